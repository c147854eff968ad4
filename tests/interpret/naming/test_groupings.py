"""Which names belong to one person."""

import pytest

from fabula.interpret.naming.groupings import group_names
from fabula.interpret.naming.names import parse_name, split_name
from fabula.interpret.naming.persons import NameIndex, Person
from fabula.records import CastFile, CastMember
from tests.interpret.marked_texts import make_cast


def group(*names: str, cast: CastFile | None = None) -> NameIndex:
    """Names that stand far from each other, each as often as it is given."""
    return group_names(((split_name(name), place) for place, name in enumerate(names)), cast)


def bearer(index: NameIndex, name: str) -> Person:
    """The one person that a name can stand for."""
    (person,) = index.candidates[parse_name(split_name(name))]
    return person


def are_one(index: NameIndex, *names: str) -> bool:
    return len({bearer(index, name) for name in names}) == 1


def test_full_name_given_name_and_titled_surname_are_one() -> None:
    index = group("Emma", "Emma Woodhouse", "Miss Woodhouse", "Emma", "dear Emma")
    assert are_one(index, "Emma", "Emma Woodhouse", "Miss Woodhouse", "dear Emma")


def test_mr_mrs_and_miss_of_one_surname_are_three() -> None:
    index = group("Mr. Bates", "Mrs. Bates", "Miss Bates")
    assert len(index.persons) == 3


def test_a_wife_is_not_her_husband() -> None:
    index = group("George Vane", "Mrs. Vane", "Mr. Vane")
    assert are_one(index, "George Vane", "Mr. Vane")
    assert not are_one(index, "George Vane", "Mrs. Vane")


def test_nicknames_and_initials() -> None:
    index = group("Elizabeth Bennet", "Lizzy", "Eliza Bennet", "John Watson", "J. Watson")
    assert are_one(index, "Elizabeth Bennet", "Lizzy", "Eliza Bennet")
    assert are_one(index, "John Watson", "J. Watson")


def test_ranks() -> None:
    index = group("General Tilney", "the General", "Captain Tilney", "Colonel Brandon")
    assert are_one(index, "General Tilney", "the General")
    assert not are_one(index, "General Tilney", "Captain Tilney")


def test_the_named_side_by_side_are_two() -> None:
    names = ["Mr. Knightley", "Mr. John Knightley", "Mr. Knightley"]
    assert are_one(group(*names), "Mr. Knightley", "Mr. John Knightley")
    beside = [(split_name(name), place) for place in range(4) for name in names[:2]]
    assert not are_one(group_names(beside, None), "Mr. Knightley", "Mr. John Knightley")


