"""Places of a text said in words of the text, and how they are found again after edits.

Only letters and digits count, without capitals: quotation marks, dashes, line breaks and spaces may
all change. A place is first looked for exactly, with everything that stood around it; then by what
is left of its surroundings. A place that two stretches fit about equally well is not found
(``docs/decisions/anchors.md``).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from fabula.interpret.mending.surroundings import SLACK_WORDS, share_left, stands_in
from fabula.interpret.mending.word_indexes import Places, WordIndex, find_words, split_words
from fabula.records.fixes import Anchor

MIN_SHARE: Final = 0.5
"""So much of the words around a place must be left where not all of them are."""

MIN_LEAD: Final = 0.25
"""By so much it must fit better than any other place."""

N_TELLING_WORDS: Final = 5
"""So many words, found once in the text, tell a place even where all around them is new."""

MIN_EDITED_SHARE: Final = 0.6
"""So much of an anchor must be left, its surroundings included, where its own words changed."""

CONTEXT_WORDS: Final = (6, 12, 24)
"""How many words around a place a new anchor takes: the first that tells it from all others."""

MAX_ANCHOR_WORDS: Final = 15
"""So many of a long line's first words are its anchor."""

_N_RAREST: Final = 6


@dataclass(frozen=True, slots=True)
class Lost:
    """Why a place is not found, in plain words."""

    why: str


def find_anchor(anchor: Anchor, text: WordIndex, *, may_change: bool) -> tuple[int, int] | Lost:
    """The span of the words that an anchor means, or why there is none.

    Args:
        anchor: the place.
        text: where it is to be found.
        may_change: whether some of the words themselves may have been edited.
    """
    own, before, after = map(split_words, (anchor.words, anchor.before, anchor.after))
    if not own:
        return Lost(f"“{anchor.words}” holds no word")
    hits = find_words(own, text)
    whole = [hit for hit in hits if stands_in(hit, own, before, after, text)]
    if whole:
        return _choose(whole, anchor, len(own), text)
    if anchor.occurrence:
        return Lost("the words around its place have changed, and no one place fits best")
    if hits:
        return _find_by_surroundings(hits, own, before, after, text)
    if may_change:
        return _find_edited(own, before, after, text)
    return Lost(f"the words “{anchor.words}” are nowhere in the text")


def make_anchor(start: int, end: int, text: WordIndex) -> Anchor | None:
    """An anchor for a span, with as much around it as tells it apart; None where it has no word."""
    inside = text.within(start, end)[:MAX_ANCHOR_WORDS]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    own = text.words[first : last + 1]
    hits = find_words(own, text)
    chapter = _chapter_at(text.starts[first], text)
    n_around = next(
        (n for n in CONTEXT_WORDS if _is_told_apart(first, len(own), n, hits, text)),
        CONTEXT_WORDS[-1],
    )
    before, after = _around(first, len(own), n_around, text)
    same = [
        hit for hit in hits if stands_in(hit, own, split_words(before), split_words(after), text)
    ]
    occurrence = (same.index(first) + 1, len(same)) if len(same) > 1 else None
    words = " ".join(text.content[text.starts[first] : text.ends[last]].split())
    return Anchor(words, before, after, chapter, occurrence)


def find_phrase(words: str, text: WordIndex) -> list[tuple[int, int]]:
    """All spans where these words stand."""
    own = split_words(words)
    return [text.span(hit, len(own)) for hit in find_words(own, text)]


def _choose(whole: Places, anchor: Anchor, n_own: int, text: WordIndex) -> tuple[int, int] | Lost:
    """The one of several equal places that chapter and occurrence tell."""
    if anchor.occurrence:
        nth, n_all = anchor.occurrence
        if n_all == len(whole):
            return text.span(whole[nth - 1], n_own)
    elif len(whole) > 1 and anchor.chapter:
        whole = [hit for hit in whole if _is_in(text.starts[hit], anchor.chapter, text)] or whole
    if len(whole) == 1 and not anchor.occurrence:
        return text.span(whole[0], n_own)
    return Lost(
        f"“{anchor.words}” stands in {len(whole)} places that fit equally; "
        "give it words that stand before or after it"
    )


def _find_by_surroundings(
    hits: Places, own: list[str], before: list[str], after: list[str], text: WordIndex
) -> tuple[int, int] | Lost:
    """The place of an anchor's words whose surroundings are most as they were."""
    if len(hits) == 1 and len(own) >= N_TELLING_WORDS:
        return text.span(hits[0], len(own))
    shares = [(share_left(hit, len(own), before, after, text), hit) for hit in hits]
    best = _leader(shares, MIN_SHARE)
    if best is None:
        return Lost(
            f"“{' '.join(own)}” stands in {len(hits)} places, "
            "and the words around it tell none of them surely"
        )
    return text.span(best, len(own))


