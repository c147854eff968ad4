"""A corpus of one LitBank excerpt and one PDNC novel, both written for these tests."""

import csv
import os
from itertools import chain
from pathlib import Path

import pytest

from tests.evaluation.grammar_corpora import PASSAGES, write_reman, write_treebanks

RAW = """CHAPTER I


“Well,” said Mary--she was _so_ tired--“come to Rome, John.”

John went home. _Mary_ slept.
"""
SENTENCES = (
    "CHAPTER I",
    "“ Well , ” said Mary -- she was _ so _ tired -- “ come to Rome , John . ”",
    "John went home .",
    "_ Mary _ slept .",
)
# sentence, first word, last word, category, form, cluster, name
MENTIONS = (
    (1, 5, 5, "PER", "PROP", 1, "Mary-1"),
    (1, 7, 7, "PER", "PRON", 1, "Mary-1"),
    (1, 17, 17, "GPE", "PROP", 2, "Rome-2"),
    (1, 19, 19, "PER", "PROP", 3, "John-3"),
    (2, 0, 0, "PER", "PROP", 3, "John-3"),
    (2, 2, 2, "FAC", "NOM", 4, None),
    (3, 0, 2, "PER", "PROP", 1, "Mary-1"),
)
EVENTS = ((1, 4), (2, 1), (3, 3))
QUOTES = ((1, 0, 1, 3, "Mary-1"), (1, 14, 1, 21, "Mary-1"))

NOVEL = """CHAPTER I

"Good morning, Tom," said Anne Lee. "You are late."

"Am I?" said he.

"You are."

The porter coughed. "Tickets!"
"""


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    write_litbank(tmp_path / "litbank", "1_mary")
    write_pdnc(tmp_path / "pdnc" / "Trains")
    write_treebanks(tmp_path)
    write_reman(tmp_path, PASSAGES)
    return tmp_path


@pytest.fixture(scope="session")
def real_data() -> Path:
    folder = Path(os.environ.get("FABULA_DATA", "../shared/data"))
    if not (folder / "litbank").is_dir():
        pytest.skip(f"no annotated corpora in {folder} (set FABULA_DATA to their folder)")
    return folder


