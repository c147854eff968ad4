"""Gold mentions inside quotations, and the character that fabula gives each to."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.corpora.pdnc import InnerMention, Novel
from evaluation.layers.pairings import fold_name
from evaluation.readings import Reading
from evaluation.scorers.spans import score_share
from evaluation.scorers.speakers import Span, measure_likeness
from evaluation.scores import Cell
from fabula.interpret.wording.word_lists import word_set

FORMS = ("names", "you", "other pronouns", "nominals")
_YOU = word_set("you your yours yourself yourselves thou thee thy thine thyself ye")
_OTHERS = word_set(
    """
    i me my mine myself he him his himself she her hers herself it its itself we us our ours
    ourselves they them their theirs themselves one who whom whose this that
    """
)
_TITLES = word_set(
    """
    mr mrs miss ms sir madam maam lord lady madame mademoiselle mlle mme monsieur signor signora
    dr majesty highness honour grace lordship ladyship excellency worship father mother papa mamma
    brother sister uncle aunt
    """
)
"""Capitals that make no name: titles, honours and kin that stand alone."""

_TAIL = re.compile(r"['’](?:s|re|ll|ve|d|m)?$", re.IGNORECASE)
_EDGES = " \t\r\n\"'“”‘’_-—–.,;:!?()"
_ALIKE = 0.5
_N_NAMED = 5


@dataclass(frozen=True, slots=True)
class Reference:
    """One gold mention of one character.

    Attributes:
        gold: id of the gold character.
        form: one of :data:`FORMS`.
        is_found: True where some predicted mention was taken for it.
        character: id of the predicted character whom that mention is of, or None.
    """

    gold: str
    form: str
    is_found: bool
    character: str | None


def score_inner_mentions(
    novel: Novel, reading: Reading, pairs: Mapping[str, str], main: Mapping[str, str]
) -> Iterator[tuple[str, Cell]]:
    """Which share is linked right, and what became of the others.

    Args:
        novel: gold.
        reading: what fabula made of it.
        pairs: predicted characters to gold ones, one to one.
        main: each predicted character to the gold one that most speaks for.
    """
    found = find_references(novel, reading)
    yield "cast/mentions", _share(found, pairs)
    pronouns = [r for r in found if r.form in {"you", "other pronouns"}]
    yield "cast/mentions: pronouns", _share(pronouns, pairs)
    for form in FORMS:
        yield f"cast/mentions: {form}", _share([r for r in found if r.form == form], pairs)
    fates = Counter(find_fate(reference, pairs, main) for reference in found)
    for fate in ("missed", "of nobody in the cast", "of a split-off part"):
        yield f"cast/mentions {fate}", score_share(fates[fate], len(found))
    yield "cast/mentions of another", _score_confused(novel, found, pairs, main)
    yield "cast/mentions of several, given to one", _score_groups(novel, reading)


def find_fate(reference: Reference, pairs: Mapping[str, str], main: Mapping[str, str]) -> str:
    """What became of a gold mention, in words."""
    if not reference.is_found:
        return "missed"
    if reference.character is None:
        return "of nobody in the cast"
    if pairs.get(reference.character) == reference.gold:
        return "right"
    is_part = main.get(reference.character) == reference.gold
    return "of a split-off part" if is_part else "of another"


def find_references(novel: Novel, reading: Reading) -> list[Reference]:
    """Every gold mention of one character alone, with what fabula makes of it."""
    names = {p.id: _words_of((p.name, *p.aliases)) for p in novel.characters}
    single = [m for m in _inner_mentions(novel) if len(m.characters) == 1]
    taken = _take_characters(novel.text, single, reading)
    return [
        Reference(
            m.characters[0], find_form(novel.text[m.start : m.end], names[m.characters[0]]), *t
        )
        for m, t in zip(single, taken, strict=True)
    ]


def find_form(words: str, names: set[str]) -> str:
    """The form of a gold mention, of which PDNC says nothing.

    A pronoun is one word of a closed list. A name holds a capitalised word that is among the
    words of its character's names, or that does not stand first and is no title.
    """
    bare = _TAIL.sub("", words.strip(_EDGES))
    if bare.casefold() in _YOU | _OTHERS:
        return "you" if bare.casefold() in _YOU else "other pronouns"
    for index, word in enumerate(bare.split()):
        folded = fold_name(word)
        if not word[:1].isupper() or folded in _TITLES | _YOU | _OTHERS:
            continue
        if folded in names or index > 0:
            return "names"
    return "names" if fold_name(bare) in names and bare[:1].isupper() else "nominals"


def _words_of(names: Sequence[str]) -> set[str]:
    folded = [fold_name(name) for name in names]
    return {*folded, *(word for name in folded for word in name.split())}


def _inner_mentions(novel: Novel) -> Iterator[InnerMention]:
    return (mention for quotation in novel.quotations for mention in quotation.mentions)


def _take_characters(
    text: str, gold: Sequence[InnerMention], reading: Reading
) -> list[tuple[bool, str | None]]:
    """For each gold mention whether one is taken for it, and the character that it is of."""
    cast = {person.id for person in reading.characters}
    rows = enumerate(reading.mentions)
    placed = sorted((reading.given_reach(m.start, m.end), i, m) for i, m in rows)
    spans = [span for span, _, _ in placed]
    is_pronoun = [mention.form == "PRON" for _, _, mention in placed]
    entities = [mention.entity if mention.entity in cast else None for _, _, mention in placed]
    taken = [take_span(bare_span(text, (m.start, m.end)), spans, is_pronoun) for m in gold]
    return [(index >= 0, entities[index] if index >= 0 else None) for index in taken]


def take_span(gold: Span, spans: Sequence[Span], is_pronoun: Sequence[bool]) -> int:
    """The span that is taken for a gold one, or -1; ``spans`` are sorted.

    The one most alike, overlap over union at least a half; where there is none, one that lies
    inside and is no pronoun: *Harriet* for *my dear Harriet*, but not *my*.
    """
    length = gold[1] - gold[0]
    near = range(bisect_left(spans, (gold[1] - 2 * length, 0)), bisect_left(spans, (gold[1], 0)))
    likeness = {index: measure_likeness(gold, spans[index]) for index in near}
    fit = [index for index in near if likeness[index] >= _ALIKE] or [
        index
        for index in near
        if gold[0] <= spans[index][0] and spans[index][1] <= gold[1] and not is_pronoun[index]
    ]
    return max(fit, key=lambda index: likeness[index], default=-1)


def bare_span(text: str, span: Span) -> Span:
    """A gold mention without signs at its edges, *'s* and contracted verbs (*you're*)."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    tail = _TAIL.search(text[start:end])
    return (start, start + tail.start()) if tail and tail.start() else (start, end)


def _share(found: Sequence[Reference], pairs: Mapping[str, str]) -> Cell:
    right = sum(pairs.get(r.character) == r.gold for r in found if r.character is not None)
    return score_share(right, len(found))


def _score_confused(
    novel: Novel, found: Sequence[Reference], pairs: Mapping[str, str], main: Mapping[str, str]
) -> Cell:
    """The share given to another, with who is most often taken for whom."""
    shown = {person.id: person.name for person in novel.characters}
    wrong = Counter(
        (shown[r.gold], shown.get(pairs.get(r.character or "", ""), r.character))
        for r in found
        if find_fate(r, pairs, main) == "of another"
    )
    cases = tuple(f"{a} taken for {b}: {n}" for (a, b), n in wrong.most_common(_N_NAMED))
    return score_share(wrong.total(), len(found), cases)


def _score_groups(novel: Novel, reading: Reading) -> Cell:
    groups = [m for m in _inner_mentions(novel) if len(m.characters) > 1]
    taken = _take_characters(novel.text, groups, reading)
    return score_share(sum(character is not None for _, character in taken), len(groups))
