"""Front matter that the words show."""

from fabula.ingest import read_text
from fabula.records import MarkKind

CONTENTS = (
    """A TALE

by Ann Author


CONTENTS

  CHAPTER I.  The House       1
  CHAPTER II. The Garden     12
  CHAPTER III. The Road      30



CHAPTER I. The House

It was late.

CHAPTER II. The Garden

It was later.

CHAPTER III. The Road

"""
    + "They walked on and on. " * 60
)


def fronts(source: str) -> list[str]:
    text = read_text(source.encode())
    return [text.content[m.start : m.end] for m in text.marks if m.kind is MarkKind.FRONT]


def test_title_page_and_contents() -> None:
    found = fronts(CONTENTS)
    assert len(found) == 1
    assert found[0].startswith("A TALE")
    assert found[0].endswith("The Road      30")


def test_a_preface_may_be_fiction() -> None:
    assert fronts("PREFACE\n\nI, Lockwood, write this.\n\nCHAPTER I\n\nIt was late.\n") == []


def test_prose_before_the_word_contents_is_kept_clear() -> None:
    story = "It was late. " * 60 + "\n\nCONTENTS\n\nA\n\nB\n\nC\n\nA\n\n" + "More. " * 800
    assert fronts(story) == []


def test_title_and_author_of_a_gutenberg_book() -> None:
    source = (
        "Title: Emma\n\nAuthor: Jane Austen\n\n*** START OF THE PROJECT GUTENBERG EBOOK EMMA ***"
        "\n\nEMMA\n\nA Novel\n\nBy JANE AUSTEN\n\nCHAPTER I\n\nEmma Woodhouse, rich.\n"
    )
    assert fronts(source) == ["EMMA\n\nA Novel\n\nBy JANE AUSTEN"]


def test_a_title_and_a_by_line_without_metadata() -> None:
    assert fronts(
        "Sense and Sensibility\n\nby Jane Austen\n\n(1811)\n\nCHAPTER I.\n\nIt was.\n"
    ) == ["Sense and Sensibility\n\nby Jane Austen\n\n(1811)"]
    assert fronts("A TALE\n\n     by\n\nANN B. AUTHOR\n\nI\n\nIt was late.\n") == [
        "A TALE\n\n     by\n\nANN B. AUTHOR"
    ]
    assert fronts("He went out.\n\nBy Jove\n\nIt was late.\n") == []
    assert fronts("CHAPTER I\n\nIt was late.\n\nBy Monday\n\nHe slept.\n") == []
