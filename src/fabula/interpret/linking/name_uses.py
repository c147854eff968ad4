"""How a book uses two names: side by side, of one another, or each where the other would stand."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp, log, log1p
from typing import Final

from fabula.interpret.casting.figures import Figure
from fabula.interpret.naming.names import PersonName, full_form, stems_of
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.given_names import FEMALE_NAMES, MALE_NAMES, NICKNAMES
from fabula.interpret.wording.phrases import Phrase

NEAR_WORDS: Final = 400
AROUND_WORDS: Final = 2500
"""Who stands within the second is expected within the first in proportion."""

MIN_PET_CHARS: Final = 3
"""*Gil* is short for *Gilbert*, but *Al* may be short for much."""

LEAST_USE: Final = 0.1
"""A form with less of all uses of a person's names says nothing: *Mar* of *Mary Joe*."""

FEATURES: Final = (
    "bias",
    "mentions",
    "side by side, told",
    "side by side, told and said",
    "side by side, said",
    "names the other",
    "names the other: expected",
    "called and then speaks",
    "called and another speaks",
    "told and said apart",
    "same gender",
    "shared word",
    "short form",
    "near",
    "near: expected",
    "both given names",
    "both full names",
)
"""Names of the columns of :meth:`NameUses.list_features`."""

_GIVEN_NAMES: Final = MALE_NAMES | FEMALE_NAMES | NICKNAMES.keys()

Pair = tuple[Figure, Figure]


