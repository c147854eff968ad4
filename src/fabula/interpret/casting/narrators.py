"""Who the narrator is: called by name in speech, and (almost) never named by the narration."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Final

from fabula.interpret.naming.names import parse_name
from fabula.interpret.naming.persons import NameIndex, Person
from fabula.interpret.wording.addresses import TITLES_ALONE
from fabula.interpret.wording.phrases import Phrase

MIN_CALLED_SHARE: Final = 0.3
"""Who is spoken of more than spoken to (as in a tale told in quotation marks) is not the teller."""

MENTIONS_A_CALL: Final = 400
"""A teller is called by name at least once for so many times of saying *I*: not *Hallo*, once."""

MAX_NARRATED_SHARE: Final = 0.15
"""Somebody whom the narration names more often, of all the times he is named, does not narrate."""

MIN_TOLD_SHARE: Final = 0.6
"""A narrator says at least this share of all I's; the rest may be those of a frame."""

MAX_SPOKEN: Final = 4
MIN_SPOKEN_CALLS: Final = 6
"""Where speech has so many times as many I's the tale is told in it, and the one who listens needs
more calls to be known: Watson has them, the frame of *Heart of Darkness* has none."""

MIN_FRAME_NAMES: Final = 3
"""A chapter whose narration names the narrator so often, and more often than others call him, is
somebody else's: Lockwood writes of Nelly before and after she tells."""

MIN_RUN_CHAPTERS: Final = 3
MIN_RUN_CALLS: Final = 10
"""A run of so many chapters in which somebody is called so often and never named by the narration,
which names her elsewhere, is hers: the diary of Helen inside Gilbert's story."""


@dataclass(slots=True, eq=False)
class _Uses:
    """How often somebody is called, and named by the narration, in each chapter."""

    called: Counter[int] = field(default_factory=Counter)
    narrated: Counter[int] = field(default_factory=Counter)
    n_all: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Narration:
    """Who tells a story.

    Attributes:
        person: the narrator, where the text names one.
        parts: chapters that somebody else tells, and who, where the text names one.
    """

    person: Person | None
    parts: tuple[tuple[int, Person | None], ...] = ()


def find_narrators(phrases: list[Phrase], names: NameIndex, chapters: dict[int, int]) -> Narration:
    """Who the narrator is, where the text says so, and who tells the chapters that are not his.

    Args:
        phrases: the mentions of what is told, letters and the like left out.
        names: the persons of the book; where the user says who narrates, it is that one alone.
        chapters: the chapter that each paragraph is in; paragraphs by index.
    """
    if names.narrator:
        return Narration(names.narrator)
    n_told = Counter(chapters.get(p.paragraph, -1) for p in phrases if _is_first(p, told=True))
    n_spoken = sum(_is_first(phrase, told=False) for phrase in phrases)
    least_calls = MIN_SPOKEN_CALLS if n_spoken > MAX_SPOKEN * n_told.total() else 1
    uses = _count_uses(phrases, names, chapters)
    for person in names.not_narrators:
        uses.pop(person, None)
    best, best_frame, most = None, frozenset[int](), least_calls - 1
    for person, use in uses.items():
        frame = _find_frame(use)
        own = [chapter for chapter in n_told if chapter not in frame]
        n_own = sum(n_told[chapter] for chapter in own)
        n_called = _n_calls(use, own, n_own)
        if n_called > most and n_own >= MIN_TOLD_SHARE * n_told.total():
            best, best_frame, most = person, frame, n_called
    if best is None:
        return Narration(None)
    runs = {
        chapter: person
        for person, use in uses.items()
        if person is not best
        for chapter in _find_run(use, uses[best], sorted(n_told.keys() - best_frame))
    }
    return Narration(best, (*((chapter, None) for chapter in sorted(best_frame)), *runs.items()))


def _is_first(phrase: Phrase, *, told: bool) -> bool:
    return phrase.person == 1 and phrase.number == "sg" and (phrase.quotation < 0) is told


def _count_uses(
    phrases: list[Phrase], names: NameIndex, chapters: dict[int, int]
) -> dict[Person, _Uses]:
    """How each person is named where nobody else can be meant; forms of address do not count."""
    uses: defaultdict[Person, _Uses] = defaultdict(_Uses)
    for phrase in phrases:
        is_name = phrase.form == "PROP" and phrase.category == "PER"
        if not is_name or TITLES_ALONE.issuperset(phrase.words):
            continue
        people = names.candidates.get(parse_name(phrase.name_words), ())
        if len(people) == 1:
            use, chapter = uses[people[0]], chapters.get(phrase.paragraph, -1)
            use.n_all += 1
            use.narrated[chapter] += phrase.quotation < 0
            use.called[chapter] += phrase.quotation >= 0 and phrase.is_set_off
    return uses


def _find_frame(use: _Uses) -> frozenset[int]:
    """The chapters that name somebody too often to be told by him."""
    return frozenset(
        chapter
        for chapter, count in use.narrated.items()
        if count >= MIN_FRAME_NAMES and count > use.called[chapter]
    )


def _find_run(use: _Uses, narrator: _Uses, chapters: list[int]) -> list[int]:
    """The chapters in a row that somebody beside the narrator tells, or none."""
    longest: list[int] = []
    run: list[int] = []
    for chapter in chapters:
        run = [] if use.narrated[chapter] or narrator.called[chapter] else [*run, chapter]
        if use.called[chapter] and len(run) > len(longest):
            longest = run
    while longest and not use.called[longest[0]]:
        longest = longest[1:]
    n_called = sum(use.called[chapter] for chapter in longest)
    is_hers = len(longest) >= MIN_RUN_CHAPTERS and n_called >= MIN_RUN_CALLS
    return longest if is_hers and use.narrated.total() >= MIN_RUN_CALLS else []


def _n_calls(use: _Uses, own: list[int], n_told: int) -> int:
    """How often somebody is called by name; 0 where that, or being told of, says he tells not."""
    n_called = sum(use.called[chapter] for chapter in own)
    n_narrated = sum(use.narrated[chapter] for chapter in own)
    n_all = use.n_all - sum(use.narrated.values()) + n_narrated
    least = max(1, n_told / MENTIONS_A_CALL, MIN_CALLED_SHARE * n_all)
    return n_called if n_called >= least and n_narrated <= MAX_NARRATED_SHARE * n_all else 0
