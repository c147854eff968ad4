"""Handlings: what is done with the things of a story, by whom, to whom, and how really."""

from fabula.interpret.handling.grips import Grip, find_grips
from fabula.interpret.handling.things import gather_articles, name_things
from fabula.interpret.happening.participants import find_roles, find_subject
from fabula.interpret.happening.tellings import Telling
from fabula.records import Handling, Thing


def list_handlings(telling: Telling) -> tuple[list[Thing], list[Handling]]:
    """The things that matter, in order of first mention, and what is done with them, in order."""
    articles = gather_articles(telling, list(find_grips(telling)))
    things = name_things(telling, articles)
    handlings = [
        _describe(telling, grip, thing.id)
        for thing, article in zip(things, articles, strict=True)
        for grip in article.grips
    ]
    return things, sorted(handlings, key=lambda row: (row.start, row.thing_start))


def _describe(telling: Telling, grip: Grip, thing: str) -> Handling:
    words, places, row = telling.words, telling.places, grip.clause.row
    subject = find_subject(telling.case_of(grip.clause), places)
    roles = find_roles(words, grip.clause, subject, places)
    to: tuple[str, ...] = ()
    if grip.kind in {"given", "returned"}:
        laid = places.entity_at(grip.to) if grip.to >= 0 else None
        to = (laid,) if laid else tuple(name for name in roles.others if name not in roles.agents)
    return Handling(
        words.starts[row],
        words.ends[row],
        grip.kind,
        thing,
        roles.agents,
        to,
        telling.setting.standings[row],
        words.starts[grip.object],
        words.ends[grip.object],
    )
