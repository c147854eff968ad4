"""What users have put right holds in the story, and what cannot hold is said."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fabula.errors import SourceError
from fabula.ingest import read_fixes
from fabula.interpret import build_story, place_fixes
from fabula.records import CastFile, FixReport, Story
from tests.interpret.invariants import check_story
from tests.interpret.marked_texts import (
    Book,
    entities_of,
    entity_at,
    make_book,
    make_cast,
    names_of,
    speakers_of,
)

VANES = make_book(
    "[Emma Vane] came in. [Mr. Vane] looked at [her]. [The old man] smiled at [Emma].\n\n"
    "“Come in,” said [Mr. Vane].\n\n“Why?”\n\n“Because.”\n\n“I will not.”\n\n“You will.”\n\n"
    "[Miss Vane] sat down. [Sam Okoro] saw [Highbury|PER]. [The old man] slept.\n"
)


def fix(book: Book, toml: str, cast: CastFile | None = None) -> tuple[Story, FixReport]:
    """The story of a book with fixes, and what became of them."""
    placed = place_fixes(read_fixes(toml.encode(), name="f"), book.text, book.layout)
    story = build_story(
        book.text, book.layout, book.annotations, bundle_id="test/1", cast=cast, fixes=placed
    )
    check_story(story, cast)
    return story, placed.report()


def why_not(book: Book, toml: str, cast: CastFile | None = None) -> str:
    """Why the one fix cannot be applied."""
    _, report = fix(book, toml, cast)
    assert report.n_applied == 0
    (trouble,) = (*report.troubles, *report.absent)
    return str(trouble)


def test_no_fixes_change_nothing() -> None:
    story, report = fix(VANES, "")
    assert story == VANES.story()
    assert report == FixReport("f", 0, 0, (), ())


def test_two_names_are_made_one_with_all_that_is_grouped_under_them() -> None:
    assert {"Emma Vane", "Sam Okoro"} <= names_of(VANES.story())
    story, report = fix(VANES, "[[merge]]\nnames = ['Sam Okoro', 'Emma']")
    assert report.n_applied == 1
    assert len({*entities_of(story, "Sam Okoro"), *entities_of(story, "Emma Vane")}) == 1
    assert entity_at(story, "Emma") == entity_at(story, "Sam Okoro")


def test_a_phrase_is_made_one_with_a_name() -> None:
    assert entity_at(VANES.story(), "The old man") != entity_at(VANES.story(), "Mr. Vane")
    story, report = fix(VANES, "[[merge]]\nnames = ['the old man', 'Mr. Vane']")
    assert report.n_applied == 1
    assert set(entities_of(story, "The old man")) == {"mr-vane"}


def test_names_are_kept_apart() -> None:
    assert entity_at(VANES.story(), "Miss Vane") == entity_at(VANES.story(), "Emma Vane")
    for toml in (
        "[[separate]]\nnames = ['Emma Vane', 'Miss Vane', 'Emma']",
        "[[split]]\nname = 'Emma Vane'\nnames = ['Miss Vane']",
    ):
        story, report = fix(VANES, toml)
        assert report.n_applied == 1
        assert entity_at(story, "Miss Vane") != entity_at(story, "Emma Vane")


def test_names_split_off_are_one_other() -> None:
    story, _ = fix(VANES, "[[split]]\nname = 'Emma Vane'\nnames = ['Emma', 'Miss Vane']")
    assert entity_at(story, "Miss Vane") == entity_at(story, "Emma")
    assert entity_at(story, "Emma Vane") != entity_at(story, "Emma")


def test_a_character_is_renamed_and_keeps_that_id() -> None:
    story, report = fix(VANES, "[[rename]]\nname = 'Mr. Vane'\nto = 'George Vane'")
    assert report.n_applied == 1
    george = next(c for c in story.characters if c.name == "George Vane")
    assert (george.id, george.aliases) == ("george-vane", ("Mr. Vane",))
    story, _ = fix(VANES, "[[rename]]\nname = 'Mr. Vane'\nto = 'George'\nid = 'mr-vane'")
    assert entity_at(story, "Mr. Vane") == "mr-vane"
    line = "[[line]]\nwords = 'Why?'\nspeaker = 'George'\n"
    story, report = fix(VANES, f"{line}[[rename]]\nname = 'Mr. Vane'\nto = 'George'")
    assert (report.n_applied, speakers_of(story)[1]) == (2, "george")


def test_a_name_that_is_taken_is_not_given_again() -> None:
    why = why_not(VANES, "[[rename]]\nname = 'Mr. Vane'\nto = 'Sam Okoro'")
    assert why.startswith("f, line 1: 'Sam Okoro' is already the name of somebody else")


def test_a_locked_character_takes_no_other_name() -> None:
    story, report = fix(VANES, "[[lock]]\nname = 'Emma Vane'\nnames = ['Emma']\nid = 'em'")
    assert report.n_applied == 1
    assert set(entities_of(story, "Emma")) == set(entities_of(story, "Emma Vane")) == {"em"}
    assert entity_at(story, "Miss Vane") != "em"


def test_what_is_no_character_is_none() -> None:
    assert "Highbury" in names_of(VANES.story())
    story, _ = fix(VANES, "[[not_character]]\nnames = ['Highbury']")
    assert not entities_of(story, "Highbury")
    story, _ = fix(VANES, "[[not_character]]\nnames = ['Highbury']\ncategory = 'GPE'")
    assert entities_of(story, "Highbury") == ["highbury"]
    assert "Highbury" not in names_of(story)


def test_a_speaker_stays_fixed_and_the_others_are_decided_with_it() -> None:
    before = VANES.story().quotes
    story, _ = fix(VANES, "[[line]]\nwords = 'Because'\nspeaker = 'Sam Okoro'")
    fixed = story.quotes[2]
    assert (fixed.speaker, fixed.confidence, fixed.reason) == ("sam-okoro", 1.0, "fixed by hand")
    assert [q.speaker for q in story.quotes] != [q.speaker for q in before]
    assert story.quotes[4].speaker == "sam-okoro", "he goes on taking turns"
    assert story.quotes[0].speaker == before[0].speaker, "a tag says so"


def test_one_who_is_nowhere_near_or_a_group_may_be_given_a_line() -> None:
    book = make_book("[The girls] ran. [Emma Vane] sat.\n\n“Go!” said [Emma Vane].\n\n“We will.”\n")
    story, report = fix(
        book, "[[line]]\nwords = 'We will'\nspeaker = 'the girls'\nto = 'Emma Vane'"
    )
    assert report.n_applied == 1
    assert (story.quotes[1].speaker, story.quotes[1].addressees) == ("the-girls", ("emma-vane",))


def test_a_speaker_without_a_mention_comes_in_by_a_lock() -> None:
    toml = "[[lock]]\nname = 'Old Tom'\n[[line]]\nwords = 'Why'\nspeaker = 'Old Tom'"
    placed = place_fixes(read_fixes(toml.encode()), VANES.text, VANES.layout)
    story = build_story(
        VANES.text, VANES.layout, VANES.annotations, bundle_id="test/1", fixes=placed
    )
    assert placed.report().n_applied == 2
    assert speakers_of(story)[1] == "old-tom"
    assert "Old Tom" in names_of(story)


def test_parts_of_a_speech_with_two_speakers_are_two_turns() -> None:
    book = make_book("[Emma] sat by [Tom].\n\n“Yes,” said [Emma], “no.”\n")
    assert len(set(speakers_of(book.story()))) == 1
    lines = "[[line]]\nwords = 'yes'\nspeaker = 'Emma'\n[[line]]\nwords = 'no'\nspeaker = 'Tom'"
    assert speakers_of(fix(book, lines)[0]) == ["emma", "tom"]


def test_words_mean_whom_they_are_said_to_mean() -> None:
    at = "[[mention]]\nwords = 'her'\nbefore = 'looked at'\nis = "
    assert entity_at(fix(VANES, f"{at}'Sam Okoro'")[0], "her") == "sam-okoro"
    assert entity_at(fix(VANES, f"{at}'the old man'")[0], "her") == "the-old-man"
    story, report = fix(VANES, "[[mention]]\nwords = 'Come in'\nis = 'Emma'")
    assert (report.n_applied, entity_at(story, "Come in")) == (1, "emma-vane")
    assert next(m for m in story.mentions if m.entity == "emma-vane").score == 1.0


def test_the_narrator_is_named_or_is_not() -> None:
    book = make_book(
        "[I] came. [I] saw. [I] sat down with [Emma Vane]. [I] ate, and [I] slept.\n\n"
        "“[You] ate, [Ruth],” said [Emma Vane].\n\n“[I] did,” [I] said.\n"
    )
    assert {c.name for c in book.story().characters if c.is_narrator} == {"Ruth"}
    story, _ = fix(book, "[[separate]]\nnames = ['Ruth', 'the narrator']")
    assert {c.name for c in story.characters if c.is_narrator} == {"the narrator"}
    story, _ = fix(book, "[[merge]]\nnames = ['Emma Vane', 'the narrator']")
    assert {c.name for c in story.characters if c.is_narrator} == {"Emma Vane"}
    story, _ = fix(book, "[[line]]\nwords = 'You ate'\nspeaker = 'The Narrator'")
    assert speakers_of(story)[0] == "ruth"


def test_names_of_a_cast_stand_for_its_characters() -> None:
    cast = make_cast(("Emma Vane",), ("Samuel", "Sam Okoro"))
    story, _ = fix(VANES, "[[line]]\nwords = 'Why'\nspeaker = 'samuel'", cast)
    assert speakers_of(story)[1] == "samuel"
    story, report = fix(VANES, "[[merge]]\nnames = ['Sam Okoro', 'the old man']", cast)
    assert (report.n_applied, entity_at(story, "The old man")) == (1, "samuel")
    assert "two characters" in why_not(VANES, "[[merge]]\nnames = ['Emma Vane', 'Samuel']", cast)
    rename = "[[rename]]\nname = 'Emma Vane'\nto = 'Emmy'"
    assert "cast file" in why_not(VANES, rename, cast)


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        ("[[merge]]\nnames = ['Ema', 'Mr. Vame']", "nobody in this book is called 'Ema' or"),
        ("[[merge]]\nnames = ['Emma', 'Mr. Vame']", "did you mean 'Mr. Vane'"),
        ("[[line]]\nwords = 'Why'\nspeaker = 'Emme'", "called 'Emme'; did you mean 'Emma'"),
        ("[[line]]\nwords = 'Wherefore'\nspeaker = 'Emma'", "nowhere in the text"),
        ("[[line]]\nwords = 'Emma Vane'\nspeaker = 'Emma'", "in no line of speech"),
        ("[[line]]\nwords = 'Why Because'\nspeaker = 'Emma'", "in two lines"),
        ("[[mention]]\nwords = 'old man'\nis = 'Emma'", "2 places that fit equally"),
        ("[[mention]]\nwords = 'old men'\nis = 'Emma'", "nowhere in the text"),
        ("[[rename]]\nname = 'Tom'\nto = 'Tim'", "nobody in this book is called 'Tom'"),
        ("[[lock]]\nname = 'Tom'\nnames = ['Tim']", "nobody in this book is called 'Tom'"),
        ("[[not_character]]\nnames = ['Higbury']", "nobody in this book is called 'Higbury'"),
        ("[[not_character]]\nnames = ['Highbury', 'X']", "nobody in this book is called 'X'"),
    ],
)
def test_what_cannot_be_applied_is_said(toml: str, why: str) -> None:
    assert why in why_not(VANES, toml)


@pytest.mark.parametrize(
    ("toml", "lines"),
    [
        ("[[merge]]\nnames=['A','B']\n[[separate]]\nnames=['B','A']", (3, 1)),
        (
            "[[merge]]\nnames=['A','B']\n[[merge]]\nnames=['B','C']\n[[split]]\nname='A'\nnames=['C']",
            (5, 1),
        ),
        ("[[rename]]\nname='A'\nto='C'\n[[rename]]\nname='A'\nto='D'", (4, 1)),
        ("[[rename]]\nname='A'\nto='C'\n[[rename]]\nname='B'\nto='c'", (4, 1)),
        ("[[rename]]\nname='A'\nto='C'\nid='x'\n[[lock]]\nname='B'\nid='x'", (1, 5)),
        ("[[lock]]\nname='A'\n[[merge]]\nnames=['A','B']", (1, 3)),
        ("[[lock]]\nname='A'\nnames=['B']\n[[lock]]\nname='B'", (1, 4)),
        ("[[lock]]\nname='A'\n[[rename]]\nname='A'\nto='B'", (3, 1)),
        ("[[merge]]\nnames=['A','B']\n[[not_character]]\nnames=['B']", (1, 3)),
        ("[[line]]\nwords='Why'\nspeaker='A'\n[[line]]\nwords='Why?'\nspeaker='B'", (4, 1)),
        ("[[line]]\nwords='Why'\nto='A'\n[[line]]\nwords='Why'\nto='B'", (4, 1)),
        ("[[mention]]\nwords='Sam'\nis='A'\n[[mention]]\nwords='sam'\nis='B'", (4, 1)),
    ],
)
def test_fixes_that_contradict_each_other_are_an_error_naming_both(
    toml: str, lines: tuple[int, int]
) -> None:
    with pytest.raises(SourceError) as error:
        place_fixes(read_fixes(toml.encode(), name="f"), VANES.text, VANES.layout)
    first, second = (f"f, line {line}" for line in lines)
    assert str(error.value).startswith(f"{first}: ")
    assert second in str(error.value).removeprefix(first)


def test_one_name_cannot_be_kept_apart_from_itself() -> None:
    with pytest.raises(SourceError, match="read as one name"):
        fix(VANES, "[[separate]]\nnames = ['Mr. Vane', 'Mr Vane']")


def test_a_merge_that_breaks_what_is_kept_apart_in_this_book_is_said() -> None:
    toml = "[[merge]]\nnames=['Emma','Sam Okoro']\n[[separate]]\nnames=['Emma Vane','Sam Okoro']"
    story, report = fix(VANES, toml)
    assert entity_at(story, "Emma Vane") != entity_at(story, "Sam Okoro")
    assert "f, line 3 keeps apart" in str(report.troubles[0])
    assert report.n_applied == 1


def test_nobody_says_a_line_to_himself() -> None:
    line = "[[line]]\nwords = '{}'\n{} = '{}'\n"
    for name in ("Mr. Vane", "Sam Okoro", "Emma Vane"):
        story, report = fix(VANES, line.format("Because", "to", name))
        assert report.n_applied == 1
        assert story.quotes[2].addressees == (entity_at(story, name),)
    both = line.format("Why", "speaker", "Emma") + line.format("Why", "to", "Emma Vane")
    _, report = fix(VANES, both)
    assert "says this line, by f, line 1" in str(report.troubles[0])


def test_words_that_mean_nobody_known_name_nobody_new() -> None:
    story, report = fix(VANES, "[[mention]]\nwords = 'Come in'\nis = 'Emmma'")
    assert report.n_applied == 0
    assert entities_of(story, "Come in") == [None]
    assert names_of(story) == names_of(VANES.story())


NAMES = st.sampled_from(
    ["Emma", "Emma Vane", "Mr. Vane", "Miss Vane", "the old man", "Sam Okoro", "Highbury", "her"]
)
LISTS = st.lists(NAMES, min_size=2, max_size=3, unique=True)
LINES = st.sampled_from(["Come in", "Why", "Because", "I will not", "You will"])
ENTRIES = st.one_of(
    LISTS.map(lambda names: f"[[merge]]\nnames = {names}\n"),
    LISTS.map(lambda names: f"[[separate]]\nnames = {names}\n"),
    LISTS.map(lambda names: f"[[split]]\nname = '{names[0]}'\nnames = {names[1:]}\n"),
    LISTS.map(lambda names: f"[[rename]]\nname = '{names[0]}'\nto = '{names[1]}'\n"),
    LISTS.map(lambda names: f"[[lock]]\nname = '{names[0]}'\nnames = {names[1:]}\n"),
    LISTS.map(lambda names: f"[[not_character]]\nnames = {names[:1]}\n"),
    st.builds("[[line]]\nwords = '{}'\nspeaker = '{}'\n".format, LINES, NAMES),
    st.builds("[[line]]\nwords = '{}'\nto = '{}'\n".format, LINES, NAMES),
    st.builds("[[mention]]\nwords = '{}'\nis = '{}'\n".format, LINES | NAMES, NAMES),
)


@given(st.lists(ENTRIES, min_size=1, max_size=5).map("".join))
@example(
    "[[line]]\nwords = 'Come in'\nspeaker = 'Sam Okoro'\n"
    "[[mention]]\nwords = 'Sam Okoro'\nis = 'Emma'\n"
)
@settings(max_examples=60, deadline=None)
def test_whatever_fixes_say_the_story_agrees_with_itself(toml: str) -> None:
    try:
        story, report = fix(VANES, toml)
    except SourceError:
        return  # They contradict each other.
    n_told = report.n_applied + len(report.troubles) + len(report.absent)
    assert n_told == toml.count("[[")
    assert story == fix(VANES, toml)[0]


def test_fixes_of_other_books_are_left_alone() -> None:
    line = "[[line]]\nwords = 'Why'\nspeaker = 'Emma'\nbook = "
    for mine in ("book", "Book.txt"):
        assert fix(VANES, f"{line}'{mine}'")[1].n_applied == 1
    story, report = fix(VANES, f"{line}'other'")
    assert (report.n_applied, report.n_other_books) == (0, 1)
    assert story == VANES.story()


def test_several_of_one_phrase_are_not_told_apart_by_it() -> None:
    book = make_book("[A man] came. [A man] went.\n\n“No.”\n\n“Yes.”\n")
    assert "any of 2" in why_not(book, "[[line]]\nwords = 'No'\nspeaker = 'a man'")


def test_what_is_meant_keeps_its_place() -> None:
    toml = '[[meant]]\nwords = "The old man smiled"\n'
    placed = place_fixes(read_fixes(toml.encode(), name="f"), VANES.text, VANES.layout)
    ((start, end),) = placed.meant
    assert VANES.text.content[start:end] == "The old man smiled"
    _, report = fix(VANES, toml)
    assert report.n_applied == 1
    assert "nowhere in the text" in why_not(VANES, '[[meant]]\nwords = "gone with the wind"\n')
