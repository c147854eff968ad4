"""Who says I outside of speech: the narrator, and the writers of letters."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from fabula.interpret.figures import Figure
from fabula.interpret.names import parse_name
from fabula.interpret.persons import NameIndex, Person
from fabula.interpret.phrases import Phrase
from fabula.records import Layout, PieceKind, Section, SectionKind

MIN_MENTIONS: Final = 3
MIN_SHARE: Final = 0.004
"""An author who says *I* less often than once in 250 words of narration is nobody in the story."""

MIN_CALLED_SHARE: Final = 0.3
"""Who is spoken of more than spoken to (as in a tale told in quotation marks) is not the teller."""

MENTIONS_A_CALL: Final = 400
"""A teller is called by name at least once for so many times of saying *I*: not *Hallo*, once."""

MAX_NARRATED_SHARE: Final = 0.15
"""Somebody whom the narration names more often, of all the times he is named, does not narrate."""


@dataclass(slots=True, eq=False)
class Tellers:
    """The first persons outside of speech.

    Attributes:
        narrator: the I of the story, or None where it has none.
        of_row: the entity of each first-person mention outside of speech, by row.
    """

    narrator: Figure | None = None
    of_row: dict[int, Figure] = field(default_factory=dict)


def find_tellers(phrases: list[Phrase], layout: Layout, names: NameIndex) -> Tellers:
    """Give every I outside of speech to the narrator, or to the writer of the letter it stands in.

    A narrator whose name is known is that person from the start.
    """
    letters = [s for s in layout.sections if s.kind == SectionKind.LETTER]
    writers = defaultdict[str, Figure](lambda: Figure("PER", role="voice"))
    tellers = Tellers()
    told: list[Phrase] = []
    for phrase in phrases:
        if phrase.person != 1 or phrase.number != "sg" or phrase.quotation >= 0:
            continue
        letter = _letter_at(letters, phrase.start)
        if letter is None:
            told.append(phrase)
        else:
            tellers.of_row[phrase.row] = writers[letter.id]
    teller = Figure("PER", role="voice")
    is_known = bool(told) and names.narrator is not None
    if is_known or len(told) >= max(MIN_MENTIONS, MIN_SHARE * _n_narrated_words(layout)):
        teller = tellers.narrator = _make_narrator(phrases, names, len(told))
    tellers.of_row.update((phrase.row, teller) for phrase in told)
    return tellers


def _letter_at(letters: list[Section], position: int) -> Section | None:
    index = bisect_right(letters, position, key=lambda letter: letter.body_start) - 1
    return letters[index] if index >= 0 and position < letters[index].end else None


def _make_narrator(phrases: list[Phrase], names: NameIndex, n_told: int) -> Figure:
    person = names.narrator or _person_of_narrator(phrases, names, n_told / MENTIONS_A_CALL)
    return Figure("PER", person.gender if person else "", person=person, role="narrator")


def _person_of_narrator(
    phrases: list[Phrase], names: NameIndex, least_calls: float
) -> Person | None:
    """Who the narrator is: called by name in speech, and (almost) never named by the narration."""
    best, most = None, 0
    for person, uses in _name_uses(phrases, names).items():
        if person in names.not_narrators:
            continue
        n_called = sum(phrase.quotation >= 0 and phrase.is_set_off for phrase in uses)
        n_narrated = sum(phrase.quotation < 0 for phrase in uses)
        is_called = n_called >= max(least_calls, MIN_CALLED_SHARE * len(uses))
        if is_called and n_called > most and n_narrated <= MAX_NARRATED_SHARE * len(uses):
            best, most = person, n_called
    return best


def _name_uses(phrases: list[Phrase], names: NameIndex) -> dict[Person, list[Phrase]]:
    """The phrases that name each person and can name nobody else."""
    uses: defaultdict[Person, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        if phrase.form == "PROP" and phrase.category == "PER":
            people = names.candidates.get(parse_name(phrase.name_words), ())
            if len(people) == 1:
                uses[people[0]].append(phrase)
    return uses


def _n_narrated_words(layout: Layout) -> float:
    """Words outside of speech, by the share of characters outside of it."""
    n_chars = layout.pieces.end - layout.pieces.start
    is_told = layout.piece_kinds != PieceKind.SPEECH
    return len(layout.words) * float(n_chars[is_told].sum() / max(1, n_chars.sum()))
