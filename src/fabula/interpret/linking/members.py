"""Whom a plural means together: the members of *they* and *we*, where the text lets them be told.

A plural that takes up a noun (*the children*) has none: nobody knows who they are. Others mean
those who were just named together (*Anna and Paul*), those whom the plural before them meant, or
the two most present in the narration; *we* in a line is its speaker and the one spoken to, in the
narration its teller and whoever is most present.
"""

from collections.abc import Iterator
from itertools import islice
from math import exp
from typing import Final

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.speaking.verdicts import Verdict
from fabula.interpret.wording.phrases import Phrase

Members = tuple[Figure, ...]

NAMED_TOGETHER_WORDS: Final = 40
"""How long two who were named together are they."""

GROUP_WORDS: Final = 100
"""How long a plural means whom the plural before it meant, or what a noun named."""

N_LATEST: Final = 8
"""So many who were told of last may be meant."""

FADING_WORDS: Final = 60
"""After so many words a mention counts 1/e of what it did."""

LEAST_PRESENT: Final = 0.3
"""Whoever is less present than this is not among those meant."""


class Company:
    """Who has been told of so far, on one side: in the narration, or in lines.

    Attributes:
        joined: those named together last, and where.
        last: whom the last plural meant, and where.
    """

    def __init__(self) -> None:
        self.joined: tuple[Members, int] = ((), -1)
        self.last: tuple[Members, int] = ((), -1)
        self._presence: dict[Figure, tuple[float, int]] = {}
        self._before: tuple[Phrase, Figure] | None = None

    def meet(self, phrase: Phrase, figure: Figure) -> None:
        """Take note of a mention of one person."""
        presence = self._present(figure, phrase.word)
        self._presence.pop(figure, None)
        self._presence[figure] = presence + 1, phrase.word
        before, other = self._before or (None, None)
        if before and other and _are_joined(before, phrase):
            company, place = self.joined
            company = company if place == before.word else (other,)
            self.joined = tuple(dict.fromkeys((*company, figure))), phrase.word
        self._before = phrase, figure

    def most_present(self, word: int, without: Members, n: int) -> Members:
        """The ``n`` most present at a word, others than some; fewer where there are fewer."""
        present = {
            figure: self._present(figure, word)
            for figure in islice(reversed(self._presence), N_LATEST)
            if figure not in without
        }
        most = sorted(present, key=lambda figure: -present[figure])[:n]
        return tuple(figure for figure in most if present[figure] >= LEAST_PRESENT)

    def _present(self, figure: Figure, word: int) -> float:
        presence, place = self._presence.get(figure, (0.0, word))
        return presence * exp(-max(0, word - place) / FADING_WORDS)


def _are_joined(one: Phrase, other: Phrase) -> bool:
    """*Anna and Paul*, *Anna, Paul*: nothing else between them, no pronoun before a comma."""
    is_next = one.word + len(one.words) == other.word - 1
    is_list = other.before == "," and "PRON" not in {one.form, other.form}
    return is_next and (other.before == "and" or is_list)


def find_members(
    phrases: list[Phrase], memory: Memory, decided: list[tuple[Turn, Verdict]]
) -> dict[int, Members]:
    """Those whom each plural pronoun means, two or more, by its row."""
    verdicts = {row: verdict for turn, verdict in decided for row in turn.rows}
    sides = {False: Company(), True: Company()}
    found = {}
    for phrase, figure in _in_order(phrases, memory):
        is_said = phrase.quotation >= 0
        company = sides[is_said]
        if _is_plural_pronoun(phrase):
            verdict = verdicts.get(phrase.quotation)
            members = _members_of(phrase, figure, company, verdict, memory)
            if len(members) > 1:
                found[phrase.row] = members
            company.last = members, phrase.word
        elif _is_one_person(phrase, figure):
            # Whoever says I is there; who is only spoken of need not be.
            sides[is_said and phrase.person == 3].meet(phrase, figure)
    return found


def _in_order(phrases: list[Phrase], memory: Memory) -> Iterator[tuple[Phrase, Figure]]:
    for phrase in sorted(phrases, key=lambda p: (p.head_start, p.end)):
        figure = memory.of_row.get(phrase.row)
        if figure is not None:
            yield phrase, figure


def _is_plural_pronoun(phrase: Phrase) -> bool:
    return phrase.form == "PRON" and phrase.number == "pl" and phrase.person != 2


def _is_one_person(phrase: Phrase, figure: Figure) -> bool:
    is_person = phrase.category == "PER" and figure.category == "PER"
    return is_person and figure.number == phrase.number == "sg" and not figure.is_nobody


def _members_of(
    phrase: Phrase, figure: Figure, company: Company, verdict: Verdict | None, memory: Memory
) -> Members:
    if phrase.person == 1:
        return _speak_together(phrase, company, verdict, memory)
    named, place = company.joined
    if named and phrase.word - place <= NAMED_TOGETHER_WORDS:
        return named
    # In lines a fifth of the guesses that follow were right: those talked of are seldom there.
    if phrase.quotation >= 0 or _names_group(phrase, figure):
        return ()
    before, place = company.last
    if before and phrase.word - place <= GROUP_WORDS:
        return before
    teller = memory.tellers.teller_at(phrase.start)
    return company.most_present(phrase.word, (teller,) if teller else (), 2)


def _speak_together(
    phrase: Phrase, company: Company, verdict: Verdict | None, memory: Memory
) -> Members:
    if phrase.quotation >= 0:
        both = (verdict.speaker, verdict.addressee) if verdict else ()
        known = tuple(figure for figure in both if figure and figure.phrases)
        return known if len(known) == 2 else ()
    teller = memory.tellers.teller_at(phrase.start)
    if teller is None or not teller.phrases:
        return ()
    return (teller, *company.most_present(phrase.word, (teller,), 1))


def _names_group(phrase: Phrase, figure: Figure) -> bool:
    """Whether a plural takes up a noun or a name of several."""
    return any(
        other.form != "PRON" and 0 < phrase.word - other.word <= GROUP_WORDS
        for other in figure.phrases
    )
