"""Why the names of a character are one person's, and like names of others are not.

It is read off the story alone, so that a stored one can be asked without its model.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from fabula.interpret.naming.hands import read_hand
from fabula.interpret.naming.names import parse_name, split_name
from fabula.interpret.naming.reasons import why_one, why_two
from fabula.records import Character, Mention, NameReason, Story, Table
from fabula.records.displays import Setting

N_EVIDENCE: Final = 2
MAX_OTHERS: Final = 8
"""So many like names of others are explained, those of the most present first."""

_GENITIVE: Final = re.compile(r"\s*[’']s?$")
_PARAGRAPH: Final = re.compile(r"\n\s*\n")

Places = dict[str, list[tuple[int, int]]]
"""Where each name of a character stands."""


def explain_character(story: Story, character: Character) -> Table[NameReason]:
    """Say for each name of a character why it is his, and for like names of others why not.

    Args:
        story: freshly read or from a store.
        character: one of its characters.

    Returns:
        First the character's own names, then those of others.
    """
    places = _find_places(story, character)
    rows = [_explain_own(name, spans, character, places) for name, spans in places.items()]
    rows += _explain_telling(story, character)
    rows += _explain_others(story, character, places)
    return Table(NameReason, rows, Setting.of_story(story))


def _find_places(story: Story, character: Character) -> Places:
    """The mentions by each name, in the order of the character's names."""
    names = (character.name, *character.aliases)
    known = {name.casefold(): name for name in names}
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for mention in story.mentions:
        if mention.entity == character.id and mention.form != "PRON":
            name = _longest_end(_words_of(story, mention).casefold(), known)
            if name:
                found[name].append((mention.start, mention.end))
    return {name: found[name] for name in names if name in found}


def _words_of(story: Story, mention: Mention) -> str:
    words = " ".join(story.text.content[mention.start : mention.end].split())
    return _GENITIVE.sub("", words)


def _longest_end(words: str, known: dict[str, str]) -> str | None:
    """The longest of some names that words end with: *poor Emma* is *Emma*."""
    parts = words.split(" ")
    ends = (" ".join(parts[first:]) for first in range(len(parts)))
    return next((known[end] for end in ends if end in known), None)


def _explain_own(
    name: str, spans: list[tuple[int, int]], character: Character, places: Places
) -> NameReason:
    reason = _reason_for(name, character, places)
    return NameReason(name, character.id, True, len(spans), reason, tuple(spans[:N_EVIDENCE]))


def _reason_for(name: str, character: Character, places: Places) -> str:
    if name == character.name:
        return "the name shown: the fullest that is used more than once"
    if name[:1].islower() or name.split(maxsplit=1)[0].lower() in {
        "my",
        "her",
        "his",
        "your",
        "our",
    }:
        return "a phrase that the passage uses of the one told of"
    by_count = sorted(places, key=lambda other: -len(places[other]))
    for other in (character.name, *by_count):
        if other != name and (reason := why_one(name, other)):
            return reason
    return (
        "no word joins it: a cast that was given, a correction, the passage, or the way the book "
        "uses the two names does"
    )


def _explain_telling(story: Story, character: Character) -> Iterator[NameReason]:
    """Why the I of the narration is this character's."""
    if not character.is_narrator:
        return
    spoken = [(quote.start, quote.end) for quote in story.quotes]
    starts = [start for start, _ in spoken]

    def is_spoken(position: int) -> bool:
        index = bisect_right(starts, position) - 1
        return index >= 0 and position < spoken[index][1]

    own = [m for m in story.mentions if m.entity == character.id]
    told = [m for m in own if not is_spoken(m.start) and _words_of(story, m) in {"I", "me", "my"}]
    named = [m for m in own if m.form == "PROP" and is_spoken(m.start)]
    names = [parse_name(split_name(name)) for name in (character.name, *character.aliases)]
    words = {word for name in names for word in name.parts}
    titled = [
        section
        for section in story.sections
        if (writer := read_hand(section.title).writer)
        and words.intersection(parse_name(writer).parts)
    ]
    if titled:
        reason = f"titles name the writer: “{titled[0].title}”"
        evidence = [(section.start, section.start + 1) for section in titled]
    elif named:
        reason = (
            "tells the story: others call the narrator by this name, and the narration does not"
        )
        evidence = [(m.start, m.end) for m in named]
    else:
        reason = "tells the story, and nobody calls the narrator by a name"
        evidence = [(m.start, m.end) for m in told]
    yield NameReason("I", character.id, True, len(told), reason, tuple(evidence[:N_EVIDENCE]))


def _explain_others(story: Story, character: Character, places: Places) -> list[NameReason]:
    """Names of others that share a word with a name of the character."""
    words = {word for name in places for word in parse_name(split_name(name)).parts}
    rows: list[NameReason] = []
    for other in story.characters:
        if other.id == character.id or len(rows) == MAX_OTHERS:
            continue
        shared = [
            name
            for name in (other.name, *other.aliases)
            if name[:1].isupper() and words.intersection(parse_name(split_name(name)).parts)
        ]
        if shared:
            rows.append(_explain_other(story, character, other, shared[0], places))
    return rows


def _explain_other(
    story: Story, character: Character, other: Character, name: str, places: Places
) -> NameReason:
    theirs = _find_places(story, other)
    reason = next((why for own in places if (why := why_two(name, own))), "")
    beside = _side_by_side(story, places, theirs)
    if beside:
        times = "once" if len(beside) == 1 else f"{len(beside)} times"
        together = f"the two are named in one paragraph {times}"
        reason = f"{reason}; {together}" if reason else together
    evidence = beside[0] if beside else tuple(theirs.get(name, ())[:N_EVIDENCE])
    told = reason or f"nothing shows it to be {character.name}: the name fits more than one person"
    return NameReason(name, other.id, False, len(theirs.get(name, ())), told, evidence)


def _side_by_side(
    story: Story, ours: Places, theirs: Places
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """A pair of mentions for each paragraph that names both, in order."""
    ends = [match.start() for match in _PARAGRAPH.finditer(story.text.content)]

    def first_by_paragraph(places: Places) -> dict[int, tuple[int, int]]:
        spans = sorted((span for found in places.values() for span in found), reverse=True)
        return {bisect_right(ends, span[0]): span for span in spans}

    mine, other = first_by_paragraph(ours), first_by_paragraph(theirs)
    return [(mine[paragraph], other[paragraph]) for paragraph in sorted(mine.keys() & other)]
