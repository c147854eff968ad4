import re
from dataclasses import fields, replace
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings

from fabula.errors import ExportError
from fabula.export.formats import FORMATS, find_format, make_files, plan_place, write_files
from fabula.records import Story, Table
from tests.example_stories import CONTENT, make_empty_story, make_story
from tests.random_stories import stories

DOCS = Path(__file__).parents[2] / "docs"
TEXTLESS = [name for name, known in FORMATS.items() if not known.no_text]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("story", [make_story(), make_empty_story()], ids=["story", "empty"])
def test_every_format_makes_the_files_that_it_says(name: str, story: Story) -> None:
    known = FORMATS[name]
    files = make_files(story, name, "a book")
    assert files
    if known.ending:
        assert list(files) == [f"a book{known.ending}"]
    module, _, _ = known.maker.rpartition(".")
    assert import_module(f"fabula.export.{module}").__doc__
    assert files == make_files(story, name, "a book")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented(name: str) -> None:
    pages = "".join(path.read_text("utf-8") for path in (DOCS / "formats").glob("*.md"))
    assert f"--format {name}" in pages
    assert f"| `{name}` |" in (DOCS / "commands.md").read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=20, deadline=None)
@given(story=stories())
def test_a_damaged_story_is_refused_and_nothing_else_happens(name: str, story: Story) -> None:
    n_chars = len(story.text.content)
    tables = [getattr(story, field.name) for field in fields(story)]
    rows = [row for table in tables if isinstance(table, Table) for row in table]
    rows += [*story.syntax, *story.text.marks]
    spans = [(row.start, row.end) for row in rows if hasattr(row, "start") and hasattr(row, "end")]
    spans += [span for quote in story.quotes for span in quote.evidence]
    heads = [word.head for word in story.syntax]
    if any(not 0 <= start <= end <= n_chars for start, end in spans) or any(
        not 0 <= head < len(heads) for head in heads
    ):
        with pytest.raises(ExportError, match="damaged"):
            make_files(story, name, "x")
    else:
        assert make_files(story, name, "x")


@pytest.mark.parametrize("name", TEXTLESS)
def test_no_text_means_no_words_of_the_text(name: str) -> None:
    story = make_story()
    source = replace(story.text.source, name="x", title=None)
    story = replace(story, text=replace(story.text, source=source))
    out = _words_of(story, name)
    # Ids, names and pronouns of the cast are labels; everything else of the text stays at home.
    names = [name for who in story.characters for name in (who.id, who.name)]
    words = _find_words(CONTENT) - _find_words(" ".join([*names, *story.characters[0].pronouns]))
    assert {"tell", "sit", "there", "café"} <= words
    # What is written of a text without words are the format's own.
    blank = replace(story, text=replace(story.text, content="x" * len(CONTENT)))
    assert not words & out - _words_of(blank, name)


def _words_of(story: Story, name: str) -> set[str]:
    files = make_files(story, name, "x", with_text=False)
    return _find_words(b" ".join(files.values()).decode(errors="replace"))


def _find_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}", text.lower()))


@pytest.mark.parametrize("name", FORMATS.keys() - set(TEXTLESS))
def test_what_needs_the_text_says_so(name: str) -> None:
    with pytest.raises(ExportError, match="cannot be written without the text") as caught:
        make_files(make_story(), name, "x", with_text=False)
    assert all(able in str(caught.value) for able in TEXTLESS)


def test_a_format_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(ExportError, match="no format 'doc'; choose among tei, "):
        find_format("doc")


def test_where_a_story_goes(tmp_path: Path) -> None:
    assert plan_place("tei", "emma", None) == Path("emma.tei.xml")
    assert plan_place("tei", "emma", str(tmp_path)) == tmp_path / "emma.tei.xml"
    assert plan_place("tei", "emma", "other.xml") == Path("other.xml")
    assert plan_place("brat", "emma", None) == Path("emma-brat")
    assert plan_place("brat", "emma", str(tmp_path)) == tmp_path


def test_files_are_there_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    files = {"a.txt": b"a", "notes/b.txt": b"b"}
    paths = write_files(files, folder, is_folder=True)
    assert [path.read_bytes() for path in paths] == [b"a", b"b"]
    with pytest.raises(ExportError, match=r"a\.txt is already there"):
        write_files({"c.txt": b"c", "a.txt": b"new"}, folder, is_folder=True)
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "notes"]
    write_files({"a.txt": b"new"}, folder, is_folder=True, replace=True)
    assert (folder / "a.txt").read_bytes() == b"new"


def test_a_place_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError, match="cannot write"):
        write_files({"a": b"a"}, tmp_path / "file" / "inner", is_folder=True)
    with pytest.raises(ExportError, match="cannot write"):
        write_files({"a": b"a"}, tmp_path / "missing" / "a", is_folder=False)
    (tmp_path / "folder" / "b").mkdir(parents=True)
    with pytest.raises(ExportError, match="cannot write"):
        write_files({"b": b""}, tmp_path / "folder", is_folder=True, replace=True)
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["b"]
