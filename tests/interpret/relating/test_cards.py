"""Cards of the example story."""

from dataclasses import replace

import pytest

import fabula
from fabula.records import Event, Standing
from tests.example_stories import make_story, span_of


def test_a_card_tells_of_one() -> None:
    story = make_story()
    card = fabula.who(story, "Mr. Okoro")
    assert [role.name for role in card.roles] == ["waiter"]
    assert [relation.kind for relation in card.relations] == ["kin"]
    assert [(use.name, use.n_mentions) for use in card.names] == [("Mr. Okoro", 1)]
    assert card.first == span_of("Mr. Okoro")
    assert card.n_said_words == 5


def test_a_pair_has_the_lines_to_each_other() -> None:
    pair = fabula.between(make_story(), "Emma Vane", "Mr. Okoro")
    assert [quote.id for quote in pair.quotes] == ["q1", "q2", "q3"]
    assert len(pair.relations) == 1
    assert not pair.events


def test_a_pair_has_what_one_does_to_the_other() -> None:
    story = make_story()
    came = Event(*span_of("came"), True, 1, Standing.HAPPENED, ("emma-vane",), ("mr-okoro",))
    both = Event(*span_of("said"), True, 1, Standing.HAPPENED, ("emma-vane", "mr-okoro"))
    story = replace(story, events=fabula.Table(Event, [came, both]))
    assert fabula.between(story, "Emma Vane", "Mr. Okoro").events == (came,)


def test_two_names_of_one_are_refused() -> None:
    with pytest.raises(fabula.QueryError, match="one character"):
        fabula.between(make_story(), "Em", "Emma Vane")
