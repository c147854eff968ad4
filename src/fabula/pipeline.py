"""From a source to a Story: the table of contents of fabula."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from fabula import encode, ingest, interpret, segment
from fabula.records import CastFile, Story

Source = str | os.PathLike[str] | bytes | BinaryIO
"""A path, the bytes themselves, or a file open for reading bytes."""

OnProgress = Callable[[str, float], None]
"""Called with the name of a stage and the share of it that is done, in [0, 1]."""

STAGES: Final = ("ingest", "segment", "encode", "interpret")
"""The stages, in the order in which a story passes them."""

MODEL: Final = "en-small"
"""The bundle that reads a story where none is named."""


def read_story(
    source: Source,
    *,
    model: str | Path = MODEL,
    cast: str | os.PathLike[str] | CastFile | None = None,
    keep: Collection[str] | str = (),
    max_loss: float = ingest.MAX_LOSS,
    name: str | None = None,
    on_progress: OnProgress | None = None,
) -> Story:
    """Read a story: see :func:`fabula.read`."""
    tell = on_progress or _tell_nobody
    # The small things first: a slip in a cast file shows before a novel is read, not after.
    cast_file = cast if cast is None or isinstance(cast, CastFile) else ingest.read_cast(cast)
    bundle = encode.load_bundle(model)

    tell("ingest", 0)
    text = ingest.read_text(source, name=name, keep=keep, max_loss=max_loss)
    tell("segment", 0)
    layout = segment.split_text(text)
    tell("encode", 0)
    annotations = encode.annotate(text, layout, bundle, on_progress=partial(tell, "encode"))
    tell("interpret", 0)
    story = interpret.build_story(text, layout, annotations, bundle_id=bundle.id, cast=cast_file)
    tell("interpret", 1)
    return story


def _tell_nobody(stage: str, share: float) -> None:
    del stage, share
