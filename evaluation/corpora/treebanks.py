"""GUM (Zeldes 2017) and the English Web Treebank (Silveira et al. 2014) in Universal Dependencies.

Words are those of the trees, so that *didn't* is *did* and *n't*; spans are half-open code points
of ``raw``, the text that the trees were drawn over.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.corpora.folders import CorpusError, list_corpus_folder, read_corpus_file
from fabula.records.spans import Int32

_EWT_FILES = ("en_ewt-ud-dev.conllu", "en_ewt-ud-test.conllu")
_N_COLUMNS, _HEAD = 10, 6
_NAME = re.compile(r"^# *newdoc id *=(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GoldWord:
    """One word of a tree.

    Attributes:
        form: as written.
        lemma, upos, xpos, relation: as annotated; ``relation`` with its subtype.
        head: index of its head in the document, its own for the root of a sentence.
        start, end: its code points in ``raw``; a part of a contraction that is not written out
            (*gonna*) may be empty.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    relation: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class TreebankDocument:
    """One document: its text, its words and where its sentences begin.

    Attributes:
        name: e.g. ``GUM_bio_byron``, or the ``newdoc id`` of EWT.
        raw: sentences joined by spaces, paragraphs by empty lines.
        words: of all sentences, in order.
        sentence_start: int32[n_sentences], index of the first word of each.
    """

    name: str
    raw: str
    words: tuple[GoldWord, ...]
    sentence_start: Int32


@dataclass(slots=True)
class _Draft:
    """A document while its sentences are added."""

    name: str
    raw: str
    words: list[GoldWord]
    sentence_start: list[int]

    def add(self, sentence: list[str], where: str) -> None:
        """Take over the lines of one sentence."""
        comments = dict(_comment(line) for line in sentence if line.startswith("#"))
        rows = [line.split("\t") for line in sentence if line.split("\t")[0].isdigit()]
        text = comments.get("text")
        if text is None or not all(_is_word(row) for row in rows):
            raise CorpusError(f"{where}: a sentence without # text, or a word without 10 columns.")
        if self.raw:
            self.raw += "\n\n" if "newpar id" in comments or "newpar" in comments else " "
        first, at = len(self.words), 0
        self.sentence_start.append(first)
        for row in rows:
            start, end = _find(row[1], text, at)
            at = end
            number, head = int(row[0]), int(row[_HEAD])
            self.words.append(
                GoldWord(
                    form=row[1],
                    lemma=row[2],
                    upos=row[3],
                    xpos=row[4],
                    relation=row[7],
                    head=first + (head or number) - 1,
                    start=len(self.raw) + start,
                    end=len(self.raw) + end,
                )
            )
        self.raw += text

    def finish(self) -> TreebankDocument:
        starts = np.array(self.sentence_start, np.int32)
        return TreebankDocument(self.name, self.raw, tuple(self.words), starts)


def list_treebanks(data_dir: Path) -> tuple[str, ...]:
    """The names of all documents of both treebanks, without reading their trees."""
    contents = [read_corpus_file(file) for file in _list_files(data_dir)]
    return tuple(match[1].strip() for content in contents for match in _NAME.finditer(content))


def load_treebanks(data_dir: Path, names: Iterable[str] | None = None) -> list[TreebankDocument]:
    """Read the documents named, or all: first GUM's, then EWT's.

    Args:
        data_dir: the folder that holds ``gum/`` and ``ud_ewt/``.
        names: of documents; None for all.

    Raises:
        CorpusError: a file or a document is missing, or a line is not CoNLL-U.
    """
    files = _list_files(data_dir)
    documents = {document.name: document for file in files for document in _parse(file)}
    if names is None:
        return list(documents.values())
    chosen = tuple(names)
    missing = [name for name in chosen if name not in documents]
    if missing:
        raise CorpusError(f"No such document in {data_dir}/gum or {data_dir}/ud_ewt: {missing[0]}.")
    return [documents[name] for name in chosen]


def _list_files(data_dir: Path) -> list[Path]:
    trees = list_corpus_folder(data_dir / "gum" / "dep")
    gum = [file for file in trees if file.suffix == ".conllu"]
    return [*gum, *(data_dir / "ud_ewt" / name for name in _EWT_FILES)]


def _parse(path: Path) -> Iterator[TreebankDocument]:
    draft: _Draft | None = None
    for block in read_corpus_file(path).replace("\r\n", "\n").split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        if not lines:
            continue
        comments = dict(_comment(line) for line in lines if line.startswith("#"))
        if "newdoc id" in comments:
            if draft is not None:
                yield draft.finish()
            draft = _Draft(comments["newdoc id"], "", [], [])
        if draft is None:
            raise CorpusError(f"{path.name}: its first sentence has no # newdoc id.")
        draft.add(lines, path.name)
    if draft is not None:
        yield draft.finish()


def _comment(line: str) -> tuple[str, str]:
    key, _, value = line.removeprefix("#").partition("=")
    return key.strip(), value.strip()


def _is_word(row: list[str]) -> bool:
    return len(row) == _N_COLUMNS and row[_HEAD].isdigit()


def _find(form: str, text: str, at: int) -> tuple[int, int]:
    """Where a word lies in its sentence; white space inside it (*1 000*) is looked past."""
    while at < len(text) and text[at].isspace():
        at += 1
    start = at
    for sign in form:
        while at < len(text) and text[at].isspace() and not sign.isspace():
            at += 1
        if at >= len(text) or text[at] != sign:
            return start, start
        at += 1
    return start, at
