"""Trees by the protocol of CoNLL 2018, on trees small enough to count by hand.

Not repeated here, since that script and the corpora are no part of this repository: on the 92
development documents of GUM and EWT, each perturbed at four rates (words joined and cut, sentences
joined and cut, columns and heads changed, contractions as in the treebanks), precision, recall and
F1 of all seven measures were those of the published ``conll18_ud_eval.py`` to the last digit
(2,576 comparisons, none unequal; script of stanza 1.5.0, 2026-11).
"""

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.annotators import Annotated, take_annotations
from evaluation.corpora.treebanks import TreebankDocument, load_treebanks
from evaluation.layers.syntax import gold_trees, lay_out, score_gold_words, score_raw
from evaluation.scorers.trees import Trees, TreeWord, pair_words, score_trees
from tests.evaluation.grammar_corpora import knowing_annotator


@pytest.fixture
def cat(data_dir: Path) -> TreebankDocument:
    return load_treebanks(data_dir)[0]


def values(gold: Trees, found: Trees) -> dict[str, float]:
    return {name: cell.value for name, cell in score_trees(gold, found)}


def changed(trees: Trees, index: int, **columns: object) -> Trees:
    words = list(trees.words)
    words[index] = replace(words[index], **columns)  # type: ignore[arg-type]
    return replace(trees, words=words)


def test_what_is_equal_scores_a_hundred(cat: TreebankDocument) -> None:
    trees = gold_trees(cat)
    assert len(trees.words) == 15
    assert set(values(trees, trees).values()) == {100.0}


@pytest.mark.parametrize(
    ("columns", "wrong"),
    [
        ({"upos": "VERB"}, {"upos"}),
        ({"xpos": "VB"}, {"xpos"}),
        ({"lemma": "cats"}, {"lemma"}),
        ({"relation": "nsubj:pass"}, set()),
        ({"relation": "obj"}, {"las"}),
        ({"head": 0}, {"uas", "las"}),
        ({"head": 1}, {"uas", "las"}),
    ],
)
def test_each_column_is_a_measure(
    cat: TreebankDocument, columns: dict[str, object], wrong: set[str]
) -> None:
    gold = gold_trees(cat)
    found = values(gold, changed(gold, 1, **columns))
    assert {name for name, value in found.items() if value < 100} == wrong
    assert all(found[name] == pytest.approx(100 * 14 / 15) for name in wrong)


def test_a_gold_word_without_a_lemma_has_none_to_miss(cat: TreebankDocument) -> None:
    gold = gold_trees(cat)
    assert gold.words[9].lemma == "_"
    assert values(gold, changed(gold, 9, lemma="equals"))["lemma"] == 100
    assert values(gold, changed(gold, 8, lemma="_"))["lemma"] < 100


def test_a_word_cut_wrongly_is_wrong_everywhere_and_nothing_hangs_from_it() -> None:
    """*cannot go* with *can* *not* as gold, *cannot* as predicted: one of two words is found."""
    gold = Trees(
        [
            TreeWord((0, 3), "AUX", "MD", "can", "aux", 2),
            TreeWord((3, 6), "PART", "RB", "not", "advmod", 2),
            TreeWord((7, 9), "VERB", "VB", "go", "root", 2),
        ],
        [0],
    )
    right = TreeWord((7, 9), "VERB", "VB", "go", "root", 1)
    found = Trees([TreeWord((0, 6), "AUX", "MD", "can", "aux", 1), right], [0])
    cells = dict(score_trees(gold, found))
    assert pair_words(gold.words, found.words) == [(2, 1)]
    assert {name: cell.parts[0].precision for name, cell in cells.items()} == dict.fromkeys(
        ("words", "upos", "xpos", "lemma", "uas", "las"), 50.0
    ) | {"sentences": 100.0}
    assert cells["las"].parts[0].recall == pytest.approx(100 / 3)
    hanging = Trees([replace(found.words[0], head=0), replace(right, head=0)], [0])
    assert values(gold, hanging)["uas"] == 0


def test_sentences_are_right_to_both_ends(cat: TreebankDocument) -> None:
    gold = gold_trees(cat)
    assert gold.sentence_start == [0, 6, 12]
    joined = dict(score_trees(gold, replace(gold, sentence_start=[0, 12])))["sentences"]
    assert (joined.parts[0].precision, joined.parts[0].recall) == (50, pytest.approx(100 / 3))


def test_words_without_a_place_are_paired_with_none() -> None:
    lost = TreeWord((-1, -4), "X", "FW", "x", "root", 0)
    assert pair_words([lost], [lost]) == []
    void = TreeWord((3, 3), "X", "FW", "x", "root", 0)
    assert pair_words([void], [void]) == []


def test_the_gold_words_make_a_layout(cat: TreebankDocument) -> None:
    layout = lay_out(cat)
    assert list(layout.words) == [(word.start, word.end) for word in cat.words]
    assert [cat.raw[start:end] for start, end in layout.sentences] == [
        "The cat didn't smile.",
        "It paid 1 000 = much.",
        "Night fell.",
    ]
    assert [cat.raw[start:end] for start, end in layout.paragraphs] == [
        "The cat didn't smile. It paid 1 000 = much.",
        "Night fell.",
    ]
    assert list(layout.pieces) == [(0, len(cat.raw))]
    assert len(layout.headings) == len(layout.tags) == len(layout.quotations) == 0


def test_a_reading_is_scored_from_raw_text_and_on_gold_words(
    cat: TreebankDocument, data_dir: Path
) -> None:
    found = take_annotations(cat.raw, cat.name, knowing_annotator(data_dir))
    raw = {name: cell.value for name, cell in score_raw(cat, found)}
    assert raw.pop("syntax/las") == pytest.approx(100 * 14 / 15)  # advmod:emph is not fabula's
    assert set(raw.values()) == {100.0}
    given = {name: cell.value for name, cell in score_gold_words(cat, found)}
    assert given["syntax/gold words upos"] == 100
    assert "syntax/gold words words" not in given


def test_a_text_that_was_not_read_is_missed(cat: TreebankDocument) -> None:
    nothing = Annotated(None, lay_out(cat).words.start[:0])
    for name, cell in score_raw(cat, nothing):
        assert (cell.value, cell.n_gold) == (0, 3 if "sentences" in name else 15)
