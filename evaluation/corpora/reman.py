"""REMAN 1.0 (Kim and Klinger 2018): passages of novels with the words that tell of an emotion."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from evaluation.corpora.folders import CorpusError, read_corpus_file
from fabula.records import EMOTIONS

ANNOTATORS = ("A", "B", "C")
"""Those who marked the passages, as the corpus calls them."""

_TWICE = frozenset({"19717|2327"})
"""A passage of *The Seaboard Parish* that stands in the corpus again, as of another book."""


@dataclass(frozen=True, slots=True)
class GoldEmotion:
    """Words that tell of an emotion: code points of the passage, one of ``EMOTIONS``."""

    start: int
    end: int
    emotion: str


@dataclass(frozen=True, slots=True)
class RemanPassage:
    """Some three sentences of a novel.

    Attributes:
        name: the id in the corpus.
        book: the title of the novel.
        raw: its text.
        emotions: as adjudicated, sorted by place; spans of several classes may overlap.
        marked: those that each annotator marked, kept by the adjudicator or not, by annotator.
    """

    name: str
    book: str
    raw: str
    emotions: tuple[GoldEmotion, ...]
    marked: Mapping[str, tuple[GoldEmotion, ...]] = field(default_factory=dict)


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
    )


def _emotions(spans: Iterable[ET.Element]) -> tuple[GoldEmotion, ...]:
    found = {
        GoldEmotion(int(span.get("cbegin", 0)), int(span.get("cend", 0)), _class_of(span))
        for span in spans
    }
    return tuple(sorted(found, key=lambda span: (span.start, span.end, span.emotion)))


def _annotators_of(span: ET.Element) -> list[str]:
    return span.get("annotatorId", "").split("|")


def _class_of(span: ET.Element) -> str:
    """One of ``EMOTIONS``, or "" for other things that are marked, such as characters."""
    kind = span.get("type", "")
    name = "other" if kind == "other-emotion" else "" if kind == "other" else kind
    return name if name in EMOTIONS else ""
