"""Content notes, one a kind, graded by how much of the story bears them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from fabula.interpret.happening.tellings import Telling
from fabula.interpret.noting.bonds import find_bonds
from fabula.interpret.noting.evidences import find_evidences
from fabula.interpret.noting.living_beings import find_living
from fabula.interpret.noting.weights import Evidence, Weight
from fabula.records import (
    Entity,
    Event,
    Grade,
    Note,
    NoteKind,
    QuotedWords,
    Relation,
    Spans,
    Standing,
)

N_REPORTED: Final = 3
"""Reports by so many verbs in one paragraph, or with so many events in one sentence, are detail."""

N_CENTRAL: Final = 4
"""So many depictions at least has what a story is about …"""

N_CENTRAL_PARTS: Final = 3
"""… in so many tenths of it …"""

N_WORDS_EACH: Final = 1500
"""… and so many words for each at most."""


def list_notes(
    telling: Telling,
    events: Sequence[Event],
    entities: Iterable[Entity],
    quoted_words: Iterable[QuotedWords],
    paragraphs: Spans,
    *,
    relations: Sequence[Relation] = (),
) -> list[Note]:
    """The notes of a story, in the order of their vocabulary.

    Args:
        telling: its words and whom they mean.
        events: with their final standing, in order.
        entities: tell who lives.
        quoted_words: titles are no evidence.
        paragraphs: reports that stand together are told with detail.
        relations: who is what to whom.
    """
    living = find_living(telling, events, entities)
    titles = _title_rows(telling, quoted_words)
    found: defaultdict[NoteKind, list[Evidence]] = defaultdict(list)
    evidences = list(find_evidences(living, titles))
    for evidence in (*evidences, *find_bonds(living, evidences, relations)):
        found[evidence.kind].append(evidence)
    starts = paragraphs.start.tolist()
    notes = []
    for kind in NoteKind:
        weighed = _weigh_together(found[kind], telling, starts)
        if weighed:
            notes.append(_make_note(kind, weighed, telling))
    return notes


def _title_rows(telling: Telling, quoted_words: Iterable[QuotedWords]) -> set[int]:
    """Rows of the words of titles and names."""
    starts = telling.words.starts
    spans = [(row.start, row.end) for row in quoted_words if row.kind in {"title", "scare"}]
    spans += [(row.start, row.end) for row in telling.mentions if row.form == "PROP"]
    rows = set()
    for start, end in spans:
        row = bisect_right(starts, start - 1)
        while row < len(starts) and starts[row] < end:
            rows.add(row)
            row += 1
    return rows


def _weigh_together(
    evidences: list[Evidence], telling: Telling, paragraphs: list[int]
) -> list[Evidence]:
    """Weak words count beside strong ones; reports that stand together are a depiction."""
    by_paragraph: defaultdict[int, list[Evidence]] = defaultdict(list)
    for evidence in evidences:
        place = telling.words.starts[evidence.first]
        by_paragraph[bisect_right(paragraphs, place)].append(evidence)
    kept, words = [], telling.words
    for group in by_paragraph.values():
        reported = {words.lemmas[row.first] for row in group if row.weight is Weight.REPORTED}
        is_detailed = len(reported) >= N_REPORTED
        is_shown = any(evidence.weight is Weight.DEPICTED for evidence in group)
        for evidence in group:
            is_raised = evidence.weight is Weight.REPORTED and (
                is_detailed or _is_told_at_length(evidence, telling)
            )
            is_raised |= evidence.weight is Weight.WEAK and is_shown
            if is_raised:
                kept.append(replace(evidence, weight=Weight.DEPICTED))
            elif evidence.weight is not Weight.WEAK:
                kept.append(evidence)
    return kept


def _is_told_at_length(evidence: Evidence, telling: Telling) -> bool:
    """*He had shut the door on her hand, and opened it, and shut it again*."""
    words, standings = telling.words, telling.setting.standings
    if words.line[evidence.first] >= 0 or evidence.kind is NoteKind.DEATH:
        return False
    rows = range(words.unit_start(evidence.first), words.unit_end(evidence.first))
    n_recalled = sum(standings.get(row) is Standing.RECALLED for row in rows)
    return n_recalled >= N_REPORTED


def _make_note(kind: NoteKind, evidences: list[Evidence], telling: Telling) -> Note:
    shown = [row for row in evidences if row.weight is Weight.DEPICTED]
    spoken = [row for row in evidences if row.weight is not Weight.DEPICTED]
    depictions, mentions = (
        tuple(dict.fromkeys(telling.span(row.first, row.end) for row in rows))
        for rows in (shown, spoken)
    )
    return Note(
        kind, _grade([row.first for row in shown], len(telling.words)), depictions, mentions
    )


def _grade(depicted: list[int], n_words: int) -> Grade:
    """Central is what is depicted often, and in much of the story."""
    if not depicted:
        return Grade.MENTION
    parts = {10 * row // n_words for row in depicted}
    is_frequent = len(depicted) >= max(N_CENTRAL, n_words / N_WORDS_EACH)
    is_central = is_frequent and len(parts) >= N_CENTRAL_PARTS
    return Grade.CENTRAL if is_central else Grade.DEPICTED
