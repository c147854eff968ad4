"""Whom a turn speaks of: who is called, who is named, and who says his own name."""

import re
from typing import Final

from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.addresses import is_call
from fabula.interpret.wording.phrases import Phrase

_INTRODUCING: Final = re.compile(
    r"\b(?:[Mm]y name(?: is|[’']s)|I am|I[’']m|[Cc]all me|[Tt]his is) $"
)
_LONGEST_INTRODUCTION: Final = 14
_GENITIVE: Final = re.compile(r"\s?[’']s?\b")

_RINGING: Final = re.compile(r"\b(?:rang|rings|ringing|receiver|telephone)\b")
_RINGING_CHARS: Final = 300
"""Who answers a telephone with a name alone says his own."""

_SIGNS: Final = "\"“”«»'‘’„‚‹›「」_ \n,.!?"
"""What may stand round a line that is a name."""


def add_calls(turns: list[Turn], phrases: list[Phrase], content: str) -> None:
    """Note for each turn the names and nouns for persons inside it."""
    turn_of = {row: turn for turn in turns for row in turn.rows}
    for phrase in phrases:
        turn = turn_of.get(phrase.quotation)
        if turn is None or phrase.category != "PER":
            continue
        if phrase.form == "PRON":
            if phrase.person == 3 and phrase.number == "sg":
                turn.spoken_of.append(phrase)
        elif _is_own_name(phrase, turn, content):
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
    is_all = content[turn.start : turn.end].strip(_SIGNS) == phrase.text
    before = content[max(0, turn.start - _RINGING_CHARS) : turn.start]
    return is_all and _RINGING.search(before) is not None
