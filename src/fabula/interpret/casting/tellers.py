"""Who says I outside of speech: the narrator, and the writers of letters and journals."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.narrators import find_narrators
from fabula.interpret.casting.signatures import find_salutation, find_signature
from fabula.interpret.naming.hands import is_journal, is_sent, read_hand
from fabula.interpret.naming.persons import NameIndex, Person
from fabula.interpret.wording.phrases import Phrase
from fabula.records import Layout, PieceKind, Section, SectionKind

MIN_MENTIONS: Final = 3
MIN_SHARE: Final = 0.004
"""Whoever says *I* less often than once in 250 words of narration does not tell the story."""

_CHAPTER: Final = re.compile(r"\bchapter\s+[\w-]+\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """The I and the you of a stretch of text outside of speech.

    Attributes:
        teller: who says I.
        addressee: to whom, where that is known.
    """

    teller: Figure
    addressee: Figure | None = None


@dataclass(slots=True, eq=False)
class Tellers:
    """The first persons outside of speech.

    Attributes:
        starts, voices: from each place on, up to the next, that is the voice.
        of_row: the entity of each first or second person outside of speech, by row.
        narrator: who says I where no section has a teller of its own; None where hardly anybody
            does.
    """

    starts: list[int] = field(default_factory=lambda: [0])
    voices: list[Voice | None] = field(default_factory=lambda: [None])
    of_row: dict[int, Figure] = field(default_factory=dict)
    narrator: Figure | None = None

    def voice_at(self, position: int) -> Voice | None:
        """Whose words stand at a place outside of speech."""
        return self.voices[bisect_right(self.starts, position) - 1]

    def teller_at(self, position: int) -> Figure | None:
        """Who says I at a place outside of speech, where that is somebody of the story."""
        voice = self.voice_at(position)
        return voice.teller if voice and not voice.teller.is_nobody else None

    def turn(self, position: int, voice: Voice | None) -> None:
        """Say whose words stand from a place on; places come in order."""
        if self.starts[-1] == position:
            self.voices[-1] = voice
        else:
            self.starts.append(position)
            self.voices.append(voice)

    def figures(self) -> list[Figure]:
        """All who say I or are written to, each once."""
        both = ((v.teller, v.addressee) for v in self.voices if v)
        return list(dict.fromkeys(figure for pair in both for figure in pair if figure))


def find_tellers(phrases: list[Phrase], layout: Layout, names: NameIndex) -> Tellers:
    """Give every I outside of speech to the narrator, or to the writer of what it stands in.

    A journal, a letter or a narrative is its writer's, as far as title and signature name one. A
    narrator whose name is known is that person from the start.
    """
    known: dict[Person, Figure] = {}
    voices = list(_find_voices(phrases, layout, names, known))
    tellers = _spread(voices)
    firsts = [p for p in phrases if p.person == 1 and p.number == "sg" and p.quotation < 0]
    n_told = sum(tellers.voice_at(phrase.start) is None for phrase in firsts)
    least = max(MIN_MENTIONS, MIN_SHARE * _n_narrated_words(layout))
    if n_told >= least or (n_told and names.narrator):
        outside = [p for p in phrases if tellers.voice_at(p.start) is None]
        narration = find_narrators(outside, names, _chapters_of_paragraphs(layout))
        others = {who: Voice(_narrate(who, known)) for _, who in narration.parts}
        parts = [(layout.sections[chapter], others[who]) for chapter, who in narration.parts]
        tellers = _spread(sorted(voices + parts, key=lambda v: (v[0].start, -v[0].end)))
        tellers.narrator = _narrate(narration.person, known)
        tellers.narrator.role = "narrator"
    rest = Voice(tellers.narrator or Figure("PER", role="voice"))
    tellers.voices = [voice or rest for voice in tellers.voices]
    tellers.of_row.update(_link_voices(phrases, tellers))
    for figure, n_says in Counter(tellers.of_row[p.row] for p in firsts).items():
        if figure.person and n_says >= least:
            figure.role = "narrator"
    return tellers


def _narrate(person: Person | None, known: dict[Person, Figure]) -> Figure:
    return _figure_of(person, known) if person else Figure("PER", role="narrator")


def _chapters_of_paragraphs(layout: Layout) -> dict[int, int]:
    """For each paragraph the index of the chapter among the sections that holds it."""
    chapters = {}
    for index, section in enumerate(layout.sections):
        if section.kind is SectionKind.CHAPTER:
            held = layout.paragraphs.within(section.start, section.end)
            chapters.update(dict.fromkeys(range(held.start, held.stop), index))
    return chapters


def _find_voices(
    phrases: list[Phrase], layout: Layout, names: NameIndex, known: dict[Person, Figure]
) -> Iterator[tuple[Section, Voice]]:
    """The sections that have a teller of their own, in order, an outer one before its parts."""
    holding: tuple[Section, Voice] | None = None
    for section in layout.sections:
        if section.kind not in {SectionKind.CHAPTER, SectionKind.LETTER}:
            continue
        low = bisect_left(phrases, section.body_start, key=_start)
        inside = phrases[low : bisect_left(phrases, section.end, key=_start)]
        writer, addressee = _find_correspondents(section, inside, layout, names)
        if writer and _writes(writer, inside, names):
            told = _figure_of(addressee, known) if addressee and addressee is not writer else None
            voice = Voice(_figure_of(writer, known), told)
        elif holding and _goes_on(holding[0], section):
            voice = holding[1]
        elif section.kind is SectionKind.LETTER:
            voice = Voice(Figure("PER", role="voice"))
        else:
            holding = None
            continue
        if section.kind is SectionKind.CHAPTER:
            holding = section, voice
        yield section, voice


def _goes_on(holder: Section, section: Section) -> bool:
    """Whether a section without a name is in the hand of a chapter before it or round it.

    *SECOND NARRATIVE, by A, CHAPTER I* and *CHAPTER II* are, and the text of a letter is in the
    chapter whose title is the letter's.
    """
    if section.kind is SectionKind.LETTER:
        return section.parent == holder.id and is_sent(holder.title)
    return bool(_CHAPTER.search(holder.title)) and _CHAPTER.fullmatch(section.title) is not None


def _find_correspondents(
    section: Section, inside: list[Phrase], layout: Layout, names: NameIndex
) -> tuple[Person | None, Person | None]:
    """Who writes a section and to whom, by its title, else by signature and salutation."""
    hand = read_hand(section.title)
    writer, addressee = names.find(hand.writer), names.find(hand.addressee)
    is_letter = section.kind is SectionKind.LETTER or is_sent(section.title)
    if is_letter and not is_journal(section.title):
        writer = writer or names.find(find_signature(inside, layout))
        addressee = addressee or names.find(find_salutation(inside))
    return writer, addressee


def _writes(person: Person, inside: list[Phrase], names: NameIndex) -> bool:
    """Whether I is said as often as the name: *The Mock Turtle's Story* is told by another."""
    told = [phrase for phrase in inside if phrase.quotation < 0]
    n_named = sum(p.is_personal_name and names.find(p.name_words) is person for p in told)
    return sum(p.person == 1 and p.number == "sg" for p in told) >= max(1, n_named)


