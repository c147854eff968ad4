"""Kin that a surname tells."""

import pytest

from tests.interpret.marked_texts import entity_at, make_book

BENNETS = (
    "[Miss Bennet] came in. [Elizabeth Bennet] and [Miss Elizabeth Bennet] are one.\n\n"
    "[Mr. Bennet] laughed.\n\n[Mrs. Bennet] wept.\n\n"
)


@pytest.mark.parametrize(
    ("told", "phrase", "who"),
    [
        ("[Elizabeth] looked at [[her] father].", "her father", "mr-bennet"),
        ("[Elizabeth] looked at [[her] mother].", "her mother", "mrs-bennet"),
        ("[Mr. Bennet] looked at [[his] wife].", "his wife", "mrs-bennet"),
        ("[Mrs. Bennet] looked at [[her] husband].", "her husband", "mr-bennet"),
        ("[Mrs. Bennet] spoke of [[her] late husband].", "her late husband", "her-late-husband"),
        ("[Mrs. Bennet] spoke of [[her] father].", "her father", "her-father"),
        ("[Mr. Bennet] spoke of [[his] brother].", "his brother", "his-brother"),
    ],
)
def test_kin_by_surname(told: str, phrase: str, who: str) -> None:
    assert entity_at(make_book(BENNETS + told).story(), phrase) == who


def test_a_man_called_by_his_given_name_is_no_husband_of_mrs() -> None:
    marked = "[Philip Herriton] came. [Philip] sat. [Philip] spoke. [Mr. Herriton] laughed.\n\n"
    marked += "[Mrs. Herriton] came.\n\n[Philip] spoke of [[his] wife]."
    assert entity_at(make_book(marked).story(), "his wife") == "his-wife"


def test_a_cousin_beside_a_noble_father_is_not_taken_for_him() -> None:
    marked = "[Miss Elliot] came. [Mr. Elliot] came.\n\n[Miss Elliot] spoke of [[her] father].\n\n"
    assert entity_at(make_book(marked).story(), "her father") == "mr-elliot"
    marked += "[Sir Walter Elliot] came."
    assert entity_at(make_book(marked).story(), "her father") == "her-father"
