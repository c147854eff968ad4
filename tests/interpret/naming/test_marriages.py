"""Women whose surname changes."""

from fabula.interpret.naming.groupings import group_names
from fabula.interpret.naming.marriages import find_new_names, find_wives
from fabula.interpret.naming.names import PersonName, parse_name, split_name
from tests.interpret.naming.test_groupings import are_one, group


def name(words: str) -> PersonName:
    return parse_name(split_name(words))


MINA = [*["Mina Murray"] * 4, *["Mina"] * 9, *["Mina Harker"] * 3, "Mr. Harker", "Mrs. Harker"]


def test_a_new_surname_takes_the_place_of_the_old() -> None:
    uses = [(name(words), place) for place, words in enumerate(MINA)]
    assert find_new_names(uses) == {(name("Mina Murray"), name("Mina Harker"))}
    assert are_one(group(*MINA), "Mina Murray", "Mina Harker", "Mrs. Harker", "Mina")
    assert not are_one(group(*MINA), "Mrs. Harker", "Mr. Harker")


def test_a_mother_of_the_same_given_name_is_another() -> None:
    names = ["Miss Jane Bates", "Jane Fairfax", *["Jane"] * 9, "Jane Fairfax", "Mr. Fairfax"]
    assert not are_one(group(*names), "Miss Jane Bates", "Jane Fairfax")


def test_names_that_take_turns_are_two_women() -> None:
    names = ["Mary King", "Mary Bennet", "Mary", "Mr. Bennet", "Mary", "Mr. King"] * 5
    assert not are_one(group(*names), "Mary King", "Mary Bennet")


def test_the_only_woman_of_a_surname_is_its_mrs() -> None:
    far = [*["Mrs. Pontellier"] * 8, *["Edna"] * 8, "Edna Pontellier", "Mr. Pontellier"]
    assert find_wives([(name(words), place) for place, words in enumerate(far)])
    assert are_one(group(*far), "Mrs. Pontellier", "Edna Pontellier", "Edna")


def test_a_mother_met_beside_her_daughter_is_another() -> None:
    uses = [
        (name(words), place)
        for place in range(9)
        for words in ("Mrs. Herriton", "Lilia", "Lilia Herriton")
    ]
    assert not find_wives(uses)


def test_miss_is_not_yet_mrs() -> None:
    names = [*["Mrs. Vane"] * 8, *["Emma"] * 8, "Emma Vane", "Miss Vane"]
    assert not find_wives([(name(words), place) for place, words in enumerate(names)])


def test_a_mrs_who_was_there_before_is_the_mother_in_law() -> None:
    names = [*["May Welland", "May", "May", "Mrs. Archer"] * 4, *["May Archer", "May"] * 3]
    assert are_one(group(*names), "May Welland", "May Archer")
    assert not are_one(group(*names), "May Archer", "Mrs. Archer")


def test_a_wife_may_be_met_under_both_names() -> None:
    far = [*["Madame Olenska"] * 90, *["Ellen"] * 60, *["Ellen Olenska"] * 20]
    near = [(words, place) for place in range(4) for words in ("Madame Olenska", "Ellen Olenska")]
    uses = [(split_name(words), place) for place, words in enumerate(far, start=9)]
    index = group_names([*uses, *((split_name(words), place) for words, place in near)], None)
    assert are_one(index, "Madame Olenska", "Ellen Olenska", "Ellen")