def _start(phrase: Phrase) -> int:
    return phrase.start


def _figure_of(person: Person, known: dict[Person, Figure]) -> Figure:
    if person not in known:
        known[person] = Figure("PER", person.gender, person=person)
    return known[person]


def _spread(voices: list[tuple[Section, Voice]]) -> Tellers:
    """The voice from each place on: that of the innermost section that has one."""
    tellers = Tellers()
    open_ones: list[tuple[Section, Voice]] = []

    def close_until(position: float) -> None:
        while open_ones and open_ones[-1][0].end <= position:
            ended, _ = open_ones.pop()
            tellers.turn(ended.end, open_ones[-1][1] if open_ones else None)

    for section, voice in voices:
        close_until(section.start)
        open_ones.append((section, voice))
        tellers.turn(section.start, voice)
    close_until(math.inf)
    return tellers


def _link_voices(phrases: list[Phrase], tellers: Tellers) -> dict[int, Figure]:
    """The I, and of letters the you, of each voice outside of speech, by row."""
    links = {}
    for phrase in phrases:
        voice = tellers.voice_at(phrase.start)
        if phrase.person == 3 or phrase.number != "sg" or phrase.quotation >= 0 or voice is None:
            continue
        figure = voice.teller if phrase.person == 1 else voice.addressee
        if figure:
            links[phrase.row] = figure
    return links


def _n_narrated_words(layout: Layout) -> float:
    """Words outside of speech, by the share of characters outside of it."""
    n_chars = layout.pieces.end - layout.pieces.start
    is_told = layout.piece_kinds != PieceKind.SPEECH
    return len(layout.words) * float(n_chars[is_told].sum() / max(1, n_chars.sum()))