def test_a_long_list_of_names_tells_nobody_apart() -> None:
    names = [f"Mr. Vane {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(300)]
    index = group_names([(split_name(name), 0) for name in names * 3], None)
    assert not index.rivals


def test_a_surname_of_two_equals_stays_open() -> None:
    index = group("Tom Vane", "Sam Vane", "Vane", "Tom Vane", "Sam Vane")
    assert len(index.candidates[parse_name(("vane",))]) == 2


def test_a_surname_goes_to_whom_the_book_is_about() -> None:
    index = group(*["Tom Vane"] * 9, "Sam Vane", "Vane")
    assert are_one(index, "Vane", "Tom Vane")


def test_families_are_groups() -> None:
    index = group("the Bennets", "Elizabeth Bennet")
    assert bearer(index, "the Bennets").is_group
    assert not are_one(index, "the Bennets", "Elizabeth Bennet")


def test_cast_members_are_never_merged_or_split() -> None:
    cast = make_cast(("Mr. Vane", "Tom"), ("Thomas Vane", "the boy"), ("Emma", "Mrs. Vane"))
    index = group("Mr. Vane", "Thomas Vane", "Tom", "Mrs. Vane", "Emma", cast=cast)
    assert are_one(index, "Mr. Vane", "Tom")
    assert are_one(index, "Mrs. Vane", "Emma")
    assert not are_one(index, "Mr. Vane", "Thomas Vane")
    assert len(index.persons) == 3


def test_a_full_name_is_not_a_member_of_another_given_name() -> None:
    cast = make_cast(("Thaddeus Sholto", "Mr. Sholto", "Sholto"))
    index = group("Bartholomew Sholto", "Thaddeus Sholto", "Mr. Sholto", cast=cast)
    assert not are_one(index, "Bartholomew Sholto", "Thaddeus Sholto")


def test_two_members_with_one_alias_share_it() -> None:
    cast = make_cast(("Tom Vane", "Vane"), ("Sam Vane", "Vane"))
    assert len(group("Vane", cast=cast).candidates[parse_name(("vane",))]) == 2


def test_two_entries_with_one_id_are_one_member() -> None:
    cast = CastFile((CastMember("tom", "Tom"), CastMember("tom", "Mr. Vane")))
    assert len(group("Tom", "Mr. Vane", cast=cast).persons) == 1


@pytest.mark.parametrize(
    ("pronouns", "gender"),
    [(("she", "her"), "f"), (("He",), "m"), (("they",), ""), (("he", "she"), ""), ((), "")],
)
def test_gender_of_a_member(pronouns: tuple[str, ...], gender: str) -> None:
    cast = CastFile((CastMember("vane", "Vane", pronouns=pronouns),))
    assert group("Vane", cast=cast).persons[0].gender == gender


def test_a_bare_surname_is_of_whom_the_title_names() -> None:
    beside = [(split_name(name), place) for place in range(4) for name in ("Mr. Perry", "Perry")]
    assert are_one(group_names(beside, None), "Mr. Perry", "Perry")
    index = group(*["Mr. Vane"] * 9, "John Vane", "Mrs. Vane", *["Vane"] * 3)
    assert are_one(index, "Vane", "Mr. Vane")


def test_a_given_name_used_far_more_than_the_full_ones_is_somebody_else() -> None:
    index = group(*["Jim"] * 16, "Jim Hornback", "Jim Turner")
    assert not are_one(index, "Jim", "Jim Hornback")
    assert not are_one(index, "Jim", "Jim Turner")
    women = group(*["Lilia"] * 16, "Lilia Theobald", "Lilia Herriton")
    assert len(women.persons) == 2


def test_a_given_name_misread_once_stays_a_surname() -> None:
    index = group(*["Jonathan Harker"] * 9, "Harker Jonathan", *["Harker"] * 3)
    assert are_one(index, "Harker", "Jonathan Harker")


def test_an_aunt_goes_by_her_short_name() -> None:
    index = group("Mary Jane", "Mary", "Aunt Polly")
    assert not are_one(index, "Mary Jane", "Aunt Polly")


def test_small_words_of_surnames_do_not_count() -> None:
    index = group("Abraham Van Helsing", "Van Helsing", "Marquis de Griers", "De Griers", "Griers")
    assert are_one(index, "Abraham Van Helsing", "Van Helsing")
    assert are_one(index, "Marquis de Griers", "De Griers", "Griers")


def test_ladies() -> None:
    index = group("Lady Catherine de Bourgh", "Catherine de Bourgh", "Lady Catherine", "Kitty")
    assert are_one(index, "Lady Catherine de Bourgh", "Catherine de Bourgh", "Lady Catherine")
    assert not are_one(index, "Lady Catherine", "Kitty")
    index = group("Charlotte Lucas", "Miss Lucas", "Lady Lucas", "Sir William Lucas")
    assert are_one(index, "Charlotte Lucas", "Miss Lucas")
    assert not are_one(index, "Charlotte Lucas", "Lady Lucas")


def test_a_general_met_beside_his_son_is_another() -> None:
    names = ("General Tilney", "Henry", "Henry Tilney", "Mr. Tilney")
    beside = [(split_name(name), place) for place in range(4) for name in names[:2]]
    beside += [(split_name(name), name) for name in (*names, *["Mr. Tilney"] * 9)]
    index = group_names(beside, None)
    assert are_one(index, "Henry", "Henry Tilney", "Mr. Tilney")
    assert not are_one(index, "Henry", "General Tilney")


def test_small_endings() -> None:
    assert are_one(group("Kitty Hamilton", "Kit"), "Kitty Hamilton", "Kit")
    assert not are_one(group("Roy Vane", "Ro"), "Roy Vane", "Ro")


def test_pronouns_tell_a_man_from_a_woman_of_his_surname() -> None:
    names = [(split_name(name), name) for name in ("Merry Vane", "Mr. Vane")]
    assert len(group_names(names, None).persons) == 1
    shown = {parse_name(("merry", "vane")): "f"}
    assert len(group_names(names, None, shown).persons) == 2


def test_sir_and_mr_of_one_surname_are_two() -> None:
    index = group(*["Sir Walter Elliot"] * 3, "Walter Elliot", "Mr. Elliot")
    assert are_one(index, "Sir Walter Elliot", "Walter Elliot")
    assert not are_one(index, "Sir Walter Elliot", "Mr. Elliot")


def test_an_initial_under_a_title_is_the_surname_that_begins_with_it() -> None:
    index = group("Mr. Elton", "Mrs. Elton", "Mr. E.", "Mr. Knightley", "Miss W.")
    assert are_one(index, "Mr. E.", "Mr. Elton")
    assert not are_one(index, "Mr. E.", "Mrs. Elton")
    assert bearer(index, "Miss W.").n_mentions == 1


def test_a_learned_title_alone_is_the_one_who_bears_it() -> None:
    index = group("Doctor Mandelet", "the Doctor", "Dr. Mandelet", "the Marquis de Vane")
    assert are_one(index, "the Doctor", "Doctor Mandelet", "Dr. Mandelet")
    assert are_one(group("Marquis de Vane", "the Marquis"), "the Marquis", "Marquis de Vane")


def test_a_surname_alone_is_the_mans_however_often_his_wife_is_named() -> None:
    names = [*["Mrs. Vane"] * 9, *["Edna"] * 9, "Edna Vane", "Mr. Vane", "Vane"]
    assert are_one(group(*names), "Vane", "Mr. Vane")
