"""Who commands whom, by how they speak to each other: *Yes, sir*, and what one is told to do."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from fabula.interpret.relating.claims import Claim
from fabula.interpret.relating.parties import Parties
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Event, Ground, RelationKind, Standing

_RESPECTS: Final = word_set("sir ma'am madam miss milord milady")
"""Strangers say it too: it counts in half of all lines, to one who gives orders."""

_RANKS: Final = word_set("boss chief captain skipper sergeant sarge commander guv'nor gaffer cap'n")
_MIN_CALLS: Final = 2
_MIN_ORDERS: Final = 2
_LEAST_SHARE: Final = 0.5
_CERTAINTY: Final = 0.6
"""How often who does that is a servant or serves under the other, by hand."""

Pair = tuple[str, str]


def list_ranks(parties: Parties, events: Iterable[Event]) -> Iterator[Claim]:
    """The claims of all pairs of whom one looks up to the other."""
    orders = Counter(
        (event.source, event.agents[0])
        for event in events
        if event.standing is Standing.ASKED and event.source and len(event.agents) == 1
    )
    lines = Counter(
        (quote.speaker, quote.addressees[0])
        for quote in parties.quotes
        if quote.kind == "speech" and quote.speaker and len(quote.addressees) == 1
    )
    calls = _list_calls(parties)
    for (low, high), rows in calls.items():
        is_one_sided = len(rows) >= _MIN_CALLS and (high, low) not in calls
        is_rank = all(parties.words.forms[row] in _RANKS for row in rows)
        down, up = orders[high, low], orders[low, high]
        is_told = down >= _MIN_ORDERS and down >= 2 * up
        is_steady = len(rows) >= _LEAST_SHARE * lines[low, high]
        if is_one_sided and (is_rank or (is_told and is_steady)):
            yield from (_claim(parties, high, low, row) for row in rows[:_MIN_CALLS])


def _claim(parties: Parties, high: str, low: str, row: int) -> Claim:
    start, end = parties.words.starts[row], parties.words.ends[row]
    return Claim(high, RelationKind.SUPERIOR, low, Ground.CALLED, start, end, _CERTAINTY)


def _list_calls(parties: Parties) -> dict[Pair, list[int]]:
    """The rows of such words, by who says them and to whom."""
    words = parties.words
    calls: defaultdict[Pair, list[int]] = defaultdict(list)
    for row, form in enumerate(words.forms):
        if form not in _RESPECTS and form not in _RANKS:
            continue
        line = parties.line_at(row)
        if line is None or line.kind != "speech" or line.speaker is None:
            continue
        is_heard = len(line.addressees) == 1 and {line.speaker, *line.addressees} <= parties.people
        if is_heard and _is_call(parties, row):
            calls[line.speaker, line.addressees[0]].append(row)
    return calls


def _is_call(parties: Parties, row: int) -> bool:
    """Signs on both sides, as round whom a line calls."""
    words, before, after = parties.words, row - 1, row + 1
    opens = before < words.unit_start(row) or words.upos[before] in {"PUNCT", "INTJ"}
    closes = after >= words.unit_end(row) or words.upos[after] == "PUNCT"
    return opens and closes
