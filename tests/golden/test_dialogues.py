"""Eleven passages of talk with few tags: how many lines get the speaker that a reader hears."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import fabula
from fabula import QueryError, Quote, Story
from fabula.records import find_character

HERE = Path(__file__).parent
PASSAGES: list[dict[str, Any]] = tomllib.loads(
    (HERE / "dialogues.toml").read_text(encoding="utf-8")
)["passage"]


def test_there_are_eleven_passages_and_three_among_three_people() -> None:
    assert len(PASSAGES) == 11
    assert all(len(passage["lines"]) >= 12 for passage in PASSAGES)
    groups = [{who for _, who in passage["lines"]} for passage in PASSAGES]
    assert [len(group) for group in groups].count(3) == 3


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["file"])
def test_no_fewer_lines_are_right_than_before(passage: dict[str, Any]) -> None:
    story = fabula.read(HERE / "dialogues" / f"{passage['file']}.txt")
    wrong = list_wrong(story, passage["lines"])
    assert len(passage["lines"]) - len(wrong) >= passage["right"], wrong


def test_a_woman_called_by_the_name_of_a_state_is_nobody_else_and_the_state_is_one() -> None:
    story = fabula.read(HERE / "dialogues" / "understudy.txt")
    montana = find_character(story.characters, "Montana")
    assert {*montana.aliases} == {"Nina", "Ruth Ann Pruitt"}
    content = story.text.content
    named = [m.category for m in story.mentions if content[m.start : m.end] == "Montana"]
    assert named == ["PER", "GPE", "GPE", "GPE", "PER", "PER"]


def test_one_line_fixed_by_hand_turns_its_untagged_neighbours_round(tmp_path: Path) -> None:
    """The telephone passage, one line given against the text: untagged ones beside it follow."""
    (passage,) = (passage for passage in PASSAGES if passage["file"] == "telephone")
    book = tmp_path / "telephone.txt"
    book.write_bytes((HERE / "dialogues" / "telephone.txt").read_bytes())
    before = list_wrong(fabula.read(book), passage["lines"])
    fix = '[[line]]\nwords = "Is that you"\nspeaker = "Dr. Lomax"\n'
    (tmp_path / "telephone.fixes.toml").write_text(fix, encoding="utf-8")
    fixed = fabula.read(book)
    assert (fixed.quotes[1].speaker, fixed.quotes[1].reason) == ("dr-lomax", "fixed by hand")
    after = list_wrong(fixed, passage["lines"])
    assert len(after) - len(before) >= 3, "those beside it follow"


def list_wrong(story: Story, lines: list[list[str]]) -> list[str]:
    """The lines that have another speaker than the reader's, or are not found."""
    quotes = list(story.quotes)
    wrong = []
    for words, who in lines:
        found = next((q for q in quotes if words_of(story, q).startswith(words)), None)
        if found is None or found.speaker is None or found.speaker != id_of(story, who):
            wrong.append(f"{words}: {found.speaker if found else 'not found'}, not {who}")
        if found:
            quotes = quotes[quotes.index(found) + 1 :]
    return wrong


def words_of(story: Story, quote: Quote) -> str:
    return story.text.content[quote.start : quote.end].strip("“”‘’'\"—")


def id_of(story: Story, who: str) -> str | None:
    """The character of that name, in whatever way the story has it."""
    try:
        return find_character(story.characters, who).id
    except QueryError:
        return None
