"""A treebank and a REMAN of a few sentences, and an annotator that knows what they hold."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from evaluation.annotators import Annotator
from evaluation.corpora.reman import GoldEmotion, load_reman
from evaluation.corpora.treebanks import GoldWord, TreebankDocument, load_treebanks
from fabula.errors import SourceError
from fabula.records import (
    EMOTIONS,
    RELATIONS,
    UPOS,
    XPOS,
    Annotations,
    Emotions,
    Layout,
    Mentions,
    Source,
    Spans,
    Syntax,
    Text,
)

CAT = """\
# newdoc id = GUM_tale_cat
# sent_id = 1
# newpar = p
# text = The cat didn't smile.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tcat\tcat\tNOUN\tNN\t_\t5\tnsubj\t_\t_
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tsmile\tsmile\tVERB\tVB\t_\t0\troot\t_\t_
5.1\tsmile\tsmile\tVERB\tVB\t_\t_\t_\t_\t_
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# sent_id = 2
# text = It paid 1 000 = much.
1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tpaid\tpay\tVERB\tVBD\t_\t0\troot\t_\t_
3\t1000\t1000\tNUM\tCD\t_\t2\tobj\t_\t_
4\t=\t_\tSYM\tSYM\t_\t5\tpunct\t_\t_
5\tmuch\tmuch\tADV\tRB\t_\t2\tadvmod:emph\t_\t_
6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# sent_id = 3
# newpar = p
# text = Night fell.
1\tNight\tnight\tNOUN\tNN\t_\t2\tnsubj\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""
RAIN = """\
# newdoc id = answers-rain
# text = Rain?
1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\t_
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newdoc id = answers-snow
# text = Snow.
1\tSnow\tsnow\tNOUN\tNN\t_\t0\troot\t_\t_
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_
"""
PASSAGES = (
    ("1", "A Made-up Tale", "She was glad, so glad! He wept.", ("glad joy", "wept sadness")),
    ("2", "A Made-up Tale", "A dark road.", ()),
    ("3", "Another Tale", "He wept for joy.", ("wept sadness", "joy joy", "for joy other-emotion")),
)


def write_treebanks(data_dir: Path) -> None:
    """``gum/`` with one document, ``ud_ewt/`` with two."""
    _write(data_dir / "gum/dep/GUM_tale_cat.conllu", f"{CAT}\n")
    _write(data_dir / "ud_ewt/en_ewt-ud-dev.conllu", f"{RAIN}\n")
    _write(data_dir / "ud_ewt/en_ewt-ud-test.conllu", "")


def write_reman(data_dir: Path, passages: Iterable[tuple[str, str, str, Iterable[str]]]) -> None:
    """``reman/``: of each passage its name, its book, its text and ``words emotion`` of spans."""
    documents = []
    for name, book, raw, told in passages:
        spans = [_span(raw, *row.rsplit(" ", 1)) for row in told]
        spans.append('<span cbegin="0" cend="2" type="character">x</span>')
        documents.append(
            f'<document doc_id="{name}" book_title="{book}"><text>{raw}</text>'
            f"<adjudicated><spans>{''.join(spans)}</spans></adjudicated></document>"
        )
    _write(data_dir / "reman/reman.xml", f"<corpus>{''.join(documents)}</corpus>")


def _span(raw: str, words: str, kind: str) -> str:
    start = raw.index(words)
    return f'<span cbegin="{start}" cend="{start + len(words)}" type="{kind}">{words}</span>'


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")


def make_syntax(words: Iterable[GoldWord], sentence_start: Iterable[int]) -> Syntax:
    """The syntax that has these words; a relation that fabula does not know becomes ``dep``."""
    rows = list(words)
    relations = [row.relation if row.relation in RELATIONS else "dep" for row in rows]
    return Syntax(
        words=Spans.from_pairs((row.start, row.end) for row in rows),
        upos=np.array([UPOS.index(row.upos) for row in rows], np.int8),
        xpos=np.array([XPOS.index(row.xpos) for row in rows], np.int8),
        head=np.array([row.head for row in rows], np.int32),
        relation=np.array([RELATIONS.index(relation) for relation in relations], np.int8),
        lemma=tuple(row.lemma for row in rows),
        sentence_start=np.array(list(sentence_start), np.int32),
    )


def make_annotations(syntax: Syntax, emotions: Iterable[GoldEmotion] = ()) -> Annotations:
    """Annotations of nothing but syntax and emotions."""
    rows = list(emotions)
    labels, scores = np.zeros(0, np.int8), np.zeros(0, np.float32)
    empty = Spans.from_pairs([])
    return Annotations(
        mentions=Mentions(empty, labels, labels, scores),
        events=empty,
        event_score=scores,
        syntax=syntax,
        emotions=Emotions(
            spans=Spans.from_pairs((row.start, row.end) for row in rows),
            emotion=np.array([EMOTIONS.index(row.emotion) for row in rows], np.int8),
            score=np.ones(len(rows), np.float32),
        ),
        speech=np.zeros(len(syntax), np.float32),
    )


def knowing_annotator(data_dir: Path) -> Annotator:
    """Says of each text of the two corpora what they say."""
    trees = {document.raw: document for document in load_treebanks(data_dir)}
    passages = {passage.raw: passage for passage in load_reman(data_dir)}

    def annotate(given: str, name: str, layout: Layout | None) -> tuple[Text, Annotations, str]:
        if given not in trees and given not in passages:
            raise SourceError(f"{name} is not known")
        document = trees.get(given, TreebankDocument(name, given, (), np.zeros(0, np.int32)))
        told = passages[given].emotions if given in passages else ()
        syntax = make_syntax(document.words, document.sentence_start.tolist())
        text = Text(given, Source(name, "", "txt", "utf-8"))
        return text, make_annotations(syntax, told), "test/1"

    return annotate
