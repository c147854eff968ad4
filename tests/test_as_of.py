"""A story as far as a place: nothing that is told later shows."""

from pathlib import Path

import pytest

import fabula
from fabula import Story

EXAMPLE = Path(__file__).parent.parent / "examples" / "the-night-bake.txt"
FIRST = (
    "Emma came in and took off her hat. Miss Vane had not slept.\n\n"
    "“You are late,” said the doctor. He did not look up.\n\n"
)
ENDS = (
    "Emma Vane laughed. The doctor was her brother, Tom Vane.\n\n“Tom,” she said, “I know.”\n",
    "Miss Vane was her aunt. Mr. Okoro, the doctor, went out with Miss Vane and Emma.\n",
)


def shown(story: Story) -> list[tuple[object, ...]]:
    """All that a reader sees of the cast and of who speaks; ids aside."""
    cast = [(c.name, c.aliases, c.pronouns, c.n_mentions, c.n_lines) for c in story.characters]
    names = {c.id: c.name for c in story.characters}
    return [*cast, *((q.start, names.get(q.speaker or "")) for q in story.quotes)]


def test_what_comes_later_changes_nothing() -> None:
    stories = [fabula.read((FIRST + end).encode(), name="tale.txt") for end in ENDS]
    one, other = (fabula.as_of(story, len(FIRST)) for story in stories)
    assert shown(one) == shown(other)
    assert shown(one) == shown(fabula.read(FIRST.encode(), name="tale.txt"))
    assert one.text.content == FIRST.rstrip()


@pytest.mark.parametrize("share", ["30%", "60%", "99%"])
def test_a_part_is_read_as_the_text_cut_there(share: str) -> None:
    story = fabula.read(EXAMPLE)
    part = fabula.as_of(story, share)
    cut = part.text.content
    assert story.text.content.startswith(cut)
    assert cut.endswith((".", "”"))
    assert shown(part) == shown(fabula.read(cut.encode(), name="cut.txt"))
    ids = {entity.id for entity in story.entities}
    assert {c.id for c in part.characters if c.n_mentions > 3} <= ids


def test_before_the_first_paragraph_nobody_is_known() -> None:
    with pytest.raises(fabula.QueryError, match="no paragraph"):
        fabula.as_of(fabula.read(EXAMPLE), 5)