@dataclass(slots=True)
class NameUses:
    """Where the names of each figure stand, and who is met beside whom.

    Attributes:
        words: of each, in order, the words at which its names stand.
        said: how many of them stand in lines.
        tagged: how many lines a tag that names it gives to it.
        called: by whom a line beside one that calls it is said, by a tag; how often.
        told_together, mixed, said_together: paragraphs with both, by where their names stand.
        naming: how often a line of the first, by its tag, names the second.
    """

    words: dict[Figure, list[int]]
    said: Counter[Figure] = field(default_factory=Counter)
    tagged: Counter[Figure] = field(default_factory=Counter)
    called: defaultdict[Figure, Counter[Figure]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    told_together: Counter[Pair] = field(default_factory=Counter)
    mixed: Counter[Pair] = field(default_factory=Counter)
    said_together: Counter[Pair] = field(default_factory=Counter)
    naming: Counter[Pair] = field(default_factory=Counter)

    def list_features(self, one: Figure, other: Figure) -> list[float]:
        """What speaks for one and the rarer other being the same: values of FEATURES."""
        n_near, expected = self._count_near(one, other)
        density = 0.5 * expected / len(self.words[other])
        said_one = self.said[one] / len(self.words[one])
        said, told = self.said[other], len(self.words[other]) - self.said[other]
        n_named = self.naming[one, other] + self.naming[other, one]
        all_tagged = max(1, self.tagged.total())
        expected_named = self.tagged[one] * said + self.tagged[other] * self.said[one]
        matches = self.called[other][one] + self.called[one][other]
        mixed = self.mixed[one, other] + self.mixed[other, one]
        expected_mixed = density * (told * said_one + said * (1 - said_one))
        names = _names_of(one), _names_of(other)
        return [
            1.0,
            log1p(len(self.words[other])),
            _ratio(self.told_together[one, other], density * told * (1 - said_one)),
            _ratio(mixed, expected_mixed),
            _ratio(self.said_together[one, other], density * said * said_one),
            log1p(n_named),
            _ratio(n_named, expected_named / all_tagged),
            log1p(matches),
            log1p(self.called[other].total() - self.called[other][one]),
            abs(said_one - said / len(self.words[other])),
            float(one.gender == other.gender != ""),
            float(any(a.surname == b.surname for a in names[0] for b in names[1])),
            float(any(_shortens(a, b) for a in names[0] for b in names[1])),
            _ratio(n_near, 0.9 * expected),
            log1p(expected),
            float(not any(map(_shortens, names[0], names[1])) and all(map(_has_given, names))),
            float(all(any(len(name.parts) > 1 for name in own) for own in names)),
        ]

    def _count_near(self, one: Figure, other: Figure) -> tuple[int, float]:
        """How often a name of the one stands near one of the other, and how often by chance."""
        n_near, expected, places = 0, 0.0, self.words[one]
        for word in self.words[other]:
            around = _count_within(places, word, AROUND_WORDS)
            n_near += around > 0 and _count_within(places, word, NEAR_WORDS) > 0
            expected += 1 - exp(-around * NEAR_WORDS / AROUND_WORDS)
        return n_near, expected


def count_name_uses(bearers: Mapping[Phrase, Figure], turns: Iterable[list[Turn]]) -> NameUses:
    """Count where names stand.

    Args:
        bearers: of each name, in order, who bears it.
        turns: those of each conversation.
    """
    words: defaultdict[Figure, list[int]] = defaultdict(list)
    paragraphs: defaultdict[int, tuple[dict[Figure, None], dict[Figure, None]]]
    paragraphs = defaultdict(lambda: ({}, {}))
    uses = NameUses(words)
    for phrase, figure in bearers.items():
        words[figure].append(phrase.word)
        uses.said[figure] += phrase.quotation >= 0
        paragraphs[phrase.paragraph][phrase.quotation >= 0][figure] = None
    for told, said in paragraphs.values():
        uses.told_together.update(_pair_up(told, told))
        uses.mixed.update(_pair_up(told, said))
        uses.said_together.update(_pair_up(said, said))
    for conversation in turns:
        _count_turns(conversation, bearers, uses)
    return uses


def _pair_up(some: Iterable[Figure], others: Iterable[Figure]) -> list[Pair]:
    return [(one, other) for one in some for other in others if one is not other]


def _count_turns(turns: list[Turn], bearers: Mapping[Phrase, Figure], uses: NameUses) -> None:
    speakers = [bearers.get(turn.tagged) if turn.tagged else None for turn in turns]
    for index, (turn, speaker) in enumerate(zip(turns, speakers, strict=True)):
        called = {bearers[phrase]: None for phrase in turn.called if phrase in bearers}
        named = {bearers[phrase]: None for phrase in turn.named if phrase in bearers}
        if speaker:
            uses.tagged[speaker] += 1
            uses.naming.update((speaker, figure) for figure in (*called, *named))
        beside = [*speakers[max(0, index - 1) : index], *speakers[index + 1 : index + 2]]
        for figure in called:
            uses.called[figure].update(other for other in beside if other)


def _count_within(places: list[int], word: int, reach: int) -> int:
    return bisect_right(places, word + reach) - bisect_left(places, word - reach)


def _ratio(seen: float, expected: float) -> float:
    return log((seen + 0.5) / (expected + 0.5))


def _names_of(figure: Figure) -> list[PersonName]:
    """The names that somebody goes by, scraps aside."""
    forms = figure.person.forms if figure.person else Counter[PersonName]()
    return [n for n, count in forms.items() if n.parts and count >= LEAST_USE * forms.total()]


def _has_given(names: list[PersonName]) -> bool:
    return any(
        len(name.parts) == 1 and not name.honorifics and name.parts[0] in _GIVEN_NAMES
        for name in names
    )


def _shortens(one: PersonName, other: PersonName) -> bool:
    """Whether one is a short or small form of the other, or the other way round."""
    if not any(len(name.parts) == 1 and not name.honorifics for name in (one, other)):
        return False
    first, second = sorted((one.parts[0], other.parts[0]), key=len)
    if first == second:
        return False
    if full_form(first) == full_form(second) or first in stems_of(second):
        return True
    return second in stems_of(first) or (len(first) >= MIN_PET_CHARS and second.startswith(first))
