"""REMAN 1.0 (Kim and Klinger 2018): passages of novels with the words that tell of an emotion."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from evaluation.corpora.folders import CorpusError, read_corpus_file
from fabula.records import EMOTIONS

ANNOTATORS = ("A", "B", "C")
"""Those who marked the passages, as the corpus calls them."""

ROLES = ("experiencer", "target", "cause")
"""The parts in an emotion: who feels it, toward whom or what, and why."""

_TWICE = frozenset({"19717|2327"})
"""A passage of *The Seaboard Parish* that stands in the corpus again, as of another book."""


@dataclass(frozen=True, slots=True)
class GoldEmotion:
    """Words that tell of an emotion: code points of the passage, one of ``EMOTIONS``."""

    start: int
    end: int
    emotion: str


@dataclass(frozen=True, slots=True)
class GoldRole:
    """Words that play a part in an emotion.

    Attributes:
        kind: one of ``ROLES``.
        emotion_start, emotion_end: span of the words that tell of the emotion.
        start, end: span of the words that play the part.
    """

    kind: str
    emotion_start: int
    emotion_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RemanPassage:
    """Some three sentences of a novel.

    Attributes:
        name: the id in the corpus.
        book: the title of the novel.
        raw: its text.
        emotions: as adjudicated, sorted by place; spans of several classes may overlap.
        roles: who feels the emotions, toward what and why, as adjudicated.
        marked_roles: those that each annotator gave, kept or not, by annotator.
        marked: those that each annotator marked, kept by the adjudicator or not, by annotator.
    """

    name: str
    book: str
    raw: str
    emotions: tuple[GoldEmotion, ...]
    marked: Mapping[str, tuple[GoldEmotion, ...]] = field(default_factory=dict)
    roles: tuple[GoldRole, ...] = ()
    marked_roles: Mapping[str, tuple[GoldRole, ...]] = field(default_factory=dict)


def load_reman(data_dir: Path, books: Iterable[str] | None = None) -> list[RemanPassage]:
    """Read the passages of the books named, or all.

    Raises:
        CorpusError: the file or a book is missing, or the file is no XML.
    """
    content = read_corpus_file(data_dir / "reman" / "reman.xml")
    try:
        # The corpus is ours to trust, unlike a reader's book.
        root = ET.fromstring(content)  # noqa: S314
    except ET.ParseError as error:
        raise CorpusError(f"reman.xml is not XML: {error}") from error
    passages = [_passage(node) for node in root if node.get("doc_id") not in _TWICE]
    if books is None:
        return passages
    chosen = set(books)
    missing = sorted(chosen - {passage.book for passage in passages})
    if missing:
        raise CorpusError(f"No such book in {data_dir}/reman/reman.xml: {missing[0]}.")
    return [passage for passage in passages if passage.book in chosen]


def list_reman_books(data_dir: Path) -> tuple[str, ...]:
    """The titles of all books, sorted."""
    return tuple(sorted({passage.book for passage in load_reman(data_dir)}))


def _passage(node: ET.Element) -> RemanPassage:
    adjudicated = [span for span in node.iterfind("adjudicated/spans/span") if _class_of(span)]
    rejected = [span for span in node.iterfind("other/spans/span") if _class_of(span)]
    kept_roles = list(node.iterfind("adjudicated/relations/relation"))
    all_roles = [*kept_roles, *node.iterfind("other/relations/relation")]
    spans = {span.get("annotation_id", ""): span for span in node.iterfind("*/spans/span")}
    return RemanPassage(
        name=node.get("doc_id", ""),
        book=node.get("book_title", ""),
        raw=node.findtext("text", ""),
        emotions=_emotions(adjudicated),
        marked={
            annotator: _emotions(
                span for span in (*adjudicated, *rejected) if annotator in _annotators_of(span)
            )
            for annotator in ANNOTATORS
        },
        roles=_roles(kept_roles, spans),
        marked_roles={
            annotator: _roles((r for r in all_roles if annotator in _annotators_of(r)), spans)
            for annotator in ANNOTATORS
        },
    )


def _roles(
    relations: Iterable[ET.Element], spans: Mapping[str, ET.Element]
) -> tuple[GoldRole, ...]:
    """The parts in an emotion, sorted by place; *coreference* is none, nor what lacks a span."""
    found = set()
    for relation in relations:
        emotion = spans.get(relation.get("source_annotation_id", ""))
        filler = spans.get(relation.get("target_annotation_id", ""))
        kind = relation.get("type", "")
        if kind in ROLES and emotion is not None and filler is not None and _class_of(emotion):
            found.add(GoldRole(kind, *_span_of(emotion), *_span_of(filler)))
    return tuple(sorted(found, key=lambda role: (role.emotion_start, role.start, role.kind)))


def _span_of(span: ET.Element) -> tuple[int, int]:
    return int(span.get("cbegin", 0)), int(span.get("cend", 0))


def _emotions(spans: Iterable[ET.Element]) -> tuple[GoldEmotion, ...]:
    found = {GoldEmotion(*_span_of(span), _class_of(span)) for span in spans}
    return tuple(sorted(found, key=lambda span: (span.start, span.end, span.emotion)))


def _annotators_of(span: ET.Element) -> list[str]:
    return span.get("annotatorId", "").split("|")


def _class_of(span: ET.Element) -> str:
    """One of ``EMOTIONS``, or "" for other things that are marked, such as characters."""
    kind = span.get("type", "")
    name = "other" if kind == "other-emotion" else "" if kind == "other" else kind
    return name if name in EMOTIONS else ""
