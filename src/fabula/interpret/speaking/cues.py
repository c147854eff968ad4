"""What the text in and beside a turn says of who speaks it."""

import re
from typing import Final

import numpy as np

from fabula.interpret.speaking.line_kinds import is_thinking, is_writing
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.addresses import is_call
from fabula.interpret.wording.function_words import NEVER_SUBJECTS
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.subjects import Narration, Stretch, read_narration
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Layout, Syntax, Text

N_NEIGHBOURS: Final = 3
"""How many quotations beside a line are asked whether they bound its narration."""

_NO_SUBJECT_AFTER: Final = word_set(
    "to at behind beside near above below against over toward towards"
)
"""Prepositions; not *of* (*the voice of Emma*) nor *by*."""

_LONGEST_PREPOSITION: Final = 10

_TO_ONESELF: Final = re.compile(r"\bto (?:him|her|it|my)self\b")

_LEADING_IN: Final = re.compile(
    r"(?:[:,]|--|[—–])\s*$|\b(?:said|says?|saying|cried|crying|asked|asking|added|adding|exclaim\w+"
    r"|whisper\w+|mutter\w+|murmur\w+|shout\w+|call\w+|repl\w+|answer\w+|remark\w+|repeat\w+"
    r"|observ\w+|continu\w+|went on|began)\b(?:[^\w.!?]*$|[^.!?;:\"”]{0,60}\w\s*$)"
)
"""How narration ends that leads in a line; *he said.* is a tag of the line before."""


_LONGEST_LEAD: Final = 12

_INTRODUCING: Final = re.compile(
    r"\b(?:my name(?: is|[’']s)|I am|I[’']m|[Cc]all me|[Tt]his is) $"
)
_LONGEST_INTRODUCTION: Final = 14
_GENITIVE: Final = re.compile(r"\s?[’']s?\b")

_RINGING: Final = re.compile(r"\b(?:rang|rings|ringing|receiver|telephone)\b")
_RINGING_CHARS: Final = 300
"""Who answers a telephone with a name alone says his own."""

_MARKS: Final = "\"“”«»'‘’„‚‹›「」_ \n"


def add_cues(
    turns: list[Turn], text: Text, layout: Layout, phrases: list[Phrase], syntax: Syntax
) -> None:
    """Note for each turn the phrases that tell its speaker: in it, in its tags, or beside it."""
    _add_inner_phrases(turns, phrases, text.content)
    narration = read_narration(layout, phrases, syntax)
    for turn in turns:
        _read_signs(turn, text.content)
        before, after = _narration_beside(turn, text.content, layout)
        following = (t for t in _tags_within(layout, after) if _is_right_behind(t, after, text))
        # Of two tags before a line the nearer is its own.
        for tag in (*following, *reversed(_tags_within(layout, before))):
            _read_tag(turn, tag, text.content, narration)
        _read_narration(turn, (before, after), text.content, layout, narration)
        _read_places(turn, (before, after), text.content, layout, narration)
        words = text.content[turn.start : turn.end]
        beside = (text.content[slice(*stretch)] for stretch in (before, after))
        if turn.kind == "speech" and is_writing(words, *beside):
            turn.kind = "writing"


def _add_inner_phrases(turns: list[Turn], phrases: list[Phrase], content: str) -> None:
    turn_of = {row: turn for turn in turns for row in turn.rows}
    for phrase in phrases:
        turn = turn_of.get(phrase.quotation)
        if turn is not None and phrase.category == "PER" and phrase.form != "PRON":
            if _is_own_name(phrase, turn, content):
                turn.own.append(phrase)
            else:
                (turn.called if is_call(phrase) else turn.named).append(phrase)


def _is_own_name(phrase: Phrase, turn: Turn, content: str) -> bool:
    """Whether somebody says who he is: *“My name is Holmes”*, *“Lomax,”* into a telephone."""
    if phrase.form != "PROP" or _GENITIVE.match(content, phrase.end):
        return False
    low = max(turn.start, phrase.start - _LONGEST_INTRODUCTION)
    if _INTRODUCING.search(content, low, phrase.start):
        return True
    is_all = content[turn.start : turn.end].strip(_MARKS + ",.!?") == phrase.text
    before = content[max(0, turn.start - _RINGING_CHARS) : turn.start]
    return is_all and _RINGING.search(before) is not None


