"""Who says I outside of speech: the narrator, and the writers of letters."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from fabula.interpret.figures import Figure
from fabula.interpret.phrases import Phrase
from fabula.records import Layout, PieceKind, SectionKind

if TYPE_CHECKING:
    from fabula.interpret.links import Memory

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


def find_tellers(phrases: list[Phrase], layout: Layout) -> Tellers:
    """Give every I outside of speech to the narrator, or to the writer of the letter it stands in."""
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
    tellers.narrator = teller if is_narrated else None
    tellers.of_row |= {phrase.row: teller for phrase in told}
    return tellers


def name_narrator(memory: "Memory", tellers: Tellers) -> Figure | None:
    """The narrator, made one with the person it turns out to be.

    That person is called by name in speech, and the narration itself does (almost) never use the
    name.
    """
    narrator = tellers.narrator
    if narrator is None:
        return None
    best, most = None, 0
    for figure in memory.of_person.values():
        names = [p for p in figure.phrases if p.form == "PROP"]
        n_called = sum(p.quotation >= 0 and p.is_set_off for p in names)
        n_narrated = sum(p.quotation < 0 for p in names)
        if n_called > most and n_narrated <= MAX_NARRATED_SHARE * len(names):
            best, most = figure, n_called
    if best is not None:
        memory.merge(narrator, best)
        narrator.person = best.person
    return narrator


def _n_narrated_words(layout: Layout) -> float:
    n_chars = layout.pieces.end - layout.pieces.start
    told = layout.piece_kinds != PieceKind.SPEECH
    return len(layout.words) * float(n_chars[told].sum() / max(1, n_chars.sum()))
