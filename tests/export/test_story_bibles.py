import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from fabula.errors import ExportError
from fabula.export.file_names import name_file
from fabula.export.formats import make_files, write_files
from fabula.export.notes import markdown_text, merge_note, write_note
from fabula.export.story_bibles import make_bible
from fabula.records import Character, Story, Table
from tests.example_stories import make_empty_story, make_story

EMMA = "Characters/Emma Vane.md"


def notes_of(story: Story, *, with_text: bool = True) -> dict[str, str]:
    return {k: v.decode("utf-8") for k, v in make_bible(story, "café", with_text).items()}


def front_of(note: str) -> dict[str, object]:
    (front,) = re.findall(r"\A---\n(.*?)^---\n", note, re.DOTALL | re.MULTILINE)
    return yaml.safe_load(front)


def test_one_note_a_character_and_an_index() -> None:
    assert list(notes_of(make_story())) == ["Index of café.md", EMMA, "Characters/Mr. Okoro.md"]
    assert list(notes_of(make_empty_story())) == ["Index of café.md"]


def test_the_front_matter_of_a_character() -> None:
    assert front_of(notes_of(make_story())[EMMA]) == {
        "aliases": ["Em"],
        "pronouns": ["she"],
        "mentions": 2,
        "lines": 1,
        "first_appearance": "The Café",
        "narrator": False,
        "speaks_with": ["[[Mr. Okoro]]"],
        "age_words": [],
        "story": "[[Index of café]]",
        "fabula_id": "emma-vane",
        "tags": ["character"],
    }


def test_the_body_of_a_character() -> None:
    note = notes_of(make_story())[EMMA]
    assert "# Emma Vane\n\nFirst appears in The Café." in note
    assert "- [[Mr. Okoro]]: 1 line to, 2 from" in note
    assert "> “No,”" in note


def test_every_link_leads_to_a_note() -> None:
    story = make_story()
    odd = [replace(who, name=f"{who.name}: [A|B]#1/2?") for who in story.characters]
    notes = notes_of(replace(story, characters=Table(Character, odd)))
    files = {Path(name).stem for name in notes}
    links = {
        link for note in notes.values() for link in re.findall(r"\[\[(.*?)(?:\|.*?)?\]\]", note)
    }
    assert links
    assert links <= files


def test_the_index_lists_cast_and_chapters() -> None:
    note = notes_of(make_story())["Index of café.md"]
    assert front_of(note)["title"] == "The Café"
    assert "- [[Emma Vane]]: 2 mentions, 1 line, first in The Café" in note
    assert "- The Café: [[Emma Vane]], [[Mr. Okoro]]" in note


def test_without_text_nothing_is_quoted() -> None:
    written = "".join(notes_of(make_story(), with_text=False).values())
    assert "No," not in written
    assert "Sit down" not in written
    assert "[[Mr. Okoro]]: 1 line to" in written
    emma = notes_of(make_story(), with_text=False)[EMMA]
    assert front_of(emma)["aliases"] == []
    assert front_of(emma)["first_appearance"] == "Chapter 1"


def bible_in(folder: Path, story: Story) -> list[Path]:
    files = make_files(story, "bible", "café")
    return write_files(files, folder, is_folder=True, merge=merge_note)


def changed() -> Story:
    story = make_story()
    emma, okoro = story.characters
    emma = replace(emma, n_mentions=99, aliases=("Em", "Miss Vane"))
    return replace(story, characters=Table(Character, [emma, okoro]))


def test_writing_again_changes_nothing_but_what_has_changed(tmp_path: Path) -> None:
    assert len(bible_in(tmp_path, make_story())) == 3
    assert bible_in(tmp_path, make_story()) == []
    assert [path.name for path in bible_in(tmp_path, changed())] == [
        "Index of café.md",
        "Emma Vane.md",
    ]
    assert (tmp_path / EMMA).read_text("utf-8") == notes_of(changed())[EMMA]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_the_user_wrote_stays(end: str, tmp_path: Path) -> None:
    bible_in(tmp_path, make_story())
    path = tmp_path / EMMA
    note = path.read_text("utf-8")
    note = note.replace("---\n<!--", "status: alive\n---\nMy own words.\n\n<!--")
    note = note.replace('pronouns:\n  - "she"', "pronouns:\n  - they")
    note = note.replace("lines: 1\n", "")
    note += "\n## What I think\n\nShe will stay.\n"
    path.write_bytes(note.replace("\n", end).encode())
    bible_in(tmp_path, changed())
    again = path.read_bytes().decode().replace("\r\n", "\n")
    front = front_of(again)
    assert front["status"] == "alive"
    assert front["pronouns"] == ["they"]
    assert front["mentions"] == 99
    assert front["aliases"] == ["Em", "Miss Vane"]
    assert "lines" not in front
    assert "---\nMy own words.\n\n<!--" in again
    assert again.endswith("<!-- fabula:end -->\n\n## What I think\n\nShe will stay.\n")
    assert bible_in(tmp_path, changed()) == []


