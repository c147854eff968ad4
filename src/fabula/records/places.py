"""Places of a story as users give them: a section, a share of the text, a number of characters."""

from __future__ import annotations

import re
from typing import Final

from fabula.errors import QueryError
from fabula.records.stories import Story

_SHARE: Final = re.compile(r"(\d+(?:\.\d+)?)\s*%")


def find_place(story: Story, place: str | int) -> int:
    """The code point that a place means: where a section ends, or so far into the text.

    Args:
        story: the story.
        place: the id of a section (``chapter-3``: to its end), a share (``40%``) or a number of
            code points (``12000``).

    Raises:
        QueryError: it is none of these, or lies outside the text.
    """
    n_chars = len(story.text.content)
    section = next((section for section in story.sections if section.id == place), None)
    if section is not None:
        return section.end
    share = _SHARE.fullmatch(str(place).strip())
    if share and float(share.group(1)) <= 100:
        return round(n_chars * float(share.group(1)) / 100)
    if str(place).isdecimal() and int(place) <= n_chars:
        return int(place)
    raise QueryError(
        f"{place!r} is no place of this story: give the id of a section (see fabula sections), "
        f"a share such as 40%, or a number of characters up to {n_chars}"
    )
