"""From a source to a Story: the table of contents of fabula."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from fabula import encode, ingest, interpret, segment
from fabula.errors import FixWarning, LanguageWarning, QueryError
from fabula.records import CastFile, FixFile, FixReport, Layout, Story, Text, find_place
from fabula.records.doubts import UNKNOWN_BELOW, check_threshold

Source = str | os.PathLike[str] | bytes | BinaryIO
"""A path, the bytes themselves, or a file open for reading bytes."""

OnProgress = Callable[[str, float], None]
"""Called with the name of a stage and the share of it that is done, in [0, 1]."""

OnFixes = Callable[[FixReport], None]
"""Called with what became of the fixes, where there are any."""

Fixes = str | os.PathLike[str] | FixFile | bool
"""A fixes file or its path; True for the one beside the source if there is one, False for none."""

STAGES: Final = ("ingest", "segment", "encode", "interpret")
"""The stages, in the order in which a story passes them."""

MODEL: Final = "en-small"
"""The bundle that reads a story where none is named."""


def read_story(
    source: Source,
    *,
    model: str | Path = MODEL,
    cast: str | os.PathLike[str] | CastFile | None = None,
    fixes: Fixes = True,
    keep: Collection[str] | str = (),
    max_loss: float = ingest.MAX_LOSS,
    unknown_below: float = UNKNOWN_BELOW,
    name: str | None = None,
    on_progress: OnProgress | None = None,
    on_fixes: OnFixes | None = None,
) -> Story:
    """Read a story: see :func:`fabula.read`."""
    tell = on_progress or _tell_nobody
    check_threshold(unknown_below)
    # The small things first: a slip in a cast file shows before a novel is read, not after.
    cast_file = cast if cast is None or isinstance(cast, CastFile) else ingest.read_cast(cast)
    fix_file = find_fixes(source, fixes)
    bundle = encode.load_bundle(model)

    tell("ingest", 0)
    text = ingest.read_text(source, name=name, keep=keep, max_loss=max_loss)
    if doubt := ingest.doubt_language(text):
        # The level of whoever called fabula.read.
        warnings.warn(LanguageWarning(doubt), stacklevel=3)
    tell("segment", 0)
    layout = segment.split_text(text)
    placed = interpret.place_fixes(fix_file, text, layout) if fix_file else None
    tell("encode", 0)
    annotations = encode.annotate(text, layout, bundle, on_progress=partial(tell, "encode"))
    tell("interpret", 0)
    story = interpret.build_story(
        text,
        layout,
        annotations,
        bundle_id=bundle.id,
        cast=cast_file,
        fixes=placed,
        unknown_below=unknown_below,
    )
    tell("interpret", 1)
    if placed:
        (on_fixes or _warn_of_troubles)(placed.report())
    return story


def read_until(
    story: Story,
    place: str | int,
    *,
    model: str | Path = MODEL,
    cast: str | os.PathLike[str] | CastFile | None = None,
    on_progress: OnProgress | None = None,
) -> Story:
    """Read a story up to a place: see :func:`fabula.as_of`."""
    tell = on_progress or _tell_nobody
    cast_file = cast if cast is None or isinstance(cast, CastFile) else ingest.read_cast(cast)
    end = find_place(story, place)
    ends = segment.split_text(story.text).paragraphs.end
    if not len(ends) or ends[0] > end:
        raise QueryError(f"no paragraph of this story ends before {place!r}: give a later place")
    text = story.text.before(int(ends[ends <= end][-1]))
    bundle = encode.load_bundle(model)
    layout = segment.split_text(text)
    tell("encode", 0)
    annotations = encode.annotate(text, layout, bundle, on_progress=partial(tell, "encode"))
    tell("interpret", 0)
    part = interpret.build_story(text, layout, annotations, bundle_id=bundle.id, cast=cast_file)
    tell("interpret", 1)
    return interpret.keep_ids(part, story)


def find_fixes(source: Source, fixes: Fixes) -> FixFile | None:
    """The fixes that a source is read with.

    Raises:
        SourceError: the file cannot be read, or is no fixes file.
    """
    if isinstance(fixes, FixFile):
        return fixes
    if not isinstance(fixes, bool):
        return ingest.read_fixes(fixes)
    beside = ingest.fixes_beside(source) if fixes else None
    return ingest.read_fixes(beside) if beside and beside.is_file() else None


def lay_out(
    source: Source, *, keep: Collection[str] | str = (), max_loss: float = ingest.MAX_LOSS
) -> tuple[Text, Layout]:
    """A source as far as no model is needed: its text, and the same segmented.

    Raises:
        SourceError: the source cannot be read, or too much would be left out.
    """
    text = ingest.read_text(source, keep=keep, max_loss=max_loss)
    return text, segment.split_text(text)


def _warn_of_troubles(report: FixReport) -> None:
    for trouble in (*report.troubles, *report.absent):
        # The level of whoever called fabula.read.
        warnings.warn(FixWarning(str(trouble)), stacklevel=4)


def _tell_nobody(stage: str, share: float) -> None:
    del stage, share
