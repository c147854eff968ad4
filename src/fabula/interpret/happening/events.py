"""Events: the words by which something is told to happen, who does it, and how real it is."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fabula.interpret.happening.cases import Case, Setting
from fabula.interpret.happening.clauses import Clause, read_clauses
from fabula.interpret.happening.deeds import is_deed
from fabula.interpret.happening.participants import Places, find_roles, find_subject, place_mentions
from fabula.interpret.happening.standings import is_imperative, judge_standings
from fabula.interpret.happening.stretches import Words, lay_words
from fabula.interpret.happening.verb_kinds import FEARS, GUESSES, PLANS, REPORTS
from fabula.records import Annotations, Event, Mention, Quote, Standing
from fabula.records.spans import Int32

_SOURCES: Final = (REPORTS | GUESSES | PLANS | FEARS) - {"hear", "try", "attempt"}
"""Verbs whose subject is the one whose claim, guess, plan or fear the rest is."""


@dataclass(frozen=True, slots=True, eq=False)
class Happenings:
    """All events with what they were read from, for those who ask the words again.

    Attributes:
        events: in order.
        words: the words of the story.
        setting: the clauses and their standings.
        places: where mentions stand among the words.
        ends: where each word ends, as ``words.starts`` says where it begins.
        content: the canonical text.
        mentions: with their entities, in order.
        quotes: the lines, in order.
        tellers: ids of those who tell the story.
    """

    events: list[Event]
    words: Words
    setting: Setting
    places: Places
    ends: Int32
    content: str
    mentions: Sequence[Mention]
    quotes: Sequence[Quote]
    tellers: Collection[str]

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The half-open span of the text from one row up to another."""
        return self.words.starts[first], int(self.ends[end - 1])


def read_happenings(
    content: str,
    annotations: Annotations,
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    tellers: Collection[str] = (),
) -> Happenings:
    """All events: what the model found, and every other verb that tells one.

    Args:
        content: the canonical text.
        annotations: its events and its words with their grammar.
        mentions: with their entities, sorted by start, longest first.
        quotes: the lines, in order.
        tellers: ids of those who tell the story; outside of lines they are no source.
    """
    words = lay_words(content, annotations.syntax, quotes)
    clauses = read_clauses(words)
    setting = judge_standings(words, clauses)
    places = place_mentions(words, mentions)
    events = []
    for event in _list_words(annotations, words, clauses):
        row = words.row_at(event.start)
        line = quotes[words.line[row]] if row >= 0 and words.line[row] >= 0 else None
        if row in clauses:
            events.append(_describe(event, Case(setting, clauses[row]), places, line, tellers))
        else:
            events.append(_place(event, line))
    events.sort(key=lambda event: event.start)
    ends = annotations.syntax.words.end
    return Happenings(events, words, setting, places, ends, content, mentions, quotes, tellers)


def _list_words(
    annotations: Annotations, words: Words, clauses: dict[int, Clause]
) -> Iterator[Event]:
    """The model's triggers, and the verbs that it left out."""
    scores = annotations.event_score.tolist()
    for (start, end), score in zip(annotations.events, scores, strict=True):
        yield Event(start, end, realis=True, score=round(score, 3))
    triggers = set(annotations.events.start.tolist())
    ends = annotations.syntax.words.end
    for row, clause in clauses.items():
        if words.starts[row] not in triggers and is_deed(words, clause, clauses):
            yield Event(words.starts[row], int(ends[row]), realis=False, score=0.0)


def _place(event: Event, line: Quote | None) -> Event:
    """A noun or adjective that the model takes for an event: said, where it is in a line."""
    return replace(event, standing=Standing.SAID, source=line.speaker) if line else event


def _describe(
    event: Event, case: Case, places: Places, line: Quote | None, tellers: Collection[str]
) -> Event:
    roles = find_roles(case.words, case.clause, find_subject(case, places), places)
    if not roles.agents and line and is_imperative(case):
        roles = replace(roles, agents=line.addressees)
    standing = case.setting.standings[case.clause.row]
    source = line.speaker if line else None
    if case.governor in _SOURCES and case.above and case.above.subject >= 0:
        source = places.entity_at(case.above.subject)
    elif standing is Standing.PLANNED and line is None and len(roles.agents) == 1:
        (source,) = roles.agents
    return replace(
        event,
        standing=standing,
        agents=roles.agents,
        patients=roles.patients,
        others=roles.others,
        source=None if source in tellers and line is None else source,
    )
