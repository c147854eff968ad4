"""The command, on the corpora of these tests and a reader that knows the answers."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation import __main__ as command
from evaluation.corpora.worlds import UNSEEN_FOLDER, load_worlds
from evaluation.readings import Reader, locate_content, take_reading
from evaluation.runs import run_evaluation, write_run
from evaluation.scores import Counts
from evaluation.splits import Split
from evaluation.tables import format_run
from fabula.errors import BundleError, SourceError
from fabula.records import (
    Annotations,
    Attitude,
    CastFile,
    Character,
    Contradiction,
    Conversation,
    Emotion,
    Entity,
    Event,
    Fact,
    Feeling,
    Handling,
    Layout,
    Mention,
    Note,
    Quote,
    QuotedWords,
    Relation,
    Role,
    Section,
    Source,
    Story,
    Syntax,
    Table,
    Tag,
    Text,
    Thing,
    Withdrawal,
)
from tests.evaluation.grammar_corpora import knowing_annotator

SPEAKERS = {"Good morning": "anne-lee", "You are late": "anne-lee", "Am I": "thomas-hart"}


def make_story(content: str, **rows: list[object]) -> Story:
    kinds = {"sections": Section, "mentions": Mention, "entities": Entity}
    kinds |= {"characters": Character, "quotes": Quote, "tags": Tag, "events": Event}
    kinds |= {"relations": Relation, "roles": Role}
    kinds |= {"feelings": Feeling, "attitudes": Attitude, "things": Thing}
    kinds |= {"handlings": Handling}
    kinds |= {"emotions": Emotion, "conversations": Conversation, "quoted_words": QuotedWords}
    kinds |= {"notes": Note, "facts": Fact, "contradictions": Contradiction}
    kinds |= {"withdrawals": Withdrawal}
    tables = {name: Table(kind, rows.get(name, [])) for name, kind in kinds.items()}  # type: ignore[arg-type]
    text = Text(content, Source("-", "0", "txt", "utf-8"))
    return Story(text=text, syntax=Syntax.nothing(), bundle="test/1", **tables)  # type: ignore[arg-type]


def mention(content: str, words: str, entity: str | None, category: str = "PER") -> Mention:
    start = content.index(words)
    form = "PRON" if words.islower() else "PROP"
    return Mention(start, start + len(words), category, form, entity, 0.9)


def quote(content: str, words: str, speaker: str | None, marks: int = 1) -> Quote:
    start = content.index(words)
    span = start - marks, start + len(words) + marks
    return Quote("q", *span, speaker, (), 0.9, None, "", (), None)


def read_known(data: bytes, name: str, cast: CastFile | None) -> Story:
    """Reads both little texts as gold has them; emphasis signs are dropped from the text."""
    content = data.decode("utf-8").replace("_", "")
    if content.count("Mary"):
        return read_mary(content)
    ids = ("anne-lee", "thomas-hart", "a-porter") if cast else ("anne", "tom", "man")
    names = dict(zip(("anne-lee", "thomas-hart", "a-porter"), ids, strict=True))
    said = {"Good morning, Tom,": "anne-lee", "You are late.": "anne-lee", "Am I?": "thomas-hart"}
    quotes = [quote(content, words, names[who]) for words, who in said.items()]
    quotes += [quote(content, "You are.", None), quote(content, "Tickets!", names["a-porter"])]
    people = [("anne-lee", "Anne Lee"), ("thomas-hart", "Tom"), ("a-porter", "the man with a bag")]
    cast_rows = [Character(names[who], shown, (), (), 1, 1, 0) for who, shown in people]
    called = [mention(content, "Tom", names["thomas-hart"])]
    return make_story(content, quotes=quotes, characters=cast_rows, mentions=called)


def read_mary(content: str) -> Story:
    mentions = [
        mention(content, "Mary", "e1"),
        mention(content, "she", "e1"),
        mention(content, "Rome", "e2", "GPE"),
        mention(content, "John", "e3"),
    ]
    second = content.index("John went")
    mentions += [replace(mentions[3], start=second, end=second + 4)]
    home = content.index("home")
    mentions += [Mention(home, home + 4, "FAC", "NOM", None, 0.9)]
    last = content.index("Mary slept")
    mentions += [Mention(last, last + 4, "PER", "PROP", "e1", 0.9)]
    first = [quote(content, "Well,", "e1"), quote(content, "come to Rome, John.", "e1")]
    events = [
        Event(content.index(w), content.index(w) + len(w), True, 0.9) for w in ("went", "slept")
    ]
    return make_story(content, mentions=mentions, quotes=first, events=events)


def scores(data_dir: Path, reader: Reader = read_known) -> dict[str, float]:
    run = run_evaluation(data_dir, reader, split=Split.ALL)
    return {
        m.name: m.headline
        for layer in ("entities", "events", "coref", "quotes", "speakers", "cast")
        for m in run.measures(layer)
    }


def test_a_perfect_reading_scores_a_hundred(data_dir: Path) -> None:
    found = scores(data_dir)
    for name in (
        "entities/prop+nom typed",
        "entities/prop+nom typed (entity layer)",
        "entities/all typed with form",
        "coref/conll",
        "coref/muc proper",
        "coref/b3 nominal",
        "coref/muc same sentence",
        "quotes/spans",
        "quotes/spans in double books",
        "quotes/speaker clusters b3",
        "speakers/quotations found",
        "speakers/quotation spans exact, marks aside",
        "cast/mentions",
        "cast/major and intermediate found",
    ):
        assert found[name] == pytest.approx(100), name


def test_events_and_speakers_are_counted(data_dir: Path) -> None:
    found = scores(data_dir)
    assert found["events/realis triggers"] == pytest.approx(100 * 2 * 2 / (2 + 3))
    for label in ("with cast", "without cast"):
        assert found[f"speakers/{label} all"] == pytest.approx(100 * 4 / 5)
        assert found[f"speakers/{label} explicit"] == 100
        assert found[f"speakers/{label} implicit"] == 50
        assert found[f"speakers/{label} unknown (of found)"] == 20
        assert found[f"speakers/{label} right of answered"] == 100
    assert found["speakers/without cast names only"] == pytest.approx(100 * 3 / 5)


def test_marks_and_edges_are_not_forgiven(data_dir: Path) -> None:
    def read_loosely(data: bytes, name: str, cast: CastFile | None) -> Story:
        story = read_known(data, name, cast)
        wider = [replace(row, end=row.end + 2) for row in story.quotes]
        shorter = [replace(row, end=row.end - 1) for row in story.mentions]
        return replace(story, quotes=Table(Quote, wider), mentions=Table(Mention, shorter))

    found = scores(data_dir, read_loosely)
    # One quotation ends a paragraph and gains white space alone; the other gains a letter.
    assert found["quotes/spans"] == pytest.approx(50)
    assert found["entities/all untyped"] == 0
    assert found["speakers/quotations found"] == 100


def test_a_failed_reading_counts_as_missed(data_dir: Path) -> None:
    def fail(data: bytes, name: str, cast: CastFile | None) -> Story:
        raise SourceError("nothing to read")

    run = run_evaluation(data_dir, fail, split=Split.ALL)
    worlds = {world.name for world in load_worlds()}
    assert set(run.failures) == {"1_mary", "Trains", *worlds}
    assert {m.headline for m in run.measures("entities")} == {0.0}
    assert "nothing to read" in format_run(run)


def test_unseen_stories_are_scored_alone_and_without_cases(data_dir: Path) -> None:
    told: list[str] = []

    def read_nothing(data: bytes, name: str, cast: CastFile | None) -> Story:
        return make_story(data.decode())

    run = run_evaluation(data_dir, read_nothing, split=Split.UNSEEN, report=told.append)
    assert told == [world.name for world in load_worlds(UNSEEN_FOLDER)]
    assert all(name.startswith("worlds/") for name in run.cells)
    assert not any(cell.cases for cells in run.cells.values() for cell in cells.values())
    shown = run_evaluation(data_dir, read_nothing, layers=["worlds"])
    assert any(cell.cases for cells in shown.cells.values() for cell in cells.values())
    assert set(shown.cells) == set(run.cells)


def test_a_defect_is_told(data_dir: Path) -> None:
    def break_down(data: bytes, name: str, cast: CastFile | None) -> Story:
        raise ValueError("a defect")

    run = run_evaluation(data_dir, break_down, split=Split.ALL)
    assert run.failures["Trains"] == "DEFECT ValueError: a defect"


def test_a_missing_model_is_raised(data_dir: Path) -> None:
    def find_no_model(data: bytes, name: str, cast: CastFile | None) -> Story:
        raise BundleError("no model")

    with pytest.raises(BundleError, match="no model"):
        run_evaluation(data_dir, find_no_model, split=Split.ALL)


def test_spans_are_told_in_places_of_the_given_text() -> None:
    given = "Licence of some length, to be left out.\r\n\r\n_Emma_ spoke to him, and that was that."
    reading = take_reading(
        given, "x", lambda _data, _name, _cast: make_story("Emma spoke to him, and that was that.")
    )
    start, end = reading.given_span(0, 5)
    assert given[start:end] == "Emma"
    assert reading.given_span(4, 5) == (-1, -1)
    assert locate_content("abc", "abc").tolist() == [0, 1, 2]


@pytest.fixture
def run_command(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    monkeypatch.setattr(command, "fabula_reader", lambda model: read_known)
    monkeypatch.setattr("evaluation.runs.load_worlds", lambda folder: [])  # unread here
    monkeypatch.setattr("evaluation.runs.load_mobility", lambda data_dir, split: ())
    monkeypatch.setattr(command, "fabula_annotator", lambda model: knowing_annotator(data_dir))
    return lambda *arguments: command.main(["--data", str(data_dir), "--split", "all", *arguments])


def test_the_command_prints_tables_and_writes_json(
    run_command: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "scores.json"
    assert run_command("--json", str(out)) == 0
    printed = capsys.readouterr()
    for words in (
        *(
            "split: all",
            "bundle: test/1",
            "ENTITIES",
            "SPEAKERS",
            "CAST",
            "worst first",
            "worst of conll: 1_mary",
        ),
        *("SYNTAX", "worst of las: GUM_tale_cat", "EMOTIONS", "overlap sadness"),
    ):
        assert words in printed.out
    assert "reading Trains, without cast" in printed.err
    run = json.loads(out.read_text(encoding="utf-8"))
    by_name = {row["name"]: row for row in run["measures"]}
    assert run["schema"] == "fabula.evaluation/1"
    assert by_name["coref/conll"]["n_gold"] == 7
    assert by_name["coref/conll"]["documents"]["1_mary"]["score"] == 100


def test_grammar_and_emotions_are_written_by_document(
    run_command: Callable[..., int], tmp_path: Path
) -> None:
    out = tmp_path / "scores.json"
    assert run_command("--only", "syntax,emotions", "--json", str(out)) == 0
    run = json.loads(out.read_text(encoding="utf-8"))
    by_name = {row["name"]: row for row in run["measures"]}
    assert set(run["protocols"]) == {"syntax", "emotions"}
    assert by_name["syntax/sentences"]["n_gold"] == 5
    assert by_name["syntax/gold words las"]["documents"]["answers-rain"]["score"] == 100
    assert by_name["emotions/exact"]["documents"]["Another Tale"]["n_gold"] == 3
    assert "emotions/lexicon overlap" not in by_name


def test_the_lexicon_learns_from_the_other_books(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    splits = {"reman": ("Another Tale",), "treebanks": ("answers-snow",)}
    monkeypatch.setattr("evaluation.splits.load_splits", lambda: splits)
    told = []
    run = run_evaluation(
        data_dir,
        read_known,
        knowing_annotator(data_dir),
        layers=["syntax", "emotions"],
        report=told.append,
    )
    found = {m.name: m for layer in ("syntax", "emotions") for m in run.measures(layer)}
    # "wept" was marked in the other tale; "joy" and "for joy" stand in this one alone.
    assert found["emotions/lexicon overlap"].total().parts[0] == Counts(1, 1, 1, 3)
    assert set(found["syntax/upos"].documents) == {"answers-snow"}
    assert told == ["answers-snow", "REMAN's training passages, for the lexicon", "Another Tale"]


def test_a_passage_that_was_not_read_is_told(data_dir: Path) -> None:
    def fail(given: str, name: str, layout: Layout | None) -> tuple[Text, Annotations, str]:
        raise SourceError("nothing to read")

    run = run_evaluation(data_dir, read_known, fail, layers=["syntax", "emotions"], split=Split.ALL)
    assert set(run.failures) == {"GUM_tale_cat", "answers-rain", "answers-snow", "1", "2", "3"}
    assert {m.headline for m in run.measures("syntax")} == {0.0}


def test_the_command_runs_some_layers(
    run_command: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command("--only", "events, quotes", "--limit", "1") == 0
    printed = capsys.readouterr().out
    assert "EVENTS" in printed
    assert "COREF" not in printed
    assert "only the first 1 documents" in printed
    with pytest.raises(SystemExit):
        run_command("--only", "dreams")


def test_two_runs_are_compared(
    run_command: Callable[..., int], data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def read_worse(data: bytes, name: str, cast: CastFile | None) -> Story:
        story = read_known(data, name, cast)
        return replace(story, events=Table(Event, story.events[:1]))

    paths = [data_dir / "before.json", data_dir / "after.json"]
    for path, reader in zip(paths, (read_known, read_worse), strict=True):
        run = run_evaluation(data_dir, reader, layers=["events"], split=Split.ALL)
        path.write_text(json.dumps(write_run(run)), encoding="utf-8")
    assert command.main(["--compare", *map(str, paths)]) == 0
    printed = capsys.readouterr().out
    assert "1_mary -30.0" in printed
    (data_dir / "other.json").write_text("{}", encoding="utf-8")
    assert command.main(["--compare", str(paths[0]), str(data_dir / "other.json")]) == 2
    assert "was not written by" in capsys.readouterr().err


def test_missing_data_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "fabula_reader", lambda model: read_known)
    monkeypatch.setattr(command, "fabula_annotator", lambda model: None)
    assert command.main(["--data", str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err