def _read_signs(turn: Turn, content: str) -> None:
    bare = content[turn.start : turn.end].strip(_MARKS)
    turn.last_sign = bare[-1:] if not bare[-1:].isalnum() else ""
    turn.starts_small = bare[:1].islower()


def _tags_within(layout: Layout, stretch: Stretch) -> list[Stretch]:
    """The tags that start in a stretch, in order."""
    low, high = np.searchsorted(layout.tags.start, stretch)
    return [layout.tags[row] for row in range(low, high)]


def _is_right_behind(tag: Stretch, after: Stretch, text: Text) -> bool:
    """Whether a tag behind a line is its own, and not one that leads to the next line."""
    between = text.content[after[0] : tag[0]]
    return not any(char.isalnum() for char in between)


def _read_tag(turn: Turn, tag: Stretch, content: str, narration: Narration) -> None:
    if is_thinking(content[slice(*tag)]):
        turn.kind = "thought"
    said_to_self = bool(_TO_ONESELF.search(content, *tag))
    turn.is_to_oneself = turn.is_to_oneself or turn.kind == "thought" or said_to_self
    people = narration.people_within(tag)
    speaker = _first_subject(people, content)
    if speaker and turn.tagged is None:
        turn.tagged = speaker
        turn.told += [
            p for p in people if p.start >= speaker.end and _word_before(content, p) == "to"
        ]


def _read_narration(
    turn: Turn,
    beside: tuple[Stretch, Stretch],
    content: str,
    layout: Layout,
    narration: Narration,
) -> None:
    """Where no tag names the speaker: who is told of beside the turn, and named in leading to it.

    *Emma took his arm, and with a smile said:* names a speaker as well as a tag does.
    """
    if turn.tagged is not None:
        return
    before, after = beside
    lead = _find_lead(turn, before, content, layout, narration)
    if lead and lead.form == "PROP":
        turn.tagged = lead
        return
    near = (*narration.people_within(before), *narration.people_within(after))
    opening = next((phrase for phrase in near if phrase.opens_clause), None)
    turn.beat = lead or opening or narration.last_subject(before) or narration.first_subject(after)


def _read_places(
    turn: Turn,
    beside: tuple[Stretch, Stretch],
    content: str,
    layout: Layout,
    narration: Narration,
) -> None:
    """Who is told of round a turn, in its paragraph and in the narration before and after."""
    before, after = beside
    turn.colon_leads = content[max(0, turn.start - _LONGEST_LEAD) : turn.start].rstrip(_MARKS + "-—–").endswith(":")
    tag_rows = set() if turn.tagged is None else {turn.tagged.row}
    found = {
        "lead": _find_lead(turn, before, content, layout, narration),
        "before, in paragraph": narration.last_subject(before),
        "after, in paragraph": narration.first_subject(after),
    }
    inside = [*narration.people_within(before), *narration.people_within(after)]
    _note(turn, "in paragraph, not subject", inside, found, tag_rows)
    earlier = _paragraph_before(turn, layout)
    found["paragraph before"] = narration.last_subject(earlier)
    _note(turn, "paragraph before, not subject", narration.people_within(earlier), found, tag_rows)
    later = _paragraph_after(turn, layout)
    found["paragraph after"] = narration.first_subject(later)
    _note(turn, "paragraph after, not subject", narration.people_within(later), found, tag_rows)
    turn.subjects = {n: p for n, p in found.items() if p and p.row not in tag_rows}


def _note(
    turn: Turn,
    name: str,
    people: list[Phrase],
    subjects: dict[str, Phrase | None],
    tag_rows: set[int],
) -> None:
    rows = {p.row for p in subjects.values() if p} | tag_rows
    if others := [p for p in people if p.row not in rows]:
        turn.others[name] = others


