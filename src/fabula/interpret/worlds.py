"""The world that a story tells: the table of contents of all that is read once people are known."""

from collections.abc import Collection
from dataclasses import replace

from fabula.interpret.checking.contradictions import find_contradictions
from fabula.interpret.checking.facts import list_statements, open_ledger
from fabula.interpret.feeling.attitudes import list_attitudes
from fabula.interpret.feeling.feelings import list_feelings
from fabula.interpret.handling.handlings import list_handlings
from fabula.interpret.happening.events import list_events
from fabula.interpret.happening.revisions import revise_events
from fabula.interpret.happening.tellings import read_telling
from fabula.interpret.happening.withdrawals import find_withdrawals
from fabula.interpret.noting.notes import list_notes
from fabula.interpret.relating.parties import find_parties
from fabula.interpret.relating.relations import list_relations
from fabula.interpret.relating.roles import list_roles
from fabula.interpret.staging.scenes import stage_story
from fabula.records import (
    Annotations,
    Attitude,
    Contradiction,
    Event,
    Fact,
    Feeling,
    Handling,
    Layout,
    Note,
    Relation,
    Role,
    Scene,
    Story,
    Table,
    Thing,
    TimeExpression,
    Whereabouts,
    Withdrawal,
)


def tell_world(
    story: Story, layout: Layout, annotations: Annotations, meant: Collection[tuple[int, int]] = ()
) -> Story:
    """The story with all that it tells of its people.

    Args:
        story: with its cast, mentions and lines.
        layout: its text, segmented.
        annotations: the same, read by a model.
        meant: places of which the user has said that what does not fit them is meant.
    """
    tellers = [character.id for character in story.characters if character.is_narrator]
    telling = read_telling(story.text.content, story.syntax, story.mentions, story.quotes, tellers)
    told = list_events(annotations, telling)
    withdrawals = find_withdrawals(telling, layout.paragraphs)
    events = revise_events(telling, told, withdrawals)
    parties = find_parties(telling, story.mentions, story.characters)
    cast = {character.id for character in story.characters}
    roles = list_roles(parties, cast)
    things, handlings = list_handlings(telling)
    ledger = open_ledger(telling, events, story.entities, layout.paragraphs)
    statements = list_statements(ledger, story.entities)
    contradictions = find_contradictions(statements, ledger, meant)
    relations = list_relations(parties, events, roles)
    notes = list_notes(
        telling,
        events,
        story.entities,
        story.quoted_words,
        layout.paragraphs,
        relations=relations,
    )
    staging = stage_story(layout, telling, events, cast=cast)
    return replace(
        story,
        events=Table(Event, events),
        relations=Table(Relation, relations),
        roles=Table(Role, roles),
        feelings=Table(Feeling, list_feelings(annotations.emotions, telling)),
        attitudes=Table(Attitude, list_attitudes(telling)),
        things=Table(Thing, things),
        handlings=Table(Handling, handlings),
        times=Table(TimeExpression, staging.times),
        scenes=Table(Scene, staging.scenes),
        whereabouts=Table(Whereabouts, staging.whereabouts),
        notes=Table(Note, notes),
        facts=Table(Fact, [row.fact for row in statements]),
        contradictions=Table(Contradiction, contradictions),
        withdrawals=Table(Withdrawal, withdrawals),
    )
