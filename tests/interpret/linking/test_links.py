"""Names, noun phrases and pronouns linked to entities."""

import pytest

from tests.interpret.marked_texts import entities_of, entity_at, make_book, make_cast


def test_he_and_she_go_by_gender() -> None:
    story = make_book("[Emma] saw [Frank]. [He] bowed, and [she] laughed at [him].").story()
    assert entity_at(story, "He") == entity_at(story, "him") == "frank"
    assert entity_at(story, "she") == "emma"


def test_of_two_men_the_nearer_subject_is_he() -> None:
    story = make_book("[Tom] left the room. [Frank] stayed. [He] was tired.").story()
    assert entity_at(story, "He") == "frank"


def test_a_gender_that_no_list_knows_is_learned() -> None:
    marked = (
        "[Syme] woke and [he] rose. [Emma] slept. [Syme] sang as [he] dressed. "
        "[Emma] and [Syme] met. [She] smiled."
    )
    assert entity_at(make_book(marked).story(), "She") == "emma"


def test_pronouns_do_not_look_back_for_ever() -> None:
    story = make_book("[Frank] left. " + "It rained again. " * 150 + "[He] was wet.").story()
    assert entity_at(story, "He") != "frank"


def test_she_saw_her() -> None:
    story = make_book("[Harriet] came in. [Emma] kissed [her].").story()
    assert entity_at(story, "her") == "harriet"


def test_a_possessed_noun_is_known_by_its_owner() -> None:
    marked = (
        "[Emma] loved [[her] father]. [Frank] feared [[his] father]. [Emma] ran to [[her] father]."
    )
    story = make_book(marked).story()
    first, last = entities_of(story, "her father")
    assert first == last
    assert entity_at(story, "his father") != first


def test_the_owner_is_not_what_she_owns() -> None:
    story = make_book("[Emma] came. [[Her] mother] spoke.").story()
    assert entity_at(story, "Her") == "emma"
    assert entity_at(story, "Her mother") != "emma"


def test_the_old_man_is_not_the_young_man() -> None:
    marked = (
        "[An old man] met [a young man]. [The old man] bowed. [The young man] ran. [The man] fell."
    )
    story = make_book(marked).story()
    assert entity_at(story, "The old man") == entity_at(story, "An old man")
    assert entity_at(story, "The young man") == entity_at(story, "a young man")
    assert entity_at(story, "The man") == entity_at(story, "The young man")


def test_an_indefinite_noun_brings_in_somebody_new() -> None:
    story = make_book("[A man] came. [A man] went.").story()
    assert len({*entities_of(story, "A man")}) == 2


@pytest.mark.parametrize("word", ["anybody", "somebody", "nobody", "No one", "everyone"])
@pytest.mark.parametrize("form", ["NOM", "PRON"])
def test_indefinite_pronouns_are_nobody_and_no_antecedent(word: str, form: str) -> None:
    story = make_book(f"[Frank] sat. [{word}|PER {form}] knew that [he] and [Frank] slept.").story()
    assert entity_at(story, "he") == "frank"
    assert [character.id for character in story.characters] == ["frank"]


def test_one_name_of_two_people_is_the_one_mentioned_last() -> None:
    marked = (
        "[Tom Vane] sat. [Sam Vane] stood.\n\n[Vane] fell.\n\n[Tom Vane] rose.\n\n[Vane] sat. "
        "[Sam Vane] left."
    )
    story = make_book(marked).story()
    assert entities_of(story, "Vane") == ["sam-vane", "tom-vane"]


def test_names_of_places_are_one_entity_by_words() -> None:
    story = make_book("[Highbury|GPE] slept. [The Crown|FAC] of [Highbury|GPE].").story()
    assert len(set(entities_of(story, "Highbury"))) == 1


def test_cast_names_win_and_lower_case_ones_count_where_a_mention_is() -> None:
    cast = make_cast(("The Queen of Hearts", "the queen"), ("Sadness",))
    story = make_book("Sadness came. There was sadness. [the queen] sat.").story(cast)
    assert [m.entity for m in story.mentions] == ["sadness", "the-queen-of-hearts"]


def test_a_member_labelled_a_place_first_may_speak() -> None:
    cast = make_cast(("Galway",))
    story = make_book("[Galway|GPE PROP] sat.\n\n“No,” said [Galway].").story(cast)
    assert story.quotes[0].speaker == "galway"
