"""What follows from what is told of kin, and whom the unnamed ones must be."""

from collections import Counter
from dataclasses import replace
from itertools import count

import pytest

from fabula.interpret.relating.inferences import infer_relations
from fabula.interpret.relating.mergings import merge_unnamed
from fabula.interpret.relating.parties import Parties, find_parties
from fabula.interpret.relating.surnames import Surnames, list_surnames
from fabula.records import Character, Ground, Relation, RelationKind
from tests.interpret.tagged_texts import read_plainly

K = RelationKind
GENDERS = {"ada": "f", "cora": "f", "eve": "f", "ben": "m", "dan": "m", "tom": "m"}
PLACES = count(0, 10)


def parties(named: set[str], surnames: Surnames | None = None) -> Parties:
    """People of whom some have names; nobody is told of often."""
    return replace(
        find_parties(read_plainly("Nothing/N"), [], []),
        people={*GENDERS, "somebody"},
        named=named,
        genders=GENDERS,
        n_mentions=Counter(dict.fromkeys(GENDERS, 10)),
        surnames=surnames or Surnames({}, frozenset(), {}),
    )


def told(who: str, kind: RelationKind, to: str, **given: object) -> Relation:
    place = next(PLACES)
    relation = Relation(
        who, kind, to, Ground.TOLD, (), (), False, place, 2, 0.95, ((place, place + 1),)
    )
    return replace(relation, **given)  # type: ignore[arg-type]


def inferred(*relations: Relation, named: set[str] | None = None) -> set[tuple[str, str, str]]:
    everybody = parties(named or set(GENDERS))
    return {(r.who, str(r.kind), r.to) for r in infer_relations(everybody, relations)}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ((("ben", K.PARENT, "tom"), ("ada", K.PARENT, "tom")), ("ben", "spouse", "ada")),
        ((("ada", K.SPOUSE, "ben"), ("ben", K.PARENT, "tom")), ("ada", "parent", "tom")),
        ((("ada", K.SPOUSE, "ben"), ("cora", K.PARENT, "ben")), ("cora", "kin", "ada")),
        ((("ada", K.SPOUSE, "ben"), ("dan", K.SIBLING, "ben")), ("dan", "kin", "ada")),
        ((("ada", K.SPOUSE, "ben"), ("ada", K.LOVER, "dan")), ("ben", "rival", "dan")),
        ((("ada", K.SUPERIOR, "ben"), ("ada", K.SUPERIOR, "dan")), ("ben", "colleague", "dan")),
        ((("ada", K.STEP_PARENT, "tom"), ("ben", K.PARENT, "tom")), ("ben", "spouse", "ada")),
    ],
)
def test_one_step_follows_from_two(
    known: tuple[tuple[str, RelationKind, str], ...], expected: tuple[str, str, str]
) -> None:
    assert inferred(*(told(*row) for row in known)) == {expected}


def test_a_second_wife_is_no_mother() -> None:
    known = told("ada", K.SPOUSE, "ben"), told("ben", K.PARENT, "tom")
    assert not inferred(*known, told("cora", K.PARENT, "tom", who_terms=("mother",))) - {
        ("ben", "spouse", "cora")
    }
    assert ("ada", "parent", "tom") not in inferred(*known, told("eve", K.SPOUSE, "ben"))


def test_a_late_husband_and_a_lover_are_no_rivals() -> None:
    assert not inferred(told("ada", K.SPOUSE, "ben", is_former=True), told("ada", K.LOVER, "dan"))


def test_of_people_told_of_often_nothing_follows_from_one_pronoun() -> None:
    many = parties(set(GENDERS))
    many.n_mentions.update(dict.fromkeys(GENDERS, 500))
    known = told("ben", K.PARENT, "tom"), told("ada", K.PARENT, "tom", confidence=0.71)
    assert not infer_relations(many, known)


def test_the_nephew_is_the_child_of_the_one_brother_who_has_one() -> None:
    known = (
        told("dan", K.SIBLING, "ada"),
        told("tom", K.KIN, "ada", who_terms=("nephew",)),
        told("dan", K.PARENT, "somebody", to_terms=("son",)),
    )
    assert ("dan", "parent", "tom") in inferred(*known)


def test_unnamed_kin_are_the_named_one() -> None:
    relations = [
        told("somebody", K.SPOUSE, "ben", who_terms=("wife",)),
        told("ada", K.SPOUSE, "ben", who_terms=("wife",)),
    ]
    (one,) = merge_unnamed(parties({"ada", "ben"}), relations)
    assert (one.who, one.to, one.n_shown) == ("ada", "ben", 4)


def test_who_may_be_either_of_two_sisters_is_not_told() -> None:
    relations = [
        told("somebody", K.SIBLING, "ben", who_terms=("sister",)),
        told("ada", K.SIBLING, "ben", who_terms=("sister",)),
        told("cora", K.SIBLING, "ben", who_terms=("sister",)),
    ]
    left = merge_unnamed(parties({"ada", "ben", "cora"}), relations)
    assert {r.who for r in left} == {"ada", "cora"}


def cast(*names: str) -> Surnames:
    return list_surnames(Character(name, name, (), (), 9, 0, 0) for name in names)


def test_surnames_speak_against_kin() -> None:
    names = cast("Mr. Frederick Wentworth", "Anne Harville", "Mary Harville", "Mrs. Croft")
    assert not names.allow("Mr. Frederick Wentworth", K.SIBLING, "Anne Harville")
    assert names.allow("Mary Harville", K.SIBLING, "Anne Harville")
    assert names.allow("Mrs. Croft", K.SIBLING, "Mr. Frederick Wentworth")
    assert names.allow("Mr. Frederick Wentworth", K.SPOUSE, "Anne Harville")


def test_mr_and_mrs_are_a_couple_unless_he_may_be_the_son() -> None:
    assert cast("Mr. Weston", "Mrs. Weston").namesakes["Mrs. Weston"] == "Mr. Weston"
    several = cast("Mrs. Tilney", "Mr. Tilney", "Henry Tilney", "Eleanor Tilney")
    assert not several.namesakes
