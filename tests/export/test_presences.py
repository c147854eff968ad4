from dataclasses import replace

from fabula.export.presences import N_STRETCHES, count_presences, cut_stretches
from fabula.records import Section, SectionKind, Table
from tests.example_stories import make_empty_story, make_story


def test_chapters_are_stretches() -> None:
    story, middle = make_story(), 60
    end = len(story.text.content)
    sections = [
        Section("front-1", SectionKind.FRONT, "", 0, middle, 0),
        Section("chapter-1", SectionKind.CHAPTER, "The Café", middle, end, middle),
        Section("chapter-1-scene-1", SectionKind.SCENE, "", middle, end, middle, "chapter-1"),
    ]
    story = replace(story, sections=Table(Section, sections))
    stretches = cut_stretches(story)
    assert [(s.start, s.end, s.title) for s in stretches] == [
        (0, middle, "Front matter"), (middle, end, "The Café")]  # fmt: skip
    assert count_presences(story, stretches).tolist() == [[1, 1], [0, 1]]


def test_a_story_of_one_chapter_is_cut_into_equal_parts_that_tile_it() -> None:
    story = make_story()
    stretches = cut_stretches(story)
    assert len(stretches) == N_STRETCHES
    assert [s.start for s in stretches[1:]] == [s.end for s in stretches[:-1]]
    assert (stretches[0].start, stretches[-1].end) == (0, len(story.text.content))
    counts = count_presences(story, stretches)
    assert counts.sum(axis=1).tolist() == [2, 1]


def test_a_story_without_a_cast_has_no_rows() -> None:
    story = make_empty_story()
    assert count_presences(story, cut_stretches(story)).shape == (0, N_STRETCHES)