def _leader(shares: Iterable[tuple[float, int]], least: float) -> int | None:
    """The place that fits best, where it fits well and no other nearly so."""
    (share, place), *others = sorted(shares, key=lambda item: (-item[0], item[1]))
    lead = share - (others[0][0] if others else 0.0)
    return place if share >= least and lead >= MIN_LEAD else None


def _find_edited(
    own: list[str], before: list[str], after: list[str], text: WordIndex
) -> tuple[int, int] | Lost:
    """The place of words some of which have changed."""
    near = _near_places([*before, *own, *after], text)
    matches = [_match_at(place, own, before, after, text) for place in near]
    spans = {match.span: match for match in matches if _keeps_its_own(match, own)}
    shares = [(match.share, span[0]) for span, match in spans.items()]
    best = _leader(_apart(shares, len(own)), MIN_EDITED_SHARE) if shares else None
    if best is None:
        return Lost(f"“{' '.join(own)}” is nowhere in the text, nor anything near enough to it")
    first, last = max(
        (span for span in spans if span[0] == best), key=lambda span: spans[span].n_own_left
    )
    return text.starts[first], text.ends[last]


@dataclass(frozen=True, slots=True)
class _Match:
    """How an edited anchor lies on the text: first and last word of its own, and what is left."""

    span: tuple[int, int]
    share: float
    n_own_left: int


def _keeps_its_own(match: _Match, own: list[str]) -> bool:
    """Whether most of the words meant are left, and not one alone, which may be any."""
    return match.n_own_left >= 2 and match.n_own_left * 2 > len(own)


def _near_places(anchor: list[str], text: WordIndex) -> list[int]:
    """Where an anchor may begin, by its rarest words: those that most of them speak for."""
    known = [i for i, word in enumerate(anchor) if word in text.places]
    rarest = sorted(known, key=lambda i: len(text.places[anchor[i]]))[:_N_RAREST]
    votes = Counter(max(0, place - i) for i in rarest for place in text.places[anchor[i]])
    return [place for place, _ in votes.most_common(4 * _N_RAREST)]


def _match_at(
    low: int, own: list[str], before: list[str], after: list[str], text: WordIndex
) -> _Match:
    anchor = [*before, *own, *after]
    low = max(0, low - SLACK_WORDS)
    window = text.words[low : low + len(anchor) + 2 * SLACK_WORDS]
    matcher = SequenceMatcher(None, anchor, window, autojunk=False)
    found = {
        block.a + i: low + block.b + i
        for block in matcher.get_matching_blocks()
        for i in range(block.size)
    }
    mine = [found[i] for i in range(len(before), len(before) + len(own)) if i in found]
    span = (mine[0], mine[-1]) if mine else (low, low)
    return _Match(span, len(found) / len(anchor), len(mine))


def _apart(shares: list[tuple[float, int]], n_own: int) -> Iterator[tuple[float, int]]:
    """Places that are not the same one found twice, the best of each first."""
    kept: list[int] = []
    for share, place in sorted(shares, key=lambda item: (-item[0], item[1])):
        if all(abs(place - other) > n_own for other in kept):
            kept.append(place)
            yield share, place


def _around(first: int, n_own: int, n_around: int, text: WordIndex) -> tuple[str, str]:
    """The words before and after a place as they are written, white space folded."""
    high = first + n_own
    low, top = max(0, first - n_around), min(len(text.words), high + n_around)
    before = text.content[text.starts[low] : text.ends[first - 1]] if low < first else ""
    after = text.content[text.starts[high] : text.ends[top - 1]] if high < top else ""
    return " ".join(before.split()), " ".join(after.split())


def _is_told_apart(first: int, n_own: int, n_around: int, hits: Places, text: WordIndex) -> bool:
    """Whether so many words around a place leave no other place that might be taken for it."""
    before, after = map(split_words, _around(first, n_own, n_around, text))
    return all(
        share_left(hit, n_own, before, after, text) < MIN_SHARE for hit in hits if hit != first
    )


def _chapter_at(position: int, text: WordIndex) -> str:
    """What a reader calls the chapter, or ``""`` in a book of one."""
    chapters = [section for section in text.sections if section.parent is None]
    holding = [section for section in chapters if section.start <= position < section.end]
    return (holding[-1].title or holding[-1].id) if len(chapters) > 1 and holding else ""


def _is_in(position: int, chapter: str, text: WordIndex) -> bool:
    wanted = split_words(chapter)
    return any(
        wanted in (split_words(section.title), split_words(section.id))
        for section in text.sections
        if section.start <= position < section.end
    )
