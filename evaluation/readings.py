"""What fabula makes of a text, told in places of that text as it was given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from evaluation.alignments import align_texts
from fabula.errors import BundleError, SourceError
from fabula.records.casts import CastFile
from fabula.records.spans import Int32
from fabula.records.stories import Character, Event, Mention, Quote, Story

Reader = Callable[[bytes, str, CastFile | None], Story]
"""Reads the bytes of a file of some name, with a cast or without one."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A Story beside the text that it was read from.

    Attributes:
        story: None where reading failed; then nothing is found, and everything counts as missed.
        places: int32[len(story.text.content)], the code point of the given text for each code
            point of the canonical one, -1 where it has none.
        failure: the error in words, or "".
    """

    story: Story | None
    places: Int32
    failure: str = ""

    @property
    def bundle(self) -> str:
        """The model that read it, or ""."""
        return self.story.bundle if self.story else ""

    @property
    def mentions(self) -> Iterator[Mention]:
        """All mentions; none where reading failed."""
        return iter(self.story.mentions if self.story else ())

    @property
    def quotes(self) -> Iterator[Quote]:
        """All lines of speech."""
        return iter(self.story.quotes if self.story else ())

    @property
    def events(self) -> Iterator[Event]:
        """All events that are told as having happened."""
        return (event for event in (self.story.events if self.story else ()) if event.realis)

    @property
    def characters(self) -> Iterator[Character]:
        """The cast."""
        return iter(self.story.characters if self.story else ())

    def words(self, start: int, end: int) -> str:
        """The text of a canonical span."""
        return self.story.text.content[start:end] if self.story else ""

    def given_span(self, start: int, end: int) -> tuple[int, int]:
        """A canonical span in places of the given text, ``_`` and white space at its edges aside.

        Where its first or last character has no place, that edge is -1: a span that no gold span
        is equal to.
        """
        words = self.words(start, end)
        while words and _is_void(words[0]):
            words, start = words[1:], start + 1
        while words and _is_void(words[-1]):
            words, end = words[:-1], end - 1
        if not words:
            return -1, -1
        last = int(self.places[end - 1])
        return int(self.places[start]), last + 1 if last >= 0 else -1

    def given_reach(self, start: int, end: int) -> tuple[int, int]:
        """From the first to the last place that any character of a canonical span has.

        Unlike :meth:`given_span` it forgives an edge without a place; (0, 0) where none has one.
        """
        held = self.places[start:end]
        held = held[held >= 0]
        return (int(held[0]), int(held[-1]) + 1) if len(held) else (0, 0)


def _is_void(sign: str) -> bool:
    return sign == "_" or sign.isspace()


def take_reading(given: str, name: str, reader: Reader, cast: CastFile | None = None) -> Reading:
    """Read a text as a user would, from the bytes of a ``.txt`` file.

    A text that fabula refuses, or breaks down on, becomes an empty reading with the message: one
    novel must not cost the scores of the others.

    Raises:
        BundleError: the model cannot be loaded, so that no text can be read.
    """
    try:
        story = reader(given.encode("utf-8"), f"{name}.txt", cast)
    except BundleError:
        raise
    except Exception as error:  # noqa: BLE001 -- told in the tables, and by the exit code
        return Reading(None, np.zeros(0, np.int32), tell_failure(error))
    return Reading(story, locate_content(story.text.content, given))


def tell_failure(error: Exception) -> str:
    """Why a text could not be read; what fabula did not refuse but broke down on is a defect."""
    if isinstance(error, SourceError):
        return str(error)
    return f"DEFECT {type(error).__name__}: {error}"


def locate_content(content: str, given: str) -> Int32:
    """For each code point of the canonical text its place in the given one."""
    if content == given:
        return np.arange(len(content), dtype=np.int32)
    return align_texts(content, given)


def fabula_reader(model: str | None = None) -> Reader:
    """The installed fabula, with its own model or the one named."""
    import fabula  # noqa: PLC0415 -- only a run needs the model's libraries

    given = fabula.read if model is None else partial(fabula.read, model=model)
    return lambda data, name, cast: given(data, name=name, cast=cast)
