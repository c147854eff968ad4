"""Conversations as rows, gathered from the lines that name them."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from fabula.records.stories import Conversation, Quote

N_LATE: Final = 4
"""Who first speaks after so many lines of others joins; who last speaks before them leaves."""


def list_conversations(quotes: Sequence[Quote]) -> list[Conversation]:
    """One row for each conversation that lines belong to.

    Args:
        quotes: all lines, in order; those of one conversation follow each other, but for lines
            that belong to none.
    """
    talking = (quote for quote in quotes if quote.conversation is not None)
    return [
        _make_row(name, list(lines))
        for name, lines in groupby(talking, key=attrgetter("conversation"))
    ]


def _make_row(name: str, lines: list[Quote]) -> Conversation:
    speakers = [line.speaker for line in lines]
    participants = tuple(dict.fromkeys(filter(None, speakers)))
    addressed = dict.fromkeys(who for line in lines for who in line.addressees)
    from_end = speakers[::-1]
    return Conversation(
        id=name,
        start=lines[0].start,
        end=lines[-1].end,
        section=lines[0].section,
        n_lines=len(lines),
        participants=participants,
        listeners=tuple(who for who in addressed if who not in participants),
        joined=tuple(who for who in participants if speakers.index(who) >= N_LATE),
        left=tuple(who for who in participants if from_end.index(who) >= N_LATE),
    )