def write_file(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def write_litbank(folder: Path, name: str) -> None:
    sentences = [sentence.split() for sentence in SENTENCES]
    (folder / "raw").mkdir(parents=True)
    (folder / "raw" / f"{name}.txt").write_text(RAW, encoding="utf-8", newline="\n")
    write_file(folder / f"coref/conll/{name}_brat.conll", _conll(sentences))
    write_file(folder / f"coref/tsv/{name}_brat.ann", _mention_rows(sentences))
    write_file(folder / f"entities/tsv/{name}_brat.tsv", _entity_rows(sentences))
    events = [
        [f"{word}\t{'EVENT' if (i, k) in EVENTS else 'O'}" for k, word in enumerate(words)] + [""]
        for i, words in enumerate(sentences)
    ]
    write_file(folder / f"events/tsv/{name}_brat.tsv", list(chain.from_iterable(events)))
    quotes = [
        f"QUOTE\tQ{i}\t{row[0]}\t{row[1]}\t{row[2]}\t{row[3]}\t-" for i, row in enumerate(QUOTES)
    ]
    quotes += [f"ATTRIB\tQ{i}\t{row[4]}" for i, row in enumerate(QUOTES)]
    write_file(folder / f"quotations/tsv/{name}_brat.ann", quotes)


def _conll(sentences: list[list[str]]) -> list[str]:
    lines = ["#begin document (x); part 0"]
    for i, words in enumerate(sentences):
        for k, word in enumerate(words):
            marks = []
            for sentence, first, last, _, _, cluster, _ in MENTIONS:
                if sentence == i and k in {first, last}:
                    marks.append(f"{'(' * (k == first)}{cluster}{')' * (k == last)}")
            lines.append(f"x\t0\t{k}\t{word}\t_\t_\t_\t_\t_\t_\t_\t_\t{'|'.join(marks)}")
        lines.append("")
    return [*lines, "#end document"]


def _mention_rows(sentences: list[list[str]]) -> list[str]:
    rows = [
        f"MENTION\tT{i}\t{s}\t{a}\t{s}\t{b}\t{_words(sentences[s], a, b)}\t{category}\t{form}"
        for i, (s, a, b, category, form, _, _) in enumerate(MENTIONS)
    ]
    rows += [f"COREF\tT{i}\t{row[6]}" for i, row in enumerate(MENTIONS) if row[6]]
    return [*rows, "COP\tT5\tT4"]


def _words(sentence: list[str], first: int, last: int) -> str:
    return " ".join(sentence[first : last + 1])


def _entity_rows(sentences: list[list[str]]) -> list[str]:
    named = {
        (s, k): f"{'B' if k == a else 'I'}-{category}"
        for s, a, b, category, form, _, _ in MENTIONS
        if form != "PRON"
        for k in range(a, b + 1)
    }
    rows = [
        [f"{word}\tO\t{named.get((i, k), 'O')}\tO\t" for k, word in enumerate(words)] + [""]
        for i, words in enumerate(sentences)
    ]
    return list(chain.from_iterable(rows))


def write_pdnc(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "novel_text.txt").write_text(NOVEL, encoding="utf-8", newline="\n")
    people = [
        ["0", "Anne Lee", "{'Anne', 'Anne Lee', 'Miss Lee'}", "F", "major"],
        ["1", "Thomas Hart", "['Tom', 'Mr. Hart']", "M", "major"],
        ["2", "A Porter", "{'A Porter'}", "M", "minor"],
        ["3", "_group", "{'_group'}", "U", "minor"],
    ]
    header = ["Character ID", "Main Name", "Aliases", "Gender", "Category"]
    write_csv(folder / "character_info.csv", [header, *people])
    rows = [
        _quotation("Q0", ["Good morning, Tom,", "You are late."], "Anne Lee", "Tom", "Explicit"),
        _quotation("Q1", ["Am I?"], "Tom", "Anne Lee", "Anaphoric"),
        _quotation("Q2", ["You are."], "Anne Lee", "Tom", "Implicit"),
        _quotation("Q3", ["Tickets!"], "A Porter", "Somebody", "Implicit"),
    ]
    header = [
        *("quoteID", "quoteText", "subQuotationList", "quoteByteSpans", "speaker", "addressees"),
        *("quoteType", "referringExpression", "mentionTextsList", "mentionSpansList"),
        "mentionEntitiesList",
    ]
    write_csv(folder / "quotation_info.csv", [header, *rows])


def _quotation(name: str, parts: list[str], speaker: str, addressee: str, kind: str) -> list[str]:
    spans = [[NOVEL.index(part), NOVEL.index(part) + len(part)] for part in parts]
    at = [[[NOVEL.index("Tom"), NOVEL.index("Tom") + 3]] if "Tom" in part else [] for part in parts]
    named = [[["Thomas Hart"]] if "Tom" in part else [] for part in parts]
    texts = [["Tom"] if "Tom" in part else [] for part in parts]
    fields = [parts, spans, speaker, [addressee], kind, "nan", texts, at, named]
    return [name, " ".join(parts), *map(str, fields)]


def write_csv(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


GROUNDED = 'He said , " Come . " <char> Ann </char> sat in <place> the barn </place> .'


def write_mobility(folder: Path, context: str = GROUNDED) -> None:
    """Two development excerpts, the second without a relation."""
    quoted = f'"{context.replace(chr(34), chr(34) * 2)}"'
    columns = ["ID", "book_id", "char_text", "place_text", "context_10", "context_50"]
    rows = [[name, "1", "Ann", "the barn", "", "", quoted] for name in ("AAAAAA", "BBBBBB")]
    lines = ["\t".join(row) for row in ([*columns, "context_100"], *rows)]
    write_file(folder / "mobility" / "dev.tsv", lines)
    head = "ID\tvalid_relation\tspatial_relation\ttemporal_span\tnarrative_tense"
    labels = [head, "AAAAAA\tVALID\tIN\tPUNCTUAL\tONGOING", "BBBBBB\tINVALID\t\t\t"]
    write_file(folder / "mobility" / "dev.labels.tsv", labels)
