"""Emotions: spans by overlap and exactly, and the lexicon that a model is held against."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.annotators import Annotated, take_annotations
from evaluation.corpora.reman import GoldEmotion, GoldRole, RemanPassage, load_reman
from evaluation.layers.emotions import (
    found_emotions,
    score_annotators,
    score_emotions,
    score_feelings,
    score_lexicon,
)
from evaluation.lexicons import find_emotions, learn_lexicon, tune_thresholds
from evaluation.readings import Reading, locate_content
from evaluation.scorers.spans import Labelled, score_overlaps
from fabula.records import Feeling, Mention
from fabula.records.spans import Spans
from tests.evaluation.grammar_corpora import knowing_annotator
from tests.evaluation.test_runs import make_story


def pairs(gold: list[Labelled], found: list[Labelled]) -> int:
    return int(score_overlaps(gold, found).parts[0].right_gold)


def test_one_shared_character_is_enough_and_none_is_not() -> None:
    assert pairs([(0, 4, "joy")], [(3, 9, "joy")]) == 1
    assert pairs([(0, 4, "joy")], [(4, 9, "joy")]) == 0
    assert pairs([(0, 4, "joy")], [(0, 4, "fear")]) == 0
    assert pairs([], [(0, 4, "joy")]) == pairs([(0, 4, "joy")], []) == 0


def test_each_span_is_in_one_pair_and_pairs_are_as_many_as_can_be() -> None:
    long, first, second = (0, 20, "joy"), (0, 4, "joy"), (5, 9, "joy")
    assert pairs([first, second], [long]) == pairs([long], [first, second]) == 1
    assert pairs([long, first], [first, second]) == 2  # the first pair that comes would cost one


def test_a_reading_is_scored_over_the_passages_of_a_book(data_dir: Path) -> None:
    passages = load_reman(data_dir, ["A Made-up Tale"])
    known = [take_annotations(p.raw, p.name, knowing_annotator(data_dir)) for p in passages]
    assert {cell.value for _, cell in score_emotions(passages, known) if cell.n_gold} == {100.0}
    annotations = known[0].annotations
    assert annotations is not None
    emotions = replace(annotations.emotions, spans=Spans.from_pairs([(4, 12), (26, 30)]))
    known[0] = replace(known[0], annotations=replace(annotations, emotions=emotions))
    found = dict(score_emotions(passages, known))
    assert found["emotions/overlap"].value == 100
    assert found["emotions/exact"].value == 50
    assert found["emotions/overlap joy"].n_gold == 1
    nothing = [Annotated(None, known[0].places)] * 2
    assert dict(score_emotions(passages, nothing))["emotions/overlap untyped"].value == 0


def test_a_span_of_one_passage_is_not_right_in_another(data_dir: Path) -> None:
    passages = [passage for passage in load_reman(data_dir) if passage.emotions]
    annotator = knowing_annotator(data_dir)
    swapped = [take_annotations(p.raw, p.name, annotator) for p in passages[::-1]]
    assert found_emotions(swapped[0]) == [(3, 7, "sadness"), (8, 15, "other"), (12, 15, "joy")]
    assert dict(score_emotions(passages, swapped))["emotions/overlap"].value == 0


def passage(number: int, raw: str, *told: str) -> RemanPassage:
    spans = [GoldEmotion(raw.index(w), raw.index(w) + len(w), "joy") for w in told]
    return RemanPassage(str(number), f"Book {number}", raw, tuple(spans))


def test_the_lexicon_has_the_words_that_are_often_marked() -> None:
    train = [passage(n, "Glad she was, and glad to say it.", "Glad") for n in range(10)]
    train += [passage(n, "The sea was glad-hearted; she smiled.", "smiled") for n in range(10)]
    lexicon = learn_lexicon(train)
    assert lexicon["smiled"] == ("joy",)
    assert "she" not in lexicon
    assert find_emotions("She SMILED at the sea.", {"smiled": ("joy", "trust")}) == [
        (4, 10, "joy"),
        (4, 10, "trust"),
    ]


def test_thresholds_are_those_that_serve_unseen_books() -> None:
    """A word marked in three places of many costs more than it brings, and is left out."""
    marked = [passage(n, "He smiled. The sea, the sea.", "smiled") for n in range(10)]
    odd = [passage(n, f"The sea {'lay' * n} there.", "sea") for n in range(3)]
    assert tune_thresholds([*marked, *odd]).share > 3 / 23
    assert set(learn_lexicon([*marked, *odd])) == {"smiled"}


def test_annotators_are_held_against_each_other() -> None:
    joy, fear = GoldEmotion(0, 4, "joy"), GoldEmotion(5, 9, "fear")
    tale = RemanPassage("1", "Book", "Glad fear.", (joy,), {"A": (joy, fear), "B": (joy,)})
    counts = dict(score_annotators([tale]))["emotions/annotators overlap"].parts[0]
    # A against B, A against C, B against C.
    assert (counts.right_gold, counts.n_gold, counts.n_predicted) == (1, 5, 1)


def test_the_lexicon_is_scored_by_the_same_protocol(data_dir: Path) -> None:
    (tale,) = load_reman(data_dir, ["Another Tale"])
    found = dict(score_lexicon([tale], {"wept": ("fear",), "joy": ("joy",)}))
    assert found["emotions/lexicon overlap"].parts[0].precision == 50
    assert found["emotions/lexicon overlap"].parts[0].recall == pytest.approx(100 / 3)
    assert found["emotions/lexicon overlap untyped"].parts[0].precision == 100


def test_who_feels_is_scored_by_words_and_by_whom_they_mean() -> None:
    raw = "Ann is glad; she is sad."
    glad, sad = (raw.index(word) for word in ("glad", "sad"))
    emotions = GoldEmotion(glad, glad + 4, "joy"), GoldEmotion(sad, sad + 3, "sadness")
    ann = GoldRole("experiencer", glad, glad + 4, 0, 3), GoldRole("experiencer", sad, sad + 3, 0, 3)
    gold = RemanPassage("1", "Book", raw, emotions, {}, ann)
    she = raw.index("she")
    story = make_story(
        raw,
        mentions=[
            Mention(0, 3, "PER", "PROP", "ann", 0.9),
            Mention(she, she + 3, "PER", "PRON", "ann", 0.9),
        ],
        feelings=[
            Feeling(glad, glad + 4, "joy", "ann", evidence=((0, 3),)),
            Feeling(sad, sad + 3, "fear", "ann", evidence=((she, she + 3),)),
        ],
    )
    found = dict(score_feelings([gold], [Reading(story, locate_content(raw, raw))]))
    assert found["emotions/feelings overlap"].value == 50
    assert found["emotions/feelings overlap untyped"].value == 100
    (counts,) = found["emotions/experiencers overlap"].parts
    assert (counts.right_gold, counts.n_predicted, counts.n_gold) == (1, 2, 1)
    assert found["emotions/experiencers, of feelings found"].value == 100
