"""Names taken apart."""

import pytest

from fabula.interpret.naming.names import full_form, parse_name, split_name


@pytest.mark.parametrize(
    ("name", "titles", "parts"),
    [
        ("Emma Woodhouse", (), ("emma", "woodhouse")),
        ("Mr. John Knightley", ("mr",), ("john", "knightley")),
        ("the Rev. Philip Elton", ("rev",), ("philip", "elton")),
        ("poor dear Miss Taylor", ("poor", "dear", "miss"), ("taylor",)),
        ("Captain Arthur Hastings, Jr.", ("captain",), ("arthur", "hastings,")),
        ("John Smith Esq.", (), ("john", "smith")),
        ("Capt. Good", ("captain",), ("good",)),
        ("the Doctor", (), ("dr",)),
        ("J. Watson", (), ("j", "watson")),
        ("Captain", (), ("captain",)),
        ("All Gino", (), ("gino",)),
        ("Charming Miss Woodhouse", ("miss",), ("woodhouse",)),
        ("Professor de Worms", ("professor",), ("worms",)),
        ("Sir Walter Elliot", ("sir",), ("walter", "elliot")),
        ("", (), ()),
        ("the", (), ()),
        ("1984", (), ()),
    ],
)
def test_titles_and_parts(name: str, titles: tuple[str, ...], parts: tuple[str, ...]) -> None:
    parsed = parse_name(split_name(name))
    assert (parsed.titles, parsed.parts) == (titles, parts)


@pytest.mark.parametrize(
    ("name", "gender", "is_sure"),
    [
        ("Mr. Vane", "m", True),
        ("Lady Vane", "f", True),
        ("Emma Vane", "f", False),
        ("Captain Vane", "m", False),
        ("the Butler", "m", True),
        ("Mother", "f", True),
        ("Vane", "", False),
        ("Evelyn", "", False),
    ],
)
def test_gender(name: str, gender: str, is_sure: bool) -> None:
    parsed = parse_name(split_name(name))
    assert (parsed.gender, parsed.gender_is_sure) == (gender, is_sure)


@pytest.mark.parametrize(
    ("name", "is_group"),
    [("the Bennets", True), ("the Miss Bennets", False), ("Bennets", False), ("the James", False)],
)
def test_groups(name: str, is_group: bool) -> None:
    assert parse_name(split_name(name)).is_group is is_group


def test_only_what_tells_people_apart_is_an_honorific() -> None:
    assert parse_name(split_name("poor old Mr. Vane")).honorifics == ("mr",)


def test_short_names_have_a_full_form() -> None:
    assert full_form("lizzy") == full_form("eliza") == "elizabeth"
    assert full_form("emma") == "emma"


@pytest.mark.parametrize(("name", "is_group"), [("the duchess", False), ("the woodhouses", True)])
def test_a_duchess_is_no_family(name: str, is_group: bool) -> None:
    assert parse_name(tuple(name.split())).is_group is is_group
