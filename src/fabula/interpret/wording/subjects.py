"""Who does what is told beside a line: subjects by grammar, and by position where it is silent."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

import numpy as np

from fabula.interpret.wording.function_words import NEVER_SUBJECTS
from fabula.interpret.wording.phrases import Phrase
from fabula.records import Layout, Spans, Syntax
from fabula.records.syntax import RELATIONS, UPOS

Stretch = tuple[int, int]
"""A half-open span of the text."""

MAX_STEPS: Final = 6
"""How many heads up a verb may look for its subject."""

_SUBJECTS: Final = [RELATIONS.index(name) for name in ("nsubj", "nsubj:pass", "nsubj:outer")]
_OWNER: Final = RELATIONS.index("nmod:poss")
_VERB: Final = UPOS.index("VERB")


@dataclass(frozen=True, slots=True)
class Narration:
    """Persons mentioned outside of speech, and the verbs that they are subjects of.

    Attributes:
        people: the phrases, in order.
        starts: where they start.
        of_word: the shortest phrase that covers a word, by the start of the word.
        syntax: the words with their grammar; it may be empty.
        subject_of: row of the subject of each word, or -1: int64[n_words].
    """

    people: list[Phrase]
    starts: list[int]
    of_word: dict[int, Phrase]
    syntax: Syntax
    subject_of: list[int]

    def people_within(self, stretch: Stretch) -> list[Phrase]:
        """The persons mentioned in a stretch, in order."""
        low, high = stretch
        return self.people[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def last_subject(self, stretch: Stretch) -> Phrase | None:
        """Who does what is told last in a stretch."""
        for row in range(*self._rows(stretch)[::-1], -1):
            if self.syntax.upos[row] == _VERB:
                return self._subject_above(row, stretch)
        openers = [p for p in self.people_within(stretch) if _may_act(p)]
        return openers[-1] if openers else None

    def first_subject(self, stretch: Stretch) -> Phrase | None:
        """Who does what is told first in a stretch."""
        low, high = self._rows(stretch)
        for row in range(low + 1, high + 1):
            subject = self.subject_of[row]
            if low < subject <= high and (phrase := self._phrase_at(subject)):
                return phrase
        return next((p for p in self.people_within(stretch) if _may_act(p)), None)

    def _rows(self, stretch: Stretch) -> tuple[int, int]:
        """The row before the first word of a stretch, and its last."""
        low, high = np.searchsorted(self.syntax.words.start, stretch).tolist()
        return low - 1, high - 1

    def _subject_above(self, row: int, stretch: Stretch) -> Phrase | None:
        """The subject of a verb, or of what it hangs on, inside a stretch."""
        for _ in range(MAX_STEPS):
            if self.subject_of[row] >= 0:
                phrase = self._phrase_at(self.subject_of[row])
                if phrase and stretch[0] <= phrase.start < stretch[1]:
                    return phrase
            head = int(self.syntax.head[row])
            if head == row:
                break
            row = head
        return None

    def _phrase_at(self, row: int) -> Phrase | None:
        return self.of_word.get(int(self.syntax.words.start[row]))


def read_narration(layout: Layout, phrases: list[Phrase], syntax: Syntax) -> Narration:
    """The persons of the narration and what they do."""
    people = [p for p in phrases if p.quotation < 0 and p.category == "PER"]
    of_word: dict[int, Phrase] = {}
    for phrase in people:
        for start in _word_starts(phrase, layout.words):
            known = of_word.get(start)
            if known is None or phrase.end - phrase.start < known.end - known.start:
                of_word[start] = phrase
    return Narration(people, [p.start for p in people], of_word, syntax, _find_subjects(syntax))


def _find_subjects(syntax: Syntax) -> list[int]:
    """Row of the subject of each word, or -1; *Emma's saying* is what Emma says."""
    subject_of = np.full(len(syntax), -1, dtype=np.int64)
    owners = np.flatnonzero(syntax.relation == _OWNER)
    owners = owners[syntax.upos[syntax.head[owners]] == _VERB]
    subject_of[syntax.head[owners]] = owners
    subjects = np.flatnonzero(np.isin(syntax.relation, _SUBJECTS))[::-1]
    subject_of[syntax.head[subjects]] = subjects
    rows: list[int] = subject_of.tolist()
    return rows


def _word_starts(phrase: Phrase, words: Spans) -> list[int]:
    starts: list[int] = words.start[phrase.word : phrase.word + len(phrase.words)].tolist()
    return starts


def _may_act(phrase: Phrase) -> bool:
    is_subject = phrase.opens_clause and not phrase.is_possessive
    return is_subject and phrase.words[0] not in NEVER_SUBJECTS
