"""Who the narrator is: called by name in speech, and (almost) never named by the narration."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from fabula.interpret.addresses import TITLES_ALONE
from fabula.interpret.names import parse_name
from fabula.interpret.persons import NameIndex, Person
from fabula.interpret.phrases import Phrase

MIN_CALLED_SHARE: Final = 0.3
"""Who is spoken of more than spoken to (as in a tale told in quotation marks) is not the teller."""

MENTIONS_A_CALL: Final = 400
"""A teller is called by name at least once for so many times of saying *I*: not *Hallo*, once."""

MAX_SPOKEN: Final = 4
"""Where speech has so many times as many I's the tale is told in it, and nobody calls a listener."""

MAX_NARRATED_SHARE: Final = 0.15
"""Somebody whom the narration names more often, of all the times he is named, does not narrate."""


MIN_TOLD_SHARE: Final = 0.6
"""A narrator says at least this share of all I's; the rest may be those of a frame."""

MIN_FRAME_NAMES: Final = 3
"""A chapter whose narration names the narrator so often, and more often than others call him, is
somebody else's: Lockwood writes of Nelly before and after she tells."""


@dataclass(frozen=True, slots=True, eq=False)
class Narration:
    """Who tells a story.

    Attributes:
        person: the narrator, where the text names one.
        frame: the chapters that somebody else tells.
        frame_person: who tells these, where the text names one.
    """

    person: Person | None
    frame: frozenset[int] = frozenset()
    frame_person: Person | None = None


def find_narrators(phrases: list[Phrase], names: NameIndex, chapters: dict[int, int]) -> Narration:
    """Who the narrator is, where the text says so, and who tells the chapters round his tale.

    Args:
        phrases: the mentions of what is told, letters and the like left out.
        names: the persons of the book.
        chapters: the chapter that each paragraph is in; paragraphs by index.
    """
    n_told = Counter(chapters.get(p.paragraph, -1) for p in phrases if _is_told(p))
    n_spoken = sum(p.person == 1 and p.number == "sg" and p.quotation >= 0 for p in phrases)
    if n_spoken > MAX_SPOKEN * n_told.total():
        return Narration(None)
    uses = _name_uses(phrases, names)
    best, most = Narration(None), 0
    for person, phrases_of in uses.items():
        frame = _find_frame(phrases_of, chapters)
        n_own = sum(count for chapter, count in n_told.items() if chapter not in frame)
        own = [p for p in phrases_of if chapters.get(p.paragraph, -1) not in frame]
        n_called = _n_calls(own, n_own)
        if n_called > most and n_own >= MIN_TOLD_SHARE * n_told.total():
            best, most = Narration(person, frame), n_called
    if not best.frame:
        return best
    around = [p for p in phrases if chapters.get(p.paragraph, -1) in best.frame]
    n_around = sum(map(_is_told, around))
    calls = {who: _n_calls(own, n_around) for who, own in _name_uses(around, names).items()}
    named = max(calls, key=lambda who: calls[who], default=None)
    return Narration(
        best.person, best.frame, named if named and calls[named] >= MIN_FRAME_NAMES else None
    )


def _is_told(phrase: Phrase) -> bool:
    return phrase.person == 1 and phrase.number == "sg" and phrase.quotation < 0


def _find_frame(uses: list[Phrase], chapters: dict[int, int]) -> frozenset[int]:
    """The chapters that name somebody too often to be told by him."""
    narrated, called = Counter[int](), Counter[int]()
    for phrase in uses:
        (narrated if phrase.quotation < 0 else called)[chapters.get(phrase.paragraph, -1)] += 1
    return frozenset(
        chapter
        for chapter, count in narrated.items()
        if count >= MIN_FRAME_NAMES and count > called[chapter]
    )


def _n_calls(uses: list[Phrase], n_told: int) -> int:
    """How often somebody is called by name; 0 where that, or being told of, says he tells not."""
    n_called = sum(phrase.quotation >= 0 and phrase.is_set_off for phrase in uses)
    n_narrated = sum(phrase.quotation < 0 for phrase in uses)
    least = max(1, n_told / MENTIONS_A_CALL, MIN_CALLED_SHARE * len(uses))
    return n_called if n_called >= least and n_narrated <= MAX_NARRATED_SHARE * len(uses) else 0


def _name_uses(phrases: list[Phrase], names: NameIndex) -> dict[Person, list[Phrase]]:
    """The phrases that name each person and can name nobody else."""
    uses: defaultdict[Person, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        is_name = phrase.form == "PROP" and not TITLES_ALONE.issuperset(phrase.words)
        if is_name and phrase.category == "PER":
            people = names.candidates.get(parse_name(phrase.name_words), ())
            if len(people) == 1:
                uses[people[0]].append(phrase)
    return uses
