"""What a teller says and then takes back: *No, that was not the truth*; *two, no, three*.

A claim and its correction are of one teller: both in narration, or both in one line. What somebody
else denies, or a later page contradicts, is not taken back.
"""

from collections.abc import Collection, Iterator

from fabula.interpret.happening.claims import Pair
from fabula.interpret.happening.denials import read_denial
from fabula.interpret.happening.echoes import read_echoes
from fabula.interpret.happening.repairs import read_repairs
from fabula.interpret.happening.tellings import Telling
from fabula.records import Spans, Withdrawal


def find_withdrawals(telling: Telling, paragraphs: Spans) -> list[Withdrawal]:
    """All claims that are taken back, in order of the correction.

    Args:
        telling: the words with their clauses, and the lines, which tell whose they are.
        paragraphs: a sentence that opens one may take back the whole of the one before.
    """
    words, teller = telling.words, _only(telling.tellers)
    starts = paragraphs.start.tolist()
    found = []
    for unit in range(len(words.bounds)):
        for pair in _find_pairs(telling, unit, starts):
            line = words.line[pair.correction[0]]
            found.append(
                Withdrawal(
                    *telling.span(*pair.claim),
                    *telling.span(*pair.correction),
                    telling.quotes[line].speaker if line >= 0 else teller,
                )
            )
    return found


def _only(tellers: Collection[str]) -> str | None:
    """Who tells the story, where it is one alone."""
    return next(iter(tellers)) if len(tellers) == 1 else None


def _find_pairs(telling: Telling, unit: int, paragraphs: list[int]) -> Iterator[Pair]:
    """The corrections of one stretch; the first kind that fits."""
    words = telling.words
    first, end = words.bounds[unit]
    forms = words.forms[first:end]
    if "?" in forms[-2:]:
        return
    known = frozenset(forms)
    if known & {"true", "so", "right", "truth", "case", "lie", "untrue", "false", "lies", "lied",
                "falsehood", "untruth", "invention", "happened", "was", "went"}:  # fmt: skip
        pair = read_denial(telling, unit, paragraphs)
        if pair:
            yield pair
            return
    if "no" in known or "rather" in known or "mean" in known:
        yield from read_repairs(words, first, end)
    yield from read_echoes(words, unit, paragraphs)
