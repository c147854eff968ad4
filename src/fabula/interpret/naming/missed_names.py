"""Names of persons where the model has overlooked them, though it knows them from elsewhere."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.naming.casts import crosses, with_rows
from fabula.interpret.wording.titles import PLAIN_TITLES
from fabula.interpret.wording.word_lists import word_set
from fabula.records import CATEGORIES, FORMS, Layout, Mentions, Text

Span = tuple[int, int]

MIN_SEEN: Final = 3
MIN_SEEN_SHARE: Final = 0.5
SURELY_SEEN: Final = 10
"""A name is looked for that the model has seen three times and in half of its places, or ten times
altogether: *Sunday*, a man, seventeen times of ninety."""

MIN_PERSON_SHARE: Final = 0.8
"""… and that the model takes for a person's where it sees it."""

_TIME_WORDS: Final = word_set("on next last every each till until since")
"""Words before a name that make it a day: *on Sunday*."""

_CAPITAL: Final = re.compile(r"(?<![\w.’'-])[^\W\d_a-z]\w*")
_AFTER: Final = re.compile(r"[\w-]|\s+[^\W\d_a-z]\w")
_BEFORE: Final = re.compile(r"([\w.]+)\s+$")
_N_BEFORE_CHARS: Final = 24


def add_missed_names(text: Text, layout: Layout, mentions: Mentions) -> Mentions:
    """Mentions with those added that repeat a person's name in the same words.

    Words of headings are left alone, and so is what is part of a longer name or of a mention that
    ends with it or crosses it. The score is the share of its places that the model has seen.
    """
    seen = _count_seen(text.content, mentions)
    is_free = _find_free(len(text.content), mentions)
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for name, (start, end) in _find_names(text.content, set(seen)):
        is_told = layout.sentences.covering(start) >= 0 and is_free[start:end].all()
        is_whole = is_told and _stands_alone(text.content, start, end)
        if is_whole and not crosses(mentions, (start, end)):
            places[name].append((start, end))
    found = {
        span: seen[name] / (seen[name] + len(spans))
        for name, spans in places.items()
        if seen[name] >= min(SURELY_SEEN, MIN_SEEN_SHARE * (seen[name] + len(spans)))
        for span in spans
    }
    if not found:
        return mentions
    return with_rows(mentions, list(found), ["PROP"] * len(found), list(found.values()))


def _count_seen(content: str, mentions: Mentions) -> dict[str, int]:
    """How often the model sees each name of a person, by its words with single spaces."""
    names, persons = Counter[str](), Counter[str]()
    for row in np.flatnonzero(mentions.form == FORMS.index("PROP")).tolist():
        start, end = mentions.spans[row]
        name = " ".join(content[start:end].split())
        names[name] += 1
        persons[name] += int(mentions.category[row]) == CATEGORIES.index("PER")
    return {
        name: count
        for name, count in persons.items()
        if count >= max(MIN_SEEN, MIN_PERSON_SHARE * names[name]) and _is_name(name)
    }


def _is_name(name: str) -> bool:
    """Whether every word has a capital, and one is no title."""
    words = name.split()
    titles = PLAIN_TITLES.issuperset(word.lower().rstrip(".") for word in words)
    return not titles and all(word[:1].isupper() for word in words)


def _find_free(n_chars: int, mentions: Mentions) -> NDArray[np.bool_]:
    """bool[n_chars]: where no name stands, and no other mention ends a word."""
    is_free = np.ones(n_chars, dtype=np.bool_)
    is_free[mentions.spans.end - 1] = False
    for row in np.flatnonzero(mentions.form == FORMS.index("PROP")).tolist():
        is_free[slice(*mentions.spans[row])] = False
    return is_free


def _find_names(content: str, names: set[str]) -> Iterator[tuple[str, Span]]:
    """Every place of every name, the longest of those that start there, in order."""
    by_first: defaultdict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if first := _CAPITAL.match(name):
            words = r"\s+".join(map(re.escape, name.split()))
            by_first[first.group()].append((name, re.compile(words)))
    for word in _CAPITAL.finditer(content):
        for name, pattern in by_first.get(word.group(), ()):
            if match := pattern.match(content, word.start()):
                yield name, match.span()
                break


def _stands_alone(content: str, start: int, end: int) -> bool:
    """Whether no other capital makes it part of a longer name, and no word a day of it."""
    if _AFTER.match(content, end):
        return False
    before = _BEFORE.search(content, max(0, start - _N_BEFORE_CHARS), start)
    word = before.group(1) if before else ""
    return word.lower() not in _TIME_WORDS and not (word[:1].isupper() and len(word) > 1)
