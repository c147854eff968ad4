import pytest

from fabula.segment.titles import Rank, read_number, read_title


@pytest.mark.parametrize(
    ("words", "rank", "number"),
    [
        ("CHAPTER I.", Rank.CHAPTER, 1),
        ("Chapter 1: The Title", Rank.CHAPTER, 1),
        ("CHAPTER XII. THE BALL", Rank.CHAPTER, 12),
        ("CHAPTER TWENTY-ONE", Rank.CHAPTER, 21),
        ("Chapter the Last", Rank.CHAPTER, 99),
        ("_CHAPTER V_", Rank.CHAPTER, 5),
        ("[Chapter IV]", Rank.CHAPTER, 4),
        ("Stave One", Rank.CHAPTER, 1),
        ("LETTER 4", Rank.CHAPTER, 4),
        ("LETTER III [Written some months after]", Rank.CHAPTER, 3),
        ("PART THE FIRST", Rank.PART, 1),
        ("FIRST PART", Rank.PART, 1),
        ("BOOK II", Rank.PART, 2),
        ("Book the First--Sowing", Rank.PART, 1),
        ("I", Rank.NUMBER, 1),
        ("XIV.", Rank.NUMBER, 14),
        ("12", Rank.NUMBER, 12),
        ("_Seven_", Rank.NUMBER, 7),
        ("I. A SCANDAL IN BOHEMIA", Rank.NUMBERED, 1),
        ("Prologue: The Night", Rank.CHAPTER, 0),
    ],
)
def test_headings_are_read(words, rank, number):
    title = read_title(words)
    assert title is not None
    assert (title.rank, title.number) == (rank, number)


@pytest.mark.parametrize(
    "words",
    [
        "Part one of the plan failed.",
        "One day, when Zora was there, she laughed.",
        "1. Do this thing at once.",
        "Chapter 1 went on",
        "MIX",
        "CIVIL",
        "I said",
        "The night was cold.",
        "First period of calm in years.",
    ],
)
def test_sentences_are_not_headings(words):
    assert read_title(words) is None


@pytest.mark.parametrize(("words", "kind"), [("CONTENTS", "front"), ("PREFACE.", "front"),
    ("THE END", "back"), ("Footnotes", "back"), ("CHAPTER I", "")])  # fmt: skip
def test_front_and_back_matter_is_named(words, kind):
    title = read_title(words)
    assert title is not None
    assert title.kind == kind


@pytest.mark.parametrize(("words", "value"), [("XLIX", 49), ("iv", 4), ("IIII", 4), ("mix", 0),
    ("7", 7), ("twenty-first", 21), ("Fifty three", 53), ("", 0), ("IC", 0)])  # fmt: skip
def test_numbers(words, value):
    assert read_number(words) == value
