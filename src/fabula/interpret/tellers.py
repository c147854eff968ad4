"""Who says I outside of speech: the narrator, and the writers of letters."""

from dataclasses import dataclass, field
from typing import Final

from fabula.interpret.figures import Figure
from fabula.interpret.names import parse_name
from fabula.interpret.persons import NameIndex, Person
from fabula.interpret.phrases import Phrase
from fabula.records import Layout, PieceKind, SectionKind

MIN_MENTIONS: Final = 3
MIN_SHARE: Final = 0.004
"""An author who says *I* less often than once in 250 words of narration is nobody in the story."""

MAX_NARRATED_SHARE: Final = 0.15


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
    tellers = Tellers()
    told: list[Phrase] = []
    writers: dict[str, Figure] = {}
    for phrase in phrases:
        if phrase.person != 1 or phrase.number != "sg" or phrase.quotation >= 0:
            continue
        letter = next((s.id for s in letters if s.body_start <= phrase.start < s.end), None)
        if letter is None:
            told.append(phrase)
        else:
            writers.setdefault(letter, Figure("PER", role="voice"))
            tellers.of_row[phrase.row] = writers[letter]
    is_narrated = len(told) >= max(MIN_MENTIONS, MIN_SHARE * _n_narrated_words(layout))
    teller = Figure("PER", role="narrator" if is_narrated else "voice")
    if is_narrated:
        tellers.narrator = teller
        teller.person = _person_of_narrator(phrases, names)
        teller.gender = teller.person.gender if teller.person else ""
    tellers.of_row |= {phrase.row: teller for phrase in told}
    return tellers


def _person_of_narrator(phrases: list[Phrase], names: NameIndex) -> Person | None:
    """Who the narrator is: called by name in speech, and (almost) never named by the narration."""
    uses: dict[int, list[Phrase]] = {}
    persons: dict[int, Person] = {}
    for phrase in phrases:
        people = names.candidates.get(parse_name(phrase.name_words), ()) if phrase.form == "PROP" else ()
        if phrase.category == "PER" and len(people) == 1:
            uses.setdefault(id(people[0]), []).append(phrase)
            persons[id(people[0])] = people[0]
    best, most = None, 0
    for key, named in uses.items():
        n_called = sum(p.quotation >= 0 and p.is_set_off for p in named)
        n_narrated = sum(p.quotation < 0 for p in named)
        if n_called > most and n_narrated <= MAX_NARRATED_SHARE * len(named):
            best, most = persons[key], n_called
    return best


def _n_narrated_words(layout: Layout) -> float:
    n_chars = layout.pieces.end - layout.pieces.start
    told = layout.piece_kinds != PieceKind.SPEECH
    return len(layout.words) * float(n_chars[told].sum() / max(1, n_chars.sum()))