def test_words_written_into_the_block_stay(tmp_path: Path) -> None:
    bible_in(tmp_path, make_story())
    path = tmp_path / EMMA
    note = path.read_text("utf-8").replace("# Emma Vane\n", "# Emma Vane\n\nShe is kind.\n")
    path.write_text(note, encoding="utf-8")
    for _ in range(2):
        bible_in(tmp_path, changed())
        again = path.read_text("utf-8")
        assert "She is kind." in again
        assert front_of(again)["mentions"] == 99


def test_an_editor_that_sets_yaml_its_own_way_changes_nothing(tmp_path: Path) -> None:
    bible_in(tmp_path, make_story())
    path = tmp_path / EMMA
    note = path.read_text("utf-8").replace('  - "Em"', "    - Em").replace('"The Café"', "The Café")
    path.write_text(note, encoding="utf-8")
    bible_in(tmp_path, changed())
    assert front_of(path.read_text("utf-8"))["aliases"] == ["Em", "Miss Vane"]


def test_a_note_of_the_users_own_gets_the_block_at_its_end() -> None:
    new = write_note({"mentions": 3, "tags": ["character"]}, "# Emma")
    merged = merge_note("x.md", b"---\ntags: [mine]\n---\nHello.\n", new.encode()).decode()
    assert front_of(merged) == {"tags": ["mine"], "mentions": 3}
    assert "---\nHello.\n\n<!-- fabula:begin" in merged
    bare = merge_note("x.md", b"Hello.\n", new.encode()).decode()
    assert front_of(bare) == {"mentions": 3, "tags": ["character"]}
    assert bare.count("Hello.") == 1


def test_a_note_that_is_no_text_is_left_alone() -> None:
    with pytest.raises(ExportError, match="no UTF-8"):
        merge_note("x.md", b"\xff\xfe\x00", write_note({}, "x").encode())


OWN_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=30)


@settings(max_examples=50, deadline=None)
@given(before=OWN_TEXTS, after=OWN_TEXTS)
def test_any_text_around_the_block_stays(before: str, after: str) -> None:
    new = write_note({"mentions": 4}, "# Emma, again")
    front, block = write_note({"mentions": 3}, "# Emma").split("---\n<!--")
    old = f"{front}---\n{before}\n<!--{block}{after}"
    merged = merge_note("x.md", old.encode(), new.encode()).decode()
    assert front_of(merged) == {"mentions": 4}
    assert merged.split("\n<!-- fabula:begin")[0].endswith(f"---\n{before}")
    assert merged.split("<!-- fabula:end -->\n", 1)[1] == after
    assert "# Emma, again" in merged


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="ab1.)-+*_`<>[]|#~$%=&!^@:\\/ \n(){}\"'“", max_size=20))
def test_quoted_text_is_text_and_nothing_else(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"> {markdown_text(text)}\n")
    inline = [child for token in tokens for child in token.children or []]
    kinds = {child.type for child in inline} | {token.type for token in tokens}
    assert kinds <= {"text", "inline", "text_special", "paragraph_open", "paragraph_close",
                     "blockquote_open", "blockquote_close"}  # fmt: skip
    assert "".join(child.content for child in inline) == " ".join(text.split())


@settings(max_examples=50, deadline=None)
@given(values=st.lists(st.text(st.characters(codec="utf-8"), max_size=8), max_size=3))
def test_any_text_is_a_yaml_value(values: list[str]) -> None:
    assert front_of(write_note({"aliases": values}, "x"))["aliases"] == values


@settings(max_examples=200, deadline=None)
@given(names=st.lists(st.text(max_size=120), max_size=5))
def test_file_names_are_safe_on_every_system(names: list[str]) -> None:
    taken: set[str] = set()
    files = [name_file(name, taken) for name in names]
    assert len({file.casefold() for file in files}) == len(files)
    for file in files:
        assert file
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f#^\[\]]', file)
        assert file == file.strip(" .")
        assert len(file.encode("utf-8")) < 240


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "aux.txt", "..", "", "  "])
def test_reserved_names_are_changed(name: str) -> None:
    file = name_file(name, set())
    assert file.startswith("_") or file == "unnamed"
