"""Places as users give them."""

import pytest

from fabula.errors import QueryError
from fabula.records import find_place
from tests.example_stories import make_story


def test_a_place_is_a_section_a_share_or_a_number() -> None:
    story = make_story()
    n_chars = len(story.text.content)
    section = story.sections[0]
    assert find_place(story, section.id) == section.end
    assert find_place(story, "50 %") == round(n_chars / 2)
    assert find_place(story, "12.5%") == round(n_chars / 8)
    assert find_place(story, 7) == find_place(story, "7") == 7


@pytest.mark.parametrize("place", ["chapter-99", "101%", "-3", -3, 10**9, "half", ""])
def test_what_is_no_place_is_an_error(place: str | int) -> None:
    with pytest.raises(QueryError, match="no place of this story"):
        find_place(make_story(), place)
