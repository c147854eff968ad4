"""Names of a given cast, found in the text even where the model saw no mention."""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from fabula.records import CATEGORIES, FORMS, CastFile, Layout, Mentions, Spans, Text

LOOK_BACK_CHARS: Final = 400
"""Mentions that start farther back are taken not to reach a name."""


def add_cast_mentions(text: Text, layout: Layout, mentions: Mentions, cast: CastFile) -> Mentions:
    """Mentions with those added that a cast's names show.

    A name counts as written, capitals included, in whole words, and only where no mention starts or
    ends inside it; so *Sadness* is found and *sadness* is not. Words of headings are left alone.
    """
    pattern = _pattern_of(cast)
    if pattern is None:
        return mentions
    known = set(mentions.spans)
    found = [
        span
        for span in (match.span() for match in pattern.finditer(text.content))
        if span not in known
        and layout.sentences.covering(span[0]) >= 0
        and not crosses(mentions, span)
    ]
    return with_rows(mentions, found, ["PROP"] * len(found)) if found else mentions


def _pattern_of(cast: CastFile) -> re.Pattern[str] | None:
    """Any of the names, the longest first; None where no name can be looked for."""
    names = {name for member in cast.members for name in (member.name, *member.aliases)}
    # Lower-case names (*her mother*) mean whoever the sentence is about: linking sees to them.
    proper = [name for name in names if name[:1].isupper() and len(name) > 1]
    if not proper:
        return None
    ordered = sorted(proper, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_alternative, ordered))})(?!\w)")


def _alternative(name: str) -> str:
    """A name as a pattern; one that describes (*The Man with the Beard*) in capitals or not."""
    words = name.split()
    pattern = r"\s+".join(map(re.escape, words))
    return f"(?i:{pattern})" if words[0] == "The" and len(words) > 1 else pattern


def crosses(mentions: Mentions, span: tuple[int, int]) -> bool:
    """Whether a mention overlaps a span other than by holding it whole."""
    starts, ends = mentions.spans.start, mentions.spans.end
    low, high = np.searchsorted(starts, (span[0] - LOOK_BACK_CHARS, span[1]))
    near = slice(int(low), int(high))
    overlaps = ends[near] > span[0]
    holds = (starts[near] <= span[0]) & (ends[near] >= span[1])
    return bool((overlaps & ~holds).any())


def with_rows(
    mentions: Mentions,
    found: list[tuple[int, int]],
    forms: list[str],
    scores: Sequence[float] | None = None,
) -> Mentions:
    """Mentions with persons added at the spans found, of the forms and with the scores given.

    Without scores each has the score 1.
    """
    added = Spans.from_pairs(found)
    start = np.concatenate([mentions.spans.start, added.start])
    end = np.concatenate([mentions.spans.end, added.end])
    order = np.lexsort((-end, start))
    category = np.full(len(found), CATEGORIES.index("PER"), dtype=np.int8)
    form = np.array([FORMS.index(form) for form in forms], dtype=np.int8)
    score = np.array(scores or [1] * len(found), dtype=np.float32)
    return Mentions(
        spans=Spans(start[order], end[order]),
        category=np.append(mentions.category, category)[order],
        form=np.append(mentions.form, form)[order],
        score=np.append(mentions.score, score)[order],
    )
