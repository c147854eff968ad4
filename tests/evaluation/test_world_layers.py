"""Notes, facts, contradictions and withdrawals of a Story, against a small world."""

from pathlib import Path

from evaluation.corpora.worlds import load_world
from evaluation.layers.world_checks import score_world_checks
from evaluation.layers.world_notes import score_world_notes
from evaluation.readings import Reading, locate_content
from fabula.records import (
    Contradiction,
    Fact,
    FactKind,
    Grade,
    Mention,
    Note,
    NoteKind,
    Withdrawal,
)
from tests.evaluation.test_runs import make_story
from tests.evaluation.test_worlds import TEXT, WORLD, write_world

MORE = """
facts = [{ about = "ada", kind = "age", value = "9", at = "Ada went in" }]
contradictions = [
  { is_meant = true, about = "ada", what = "x", first = "She had not gone", second = "No, she" },
]
decoys = [{ at = "went [mad]", looks_like = "death", why = "idiom" }]
notes ="""


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def score(tmp_path: Path, **rows: list[object]) -> dict[str, float]:
    world = load_world(write_world(tmp_path, WORLD.replace("notes =", MORE.strip(), 1)))
    rows.setdefault("mentions", [Mention(0, 3, "PER", "PROP", "a", 0.9)])
    reading = Reading(make_story(TEXT, **rows), locate_content(TEXT, TEXT))
    layers = (score_world_notes, score_world_checks)
    cells = {name: cell for layer in layers for name, cell in layer(world, reading)}
    return {name.removeprefix("worlds/"): cell.value for name, cell in cells.items()}


def test_notes_by_kind_grade_and_decoys(tmp_path: Path) -> None:
    right = Note(NoteKind.DEATH, Grade.MENTION, (), (span("gone"),))
    found = score(tmp_path, notes=[right])
    assert found["notes"] == found["notes: grade"] == 100
    assert found["notes: decoys shown"] == found["notes: false central"] == 0
    wrong = Note(NoteKind.DEATH, Grade.CENTRAL, (span("mad"),), ())
    found = score(tmp_path, notes=[wrong])
    assert found["notes: grade"] == 0
    assert found["notes: decoys shown"] == found["notes: false central"] == 1


def test_withdrawals_and_contradictions_need_both_passages(tmp_path: Path) -> None:
    claim, correction = span("She had not gone."), span("No, she had.")
    row = Contradiction("a", FactKind.AGE, "", *claim, *correction)
    found = score(
        tmp_path, withdrawals=[Withdrawal(*claim, *correction, None)], contradictions=[row]
    )
    assert found["withdrawals"] == found["contradictions"] == 100
    found = score(tmp_path, withdrawals=[Withdrawal(*claim, *span("Ben"), None)])
    assert found["withdrawals"] == found["contradictions"] == 0


def test_facts_by_kind_words_and_whom(tmp_path: Path) -> None:
    found = score(tmp_path, facts=[Fact("a", FactKind.AGE, "9", *span("Ada"))])
    assert found["facts"] == found["facts, of whom"] == 100
    found = score(tmp_path, facts=[Fact("b", FactKind.AGE, "9", *span("Ada"))])
    assert (found["facts"], found["facts, of whom"]) == (100, 0)
    found = score(tmp_path, facts=[Fact("a", FactKind.LOOKS, "9", *span("Ada"))])
    assert found["facts"] == 0
