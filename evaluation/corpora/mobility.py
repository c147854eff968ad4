"""Characters grounded in places: excerpts of novels with one character and one place each.

Soni, Sihra, Evans, Wilkens and Bamman. 2023. Grounding characters and places in narrative text.
ACL.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.corpora.folders import CorpusError, read_corpus_file
from evaluation.corpora.passages import Passage

FOLDER: Final = "mobility"
SPLITS: Final = ("train", "dev")
_TAGS: Final = re.compile(r"</?(char|place)>\s?")


@dataclass(frozen=True, slots=True)
class Grounding:
    """An excerpt, and how its character is to its place.

    Attributes:
        id: the excerpt's own.
        book: number of the novel.
        raw: about 100 words before and after, its words set apart by spaces.
        character, place: where the two stand.
        relation: ``IN``, ``NEAR``, ``TO``, ``FROM``, ``THRU``, ``NO REL``, or ``""`` where it is
            no character or no place.
        span: ``PUNCTUAL``, ``HABITUAL`` or ``""``.
        tense: ``ONGOING``, ``ALREADY HAPPENED`` or ``""``.
    """

    id: str
    book: str
    raw: str
    character: Passage
    place: Passage
    relation: str
    span: str
    tense: str


def load_mobility(data_dir: Path, split: str) -> Iterator[Grounding]:
    """All excerpts of ``train`` or ``dev``, in the order of the file.

    Raises:
        CorpusError: a file is missing, or an excerpt does not mark one character and one place.
    """
    folder = data_dir / FOLDER
    labels = {row["ID"]: row for row in _rows(folder / f"{split}.labels.tsv")}
    for row in _rows(folder / f"{split}.tsv"):
        label = labels.get(row["ID"])
        if label is None:
            raise CorpusError(f"{folder}: {row['ID']} of {split}.tsv has no label.")
        raw, spans = _read_tags(row["context_100"])
        if set(spans) != {"char", "place"}:
            raise CorpusError(f"{folder}: {row['ID']} does not mark a character and a place.")
        is_valid = label["valid_relation"] == "VALID"
        yield Grounding(
            row["ID"],
            row["book_id"],
            raw,
            spans["char"],
            spans["place"],
            label["spatial_relation"] if is_valid else "",
            label["temporal_span"],
            label["narrative_tense"],
        )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows by their heading; quotation marks that open a field and never close are its own."""
    heading, *lines = read_corpus_file(path).rstrip("\n").split("\n")
    names = heading.split("\t")
    for line in lines:
        values = [_unquote(value) for value in line.split("\t")]
        yield dict(zip(names, values, strict=True))


def _unquote(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] == '"'
    return value[1:-1].replace('""', '"') if is_quoted else value


def _read_tags(tagged: str) -> tuple[str, dict[str, Passage]]:
    """The text without its tags, and what each pair of them held."""
    parts: list[str] = []
    spans: dict[str, Passage] = {}
    opened: dict[str, int] = {}
    length = done = 0
    for tag in _TAGS.finditer(tagged):
        parts.append(tagged[done : tag.start()])
        length += len(parts[-1])
        done = tag.end()
        if tag[0].startswith("</"):
            # A space stands between the words and the tag.
            spans[tag[1]] = Passage(opened[tag[1]], length - 1)
        else:
            opened[tag[1]] = length
    return "".join([*parts, tagged[done:]]), spans
