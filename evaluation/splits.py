"""Which documents are for tuning and which for training, as fixed in ``splits.toml``."""

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path


class Split(StrEnum):
    """A part of a corpus."""

    DEVELOPMENT = "development"
    REST = "rest"
    ALL = "all"
    UNSEEN = "unseen"
    """Stories of our own that no rule was made or tuned on; no corpus has such a part."""


def choose_names(corpus: str, names: Iterable[str], split: Split) -> tuple[str, ...]:
    """Those names of a corpus (a heading of ``splits.toml``) that are in the split, in their order.

    Development documents that the data folder does not hold are asked for all the same, so that
    a loader says which file is missing.
    """
    development = load_splits()[corpus]
    if split is Split.DEVELOPMENT:
        return development
    if split is Split.ALL:
        return tuple(names)
    if split is Split.UNSEEN:
        return ()
    return tuple(name for name in names if name not in set(development))


def load_splits() -> dict[str, tuple[str, ...]]:
    """The development documents of each corpus."""
    table = tomllib.loads((Path(__file__).parent / "splits.toml").read_text(encoding="utf-8"))
    return {corpus: tuple(parts["development"]) for corpus, parts in table.items()}
