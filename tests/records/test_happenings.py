"""What is told of one character or thing, in order."""

from dataclasses import replace

import pytest

from fabula.errors import QueryError
from fabula.records import (
    Event,
    Handling,
    Standing,
    Story,
    Table,
    Thing,
    find_holder,
    find_told,
    list_happenings,
)
from tests.example_stories import make_story


def handle(kind: str, *, start: int, standing: Standing = Standing.HAPPENED) -> Handling:
    return Handling(start, start + 1, kind, "thing-key", ("a",), ("b",), standing, start, start + 1)


def with_handlings(*rows: Handling) -> Story:
    keys = [Thing("thing-key", "brass key", None, 2, ())]
    return replace(make_story(), things=Table(Thing, keys), handlings=Table(Handling, rows))


def test_events_are_told_by_the_part_one_takes() -> None:
    event = Event(22, 26, True, 0.9, agents=("a", "b"), patients=("c",), others=("d",))
    story = replace(make_story(), events=Table(Event, [event]))
    kinds = {who: [row.kind for row in list_happenings(story, who)] for who in "abcde"}
    assert kinds == {"a": ["does"], "b": ["does"], "c": ["undergoes"], "d": ["joins"], "e": []}
    (row,) = list_happenings(story, "c")
    assert row.with_whom == ("a", "b", "d")
    assert row.section == "chapter-1"


def test_rows_are_in_order() -> None:
    rows = list_happenings(make_story(), "mr-okoro")
    assert [row.start for row in rows] == sorted(row.start for row in rows)


@pytest.mark.parametrize(
    ("kind", "standing", "holder"),
    [
        ("held", Standing.HAPPENED, "a"),
        ("given", Standing.HAPPENED, "b"),
        ("lost", Standing.HAPPENED, None),
        ("given", Standing.PLANNED, "a"),
    ],
)
def test_who_has_a_thing_last(kind: str, standing: Standing, holder: str | None) -> None:
    story = with_handlings(handle("taken", start=1), handle(kind, start=5, standing=standing))
    assert find_holder(story, "thing-key") == holder


def test_a_thing_goes_by_id_name_and_last_word() -> None:
    story = with_handlings(handle("held", start=1))
    for name in ("thing-key", "Brass Key", "key"):
        assert find_told(story, name) == "thing-key"
    assert find_told(story, "Emma Vane") == "emma-vane"
    twice = replace(story, things=Table(Thing, [*story.things, *story.things]))
    with pytest.raises(QueryError, match="may be any of"):
        find_told(twice, "key")
