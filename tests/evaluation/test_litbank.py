"""LitBank: every layer read, every token tied to the raw text."""

import re
from pathlib import Path

import pytest

from evaluation.corpora.folders import CorpusError
from evaluation.corpora.litbank import align_tokens, list_litbank, load_litbank
from evaluation.corpora.litbank_layers import GoldEntity, GoldLink, GoldMention, GoldQuote
from evaluation.splits import Split, choose_names


def test_every_layer_is_read(data_dir: Path) -> None:
    (document,) = load_litbank(data_dir)
    assert document.name == "1_mary"
    assert document.sentence_start.tolist() == [0, 2, 24, 28, 33]
    mary = document.mentions[0]
    assert mary == GoldMention(7, 8, "PER", "PROP", 1)
    assert [m.cluster for m in document.mentions] == [1, 1, 2, 3, 3, 4, 1]
    assert document.links == (GoldLink("COP", 5, 4),)
    assert GoldEntity(28, 31, "PER") in document.entities
    assert len(document.entities) == 6
    assert [document.tokens[i] for i in document.events] == ["said", "went", "slept"]
    assert document.quotes == (GoldQuote(2, 6, 1), GoldQuote(16, 24, 1))


def test_tokens_are_tied_to_the_raw_text(data_dir: Path) -> None:
    (document,) = load_litbank(data_dir)
    spans = zip(document.raw_start.tolist(), document.raw_end.tolist(), strict=True)
    assert tuple(document.raw[start:end] for start, end in spans) == document.tokens


@pytest.mark.parametrize(
    ("tokens", "raw", "expected"),
    [
        ("“ Yes ”", '"Yes"', ['"', "Yes", '"']),
        ("a -- b", "a—b", ["a", "—", "b"]),
        ("_ a", "a", ["", "a"]),
        ("a", "_a_", ["a"]),
        ("can not", "cannot", ["can", "not"]),
    ],
)
def test_loose_signs_may_differ(tokens: str, raw: str, expected: list[str]) -> None:
    start, end = align_tokens(tuple(tokens.split()), raw, "x")
    assert [raw[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)] == expected


@pytest.mark.parametrize(("tokens", "raw"), [("a b", "a"), ("a", "a b"), ("a”", "a")])
def test_other_differences_are_an_error(tokens: str, raw: str) -> None:
    with pytest.raises(CorpusError, match="tokens and raw text differ"):
        align_tokens(tuple(tokens.split()), raw, "x")


def test_a_missing_file_is_named(data_dir: Path) -> None:
    missing = data_dir / "litbank/events/tsv/1_mary_brat.tsv"
    missing.unlink()
    with pytest.raises(CorpusError, match=re.escape(str(missing.parent))) as caught:
        load_litbank(data_dir)
    assert missing.name in str(caught.value)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=re.escape(str(tmp_path))):
        list_litbank(tmp_path)


def test_layers_that_do_not_fit_are_an_error(data_dir: Path) -> None:
    path = data_dir / "litbank/entities/tsv/1_mary_brat.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("Rome", "Roma"), encoding="utf-8")
    with pytest.raises(CorpusError, match="1_mary, entities"):
        load_litbank(data_dir)


def test_the_real_corpus_is_whole(real_data: Path) -> None:
    names = choose_names("litbank", list_litbank(real_data), Split.DEVELOPMENT)
    for document in load_litbank(real_data, names):
        assert (document.raw_start[1:] >= document.raw_end[:-1]).all()
        for token, start, end in zip(
            document.tokens, document.raw_start.tolist(), document.raw_end.tolist(), strict=True
        ):
            raw = document.raw[start:end]
            assert raw == token or set(token) <= set("_-\"'`“”‘’—")
