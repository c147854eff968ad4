"""Rows of a TOML file read into records by the types of their fields; nothing is left unchecked."""

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from evaluation.corpora.folders import CorpusError
from evaluation.corpora.passages import Passage, find_passage
from evaluation.corpora.world_ids import DECLARING


@dataclass(frozen=True, slots=True)
class Context:
    """What rows refer to: the raw text, and the ids that each array declares."""

    raw: str
    ids: Mapping[str, frozenset[str]]


def read_row(record: type, row: object, context: Context) -> Any:
    """A table of the file as a record.

    Raises:
        CorpusError: a key too many or too few, words not found once, an id that nothing declares,
            or a word that is not of its vocabulary.
    """
    if not isinstance(row, dict):
        raise CorpusError(f"{row!r} is no table.")
    known = {field.name: field for field in fields(record)}
    hints = typing.get_type_hints(record)
    unknown = sorted(set(row) - set(known))
    missing = [name for name, f in known.items() if f.default is MISSING and name not in row]
    if unknown or missing:
        raise CorpusError(f"{row}: unknown {unknown}, missing {missing}.")
    return record(**{name: _read(hints[name], value, context) for name, value in row.items()})


def _read(hint: Any, value: object, context: Context) -> object:
    """One value by its type."""
    parts = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise CorpusError(f"{value!r} is no list.")
        return tuple(_read(parts[0], item, context) for item in value)
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:  # the latter: of a NewType
        return _read(parts[0], value, context)
    if is_dataclass(hint) and isinstance(hint, type) and hint is not Passage:
        return read_row(hint, value, context)
    return _read_scalar(hint, value, context)


def _read_scalar(hint: Any, value: object, context: Context) -> object:
    if hint in {bool, int}:
        return _typed(value, hint)
    word = str(_typed(value, str))
    if hint is Passage:
        return find_passage(word, context.raw)
    if hint in DECLARING:
        return _known_id(word, DECLARING[hint], context)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _member(hint, word)
    return word


def _typed(value: object, expected: type) -> object:
    if type(value) is not expected:
        raise CorpusError(f"{value!r} is no {expected.__name__}.")
    return value


def _known_id(word: str, arrays: tuple[str, ...], context: Context) -> str:
    if not any(word in context.ids[array] for array in arrays):
        raise CorpusError(f"{word!r} is no id of {' or '.join(arrays)}.")
    return word


def _member(vocabulary: type[StrEnum], word: str) -> StrEnum:
    try:
        return vocabulary(word)
    except ValueError as error:
        raise CorpusError(f"{word!r} is no {vocabulary.__name__}.") from error