def _paragraph_before(turn: Turn, layout: Layout) -> Stretch:
    """The narration of the paragraph before that of a turn, where no line stands between."""
    if turn.paragraph <= 0:
        return turn.start, turn.start
    low, high = layout.paragraphs[turn.paragraph - 1]
    end = _end_before(turn.rows[0], layout)
    if end > layout.paragraphs[turn.paragraph][0]:
        return turn.start, turn.start
    return min(high, max(low, end)), high


def _paragraph_after(turn: Turn, layout: Layout) -> Stretch:
    """The narration of the paragraph behind that of a turn, up to the next line."""
    index = int(np.searchsorted(layout.paragraphs.start, turn.end - 1, side="right"))
    if index >= len(layout.paragraphs):
        return turn.end, turn.end
    low, high = layout.paragraphs[index]
    start = _start_after(turn.rows[-1], layout)
    return (low, min(high, start)) if start > low else (turn.end, turn.end)


def _find_lead(
    turn: Turn, before: Stretch, content: str, layout: Layout, narration: Narration
) -> Phrase | None:
    """The subject of what leads to a turn, in its own paragraph or in the one before."""
    if not content[slice(*before)].strip() and turn.paragraph > 0:
        low, high = layout.paragraphs[turn.paragraph - 1]
        before = (max(low, _end_before(turn.rows[0], layout)), high)
    leads = before[0] < before[1] and _LEADING_IN.search(content, *before)
    return narration.last_subject(before) if leads else None


def _narration_beside(turn: Turn, content: str, layout: Layout) -> tuple[Stretch, Stretch]:
    """The narration of the turn's paragraph before and after its first line.

    Where the line opens its paragraph and the one before ends in a colon, that one is *before*.
    """
    row = turn.rows[0]
    start, _ = layout.quotations.spans[row]
    low = layout.paragraphs[turn.paragraph][0] if turn.paragraph >= 0 else start
    after = _narration_after(row, layout)
    previous_end = _end_before(row, layout)
    if turn.paragraph > 0 and not content[low:start].strip():
        other_low, other_high = layout.paragraphs[turn.paragraph - 1]
        if content[other_low:other_high].rstrip().endswith((":", ":—", ":--")):
            return (max(other_low, previous_end), other_high), after
    return (max(low, previous_end), start), after


def _narration_after(row: int, layout: Layout) -> Stretch:
    """From a line to the next quotation or the end of its paragraph."""
    end = layout.quotations.spans[row][1]
    index = int(np.searchsorted(layout.paragraphs.start, end - 1, side="right")) - 1
    high = layout.paragraphs[index][1] if index >= 0 else end
    return end, max(end, min(high, _start_after(row, layout)))


def _end_before(row: int, layout: Layout) -> int:
    """Where the quotation before a line ends, or 0."""
    spans = layout.quotations.spans
    before = spans.end[max(0, row - N_NEIGHBOURS) : row]
    return int(before[before <= spans.start[row]].max(initial=0))


def _start_after(row: int, layout: Layout) -> int:
    """Where the quotation after a line starts; past the end of any text where there is none."""
    spans = layout.quotations.spans
    after = spans.start[row + 1 : row + 1 + N_NEIGHBOURS]
    later = after[after >= spans.end[row]]
    return int(later[0]) if len(later) else np.iinfo(np.int32).max


def _first_subject(people: list[Phrase], content: str) -> Phrase | None:
    """The first phrase that can be a subject; of two that start together the longer."""
    return next((p for p in people if _may_be_subject(p, content)), None)


def _may_be_subject(phrase: Phrase, content: str) -> bool:
    """Not *her* or *Alice* in *said a voice behind her*, *behind Alice*."""
    if phrase.is_possessive or phrase.words[0] in NEVER_SUBJECTS or phrase.words == ("her",):
        return False
    return _word_before(content, phrase) not in _NO_SUBJECT_AFTER


def _word_before(content: str, phrase: Phrase) -> str:
    words = content[max(0, phrase.start - _LONGEST_PREPOSITION) : phrase.start].split()
    return words[-1].lower() if words else ""
