import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from fabula.interpret import explain_character
from fabula.records import Character, Event, Quote, Source, Story, Table, Text
from fabula.records.displays import N_CAST, N_CHARS, N_ROWS
from tests.example_stories import make_empty_story, make_story
from tests.random_stories import sound_stories, stories

TABLES = ("sections", "mentions", "entities", "characters", "quotes", "tags", "events", "emotions")
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload='alert(1)'>",
    "</td></table><iframe src=javascript:alert(1)>",
    "&lt;b&gt;",
    "\u202enarrator\x00\x1b[31m",
)


OURS = {"div", "p", "br", "strong", "table", "caption", "thead", "tbody", "tr", "th", "td", "span"}


class Reader(HTMLParser):
    """Gathers the elements, attributes and words of HTML, as a browser sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def displays_of(story: Story) -> list[str]:
    cards = [character._repr_html_() for character in story.characters]
    tables = [getattr(story, name)._repr_html_() for name in TABLES]
    return [story._repr_html_(), *tables, *cards]


def read_sound(html: str) -> Reader:
    """The HTML as read, which is closed throughout and has nothing that acts."""
    reader = Reader(html)
    assert not reader.open
    assert reader.tags <= OURS
    assert reader.attributes <= {"class", "style", "title"}
    return reader


def hostile_story(words: str) -> Story:
    """A story all of whose texts are these words."""
    story = make_story()
    source = Source(words, words, words, words, words, words)
    cast = [Character(words, words, (words,), (words,), 1, 1, 0, is_narrator=True)]
    line = Quote(words, 0, 99, words, (words,), 1.0, words, words, ((0, 99),), words, words)
    return replace(
        story,
        text=Text(words * 9, source, omissions=story.text.omissions),
        characters=Table(Character, cast),
        quotes=Table(Quote, [line]),
        bundle=words,
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_of_a_book_becomes_markup(words: str) -> None:
    for html in displays_of(hostile_story(words)):
        shown = "".join(read_sound(html).words)
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert words[:4].replace("\u202e", "\ufffd") in "".join(
        read_sound(hostile_story(words).quotes._repr_html_()).words
    )


@settings(max_examples=20, deadline=None)
@given(story=stories() | sound_stories())
def test_any_story_is_shown(story: Story) -> None:
    for html in displays_of(story):
        read_sound(html)
    assert len(repr(story).splitlines()) == 1


def test_formulas_are_not_typeset() -> None:
    for html in displays_of(make_story()):
        assert html.startswith('<div class="fabula tex2jax_ignore mathjax_ignore">')


def test_a_story_is_a_line_and_not_a_book() -> None:
    story = make_story()
    assert repr(story) == (
        "<Story 'The Café': txt, 28 words, 2 characters, 4 lines of speech, read by en-small/1>"
    )
    assert repr(story.text) == "<Text of 'café.txt': 135 characters>"
    assert repr(story.syntax) == "<Syntax of 10 words in 2 sentences>"


def test_a_story_shows_title_facts_cast_and_what_was_left_out() -> None:
    words = read_sound(make_story()._repr_html_()).words
    assert words[:2] == ["The Café", make_story().__repr__().partition(": ")[2][:-1]]
    assert words[-1] == "18,012 characters of the source were left out: text.omissions"
    assert words[words.index("Emma Vane") :][:5] == ["Emma Vane", "Em", "she", "2", "1"]
    empty = read_sound(make_empty_story()._repr_html_())
    assert "table" not in empty.tags


def test_rows_show_words_for_places_and_names_for_ids() -> None:
    html = make_story().quotes._repr_html_()
    words = read_sound(html).words
    assert words[:4] == ["Quote: 4 of 4 rows", "id", "text", "speaker"]
    assert {"“Sit down,”", "Mr. Okoro", "Emma Vane", "0.81"} <= set(words)
    assert 'title="49 to 60"' in html
    assert 'title="mr-okoro"' in html


def test_slices_are_shown_alike_and_single_tables_as_they_are() -> None:
    quotes = make_story().quotes
    assert "“and tell me.”" in quotes[1:2]._repr_html_()
    bare = Table(Quote, list(quotes))
    assert bare == quotes
    assert hash(bare) == hash(quotes)
    assert {"start", "mr-okoro"} <= set(read_sound(bare._repr_html_()).words)


def test_reasons_show_the_words_that_are_evidence() -> None:
    story = make_story()
    html = explain_character(story, story.characters[0])._repr_html_()
    assert "Emma Vane" in read_sound(html).words


def test_a_character_has_a_card() -> None:
    ann = Character("ann", "Ann", ("Annie", "Miss A."), ("she",), 1200, 40, 0, is_narrator=True)
    words = read_sound(ann._repr_html_()).words
    assert words == ["Ann", ", who tells the story", "id", "ann", "also called", "Annie, Miss A.",
                     "pronouns", "she", "mentions", "1,200", "lines", "40"]  # fmt: skip
    assert "also called" not in Character("x", "X", (), (), 0, 0, 0)._repr_html_()


def test_only_the_first_rows_and_characters_are_shown() -> None:
    html = Table(Event, [Event(0, 1, True, 1.0)] * 1000)._repr_html_()
    assert html.count("<tr>") == N_ROWS + 1
    assert f"{N_ROWS} of 1,000 rows" in html
    cast = [Character(f"c{row}", f"C{row}", (), (), 1, 0, 0) for row in range(99)]
    story = replace(make_story(), characters=Table(Character, cast))
    assert story._repr_html_().count("<tr>") == N_CAST + 1
    long = Character("x", "x" * 5000, (), (), 0, 0, 0)
    assert "x" * N_CHARS + "…" in long._repr_html_()
    assert "x" * (N_CHARS + 1) not in long._repr_html_()
