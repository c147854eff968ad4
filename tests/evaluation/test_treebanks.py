"""GUM and EWT: words in their places, and what is no word of the tree left out."""

import re
from pathlib import Path

import pytest

from evaluation.corpora.folders import CorpusError
from evaluation.corpora.treebanks import list_treebanks, load_treebanks
from evaluation.splits import Split, choose_names


def test_words_lie_where_they_are_written(data_dir: Path) -> None:
    cat = load_treebanks(data_dir)[0]
    assert cat.raw == "The cat didn't smile. It paid 1 000 = much.\n\nNight fell."
    written = [cat.raw[word.start : word.end] for word in cat.words]
    assert written[:6] == ["The", "cat", "did", "n't", "smile", "."]
    assert written[8] == "1 000"
    assert [cat.words[i].form for i in cat.sentence_start.tolist()] == ["The", "It", "Night"]


def test_heads_are_words_of_the_document(data_dir: Path) -> None:
    cat = load_treebanks(data_dir)[0]
    heads = [cat.words[word.head].form for word in cat.words]
    assert heads[:6] == ["cat", "smile", "smile", "smile", "smile", "smile"]
    assert heads[-3:] == ["fell"] * 3
    assert cat.words[10].relation == "advmod:emph"


def test_documents_are_named(data_dir: Path) -> None:
    names = ("GUM_tale_cat", "answers-rain", "answers-snow")
    assert list_treebanks(data_dir) == names
    assert tuple(document.name for document in load_treebanks(data_dir)) == names
    assert [d.raw for d in load_treebanks(data_dir, names[:0:-1])] == ["Snow.", "Rain?"]
    with pytest.raises(CorpusError, match="answers-hail"):
        load_treebanks(data_dir, ["answers-hail"])


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("# newdoc id = GUM_tale_cat\n", ""),
        ("# text = Night fell.\n", ""),
        ("\t_\t2\tpunct\t_\t_\n", "\t_\t2\n"),
        ("\t0\troot", "\t_\t_"),
    ],
)
def test_a_broken_file_is_an_error(data_dir: Path, right: str, wrong: str) -> None:
    path = data_dir / "gum/dep/GUM_tale_cat.conllu"
    path.write_text(path.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    with pytest.raises(CorpusError, match=r"GUM_tale_cat\.conllu"):
        load_treebanks(data_dir)


def test_what_is_missing_is_named(data_dir: Path) -> None:
    path = data_dir / "ud_ewt/en_ewt-ud-test.conllu"
    path.unlink()
    with pytest.raises(CorpusError, match=re.escape(path.name)):
        load_treebanks(data_dir)


def test_the_real_corpora_are_whole(real_data: Path) -> None:
    names = choose_names("treebanks", list_treebanks(real_data), Split.DEVELOPMENT)
    for document in load_treebanks(real_data, names):
        assert all(document.raw[word.start : word.end] == word.form for word in document.words)
