"""From annotations to the Story: who is meant, who speaks, who is in the cast."""

from collections import Counter

from fabula.interpret.casts import add_cast_mentions
from fabula.interpret.characters import list_characters
from fabula.interpret.entities import name_entities
from fabula.interpret.labels import settle_labels
from fabula.interpret.links import is_personal_name, link_phrases
from fabula.interpret.persons import group_names
from fabula.interpret.phrases import Phrase, read_phrases
from fabula.interpret.quotes import list_quotes
from fabula.interpret.speakers import find_speakers
from fabula.interpret.tellers import find_tellers
from fabula.interpret.turns import find_conversations
from fabula.interpret.voices import link_voices
from fabula.records import (
    Annotations,
    CastFile,
    Character,
    Entity,
    Event,
    Layout,
    Mention,
    Mentions,
    Quote,
    Section,
    Story,
    Table,
    Text,
)

__all__ = ["build_story"]


def build_story(
    text: Text, layout: Layout, annotations: Annotations, *, bundle_id: str, cast: CastFile | None = None
) -> Story:
    """Link mentions and lines to characters.

    Speakers and references help each other in two passes: names, nouns and third persons are linked
    first, so that tags can name speakers; then the I and you of each line are linked by who speaks.

    Args:
        text: from ingest.
        layout: the same text, segmented.
        annotations: the same text, read by a model.
        bundle_id: the model's id, kept in the Story.
        cast: names that are given; its ids are used and its names are never split or merged.
    """
    mentions = annotations.mentions
    if cast is not None:
        mentions = add_cast_mentions(text, layout, mentions, cast)
    phrases = settle_labels(read_phrases(text, layout, mentions))
    names = group_names(((p.name_words, (p.paragraph, p.quotation >= 0)) for p in phrases if is_personal_name(p)), cast)
    tellers = find_tellers(phrases, layout, names)
    memory = link_phrases(phrases, names, tellers)
    narrator = tellers.narrator
    conversations = find_conversations(text, layout, phrases)
    decided = find_speakers(conversations, phrases, memory, narrator)
    link_voices(phrases, memory, decided)
    named = name_entities(memory.figures, (member.id for member in cast.members) if cast else ())
    ids = {id(figure): entity.id for figure, entity in named}
    quotes = list_quotes(decided, ids, layout)
    n_lines = Counter(quote.speaker for quote in quotes if quote.speaker)
    entity_of = {row: ids[id(figure)] for row, figure in memory.of_row.items()}
    return Story(
        text=text,
        sections=Table(Section, layout.sections),
        mentions=Table(Mention, _list_mentions(phrases, mentions, entity_of)),
        entities=Table(Entity, [entity for _, entity in named]),
        characters=Table(Character, list_characters(named, n_lines)),
        quotes=Table(Quote, quotes),
        events=Table(Event, _list_events(annotations)),
        bundle=bundle_id,
    )


def _list_mentions(phrases: list[Phrase], mentions: Mentions, entity_of: dict[int, str]) -> list[Mention]:
    scores = mentions.score.tolist()
    return [
        Mention(p.start, p.end, p.category, p.form, entity_of.get(p.row), round(scores[p.row], 3)) for p in phrases
    ]


def _list_events(annotations: Annotations) -> list[Event]:
    scores = annotations.event_score.tolist()
    return [
        Event(start, end, realis=True, score=round(score, 3))
        for (start, end), score in zip(annotations.events, scores, strict=True)
    ]
