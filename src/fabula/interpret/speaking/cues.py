"""What the text in and beside a turn says of who speaks it."""

import re
from typing import Final

import numpy as np

from fabula.interpret.speaking.calls import add_calls
from fabula.interpret.speaking.line_kinds import is_thinking, is_writing
from fabula.interpret.speaking.margins import end_before, narration_beside
from fabula.interpret.speaking.neighbourhoods import read_neighbourhood
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.function_words import NEVER_SUBJECTS
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.subjects import Narration, Stretch, read_narration
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Layout, Syntax, Text

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

_MARKS: Final = "\"“”«»'‘’„‚‹›「」_ \n"
_LONGEST_GAP: Final = 12
_WORD: Final = re.compile(r"\w+(?:[’']\w+)*")


def add_cues(
    turns: list[Turn], text: Text, layout: Layout, phrases: list[Phrase], syntax: Syntax
) -> None:
    """Note for each turn the phrases that tell its speaker: in it, in its tags, or beside it."""
    add_calls(turns, phrases, text.content)
    narration = read_narration(layout, phrases, syntax)
    for turn in turns:
        _read_signs(turn, text.content)
        before, after = narration_beside(turn, text.content, layout)
        following = (t for t in _tags_within(layout, after) if _is_right_behind(t, after, text))
        # Of two tags before a line the nearer is its own.
        for tag in (*following, *reversed(_tags_within(layout, before))):
            _read_tag(turn, tag, text.content, narration)
        behind = text.content[after[0] : min(after[0] + _LONGEST_GAP, after[1])]
        turn.goes_on_after = behind.strip(_MARKS)[:1].islower()
        lead = _find_lead(turn, before, text.content, layout, narration)
        _read_narration(turn, lead, (before, after), narration)
        read_neighbourhood(turn, lead, (before, after), layout, narration)
        words = text.content[turn.start : turn.end]
        beside = (text.content[slice(*stretch)] for stretch in (before, after))
        if turn.kind == "speech" and is_writing(words, *beside):
            turn.kind = "writing"


def _read_signs(turn: Turn, content: str) -> None:
    bare = content[turn.start : turn.end].strip(_MARKS)
    turn.last_sign = bare[-1:] if not bare[-1:].isalnum() else ""
    turn.starts_small = bare[:1].islower()
    turn.words = tuple(_WORD.findall(content[turn.start : turn.end].lower()))
    before = content[max(0, turn.start - _LONGEST_GAP) : turn.start]
    turn.colon_leads = before.rstrip(_MARKS + "-—–").endswith(":")


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
    turn: Turn, lead: Phrase | None, beside: tuple[Stretch, Stretch], narration: Narration
) -> None:
    """Where no tag names the speaker: who is told of beside the turn, and named in leading to it.

    *Emma took his arm, and with a smile said:* names a speaker as well as a tag does.
    """
    if turn.tagged is not None:
        return
    if lead and lead.form == "PROP":
        turn.tagged = lead
        return
    before, after = beside
    near = (*narration.people_within(before), *narration.people_within(after))
    opening = next((phrase for phrase in near if phrase.opens_clause), None)
    turn.beat = lead or opening or narration.last_subject(before) or narration.first_subject(after)


def _find_lead(
    turn: Turn, before: Stretch, content: str, layout: Layout, narration: Narration
) -> Phrase | None:
    """The subject of what leads to a turn, in its own paragraph or in the one before."""
    if not content[slice(*before)].strip() and turn.paragraph > 0:
        low, high = layout.paragraphs[turn.paragraph - 1]
        before = (max(low, end_before(turn.rows[0], layout)), high)
    leads = before[0] < before[1] and _LEADING_IN.search(content, *before)
    return narration.last_subject(before) if leads else None


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
