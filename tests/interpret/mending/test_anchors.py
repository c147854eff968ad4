"""Places said in words of the text are found again after edits, or not at all."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fabula.interpret.mending.anchors import (
    CONTEXT_WORDS,
    Lost,
    find_anchor,
    find_phrase,
    make_anchor,
)
from fabula.interpret.mending.word_indexes import index_words, split_words
from fabula.records import Section, SectionKind
from fabula.records.fixes import Anchor

TALE = (Path(__file__).parents[3] / "examples/the-night-bake.txt").read_text(encoding="utf-8")
INDEX = index_words(TALE)
NEW_WORDS = ["Zanzibar", "quickly", "of", "the", "and", "she", "nevertheless"]

places_end = len(INDEX.words) - 1
places = st.integers(0, places_end)
lengths = st.integers(1, 12)
edits = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["insert", "delete"]), st.sampled_from(NEW_WORDS)),
    min_size=1,
    max_size=6,
)


def span_of(first: int, n_words: int) -> tuple[int, int]:
    return INDEX.span(first, min(n_words, len(INDEX.words) - first))


def edit(
    text: str, changes: list[tuple[float, str, str]], spared: tuple[int, int]
) -> tuple[str, int]:
    """A text with words put in and taken out outside of a span, and where the span now starts."""
    start, end = spared
    for share, what, word in changes:
        words = [
            span
            for span in zip(index_words(text).starts, index_words(text).ends, strict=True)
            if span[1] <= start or span[0] >= end
        ]
        low, high = words[int(share * (len(words) - 1))]
        new = f"{text[low:high]} {word}" if what == "insert" else ""
        text = text[:low] + new + text[high:]
        moved = len(new) - (high - low) if high <= start else 0
        start, end = start + moved, end + moved
    return text, start


@given(places, lengths)
@settings(max_examples=60, deadline=None)
def test_an_anchor_leads_to_its_place(first: int, n_words: int) -> None:
    span = span_of(first, n_words)
    anchor = make_anchor(*span, INDEX)
    assert anchor is not None
    assert find_anchor(anchor, INDEX, may_change=True) == span


@given(places, lengths, edits)
@settings(max_examples=60, deadline=None)
def test_an_anchor_is_found_after_edits_elsewhere(
    first: int, n_words: int, changes: list[tuple[float, str, str]]
) -> None:
    span = span_of(first, n_words)
    anchor = make_anchor(*span, INDEX)
    assert anchor is not None
    # Several edits close by may leave too little to tell the place by, see below.
    far = CONTEXT_WORDS[-1]
    around = INDEX.starts[max(0, first - far)], INDEX.ends[min(first + n_words + far, places_end)]
    text, start = edit(TALE, changes, around)
    start += span[0] - around[0]
    found = find_anchor(anchor, index_words(text), may_change=False)
    assert found == (start, start + span[1] - span[0])


def near(first: int, n_words: int, change: tuple[float, str, str]) -> tuple[float, str, str]:
    """The same edit, not farther than a few words from a place."""
    others = len(INDEX.words) - n_words
    place = min(max(0, first - 5 + int(change[0] * 10)), others - 1)
    return place / (others - 1), change[1], change[2]


@given(places, st.integers(2, 12), edits)
@settings(max_examples=60, deadline=None)
def test_edits_close_by_never_lead_to_another_place(
    first: int, n_words: int, changes: list[tuple[float, str, str]]
) -> None:
    span = span_of(first, n_words)
    anchor = make_anchor(*span, INDEX)
    assert anchor is not None
    close = [near(first, n_words, change) for change in changes]
    text, start = edit(TALE, close, span)
    found = find_anchor(anchor, index_words(text), may_change=True)
    right = (start, start + span[1] - span[0])
    if len(changes) == 1:
        assert found == right
    else:
        assert isinstance(found, Lost) or found == right


CHANGES: dict[str, Callable[[str], str]] = {
    "straight marks": lambda t: t.translate(str.maketrans("“”‘’—", "\"\"''-")),
    "other spaces": lambda t: t.replace(" ", "\n \u00a0"),
    "no capitals": str.lower,
    "dashes": lambda t: t.replace(", ", " -- "),
    "guillemets": lambda t: t.replace("“", "«\u202f").replace("”", "\u202f»"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_marks_spaces_and_capitals_may_all_change(change: str) -> None:
    other = index_words(CHANGES[change](TALE))
    assert other.words == INDEX.words
    for first in random.Random(3).sample(range(len(INDEX.words)), 40):
        anchor = make_anchor(*span_of(first, 1), INDEX)
        assert anchor is not None
        assert find_anchor(anchor, other, may_change=False) == other.span(first, 1)


def test_every_line_is_found_when_its_own_words_are_edited_a_little() -> None:
    line = "I wanted a thing so badly that I hated the girl who got it."
    edited = TALE.replace(
        line, "I wanted one thing so badly then that I hated that girl who got it."
    )
    start, end = find_phrase(line, INDEX)[0]
    anchor = make_anchor(start, end, INDEX)
    assert anchor is not None
    found = find_anchor(anchor, index_words(edited), may_change=True)
    assert not isinstance(found, Lost)
    assert "I hated that girl who got it" in edited[found[0] : found[1]]
    # The words that somebody is named by may not change: another word may name another.
    assert isinstance(find_anchor(anchor, index_words(edited), may_change=False), Lost)


def test_a_place_that_is_gone_is_not_found_elsewhere() -> None:
    for first in random.Random(5).sample(range(40, len(INDEX.words) - 40), 40):
        start, end = span_of(first, 3)
        anchor = make_anchor(start, end, INDEX)
        assert anchor is not None
        low, high = INDEX.starts[first - 20], INDEX.ends[first + 20]
        found = find_anchor(anchor, index_words(TALE[:low] + TALE[high:]), may_change=True)
        assert isinstance(found, Lost), TALE[start:end]


REFRAIN = "She said no. " * 3 + "He rose. " + "She said no. " * 3


def test_equal_places_are_told_by_number_while_their_number_holds() -> None:
    index = index_words(REFRAIN)
    spans = find_phrase("no", index)
    anchors = [make_anchor(*span, index) for span in spans]
    for anchor, span in zip(anchors, spans, strict=True):
        assert anchor is not None
        assert find_anchor(anchor, index, may_change=False) == span
    other = index_words("word " * 60 + "She said no. " * 60 + "word " * 60)
    repeated = make_anchor(*find_phrase("no", other)[30], other)
    assert repeated is not None
    assert repeated.occurrence
    fewer = index_words("word " * 60 + "She said no. " * 59 + "word " * 60)
    assert isinstance(find_anchor(repeated, fewer, may_change=False), Lost)


def test_words_in_several_places_need_more_to_tell_them() -> None:
    found = find_anchor(Anchor("Galway"), INDEX, may_change=False)
    assert isinstance(found, Lost)
    assert "13 places" in found.why
    by_hand = find_anchor(Anchor("GALWAY", before="“he gave it to"), INDEX, may_change=False)
    assert by_hand == find_phrase("Galway", INDEX)[2]


def test_a_chapter_tells_one_of_two_places() -> None:
    text = "I\n\nShe went.\n\nII\n\nShe went.\n"
    sections = (
        Section("chapter-1", SectionKind.CHAPTER, "I", 0, 14, 3),
        Section("chapter-2", SectionKind.CHAPTER, "II", 14, len(text), 18),
    )
    index = index_words(text, sections)
    spans = find_phrase("She went", index)
    assert isinstance(find_anchor(Anchor("She went"), index, may_change=False), Lost)
    for chapter in ("II", "ii", "chapter-2"):
        anchor = Anchor("She went", chapter=chapter)
        assert find_anchor(anchor, index, may_change=False) == spans[1]
    assert make_anchor(*spans[1], index) == Anchor("She went", "I She went. II", "", "II")


def test_accents_that_stand_apart_are_those_of_their_letters() -> None:
    assert split_words("Cafe\u0301") == split_words("Café") == ["café"]


def test_signs_alone_are_no_place() -> None:
    index = index_words("He said “…!” and went.")
    assert make_anchor(8, 12, index) is None
    assert isinstance(find_anchor(Anchor("…!"), index, may_change=True), Lost)
