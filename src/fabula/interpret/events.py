"""Events: the words by which something is told to happen, who does it, and how real it is."""

from collections.abc import Mapping, Sequence

from fabula.interpret.clauses import Clause, Words, lay_words, read_clauses
from fabula.interpret.deeds import is_deed
from fabula.interpret.participants import Places, find_roles
from fabula.interpret.standings import FEARS, GUESSES, PLANS, REPORTS, judge_standing, Setting, tells_in_present
from fabula.records import Annotations, Event, Mention, Quote, Standing

_MAX_STEPS = 4
"""How many governors up a verb looks for what it stands under, and for its subject."""


def list_events(
    content: str, annotations: Annotations, mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> list[Event]:
    """All events in order: what the model found, and every other verb that tells one.

    Args:
        content: the canonical text.
        annotations: its events and its words with their grammar.
        mentions: with their entities, sorted by start, longest first.
        quotes: the lines, in order.
    """
    words = lay_words(content, annotations.syntax, quotes)
    clauses = read_clauses(words)
    setting = Setting(words, clauses, tells_in_present(words, clauses.values()))
    places = Places(words, mentions)
    scores = _score_triggers(annotations)
    told = {row for row, clause in clauses.items() if is_deed(words, clause, clauses)}
    row_at = {start: row for row, start in enumerate(words.starts)}
    events = []
    for span, score in scores.items():
        row = row_at.get(span[0], -1)
        clause = clauses.get(row)
        told.discard(row)
        events.append(_make_event(span, True, score, words, clause, setting, places, quotes))
    ends = annotations.syntax.words.end.tolist()
    for row in told:
        span = words.starts[row], ends[row]
        events.append(_make_event(span, False, 0.0, words, clauses[row], setting, places, quotes))
    return sorted(events, key=lambda event: event.start)


def _score_triggers(annotations: Annotations) -> dict[tuple[int, int], float]:
    scores = annotations.event_score.tolist()
    return {
        span: round(score, 3) for span, score in zip(annotations.events, scores, strict=True)
    }


def _make_event(
    span: tuple[int, int],
    realis: bool,
    score: float,
    words: Words,
    clause: Clause | None,
    setting: Setting,
    places: Places,
    quotes: Sequence[Quote],
) -> Event:
    if clause is None:
        return Event(*span, realis=realis, score=score)
    chain = _climb(clause, setting.clauses)
    standing = judge_standing(clause, chain, setting)
    roles = find_roles(words, clause, places, _find_subject(words, clause, chain))
    source = _find_source(words, clause, chain, places, quotes, standing)
    return Event(
        *span, realis, score, standing, roles.agents, roles.patients, roles.others, source
    )


def _climb(clause: Clause, clauses: Mapping[int, Clause]) -> list[Clause]:
    """The clauses that govern one, the innermost first."""
    chain: list[Clause] = []
    while clause.governor >= 0 and len(chain) < _MAX_STEPS:
        clause = clauses[clause.governor]
        if clause in chain:
            break
        chain.append(clause)
    return chain


def _find_subject(words: Words, clause: Clause, chain: list[Clause]) -> int:
    """Its own subject, else for infinitives and participles that of what governs it."""
    if clause.subject >= 0:
        return clause.subject
    for other in chain:
        if other.subject >= 0:
            return other.subject
    return -1


def _find_source(
    words: Words,
    clause: Clause,
    chain: list[Clause],
    places: Places,
    quotes: Sequence[Quote],
    standing: Standing,
) -> str | None:
    """The subject of the verb that reports it, else the speaker of its line."""
    for other in chain:
        if words.lemmas[other.row] in REPORTS | GUESSES | PLANS | FEARS and other.subject >= 0:
            return places.entity_at(other.subject)
    line = words.line[clause.row]
    return quotes[line].speaker if line >= 0 else None
