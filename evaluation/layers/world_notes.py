"""Content notes on the gold of worlds: their kinds, grades and passages, and decoys shown."""

from collections.abc import Iterator, Mapping, Sequence

from evaluation.corpora.passages import Passage
from evaluation.corpora.world_records import GoldWorld
from evaluation.corpora.world_terms import Grade
from evaluation.readings import Reading
from evaluation.scorers.spans import count_cases, score_share, score_spans
from evaluation.scores import Cell
from fabula.records import Note

Spans = Sequence[tuple[int, int]]

PROTOCOL = (
    "Notes: a kind of content is one note of a story. 'Depicted' are those graded depicted or "
    "central; 'false central' counts those graded central that are not; 'grade' is the share of "
    "the gold notes that are found with the same grade; 'depictions' the share of the gold's "
    "passages of depiction that a passage of the same note touches. 'Decoys shown' counts words "
    "that look like evidence, are none, and are shown as a passage of the note they look like."
)


def score_world_notes(world: GoldWorld, reading: Reading) -> Iterator[tuple[str, Cell]]:
    """All measures of notes on one story; nothing is found where it was not read."""
    notes = {str(note.kind): note for note in (reading.story.notes if reading.story else ())}
    gold = {str(note.kind): note for note in world.notes}
    strong = {kind for kind, note in gold.items() if note.grade is not Grade.MENTION}
    given = {kind for kind, note in notes.items() if str(note.grade) != Grade.MENTION}
    yield "worlds/notes", score_spans(gold, notes)
    yield "worlds/notes: depicted", score_spans(strong, given)
    central = [kind for kind, note in notes.items() if str(note.grade) == Grade.CENTRAL]
    false = [kind for kind in central if kind not in gold or gold[kind].grade != Grade.CENTRAL]
    yield "worlds/notes: false central", count_cases(false, len(gold))
    same = [kind in notes and str(notes[kind].grade) == note.grade for kind, note in gold.items()]
    yield "worlds/notes: grade", score_share(sum(same), len(same))
    yield "worlds/notes: depictions", _score_depictions(world, reading, notes)
    shown = [
        world.raw[decoy.at.start : decoy.at.end]
        for decoy in world.decoys
        if _touches(decoy.at, _spans_of(notes.get(str(decoy.looks_like)), reading))
    ]
    yield "worlds/notes: decoys shown", count_cases(shown, len(world.decoys))


def _score_depictions(world: GoldWorld, reading: Reading, notes: Mapping[str, Note]) -> Cell:
    found = [
        _touches(place, _spans_of(notes.get(str(note.kind)), reading))
        for note in world.notes
        for place in note.depictions
    ]
    return score_share(sum(found), len(found))


def _spans_of(note: Note | None, reading: Reading) -> Spans:
    """All passages of a note, in places of the given text."""
    spans = (*note.depictions, *note.mentions) if note else ()
    return [reading.given_reach(start, end) for start, end in spans]


def _touches(place: Passage, spans: Spans) -> bool:
    return any(start < place.end and place.start < end for start, end in spans)
