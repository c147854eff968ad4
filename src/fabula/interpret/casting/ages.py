"""Words by which a story tells how old somebody is, where they stand in what refers to them."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, takewhile
from typing import Final

from fabula.interpret.casting.figures import Figure
from fabula.interpret.wording.addresses import is_address
from fabula.interpret.wording.function_words import GENITIVES
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Layout

_ADJECTIVES: Final = word_set(
    """
    old older elderly aged ancient young younger youthful teenage middle-aged grey-haired
    gray-haired white-haired grey-headed white-bearded grey-bearded
    """
)
_NOUNS: Final = word_set(
    """
    boy girl child baby infant toddler lad lass youth youngster teenager schoolboy schoolgirl
    urchin crone grandmother grandfather grandmamma grandpapa grandma grandpa granny
    great-grandmother great-grandfather
    """
)
_OFFSPRING: Final = word_set("boy girl child baby lad lass")
"""Whoever is somebody's child may be of any age: *her boy*."""

_TIES: Final = word_set(
    """
    friend acquaintance comrade companion schoolfellow schoolmate playmate playfellow pupil
    neighbour neighbor enemy rival lover flame sweetheart love master mistress servant teacher
    tutor governess nurse partner colleague maid bachelor ally customer self
    """
)
"""*His old friend* is one of long standing, *the old master* the former one."""

_PERSONS: Final = _NOUNS | word_set("man woman person lady gentleman maiden maid fellow widow")
_NUMBERS: Final = word_set(
    """
    five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety
    """
)
_NOT_TOLD: Final = word_set("not n't never no like as than when once longer")
"""After these one is not, or is no longer, what the phrase says: *like a child*."""


def find_age_words(figure: Figure, layout: Layout) -> tuple[tuple[int, int], ...]:
    """Spans of the words that tell a figure's age, each word once, the most frequent first.

    Only words of mentions that refer to the figure itself count, and in them only its noun and
    what describes it: not the old man in *the old man's daughter*. Forms of address (*my boy*,
    *old chap*) tell nothing.

    Args:
        figure: somebody.
        layout: the text, segmented.
    """
    found = [
        (" ".join(_words(phrase, first, end)), phrase.word + first, phrase.word + end - 1)
        for phrase in sorted(figure.phrases, key=lambda phrase: phrase.start)
        if phrase.form != "PRON" and phrase.number == "sg" and not is_address(phrase)
        for first, end in chain(_before(phrase), _descriptions(phrase), _years(phrase))
    ]
    counts = Counter(words for words, _, _ in found)
    places = {words: (first, last) for words, first, last in reversed(found)}
    start, end = layout.words.start, layout.words.end
    return tuple(
        (int(start[places[words][0]]), int(end[places[words][1]]))
        for words, _ in counts.most_common()
    )


def _words(phrase: Phrase, first: int, end: int) -> tuple[str, ...]:
    return (phrase.before,) if first < 0 else phrase.words[first:end]


def _before(phrase: Phrase) -> Iterator[tuple[int, int]]:
    """The word before a name, which models leave out of it: *old Mr. Pell*."""
    if phrase.form == "PROP" and phrase.before in _ADJECTIVES:
        yield -1, 0


def _descriptions(phrase: Phrase) -> Iterator[tuple[int, int]]:
    """The head where it is a noun of age, and adjectives of age before it."""
    words, head = phrase.words, phrase.grammar.head
    if phrase.before in _NOT_TOLD:
        return
    is_tie = words[head] in _TIES
    for index in reversed(range(head)):
        if words[index] in GENITIVES:
            break
        if words[index] in _ADJECTIVES and not is_tie:
            yield index, index + 1
    is_kin = phrase.determiner == "poss" and words[head] in _OFFSPRING
    if phrase.form == "NOM" and words[head] in _NOUNS and not is_kin:
        yield head, head + 1


def _years(phrase: Phrase) -> Iterator[tuple[int, int]]:
    """The years in *a boy of twelve*, *a woman of five and forty*, *a girl aged nine*."""
    words, after = phrase.words, phrase.grammar.head + 1
    if phrase.before in _NOT_TOLD or words[after - 1] not in _PERSONS:
        return
    if words[after : after + 1] not in {("of",), ("aged",)}:
        return
    following = words[after + 1 :]
    n_number = sum(1 for _ in takewhile(_is_number, following))
    rest = following[n_number:]
    if n_number and (not rest or rest[0] in {"years", "or", ",", "with", "who"}):
        yield after + 1, after + 1 + n_number


def _is_number(word: str) -> bool:
    return word in _NUMBERS or word == "and" or word.isdecimal()
