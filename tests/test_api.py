import inspect
import io
import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import fabula
from fabula import ingest, pipeline
from fabula.records import doubts
from tests.example_stories import make_story

PUBLIC = [
    "Attitude",
    "BundleError",
    "CastFile",
    "CastMember",
    "Character",
    "CharacterCard",
    "Contradiction",
    "Conversation",
    "Emotion",
    "Entity",
    "Event",
    "ExportError",
    "FabulaError",
    "Fact",
    "Feeling",
    "FixFile",
    "FixReport",
    "FixTrouble",
    "FixWarning",
    "Ground",
    "Handling",
    "Happening",
    "LanguageWarning",
    "Mark",
    "MarkKind",
    "Mention",
    "NameReason",
    "NameUse",
    "Note",
    "Omission",
    "Origin",
    "Pair",
    "QueryError",
    "Quote",
    "QuotedWords",
    "Relation",
    "RelationKind",
    "Role",
    "Scene",
    "Section",
    "SectionKind",
    "Source",
    "SourceError",
    "StoreError",
    "Story",
    "Syntax",
    "Table",
    "Tag",
    "Text",
    "Thing",
    "TimeExpression",
    "Whereabouts",
    "Withdrawal",
    "Word",
    "__version__",
    "as_of",
    "between",
    "doubt",
    "dumps",
    "explain",
    "open",
    "plots",
    "read",
    "save",
    "timeline",
    "to_json",
    "to_spacy",
    "what",
    "who",
]


def test_what_is_public_is_held() -> None:
    assert fabula.__all__ == PUBLIC
    assert set(PUBLIC) <= set(dir(fabula))
    for name in PUBLIC:
        assert getattr(fabula, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'Tale'"):
        _ = fabula.Tale


def test_errors_form_one_tree() -> None:
    for name in PUBLIC:
        if name.endswith("Error"):
            assert issubclass(getattr(fabula, name), fabula.FabulaError)


def test_what_is_public_is_documented() -> None:
    for name in ("read", "open", "save", "to_json", "to_spacy", "dumps"):
        assert ">>>" in (inspect.getdoc(getattr(fabula, name)) or "")
    page = (Path(__file__).parents[1] / "docs/python.md").read_text(encoding="utf-8")
    for name in PUBLIC:
        assert f"`{name}" in page or f"`fabula.{name}" in page, name


def test_importing_fabula_loads_nothing_of_weight() -> None:
    program = "import sys, fabula; print(' '.join(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.split()
    heavy = {"onnxruntime", "tokenizers", "duckdb", "lxml", "rich", "click", "numpy", "docx"}
    heavy |= {"matplotlib", "networkx", "spacy"}
    assert not heavy & set(loaded)
    assert "fabula.records" not in loaded


def test_the_command_line_loads_little_before_it_knows_what_to_do(tmp_path: Path) -> None:
    program = "import sys, fabula.cli; print(' '.join(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.split()
    assert not {"onnxruntime", "tokenizers", "duckdb", "lxml", "rich", "docx"} & set(loaded)


def test_a_story_is_saved_opened_and_written_as_json(tmp_path: Path) -> None:
    story = make_story()
    fabula.save(story, tmp_path / "a.fabula")
    assert fabula.open(tmp_path / "a.fabula") == story
    assert json.loads(fabula.dumps(story)) == fabula.to_json(story)
    assert fabula.to_json(story)["schema"] == "fabula.story/1"


def test_a_story_is_read_from_bytes_a_file_and_a_path(tmp_path: Path) -> None:
    content = "“Come in,” said Emma Vane.\n\nShe opened the door.\n"
    path = tmp_path / "tale.txt"
    path.write_text(content, encoding="utf-8")
    told: list[tuple[str, float]] = []
    by_path = fabula.read(path, on_progress=lambda stage, share: told.append((stage, share)))
    assert by_path.text.content == content
    assert by_path.text.source.name == "tale.txt"
    assert [content[q.start : q.end] for q in by_path.quotes] == ["“Come in,”"]
    assert [content[w.start : w.end] for w in by_path.syntax][-4:] == ["opened", "the", "door", "."]
    assert fabula.read(io.BytesIO(content.encode())).quotes == by_path.quotes
    assert fabula.read(content.encode(), name="x").text.source.name == "x"
    assert list(dict.fromkeys(stage for stage, _ in told)) == [
        *("ingest", "segment", "encode", "interpret")
    ]
    assert all(0 <= share <= 1 for _, share in told)


def test_a_reading_keeps_the_json_contract() -> None:
    example = Path(__file__).parents[1] / "examples/the-night-bake.txt"
    document = json.loads(fabula.dumps(fabula.read(example)))
    contract = files("fabula.export").joinpath("story-1.schema.json").read_text("utf-8")
    Draft202012Validator(json.loads(contract)).validate(document)
    n_chars = len(document["text"])
    for key in ("sections", "mentions", "quotes", "events"):
        assert document[key]
        assert all(0 <= row["start"] < row["end"] <= n_chars for row in document[key])
    entities = {entity["id"] for entity in document["entities"]}
    assert {character["id"] for character in document["characters"]} <= entities
    for quote in document["quotes"]:
        assert {quote["speaker"], *quote["addressees"]} <= entities | {None}


def test_a_cast_may_be_a_file_or_a_record(tmp_path: Path) -> None:
    content = "“Come in,” said Emma Vane.\n".encode()
    path = tmp_path / "cast.toml"
    path.write_text('[[character]]\nid = "ev"\nname = "Emma Vane"\n', encoding="utf-8")
    record = fabula.CastFile((fabula.CastMember("ev", "Emma Vane"),))
    assert fabula.read(content, cast=path) == fabula.read(content, cast=record)
    assert "ev" in [character.id for character in fabula.read(content, cast=record).characters]


def test_bad_input_is_an_error_of_its_own() -> None:
    with pytest.raises(fabula.SourceError):
        fabula.read(b"")
    with pytest.raises(fabula.BundleError):
        fabula.read(b"It rained.", model="no-such-model")


def test_the_defaults_are_those_of_the_stages() -> None:
    assert inspect.signature(fabula.read).parameters["max_loss"].default == ingest.MAX_LOSS
    assert inspect.signature(fabula.read).parameters["model"].default == pipeline.MODEL
    threshold = inspect.signature(fabula.read).parameters["unknown_below"].default
    assert threshold == doubts.UNKNOWN_BELOW


def test_a_line_that_is_not_sure_enough_is_unknown_and_says_why() -> None:
    content = b"'Come in,' said Emma Vane. Frank Hill smiled.\n\n'It rains.'\n"
    quotes = fabula.read(content).quotes
    speakers = [quote.speaker for quote in quotes]
    assert speakers == ["emma-vane", "frank-hill"]
    between = (quotes[0].confidence + quotes[1].confidence) / 2
    told, doubted = (
        fabula.read(content, unknown_below=between),
        fabula.doubt(fabula.read(content), between),
    )
    for story in (told, doubted):
        first, second = story.quotes
        assert (first.speaker, second.speaker) == ("emma-vane", None)
        assert (second.cue, second.confidence) == (None, 0)
        assert second.reason.startswith("likeliest is Frank Hill, but only 0.")
        assert {c.id: c.n_lines for c in story.characters} == {"emma-vane": 1, "frank-hill": 0}
    with pytest.raises(fabula.SourceError, match="from 0 to 1"):
        fabula.read(content, unknown_below=25)
