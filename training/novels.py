"""The novels of PDNC that weights of interpret are fitted to, and what their commands share."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from evaluation.corpora.pdnc import Novel, cast_of, list_pdnc, load_pdnc
from evaluation.layers.pairings import collect_votes, pair_characters
from evaluation.layers.speakers import list_spoken, match_parts
from evaluation.readings import Reading, fabula_reader, take_reading
from evaluation.scorers.speakers import Span
from evaluation.splits import Split, choose_names
from training.encodings import keep_encodings


def parse_options(
    command: str, about: str | None, out: Path, arguments: Sequence[str] | None
) -> argparse.Namespace:
    """What a command that fits weights is told: data, out and cache, all paths."""
    parser = argparse.ArgumentParser(prog=f"python -m training.{command}", description=about)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=out)
    parser.add_argument("--cache", type=Path, help="folder to keep what the encoder says")
    return parser.parse_args(arguments)


def list_novels(data: Path, cache: Path | None) -> Iterator[tuple[Novel, bool]]:
    """Each novel outside the development split twice: with its cast given, and without."""
    names = choose_names("pdnc", list_pdnc(data), Split.REST)
    with keep_encodings(cache):
        for novel in load_pdnc(data, names):
            print(f"{novel.name} …", flush=True)
            for is_given in (True, False):
                yield novel, is_given


def read_noting(
    novel: Novel, *, is_given: bool, room: object, name: str, note: Callable[..., Any]
) -> Reading:
    """Read a novel with one of fabula's own functions replaced.

    Args:
        novel: with its cast.
        is_given: whether the cast is given.
        room: the module that calls the function.
        name: of the function there.
        note: called in its place.

    Raises:
        ValueError: the novel cannot be read.
    """
    # What decides is inside one stage, which hands out decisions alone.
    with patch.object(room, name, note):
        cast = cast_of(novel) if is_given else None
        reading = take_reading(novel.text, novel.name, fabula_reader(), cast)
    if reading.failure:
        raise ValueError(f"{novel.name} could not be read: {reading.failure}")
    return reading


def identify_mentions(novel: Novel, reading: Reading, *, is_given: bool) -> dict[Span, str]:
    """The gold character of each mention, by its span."""
    if is_given:
        pairs = {person.id: person.id for person in novel.characters}
    else:
        spoken = list_spoken(match_parts(novel, reading))
        pairs = pair_characters(collect_votes(novel, reading), spoken)
    return {
        (mention.start, mention.end): pairs[mention.entity]
        for mention in reading.mentions
        if mention.entity in pairs
    }
