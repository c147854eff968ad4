"""The gold of worlds: every quoted word stands there once, ids and vocabularies hold."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.corpora.folders import CorpusError
from evaluation.corpora.passages import Passage, find_passage
from evaluation.corpora.world_terms import Emotion, Standing
from evaluation.corpora.worlds import (
    GOLD_FOLDER,
    UNSEEN_FOLDER,
    count_rows,
    format_counts,
    load_world,
    load_worlds,
)
from fabula.records import EMOTIONS

TEXT = "Ada went in. Ben feared that Ada went mad. She had not gone. No, she had.\n"
WORLD = """
characters = [
  { id = "ada", name = "Ada", aliases = ["[Ada] went in"] },
  { id = "ben", name = "Ben" },
]
events = [
  { at = "[went] in", standing = "happened", agent = ["ada"] },
  { at = "[went] mad", standing = "feared", agent = ["ada"], by = "ben" },
  { at = "not [gone]", standing = "withdrawn", agent = ["ada"] },
]
withdrawals = [{ claim = "She had not gone.", correction = "No, she had." }]
relations = [{ who = "ada", kind = "friend", to = "ben", evidence = ["Ben feared"] }]
tones = [{ who = "ben", to = "ada", scene = "one", tone = "warm", evidence = "Ben feared" }]
notes = [{ kind = "death", grade = "mention", mentions = ["gone"] }]

[[scenes]]
id = "one"
kind = "scene"
starts = "Ada went in"
cuts = ["start"]
order = 1
present = ["ada", "ben"]
enters = [{ who = "ada", at = "went in" }]

