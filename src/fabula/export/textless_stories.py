"""Stories without their words, for works whose text may not be shared."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from fabula.records import Conversation, Event, Story, Table


def withhold_words(story: Story) -> Story:
    """The story with its spans and labels, but no word of its text.

    What stays are ids, names and pronouns of the cast and the work's title and author. Other ids
    are made of the text's words (``his-cold-little-office``): they become ``entity-12``, numbered
    in order of first mention. The text, aliases, titles of sections, reasons, samples and lemmas
    are empty.
    """
    ids = _number_ids(story)
    sections = [replace(section, title="") for section in story.sections]
    mentions = [replace(m, entity=ids[m.entity] if m.entity else None) for m in story.mentions]
    cast = {character.id for character in story.characters}
    entities = [
        entity if entity.id in cast else replace(entity, id=ids[entity.id], name=ids[entity.id])
        for entity in story.entities
    ]
    quotes = [
        replace(
            quote,
            speaker=ids[quote.speaker] if quote.speaker else None,
            addressees=tuple(ids[who] for who in quote.addressees),
            reason="",
        )
        for quote in story.quotes
    ]
    conversations = [_number_people(talk, ids) for talk in story.conversations]
    text = replace(
        story.text,
        content="",
        marks=tuple(replace(mark, label="") for mark in story.text.marks),
        omissions=tuple(replace(omission, sample="") for omission in story.text.omissions),
    )
    return replace(
        story,
        text=text,
        sections=Table(story.sections.row_type, sections),
        mentions=Table(story.mentions.row_type, mentions),
        entities=Table(story.entities.row_type, entities),
        characters=Table(
            story.characters.row_type, [replace(who, aliases=()) for who in story.characters]
        ),
        quotes=Table(story.quotes.row_type, quotes),
        conversations=Table(story.conversations.row_type, conversations),
        events=Table(story.events.row_type, [_number_doers(event, ids) for event in story.events]),
        facts=Table(
            story.facts.row_type,
            [
                replace(
                    fact,
                    about=ids[fact.about],
                    value="",
                    source=ids[fact.source] if fact.source else None,
                )
                for fact in story.facts
            ],
        ),
        contradictions=Table(
            story.contradictions.row_type,
            [replace(row, about=ids[row.about], reason="") for row in story.contradictions],
        ),
        withdrawals=Table(
            story.withdrawals.row_type,
            [replace(w, teller=ids[w.teller] if w.teller else None) for w in story.withdrawals],
        ),
        syntax=replace(story.syntax, lemma=("",) * len(story.syntax)),
    )


def _number_people(talk: Conversation, ids: dict[str, str]) -> Conversation:
    return replace(
        talk,
        participants=tuple(ids[who] for who in talk.participants),
        listeners=tuple(ids[who] for who in talk.listeners),
        joined=tuple(ids[who] for who in talk.joined),
        left=tuple(ids[who] for who in talk.left),
    )


def _number_doers(event: Event, ids: dict[str, str]) -> Event:
    return replace(
        event,
        agents=tuple(ids[who] for who in event.agents),
        patients=tuple(ids[who] for who in event.patients),
        others=tuple(ids[who] for who in event.others),
        source=ids[event.source] if event.source else None,
    )


def _number_ids(story: Story) -> dict[str, str]:
    """What each id becomes; those of the cast stay."""
    cast = {character.id for character in story.characters}
    known = [entity.id for entity in story.entities]
    mentioned = [mention.entity for mention in story.mentions]
    speaking = chain.from_iterable((quote.speaker, *quote.addressees) for quote in story.quotes)
    talking = chain.from_iterable(
        (*talk.participants, *talk.listeners) for talk in story.conversations
    )
    doing = chain.from_iterable(
        (*event.agents, *event.patients, *event.others, event.source) for event in story.events
    )
    told = chain.from_iterable((fact.about, fact.source) for fact in story.facts)
    doubted = [row.about for row in story.contradictions]
    telling = [row.teller for row in story.withdrawals]
    everybody = chain(known, mentioned, speaking, talking, doing, told, doubted, telling)
    found = dict.fromkeys(filter(None, everybody))
    return {
        identity: identity if identity in cast else f"entity-{number}"
        for number, identity in enumerate(found, start=1)
    }
