"""Anchors of many spans: each is found again where it was made."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from fabula.interpret.mending.anchor_frames import MAX_ALIKE, AnchorFrames, frame_anchors
from fabula.interpret.mending.anchors import find_anchor
from fabula.interpret.mending.word_indexes import index_words
from fabula.records.fixes import Anchor

BAKE = Path(__file__).parents[3] / "examples/the-night-bake.txt"


def anchor_at(row: int, frames: AnchorFrames, content: str) -> Anchor:
    low, start, end, high = (
        int(column[row]) for column in (frames.low, frames.start, frames.end, frames.high)
    )
    return Anchor(
        words=content[start:end],
        before=content[low:start],
        after=content[end:high],
        occurrence=frames.occurrences.get(row),
    )


def test_every_word_of_a_story_is_found_where_it_stands() -> None:
    content = BAKE.read_text(encoding="utf-8")
    index = index_words(content)
    spans = list(zip(index.starts, index.ends, strict=True))
    frames = frame_anchors(spans, index)
    found = [
        find_anchor(anchor_at(row, frames, content), index, may_change=False)
        for row in range(len(spans))
    ]
    assert found == spans
    assert not frames.occurrences


def test_a_span_is_cut_to_its_words_and_a_long_one_to_its_first() -> None:
    content = "He said: “" + " ".join(f"word{n}" for n in range(40)) + "!”"
    index = index_words(content)
    frames = frame_anchors([(8, len(content)), (8, 10)], index)
    anchor = anchor_at(0, frames, content)
    assert anchor.words.split()[0] == "word0"
    assert len(anchor.words.split()) == 15
    assert frames.low.tolist() == [0, -1]


@given(st.lists(st.sampled_from(["ab", "c,", "ß", "ss", "É", "1"]), max_size=90), st.data())
def test_places_of_repetitive_texts_are_found_again(words: list[str], data: st.DataObject) -> None:
    content = " ".join(words)
    index = index_words(content)
    places = st.integers(0, len(content))
    spans = [tuple(sorted(pair)) for pair in data.draw(st.lists(st.tuples(places, places)))]
    frames = frame_anchors(spans, index)
    for row, (start, end) in enumerate(spans):
        if not index.within(start, end):
            assert frames.low[row] == -1
            continue
        span = (int(frames.start[row]), int(frames.end[row]))
        assert start <= span[0] < span[1] <= end
        assert find_anchor(anchor_at(row, frames, content), index, may_change=True) == span


def test_endless_repetition_has_no_anchors_but_at_its_ends() -> None:
    content = "ha " * (MAX_ALIKE * 10)
    frames = frame_anchors([(0, 2), (1500, 1502)], index_words(content))
    assert frames.low[0] == 0
    assert frames.low[1] == -1


def test_no_words_no_anchors() -> None:
    assert len(frame_anchors([], index_words("")).low) == 0