[[scenes]]
id = "two"
kind = "summary"
starts = "She had not gone"
cuts = ["time"]
order = 2
"""


def write_world(folder: Path, content: str) -> Path:
    path = folder / "tale.toml"
    path.with_suffix(".txt").write_text(TEXT, encoding="utf-8", newline="\n")
    path.write_text(content, encoding="utf-8")
    return path


def test_a_world_is_read(tmp_path: Path) -> None:
    world = load_world(write_world(tmp_path, WORLD))
    assert [TEXT[e.at.start : e.at.end] for e in world.events] == ["went", "went", "gone"]
    assert world.events[1].standing is Standing.FEARED
    assert world.events[1].by == "ben"
    assert world.scenes[0].enters[0].at == Passage(4, 11)
    assert world.withdrawals[0].teller is None
    assert world.facts == ()


@pytest.mark.parametrize(
    ("found", "put", "message"),
    [
        ("[went] in", "[went]", "more than once"),
        ("[went] in", "[went] out", "not in the text"),
        ("[went] in", "[went] [in]", "brackets"),
        ('agent = ["ada"]', 'agent = ["eve"]', "'eve' is no id"),
        ('"feared"', '"dreaded"', "no Standing"),
        ('by = "ben"', 'bye = "ben"', "unknown"),
        ('name = "Ada", ', "", "missing"),
        ('by = "ben"', 'by = "one"', "no id of characters or works"),
        ('"withdrawn"', '"negated"', "withdrawn"),
        ('"feared"', '"withdrawn"', "withdrawn"),
        ('standing = "happened"', 'standing = "undone"', "undone_by"),
        ('standing = "feared", agent = ["ada"], by = "ben"', 'standing = "said"', "is missing"),
        ('kind = "scene"', 'kind = "flashback"', "in flashback one"),
        ('grade = "mention"', 'grade = "central"', "does not fit"),
        ('at = "went in" }', 'at = "gone" }', "moves elsewhere"),
        ('scene = "one"', 'scene = "two"', "not in scene"),
        ('id = "two"', 'id = "ben"', "declared 2 times"),
        ("order = 1", 'order = "1"', "no int"),
        ("tones = [", "tunes = [", "no such layer"),
        ("characters = [", "characters = ", "tale.toml"),
        (
            'notes = [{ kind = "death", grade = "mention", mentions = ["gone"] }]',
            "notes = 3",
            "no list",
        ),
        ('{ id = "ben", name', "{ name", "missing"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, found: str, put: str, message: str) -> None:
    assert found in WORLD
    path = write_world(tmp_path, WORLD.replace(found, put, 1))
    with pytest.raises(CorpusError, match=message):
        load_world(path)


def test_rows_out_of_order_are_refused(tmp_path: Path) -> None:
    first, second = (line for line in WORLD.splitlines() if "[went]" in line)
    swapped = WORLD.replace(first, "?").replace(second, first).replace("?", second)
    with pytest.raises(CorpusError, match="comes before"):
        load_world(write_world(tmp_path, swapped))


def test_a_relation_that_holds_both_ways_stands_once(tmp_path: Path) -> None:
    twice = WORLD.replace(
        'evidence = ["Ben feared"] }]',
        'evidence = ["Ben feared"] }, { who = "ben", kind = "friend", to = "ada", evidence = [] }]',
    )
    with pytest.raises(CorpusError, match="stands 2 times"):
        load_world(write_world(tmp_path, twice))


@given(st.text("ab []", min_size=1, max_size=12), st.text("ab ", max_size=30))
def test_a_passage_is_what_was_quoted(quoted: str, raw: str) -> None:
    try:
        passage = find_passage(quoted, raw)
    except CorpusError:
        return
    meant = quoted[quoted.index("[") + 1 : quoted.index("]")] if "[" in quoted else quoted
    words = quoted.replace("[", "").replace("]", "")
    assert raw[passage.start : passage.end] == meant
    assert raw.find(words) == raw.rfind(words)


def test_emotions_are_those_of_the_package() -> None:
    assert tuple(Emotion) == EMOTIONS


@pytest.mark.parametrize("path", sorted(GOLD_FOLDER.rglob("*.toml")), ids=lambda path: path.stem)
def test_a_story_of_the_gold_is_whole(path: Path) -> None:
    world = load_world(path)
    counts = count_rows(world)
    assert 900 <= counts["words"] <= 3000
    assert counts["events"] > 100
    assert world.scenes[0].starts.start == world.raw.index("\n\n\n") + 3 + _heading(world.raw)
    assert not any("\n" in quoted for quoted in _quotes(tomllib.loads(path.read_text("utf-8"))))
    ids = [character.id for character in world.characters]
    acting = {
        who for event in world.events for who in (*event.agent, *event.patient, *event.others)
    }
    assert acting & set(ids)


def test_each_standing_is_in_the_gold() -> None:
    standings = {event.standing for world in load_worlds() for event in world.events}
    assert standings == set(Standing)


def test_unseen_stories_are_none_of_the_gold_that_rules_are_tuned_on() -> None:
    seen = {world.name for world in load_worlds()}
    unseen = {world.name for world in load_worlds(UNSEEN_FOLDER)}
    assert len(seen) == 4
    assert len(unseen) >= 2
    assert not seen & unseen


@pytest.mark.parametrize(("name", "folder"), [("counts", GOLD_FOLDER), ("unseen", UNSEEN_FOLDER)])
def test_the_guidelines_count_what_is_there(name: str, folder: Path, update_golden: bool) -> None:
    path = GOLD_FOLDER / "GUIDELINES.md"
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(f"<!-- {name} -->\n")
    shown, after = rest.split(f"\n<!-- end of {name} -->")
    counted = format_counts(load_worlds(folder))
    if update_golden:
        new = f"{before}<!-- {name} -->\n{counted}\n<!-- end of {name} -->{after}"
        path.write_text(new, encoding="utf-8", newline="\n")
    else:
        assert shown == counted


def _heading(raw: str) -> int:
    """The length of a numeral that heads the first part, blank lines included."""
    rest = raw[raw.index("\n\n\n") + 3 :]
    return 3 if rest.startswith("I\n\n") else 0


def _quotes(value: object) -> list[str]:
    """All strings of a file, however deep."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [quoted for item in inner for quoted in _quotes(item)]
