"""Mentions as linking sees them: their words, what these tell, and where they stand."""

from array import array
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.wording.function_words import (
    AFTER_OBJECT,
    CLAUSE_OPENERS,
    INDEFINITE_PRONOUNS,
    NAME_PARTICLES,
    POSSESSIVES,
    PRONOUNS,
)
from fabula.interpret.wording.grammars import Grammar, read_grammar
from fabula.interpret.wording.titles import RANKS
from fabula.records import CATEGORIES, FORMS, Layout, Mentions, PieceKind, Spans, Text


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One mention with what linking needs to know of it; two phrases are never equal.

    Attributes:
        row: its row in ``Annotations.mentions``.
        start, end: span in the text.
        written: its words as written.
        words: its words, lower case; one or more.
        category, form: labels.
        grammar: what its words tell.
        head_start: where the head begins; phrases are linked in this order.
        word: index of its first word among all words of the text.
        sentence, paragraph: indices; -1 before the first.
        quotation: row of the outermost line of speech that holds it, else -1.
        in_tag: it stands in a clause that says who speaks.
        opens_clause: nothing but a sign or a conjunction stands before it in its sentence: most
            such phrases are subjects.
        is_possessive: a pronoun that owns the next word: *her hand*.
        before: the word before it, lower case, or ``""``.
        is_set_off: signs stand on both sides of it, as round a name that somebody is called by.
        score: the model's probability that it is a mention, in [0, 1].
        is_cry: a sign of exclamation follows it.
        shared: words of its name that stand farther on: the *Weston* of *Mr. and Mrs. Weston*.
        name_start: how many of its words stand before its name: the *my dear* of *my dear Emma*.
        is_doubtful: what the model takes for the name of a person is hardly one (see ``doubts``).
    """

    row: int
    start: int
    end: int
    written: tuple[str, ...]
    words: tuple[str, ...]
    category: str
    form: str
    grammar: Grammar
    head_start: int
    word: int
    sentence: int
    paragraph: int
    quotation: int
    in_tag: bool
    opens_clause: bool
    is_possessive: bool
    before: str
    is_set_off: bool
    score: float = 1
    is_cry: bool = False
    shared: tuple[str, ...] = ()
    name_start: int = 0
    is_doubtful: bool = False

    @property
    def text(self) -> str:
        """Its words as written, single spaces."""
        return " ".join(self.written)

    @property
    def head(self) -> str:
        """Its head word, lower case."""
        return self.words[self.grammar.head]

    @property
    def person(self) -> int:
        """1, 2 or 3."""
        return self.grammar.person

    @property
    def number(self) -> str:
        """``sg`` or ``pl``."""
        return self.grammar.number

    @property
    def gender(self) -> str:
        """``m``, ``f``, ``n`` or ``""``."""
        return self.grammar.gender

    @property
    def determiner(self) -> str:
        """``def``, ``indef``, ``poss`` or ``""``."""
        return self.grammar.determiner

    @property
    def possessor(self) -> int:
        """Where the phrase that owns it starts (where it starts itself), or -1."""
        return self.start if self.determiner == "poss" else -1

    @property
    def name_words(self) -> tuple[str, ...]:
        """The name alone: from the first capital (or *the*) up to the head, lower case."""
        end = self.grammar.head + 1
        capitals = (i for i in range(self.name_start, end) if self.written[i][:1].isupper())
        first = next(capitals, self.name_start)
        has_article = first > 0 and self.words[first - 1] == "the"
        return self.words[first - has_article : end] + self.shared

    @property
    def is_epithet(self) -> bool:
        """Whether a noun phrase serves as a name: *the Hatter*, *the General*, *the general*."""
        if self.form != "NOM" or self.number != "sg" or self.determiner == "poss":
            return False
        end = self.grammar.head + 1
        nouns = self.written[1 if self.determiner else 0 : end]
        if nouns and all(word[:1].isupper() for word in nouns) and (self.determiner or end > 1):
            return True
        return self.words[:end] == ("the", self.head) and self.head in RANKS

    @property
    def is_name_like(self) -> bool:
        """Whether capitals are as in names: *poor Miss Taylor*, not *Cecil bent to Lucy*."""
        front = self.written[: self.grammar.head + 1]
        first = next((i for i, word in enumerate(front) if word[:1].isupper()), len(front))
        has_capital = first < len(front) or len(front) > 1
        return has_capital and all(
            word[:1].isupper() or word.lower() in NAME_PARTICLES for word in front[first:]
        )

    @property
    def is_personal_name(self) -> bool:
        """Whether it names one person, or a family as one."""
        if self.form == "PRON" or self.category != "PER" or self.grammar.number != "sg":
            return False
        return not self.is_doubtful and (self.form == "PROP" or self.is_epithet)

    @property
    def is_indefinite_pronoun(self) -> bool:
        """Whether it is *anybody*, *no one*, *everyone in the room*."""
        front = self.words[: self.grammar.head + 1]
        return front[-1] in INDEFINITE_PRONOUNS or front in {("no", "one"), ("every", "one")}


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the mentions stand: one item a mention in each list.

    Attributes:
        first_word, last_word: indices of its first and last word.
        sentence, paragraph, quotation, in_tag: as in :class:`Phrase`.
        opens_sentence: its first word is that of a sentence.
    """

    first_word: list[int]
    last_word: list[int]
    sentence: list[int]
    paragraph: list[int]
    quotation: list[int]
    in_tag: list[bool]
    opens_sentence: list[bool]


