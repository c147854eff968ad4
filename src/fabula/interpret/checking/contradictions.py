"""Passages that cannot both be so: an age, the colour of eyes, the arm that was the other one.

A false alarm is worse than a miss: only what is said in narration, of somebody who is named or
the only one named nearby, is held against its like.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final

from fabula.interpret.checking.statements import Ledger, Statement
from fabula.interpret.happening.verb_kinds import ADDRESSES
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Contradiction, Fact, FactKind, Standing

_LIGHT_EYES: Final = word_set("blue grey gray green violet")
_DARK_EYES: Final = word_set("brown black dark")
_LIGHT_HAIR: Final = word_set("golden blond blonde yellow fair flaxen")
_DARK_HAIR: Final = word_set("black raven dark")
_SHADES: Final = {
    "eyes": (_LIGHT_EYES, _DARK_EYES),
    "hair": (_LIGHT_HAIR, _DARK_HAIR),
    "beard": (_LIGHT_HAIR, _DARK_HAIR),
}
_SIDED: Final = word_set("arm leg hand foot ear shoulder wrist knee ankle thigh")

N_CHARS_ONE_WOUND: Final = 30_000
"""Wounds farther apart may be two."""

N_CHARS_ONE_AGE: Final = 5_000
"""Somebody may grow older over more of a story than that, but hardly younger."""


def find_contradictions(
    statements: Iterable[Statement],
    ledger: Ledger,
    meant: Collection[tuple[int, int]] = (),
) -> list[Contradiction]:
    """All pairs of passages that cannot both be so, in order of the later one.

    Args:
        statements: the facts, in order.
        ledger: what they were read from.
        meant: places of which the user has said that what does not fit them is meant.
    """
    told: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for statement in statements:
        if statement.topic and statement.is_sure:
            told[statement.fact.about, statement.topic].append(statement.fact)
    found: list[Contradiction] = []
    for (_, topic), facts in told.items():
        if topic == "dead":
            found += _hear_the_dead(facts[0], ledger)
        else:
            found += _compare(topic, facts)
    marked = [_mark(row, meant) for row in found]
    return sorted(marked, key=lambda row: (row.other_start, row.start))


def _compare(topic: str, facts: list[Fact]) -> Iterator[Contradiction]:
    """The first fact that does not fit an earlier one, once each."""
    for place, later in enumerate(facts):
        for earlier in facts[:place]:
            reason = _misfit(topic, earlier, later)
            if reason:
                yield _oppose(earlier, later, reason)
                return


def _misfit(topic: str, earlier: Fact, later: Fact) -> str:
    """Why two facts cannot both be so, or ""."""
    distance = later.start - earlier.end
    if topic.startswith("age"):
        before, after = int(earlier.value), int(later.value)
        if after < before or (after > before and distance < N_CHARS_ONE_AGE):
            return f"the age is {before}, then {after}"
    elif topic in _SHADES:
        one, other = (fact.value.split()[0] for fact in (earlier, later))
        light, dark = _SHADES[topic]
        if (one in light and other in dark) or (one in dark and other in light):
            return f"the {topic} {_are(topic)} {one}, then {other}"
    elif topic in _SIDED and distance < N_CHARS_ONE_WOUND:
        one, other = (fact.value.split()[0] for fact in (earlier, later))
        if one != other:
            return f"the {topic} that is hurt is the {one} one, then the {other} one"
    return ""


def _are(topic: str) -> str:
    return "are" if topic == "eyes" else "is"


def _hear_the_dead(death: Fact, ledger: Ledger) -> Iterator[Contradiction]:
    """The first later passage of narration in which somebody who died speaks, by name."""
    words, places = ledger.telling.words, ledger.telling.places
    row = bisect_right(words.starts, death.end)
    for at in range(row, len(words)):
        event = ledger.events.get(at)
        if event is None or words.line[at] >= 0 or words.lemmas[at] not in ADDRESSES:
            continue
        if event.standing is not Standing.HAPPENED or death.about not in event.agents:
            continue
        clause = ledger.telling.setting.clauses.get(at)
        near = [clause.subject] if clause else []
        near += [at + 1, at - 1]
        named = [places.by_head.get(place) for place in near if 0 <= place < len(words)]
        if any(m and m.form == "PROP" and m.entity == death.about for m in named):
            spoken = Fact(death.about, FactKind.ALIVE, "speaks", event.start, event.end)
            yield _oppose(death, spoken, f"{death.value}, and speaks later")
            return


def _oppose(earlier: Fact, later: Fact, reason: str) -> Contradiction:
    return Contradiction(
        earlier.about, earlier.kind, reason, earlier.start, earlier.end, later.start, later.end
    )


def _mark(row: Contradiction, meant: Collection[tuple[int, int]]) -> Contradiction:
    touched = any(
        start < last and first < end
        for start, end in meant
        for first, last in ((row.start, row.end), (row.other_start, row.other_end))
    )
    return replace(row, is_meant=True) if touched else row
