"""The Project Dialogism Novel Corpus (Vishnubhotla et al. 2022): who says what in whole novels.

All spans are half-open code points of ``Novel.text``. Quotation spans leave the marks out.
"""

import ast
import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.corpora.folders import CorpusError, list_corpus_folder, read_corpus_file
from fabula.records.casts import CastFile, CastMember

NOBODY = frozenset({"_group", "_unknowable"})
"""Names in the corpus that stand for no one character."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class GoldCharacter:
    """One character; ``category`` is ``major``, ``intermediate`` or ``minor``.

    Attributes:
        id: made from the main name, e.g. ``mr-frank-churchill``.
        name: the main name.
        aliases: its other names, sorted.
        gender: ``M``, ``F``, ``X`` or ``U`` as annotated.
        category: how large its part is.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    gender: str
    category: str


@dataclass(frozen=True, slots=True)
class InnerMention:
    """Words inside a quotation that refer to characters (ids; more than one for a group)."""

    start: int
    end: int
    characters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """One quotation, in one or more parts that a tag or a paragraph end divides.

    Attributes:
        id: e.g. ``Q17``, unique in its novel.
        spans: the sub-quotations.
        speaker: id of a character, or None for a group or where nobody can know.
        addressees: ids; names that fit no one character are left out.
        kind: ``explicit``, ``anaphoric`` or ``implicit``.
        referring_expression: the words of the tag, or "".
        mentions: mentions inside the quotation; those that fit no character have no ids.
    """

    id: str
    spans: tuple[tuple[int, int], ...]
    speaker: str | None
    addressees: tuple[str, ...]
    kind: str
    referring_expression: str
    mentions: tuple[InnerMention, ...]


@dataclass(frozen=True, slots=True)
class Novel:
    """A novel with its quotations in the order of the corpus."""

    name: str
    text: str
    characters: tuple[GoldCharacter, ...]
    quotations: tuple[GoldQuotation, ...]


def list_pdnc(data_dir: Path) -> tuple[str, ...]:
    """The names of all novels that the folder holds."""
    return tuple(path.name for path in list_corpus_folder(data_dir / "pdnc") if path.is_dir())


def load_pdnc(data_dir: Path, names: Iterable[str] | None = None) -> Iterator[Novel]:
    """Read the novels named, or all, one by one.

    Args:
        data_dir: the folder that holds ``pdnc/``.
        names: e.g. ``["Emma"]``; None for every folder of ``pdnc``, by name.

    Raises:
        CorpusError: a file is missing, or a quotation lies outside its novel.
    """
    for name in list_pdnc(data_dir) if names is None else names:
        yield _load_novel(data_dir / "pdnc" / name)


def cast_of(novel: Novel) -> CastFile:
    """The gold cast as a user's cast list: names and aliases, nothing more.

    Published figures with a given cast give the same to their systems.
    """
    return CastFile(
        tuple(CastMember(person.id, person.name, person.aliases) for person in novel.characters)
    )


def _load_novel(folder: Path) -> Novel:
    text = read_corpus_file(folder / "novel_text.txt")
    characters = _parse_characters(_read_csv(folder / "character_info.csv"))
    ids = _Ids(characters)
    quotations = tuple(
        _parse_quotation(row, ids) for row in _read_csv(folder / "quotation_info.csv")
    )
    for quotation in quotations:
        if any(not 0 <= start < end <= len(text) for start, end in quotation.spans):
            raise CorpusError(
                f"PDNC {folder.name}: quotation {quotation.id} lies outside novel_text.txt; "
                "the file is not the one that was annotated."
            )
    return Novel(folder.name, text, characters, quotations)


def _read_csv(path: Path) -> list[Row]:
    return list(csv.DictReader(io.StringIO(read_corpus_file(path), newline="")))


def _parse_characters(rows: list[Row]) -> tuple[GoldCharacter, ...]:
    taken: set[str] = set()
    found = []
    for row in rows:
        name = row["Main Name"].strip()
        if name in NOBODY:
            continue
        slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
        unique = slug if slug not in taken else f"{slug}-{row['Character ID']}"
        taken.add(unique)
        aliases = {alias.strip() for alias in ast.literal_eval(row["Aliases"])} - {name, ""}
        found.append(
            GoldCharacter(unique, name, tuple(sorted(aliases)), row["Gender"], row["Category"])
        )
    return tuple(found)


class _Ids:
    """Ids by main name or, where the annotators wrote another name, by an alias of one alone."""

    def __init__(self, characters: tuple[GoldCharacter, ...]) -> None:
        self._by_name = {person.name: person.id for person in characters}
        self._by_alias: defaultdict[str, set[str]] = defaultdict(set)
        for person in characters:
            for alias in person.aliases:
                self._by_alias[alias].add(person.id)

    def find(self, name: str) -> str | None:
        """The id of a name, or None where it fits no character or several."""
        name = name.strip()
        if name in self._by_name:
            return self._by_name[name]
        owners = self._by_alias.get(name, set())
        return next(iter(owners)) if len(owners) == 1 else None

    def find_all(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of those names that have one."""
        return tuple(found for found in map(self.find, names) if found is not None)


def _parse_quotation(row: Row, ids: _Ids) -> GoldQuotation:
    expression = row["referringExpression"].strip()
    return GoldQuotation(
        id=row["quoteID"],
        spans=tuple((start, end) for start, end in ast.literal_eval(row["quoteByteSpans"])),
        speaker=ids.find(row["speaker"]),
        addressees=ids.find_all(ast.literal_eval(row["addressees"])),
        kind=row["quoteType"].casefold(),
        referring_expression="" if expression == "nan" else expression,
        mentions=tuple(_parse_mentions(row, ids)),
    )


def _parse_mentions(row: Row, ids: _Ids) -> Iterator[InnerMention]:
    """Mentions of every part; the few parts whose lists do not fit together give none."""
    spans = ast.literal_eval(row["mentionSpansList"])
    names = ast.literal_eval(row["mentionEntitiesList"])
    for part_spans, part_names in zip(spans, names, strict=True):
        if len(part_spans) != len(part_names):
            continue
        for (start, end), named in zip(part_spans, part_names, strict=True):
            yield InnerMention(start, end, ids.find_all(named))