class _Words:
    """The words of a text by index; a word is one string, however often it stands there."""

    def __init__(self, content: str, spans: Spans) -> None:
        self._content = content
        # Packed: lists of integers take nine times the room.
        self.start = array("i", spans.start.tobytes())
        self._end = array("i", spans.end.tobytes())
        self._known: dict[str, tuple[str, str]] = {}

    def at(self, index: int) -> tuple[str, str]:
        """A word as written, and lower case; ``""`` before the first and after the last."""
        if not 0 <= index < len(self.start):
            return "", ""
        word = self._content[self.start[index] : self._end[index]]
        return self._known.get(word) or self._known.setdefault(word, (word, word.lower()))


def read_phrases(text: Text, layout: Layout, mentions: Mentions) -> list[Phrase]:
    """One phrase a mention, in the order of the mentions."""
    if not len(layout.words):
        return []
    places = _find_places(layout, mentions.spans)
    words = _Words(text.content, layout.words)
    return [_read_phrase(row, mentions, places, words) for row in range(len(mentions))]


def _read_phrase(row: int, mentions: Mentions, places: _Places, words: _Words) -> Phrase:
    low, high = places.first_word[row], places.last_word[row] + 1
    forms = [words.at(index) for index in range(low, high)]
    written = tuple([form for form, _ in forms])
    lower = tuple([small.replace("’", "'") for _, small in forms])
    # A lone pronoun is one, whatever the model calls it.
    form = "PRON" if len(lower) == 1 and lower[0] in PRONOUNS else FORMS[mentions.form[row]]
    grammar = read_grammar(lower, form)
    before, after = words.at(low - 1)[1], words.at(high)[1]
    start, end = mentions.spans[row]
    return Phrase(
        row=row,
        start=start,
        end=end,
        written=written,
        words=lower,
        category=CATEGORIES[mentions.category[row]],
        form=form,
        grammar=grammar,
        head_start=words.start[low + grammar.head],
        word=low,
        sentence=places.sentence[row],
        paragraph=places.paragraph[row],
        quotation=places.quotation[row],
        in_tag=places.in_tag[row],
        opens_clause=places.opens_sentence[row] or before in CLAUSE_OPENERS,
        is_possessive=_is_possessive(lower, after),
        before=before,
        is_set_off=_is_set_off(before, after),
        score=float(mentions.score[row]),
        is_cry=after[:1] == "!",
    )


def _find_places(layout: Layout, spans: Spans) -> _Places:
    start, words = spans.start, layout.words
    # A mention that begins or ends inside a word (no model of ours makes one) takes it whole.
    first_word = np.maximum(np.searchsorted(words.start, start, side="right") - 1, 0)
    last_word = np.minimum(np.searchsorted(words.end, spans.end), len(words) - 1)
    piece = np.searchsorted(layout.pieces.start, start, side="right") - 1
    sentence_starts = np.searchsorted(words.start, layout.sentences.start)
    return _Places(
        first_word=first_word.tolist(),
        last_word=np.maximum(first_word, last_word).tolist(),
        sentence=_index_before(layout.sentences, start),
        paragraph=_index_before(layout.paragraphs, start),
        quotation=_holding_lines(layout, start).tolist(),
        in_tag=(layout.piece_kinds[piece] == PieceKind.TAG).tolist(),
        opens_sentence=np.isin(first_word, sentence_starts).tolist(),
    )


def _index_before(spans: Spans, positions: NDArray[np.int32]) -> list[int]:
    """For each position the index of the last span that starts at or before it, or -1."""
    indices: list[int] = (np.searchsorted(spans.start, positions, side="right") - 1).tolist()
    return indices


def _holding_lines(layout: Layout, positions: NDArray[np.int32]) -> NDArray[np.int64]:
    """For each position the row of the outermost line of speech that holds it, or -1."""
    rows, spans = layout.quotations.lines, layout.quotations.spans
    line = Spans(spans.start[rows], spans.end[rows]).holders(positions, positions + 1)
    return np.append(rows, -1)[line]


def _is_possessive(words: tuple[str, ...], after: str) -> bool:
    if len(words) > 1 or words[0] not in POSSESSIVES:
        return False
    return words[0] != "her" or (after[:1].isalpha() and after not in AFTER_OBJECT)


def _is_set_off(before: str, after: str) -> bool:
    """Signs on both sides; a name alone between two points (*Peggy Shaw.*) is spoken of, not to."""
    is_sentence = before in {".", "!", "?", "…"} and after == "."
    return _is_sign(before) and _is_sign(after) and not is_sentence


def _is_sign(word: str) -> bool:
    return not word[:1].isalnum()
