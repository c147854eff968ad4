"""Whose hand a section is in, by its title."""

import pytest

from fabula.interpret.naming.hands import is_journal, is_sent, read_hand


@pytest.mark.parametrize(
    ("title", "writer", "addressee"),
    [
        ("CHAPTER VI MINA MURRAY'S JOURNAL", "mina murray", ""),
        ("_DR. SEWARD'S DIARY--continued._", "dr. seward", ""),
        ("DR. SEWARD'S PHONOGRAPH DIARY, SPOKEN BY VAN HELSING", "van helsing", ""),
        ("Letter from Miss Mina Murray to Miss Vane.", "miss mina murray", "miss vane"),
        ("Letter, Quincey P. Morris to Hon. Arthur Vane.", "quincey p. morris", "hon. arthur vane"),
        ("Letter, Abraham Vane, M. D., D. Ph., etc., to Dr. Seward.", "abraham vane", "dr. seward"),
        ("Telegram, Seward, London, to Vane, Amsterdam.", "seward", "vane"),
        ("LETTER, LUCY WESTENRA TO MINA MURRAY", "lucy westenra", "mina murray"),
        ("Memorandum left by Lucy Westenra.", "lucy westenra", ""),
        ("LETTER VIII EVELINA TO THE REV. MR. VILLARS Berry Hill", "evelina", "rev. mr. villars"),
        ("LETTER III [Written later] LADY HOWARD TO MR. VILLARS", "lady howard", "mr. villars"),
        ("FIRST NARRATIVE Contributed by MISS CLACK; niece of the late", "miss clack", ""),
        ("FOURTH NARRATIVE Extracted from the Journal of EZRA JENNINGS", "ezra jennings", ""),
        ("SEVENTH NARRATIVE In a Letter from MR. CANDY", "mr. candy", ""),
        ("Chapter 8. First Report of Dr. Watson", "dr. watson", ""),
    ],
)
def test_titles_that_name_a_hand(title: str, writer: str, addressee: str) -> None:
    hand = read_hand(title)
    assert (" ".join(hand.writer), " ".join(hand.addressee)) == (writer, addressee)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "CHAPTER I",
        "CHAPTER VII. The Stapletons of Merripit House",
        "CHAPTER V ALICE'S EVIDENCE",
        "CHAPTER IV. THE STORY OF THE DOOR",
        "CHAPTER IV A LETTER TO LONDON",
        "CHAPTER X JOHN FERRIER TALKS TO THE PROPHET",
        'CUTTING FROM "THE DAILYGRAPH," 8 AUGUST',
        'LOG OF THE "DEMETER."',
    ],
)
def test_titles_that_name_none(title: str) -> None:
    assert not read_hand(title).writer


def test_journals_are_not_sent() -> None:
    assert is_journal("DR. SEWARD'S DIARY")
    assert is_sent("CHAPTER IX Letter, Mina to Lucy")
    assert not is_journal("Letter, Mina to Lucy")
    assert not is_sent("The Purloined Letter")
