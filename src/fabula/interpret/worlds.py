"""The world that a story tells: the table of contents of all that is read once people are known."""

from dataclasses import replace

from fabula.interpret.feeling.attitudes import list_attitudes
from fabula.interpret.feeling.feelings import list_feelings
from fabula.interpret.handling.handlings import list_handlings
from fabula.interpret.happening.events import list_events
from fabula.interpret.happening.tellings import read_telling
from fabula.interpret.relating.parties import find_parties
from fabula.interpret.relating.relations import list_relations
from fabula.interpret.relating.roles import list_roles
from fabula.interpret.staging.scenes import stage_story
from fabula.records import (
    Annotations,
    Attitude,
    Event,
    Feeling,
    Handling,
    Layout,
    Relation,
    Role,
    Scene,
    Story,
    Table,
    Thing,
    TimeExpression,
    Whereabouts,
)


def tell_world(story: Story, layout: Layout, annotations: Annotations) -> Story:
    """The story with all that it tells of its people.

    Args:
        story: with its cast, mentions and lines.
        layout: its text, segmented.
        annotations: the same, read by a model.
    """
    tellers = [character.id for character in story.characters if character.is_narrator]
    telling = read_telling(story.text.content, story.syntax, story.mentions, story.quotes, tellers)
    events = list_events(annotations, telling)
    parties = find_parties(telling, story.mentions, story.characters)
    cast = {character.id for character in story.characters}
    roles = list_roles(parties, cast)
    things, handlings = list_handlings(telling)
    staging = stage_story(layout, telling, events, cast=cast)
    return replace(
        story,
        events=Table(Event, events),
        relations=Table(Relation, list_relations(parties, events, roles)),
        roles=Table(Role, roles),
        feelings=Table(Feeling, list_feelings(annotations.emotions, telling)),
        attitudes=Table(Attitude, list_attitudes(telling)),
        things=Table(Thing, things),
        handlings=Table(Handling, handlings),
        times=Table(TimeExpression, staging.times),
        scenes=Table(Scene, staging.scenes),
        whereabouts=Table(Whereabouts, staging.whereabouts),
    )
