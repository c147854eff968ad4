"""Names of a given cast, found in the text even where the model saw no mention."""

import re

import numpy as np

from fabula.records import CATEGORIES, FORMS, CastFile, Layout, Mentions, Spans, Text

PERSON = CATEGORIES.index("PER")


def add_cast_mentions(text: Text, layout: Layout, mentions: Mentions, cast: CastFile) -> Mentions:
    """Mentions with those added that a cast's names show.

    A name counts as written, capitals included, in whole words, and only where no mention starts or
    ends inside it; so *Sadness* is found and *sadness* is not. Words of headings are left alone.
    """
    pattern = _pattern_of(cast)
    if pattern is None:
        return mentions
    known = set(mentions.spans)
    found: list[tuple[int, int]] = []
    for match in pattern.finditer(text.content):
        span = match.span()
        if span not in known and layout.sentences.covering(span[0]) >= 0 and not _crosses(mentions, span):
            found.append(span)
    return _with_rows(mentions, found) if found else mentions


def _pattern_of(cast: CastFile) -> re.Pattern[str] | None:
    names = {name for member in cast.members for name in (member.name, *member.aliases)}
    # Lower-case names (*her mother*) mean whoever the sentence is about: linking sees to them.
    proper = sorted((n for n in names if n[:1].isupper() and len(n) > 1), key=lambda n: (-len(n), n))
    if not proper:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_alternative, proper))})(?!\w)")


def _alternative(name: str) -> str:
    """A name as a pattern; one that describes (*The Man with the Beard*) in capitals or not."""
    words = name.split()
    pattern = r"\s+".join(map(re.escape, words))
    return f"(?i:{pattern})" if words[0] == "The" and len(words) > 1 else pattern


def _crosses(mentions: Mentions, span: tuple[int, int]) -> bool:
    """Whether a mention overlaps a span other than by holding it whole."""
    starts, ends = mentions.spans.start, mentions.spans.end
    low = int(np.searchsorted(starts, span[0] - 400))
    high = int(np.searchsorted(starts, span[1]))
    near = slice(low, high)
    overlaps = ends[near] > span[0]
    holds = (starts[near] <= span[0]) & (ends[near] >= span[1])
    return bool((overlaps & ~holds).any())


def _with_rows(mentions: Mentions, found: list[tuple[int, int]]) -> Mentions:
    added = Spans.from_pairs(found)
    start = np.concatenate([mentions.spans.start, added.start])
    end = np.concatenate([mentions.spans.end, added.end])
    order = np.lexsort((-end, start))
    n_added = len(found)
    return Mentions(
        spans=Spans(start[order], end[order]),
        category=np.append(mentions.category, np.full(n_added, PERSON, dtype=np.int8))[order],
        form=np.append(mentions.form, np.full(n_added, FORMS.index("PROP"), dtype=np.int8))[order],
        score=np.append(mentions.score, np.ones(n_added, dtype=np.float32))[order],
    )
