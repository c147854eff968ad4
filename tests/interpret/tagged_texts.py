"""Sentences with tags, written by hand: the grammar that a model would find, trees left out."""

from dataclasses import replace

import numpy as np

from fabula.interpret.happening.stretches import Words, lay_words
from fabula.interpret.happening.tellings import Telling, read_telling
from fabula.records import RELATIONS, UPOS, XPOS, Annotations, Quote, Spans, Syntax

_TAGS = {
    "V": ("VERB", "VBD"),
    "VB": ("VERB", "VB"),
    "VBP": ("VERB", "VBP"),
    "VBZ": ("VERB", "VBZ"),
    "VBN": ("VERB", "VBN"),
    "VBG": ("VERB", "VBG"),
    "A": ("AUX", "MD"),
    "P": ("PRON", "PRP"),
    "N": ("NOUN", "NN"),
    "NUM": ("NUM", "CD"),
    "NNP": ("PROPN", "NNP"),
    "ADJ": ("ADJ", "JJ"),
    "ADV": ("ADV", "RB"),
    "ADP": ("ADP", "IN"),
    "D": ("DET", "DT"),
    "C": ("CCONJ", "CC"),
    "S": ("SCONJ", "IN"),
    "T": ("PART", "TO"),
    "X": ("PUNCT", "."),
}


def tag(tagged: str) -> tuple[str, Syntax]:
    """A text and its grammar from ``word/TAG`` or ``word/TAG/lemma``, sentences parted by ``|``."""
    sentences = [sentence.split() for sentence in tagged.split("|")]
    parts = [word.split("/") for sentence in sentences for word in sentence]
    content = " ".join(part[0] for part in parts)
    starts = np.cumsum([0, *(len(part[0]) + 1 for part in parts[:-1])])
    labels = [_TAGS[part[1]] for part in parts]
    rows = np.arange(len(parts), dtype=np.int32)
    return content, Syntax(
        words=Spans.from_pairs(
            (start, start + len(part[0])) for start, part in zip(starts, parts, strict=True)
        ),
        upos=np.array([UPOS.index(upos) for upos, _ in labels], np.int8),
        xpos=np.array([XPOS.index(xpos) for _, xpos in labels], np.int8),
        head=rows,
        relation=np.full(len(parts), RELATIONS.index("root"), np.int8),
        lemma=tuple(part[-1] if len(part) > 2 else part[0].lower() for part in parts),
        sentence_start=np.cumsum([0, *map(len, sentences[:-1])]).astype(np.int32),
    )


def find_lines(content: str) -> list[Quote]:
    """A line for each stretch between curly quotation marks, spoken by ``joss`` to ``agnes``."""
    lines, end = [], 0
    while (start := content.find("“", end)) >= 0:
        end = content.index("”", start) + 1
        lines.append(Quote("q", start, end, "joss", ("agnes",), 0.9, None, "", (), None))
    return lines


def lay(tagged: str) -> Words:
    """The columns of a tagged text."""
    content, syntax = tag(tagged)
    return lay_words(content, syntax, find_lines(content))


def annotate(tagged: str) -> tuple[str, Annotations]:
    """A tagged text in which the model has found no event."""
    content, syntax = tag(tagged)
    speech = np.zeros(len(syntax), np.float32)
    return content, replace(Annotations.nothing(), syntax=syntax, speech=speech)


def read_plainly(tagged: str) -> Telling:
    """A tagged text in which nobody is mentioned."""
    content, syntax = tag(tagged)
    return read_telling(content, syntax, [], find_lines(content))
