"""Which named person *her sister*, *my father* and *your aunt* are.

The phrases by which somebody's sister is told of, through the whole book, are weighed together:
who is met where they stand, whom the model takes them to mean, who shares a surname with the owner
or wears a title that fits, and whom the text calls so by name (*my brother Charles*, *Isabella,
her sister,*).
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import exp, log, log1p
from operator import itemgetter, mul
from typing import Final

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.linking.kin_phrases import KIN, find_told, is_bare_kin, names_kin
from fabula.interpret.linking.kin_weights import WEIGHTS
from fabula.interpret.naming.kinships import ELDERS, find_relative, kin_word
from fabula.interpret.naming.persons import NameIndex
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Text

_MALE: Final = word_set("father son brother uncle nephew husband grandfather grandson")
_FEMALE: Final = word_set("mother daughter sister aunt niece wife grandmother granddaughter")
_OLDER: Final = word_set("father mother uncle aunt husband wife grandfather grandmother")
_TIES: Final = {
    **dict.fromkeys(word_set("father mother"), ("parent", "elder")),
    **dict.fromkeys(word_set("son daughter"), ("parent", "younger")),
    **dict.fromkeys(word_set("grandfather grandmother"), ("grandparent", "elder")),
    **dict.fromkeys(word_set("grandson granddaughter"), ("grandparent", "younger")),
    **dict.fromkeys(word_set("uncle aunt"), ("uncle", "elder")),
    **dict.fromkeys(word_set("nephew niece"), ("uncle", "younger")),
    **dict.fromkeys(word_set("husband wife"), ("spouse", "")),
    **dict.fromkeys(word_set("brother sister"), ("sibling", "")),
    "cousin": ("cousin", ""),
}
_Tie = tuple[str, Figure | None]

NEAR_WORDS: Final = 200
AROUND_WORDS: Final = 2500
N_KNOWN: Final = 60
MIN_NAMED: Final = 8
LEAST_LIKELY: Final = 0.01
LEAST_CHANCE: Final = 0.4
LEAST_OF_FEW: Final = 0.6
MANY_PHRASES: Final = 3
"""Whoever is less likely than this is not taken for somebody's father; of fewer phrases than three
the second holds."""

KNOWN_WEIGHT: Final = 5
"""So many phrases a tie counts that surnames or a call have told."""

FEATURES: Final = (
    "called so by name",
    "relative by surname",
    "shared surname",
    "likely",
    "near",
    "says it or is told it",
    "met with the owner",
    "title fits",
    "title does not fit",
    "kin in the name",
    "mentions",
    "nobody named",
    "nobody named: phrases",
)
"""Names of the columns of :func:`list_features`; the last two are of nobody named."""

_WEIGHTS: Final = tuple(WEIGHTS[name] for name in FEATURES)


@dataclass(slots=True)
class Lines:
    """Who says lines and who is told them, by row.

    Attributes:
        speakers: who says each, where that is known.
        hearers: to whom each is said.
    """

    speakers: dict[int, Figure] = field(default_factory=dict)
    hearers: dict[int, tuple[Figure, ...]] = field(default_factory=dict)

    def heard_by(self, phrase: Phrase) -> tuple[Figure | None, ...]:
        """Who says or is told the line that a phrase stands in."""
        row = phrase.quotation
        return (self.speakers.get(row), *self.hearers.get(row, ()))


@dataclass(frozen=True, slots=True, eq=False)
class Kindred:
    """The phrases for one kin of one owner, and who they may mean.

    Attributes:
        owner: whose kin it is.
        word: the plain word for it.
        phrases: *her sister*, *my sister*, … in order.
        candidates: named people.
        features: of each candidate, and last of nobody named: values of FEATURES.
    """

    owner: Figure
    word: str
    phrases: tuple[Phrase, ...]
    candidates: tuple[Figure, ...]
    features: tuple[tuple[float, ...], ...]

    def weigh(self) -> list[float]:
        """How likely each candidate is, and last nobody named."""
        scores = [sum(map(mul, _WEIGHTS, row)) for row in self.features]
        odds = [exp(score - max(scores)) for score in scores]
        return [odd / sum(odds) for odd in odds]


def choose_kin(
    kindreds: Iterable[Kindred], memory: Memory, lines: Lines
) -> Iterator[tuple[Phrase, Figure]]:
    """The phrases that mean somebody named, with whom; never one who hears or says them.

    Two people are one thing to each other: whoever is mostly her husband is not her father.
    """
    chosen = [(kindred, *likeliest) for kindred in kindreds if (likeliest := _choose(kindred))]
    ties: defaultdict[frozenset[Figure], defaultdict[_Tie, float]]
    ties = defaultdict(lambda: defaultdict(float))
    for kindred, figure, chance in chosen:
        tie = _tie_of(kindred.owner, kindred.word, figure)
        ties[frozenset((kindred.owner, figure))][tie] += chance * len(kindred.phrases)
    for (owner, word), figure in memory.of_possession.items():
        if word in KIN and owner.person and figure.person:
            ties[frozenset((owner, figure))][_tie_of(owner, word, figure)] += KNOWN_WEIGHT
    for kindred, figure, _ in chosen:
        tie = _tie_of(kindred.owner, kindred.word, figure)
        known = ties[frozenset((kindred.owner, figure))]
        if known[tie] == max(known.values()):
            for phrase in kindred.phrases:
                if figure not in lines.heard_by(phrase):
                    yield phrase, figure


def _choose(kindred: Kindred) -> tuple[Figure, float] | None:
    """Whom a kindred means and how likely, where that is likely enough."""
    chances = zip(kindred.candidates, kindred.weigh()[:-1], strict=True)
    best = max(chances, key=itemgetter(1), default=None)
    least = LEAST_CHANCE if len(kindred.phrases) >= MANY_PHRASES else LEAST_OF_FEW
    return best if best and best[1] >= least else None


def _tie_of(owner: Figure, word: str, figure: Figure) -> _Tie:
    """What two people are to each other, and who is the elder of the two."""
    tie, side = _TIES[word]
    return tie, {"elder": figure, "younger": owner}.get(side)


def find_kindreds(
    phrases: list[Phrase],
    memory: Memory,
    names: NameIndex,
    *,
    bearers: Mapping[Phrase, Figure],
    text: Text,
    lines: Lines,
) -> list[Kindred]:
    """All kin of named owners that have no name so far; *Mamma* in a line is its speaker's.

    Args:
        phrases: all mentions.
        memory: whom they mean so far.
        names: the persons of the book.
        bearers: who bears each name.
        text: that they stand in.
        lines: who says each line and is told it.
    """
    groups: defaultdict[tuple[Figure, str], list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        owner = memory.owner_of(phrase) if names_kin(phrase) else None
        if is_bare_kin(phrase):
            owner = lines.speakers.get(phrase.quotation)
        figure = memory.of_row.get(phrase.row)
        is_open = figure is not None and not _has_name(figure) and phrase.row not in memory.fixed
        if owner and owner.person and is_open:
            groups[owner, kin_word(phrase.head)].append(phrase)
    met = _Met(bearers)
    told = Counter(find_told(phrases, memory, text.content))
    found = []
    for (owner, word), group in groups.items():
        candidates = [f for f in met.known if f is not owner and _may_be(word, f)]
        weigher = _Weigher(owner, word, group, memory, names, told, lines, met)
        rows = [weigher.list_features(figure) for figure in candidates]
        nobody = (0.0,) * (len(FEATURES) - 2) + (1.0, log1p(len(group)))
        found.append(Kindred(owner, word, tuple(group), tuple(candidates), (*rows, nobody)))
    return found


class _Met:
    """Where the names of the best known people stand."""

    def __init__(self, bearers: Mapping[Phrase, Figure]) -> None:
        self.words: defaultdict[Figure, list[int]] = defaultdict(list)
        self.paragraphs: defaultdict[Figure, set[int]] = defaultdict(set)
        for phrase, figure in bearers.items():
            self.words[figure].append(phrase.word)
            self.paragraphs[figure].add(phrase.paragraph)
        self.n_paragraphs = max(1, len(set().union(*self.paragraphs.values())))
        ordered = sorted(self.words, key=lambda f: (-len(self.words[f]), f.first_start))
        self.known = [f for f in ordered[:N_KNOWN] if len(self.words[f]) >= MIN_NAMED]

    def near(self, figure: Figure, phrases: Iterable[Phrase]) -> float:
        """How much oftener than by chance somebody is named near some phrases."""
        places, seen, expected = self.words[figure], 0, 0.0
        for phrase in phrases:
            around = _count_within(places, phrase.word, AROUND_WORDS)
            seen += around > 0 and _count_within(places, phrase.word, NEAR_WORDS) > 0
            expected += 1 - exp(-around * NEAR_WORDS / AROUND_WORDS)
        return log((seen + 0.5) / (expected + 0.5))

    def together(self, one: Figure, other: Figure) -> float:
        """How much oftener than by chance two are named in one paragraph."""
        mine, theirs = self.paragraphs[one], self.paragraphs[other]
        expected = len(mine) * len(theirs) / self.n_paragraphs
        return log((len(mine & theirs) + 0.5) / (expected + 0.5))


@dataclass(frozen=True, slots=True, eq=False)
class _Weigher:
    """What is known of the kin of one owner (see :func:`find_kindreds`)."""

    owner: Figure
    word: str
    phrases: list[Phrase]
    memory: Memory
    names: NameIndex
    told: Counter[tuple[Figure, str, Figure]]
    lines: Lines
    met: _Met

    def list_features(self, figure: Figure) -> tuple[float, ...]:
        """What speaks for a named person: values of FEATURES."""
        n_phrases = len(self.phrases)
        n_beside = sum(figure in self.lines.heard_by(p) for p in self.phrases)
        likely = sum(self._likely(p).get(figure, 0.0) for p in self.phrases) / n_phrases
        owner, person = self.owner.person, figure.person
        if owner is None or person is None:
            return (0.0,) * len(FEATURES)
        surnames = [
            {form.surname for form in one.forms if form.honorifics or len(form.parts) > 1}
            for one in (owner, person)
        ]
        titles = {title for form in person.forms for title in form.titles}
        is_older = self.word in _OLDER
        fits = {"mr", "mrs", "sir", "lady"} if is_older else {"miss", "master"}
        misfits = {"miss", "master"} if is_older else {"mrs"}
        return (
            log1p(self.told[self.owner, self.word, figure]),
            float(find_relative(self.phrases[0], owner, self.names) is person),
            float(not surnames[0].isdisjoint(surnames[1])),
            log(likely + LEAST_LIKELY),
            self.met.near(figure, self.phrases),
            n_beside / n_phrases,
            self.met.together(self.owner, figure),
            float(not titles.isdisjoint(fits)),
            float(not titles.isdisjoint(misfits)),
            float(self.word in {kin_word(title) for title in titles}),
            log1p(len(self.met.words[figure])),
            0.0,
            0.0,
        )

    def _likely(self, phrase: Phrase) -> dict[Figure, float]:
        return self.memory.likelihoods.of_figures(phrase, self.memory.of_row, self.memory.beliefs)


def _may_be(word: str, figure: Figure) -> bool:
    gender = "m" if word in _MALE else "f" if word in _FEMALE else figure.gender
    return figure.number == "sg" and figure.gender in {gender, ""}


def _has_name(figure: Figure) -> bool:
    """Whether somebody has a name other than *Mamma*."""
    forms = figure.person.forms if figure.person else ()
    return any(kin_word(part) not in ELDERS for name in forms for part in name.parts)


def _count_within(places: list[int], word: int, reach: int) -> int:
    return bisect_right(places, word + reach) - bisect_left(places, word - reach)
