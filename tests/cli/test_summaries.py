import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from fabula.cli.summaries import print_summary
from fabula.records import Character, Quote, Story, Table
from tests.example_stories import make_empty_story, make_story


def summary_of(story: Story, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, markup=False, highlight=False, emoji=False)
    print_summary(console, story, "café.txt")
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def make_long_story() -> Story:
    """Many people with long names who say long things often."""
    story = make_story()
    people = [
        Character(f"p{n}", f"The Right Honourable Person Number {n} of That Ilk", ("Nn " * 10,) * 9,
                  ("they", "them"), 5000 - n, 40 - n, n)
        for n in range(30)
    ]  # fmt: skip
    end = len(story.text.content)
    quotes = [
        Quote(f"q{n}", 0, end, f"p{n % 12}", (), 0.5, "implicit", "", (), "chapter-1")
        for n in range(500)
    ]
    return replace(story, characters=Table(Character, people), quotes=Table(Quote, quotes))


def test_a_short_story_shows_everybody_and_every_line() -> None:
    shown = summary_of(make_story())
    for words in (
        *("The Café", "28 words", "Emma Vane", "Em", "she", "Mr. Okoro (narrator)"),
        *("Mr. Okoro (2)", "“and tell me.”", "unknown (1)", "“Who is there?”"),
        *("chapter-1-scene-2", "gutenberg-licence", "18,000", "en-small/1"),
    ):
        assert words in shown
    assert "more" not in shown


def test_an_empty_story_is_shown_too() -> None:
    shown = summary_of(make_empty_story())
    assert "0 characters" in shown
    assert "Cast" not in shown


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_summary_fits_the_screen(width: int) -> None:
    for story in (make_story(), make_long_story()):
        shown = summary_of(story, width)
        assert max(cell_len(line) for line in shown.splitlines()) <= width


def test_a_long_book_shows_a_sample_and_says_where_the_rest_is() -> None:
    shown = summary_of(make_long_story(), 120)
    assert "and 10 more: fabula cast café.txt" in shown
    assert "4 more speakers, 0 lines of unknown speakers: fabula quotes café.txt" in shown
    assert "…" in shown
    assert not any(line.endswith(" ") for line in shown.splitlines())
    assert len(shown.splitlines()) < 170


def test_text_is_not_taken_for_markup_or_commands() -> None:
    story = make_story()
    evil = "[bold red]\x1b]0;title\x07\x9b31m\u202eevil :smile:"
    character = replace(story.characters[0], name=evil)
    shown = summary_of(replace(story, characters=Table(Character, [character])))
    assert "[bold red]" in shown
    assert ":smile:" in shown
    assert not any(sign in shown for sign in "\x1b\x07\x9b\u202e")
