"""Names that are hardly any."""

from dataclasses import replace

import numpy as np
import pytest

from fabula.interpret.naming.doubts import doubt_names
from tests.interpret.marked_texts import make_book, names_of


def doubted(marked: str, score: float = 1) -> set[str]:
    book = make_book(marked)
    mentions = book.annotations.mentions
    scores = np.full(len(mentions), score, dtype=np.float32)
    annotations = replace(book.annotations, mentions=replace(mentions, score=scores))
    unsure = replace(book, annotations=annotations)
    return {phrase.text for phrase in doubt_names(unsure.settled()) if phrase.is_doubtful}


@pytest.mark.parametrize(
    ("marked", "score"),
    [
        ("A map lay there, [Dorking] beside it.", 0.7),
        ("We drove to [Dorking].", 1),
        ("“[Vengo]!” she cried.", 1),
        ("It was fixed for [June].", 1),
    ],
)
def test_too_little_speaks_for_a_person(marked: str, score: float) -> None:
    assert len(doubted(marked, score)) == 1


@pytest.mark.parametrize(
    ("marked", "score"),
    [
        ("She saw [Tupman] there.", 0.9),
        ("She saw [Miss Nash] there.", 0.4),
        ("She wrote to [Harry].", 0.4),
        ("“Come,” said [Tupman].", 0.4),
        ("[Tupman] sat. [Tupman] ate. [Tupman] slept. [Tupman] died.", 0.4),
        ("“[Harry]!” she cried.", 1),
    ],
)
def test_persons_are_not_doubted(marked: str, score: float) -> None:
    assert doubted(marked, score) == set()


def test_a_doubtful_name_stays_a_mention_but_is_of_no_cast() -> None:
    story = make_book("[Emma] came. [Emma] drove to [Dorking].").story()
    assert names_of(story) == {"Emma"}
    assert "Dorking" in [story.text.content[m.start : m.end] for m in story.mentions]
