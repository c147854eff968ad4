"""Cards: what a story tells of one character, and of two, read off the story alone."""

from collections import Counter
from typing import Final

from fabula.records import Character, CharacterCard, Event, NameUse, Pair, Standing, Story

_DONE: Final = frozenset({Standing.HAPPENED, Standing.RECALLED, Standing.UNDONE})


def make_card(story: Story, character: Character) -> CharacterCard:
    """What a story, freshly read or from a store, tells of one of its characters."""
    who = character.id
    spoken = [q for q in story.quotes if q.speaker == who and q.kind == "speech"]
    lines = (story.text.content[quote.start : quote.end] for quote in spoken)
    return CharacterCard(
        character=character,
        names=_list_names(story, character),
        first=_first_mention(story, character),
        n_said_words=sum(len(line.split()) for line in lines),
        n_deeds=sum(who in event.agents and event.standing in _DONE for event in story.events),
        roles=tuple(role for role in story.roles if role.who == who),
        relations=tuple(r for r in story.relations if who in {r.who, r.to}),
    )


def make_pair(story: Story, one: Character, other: Character) -> Pair:
    """What a story tells of two of its characters together."""
    pair = {one.id, other.id}
    return Pair(
        one=one,
        other=other,
        relations=tuple(r for r in story.relations if {r.who, r.to} == pair),
        quotes=tuple(
            quote
            for quote in story.quotes
            if quote.kind == "speech"
            and quote.speaker in pair
            and (pair - {quote.speaker}) & {*quote.addressees}
        ),
        events=tuple(event for event in story.events if _is_between(event, pair)),
    )


def _is_between(event: Event, pair: set[str]) -> bool:
    """Whether one of two does it, and the other is who it is done to, told to or given."""
    doers = pair & {*event.agents}
    others = pair & {*event.patients, *event.others}
    return bool(doers and others - doers) or bool(others and doers - others)


def _first_mention(story: Story, character: Character) -> tuple[int, int]:
    spans = ((m.start, m.end) for m in story.mentions if m.entity == character.id)
    return next(spans, (character.first_start, character.first_start))


def _list_names(story: Story, character: Character) -> tuple[NameUse, ...]:
    known = {name.casefold(): name for name in (character.name, *character.aliases)}
    counts = Counter[str]()
    first: dict[str, tuple[int, int]] = {}
    for mention in story.mentions:
        if mention.entity != character.id:
            continue
        words = " ".join(story.text.content[mention.start : mention.end].split())
        name = known.get(words.casefold())
        if name is not None:
            counts[name] += 1
            first.setdefault(name, (mention.start, mention.end))
    return tuple(
        NameUse(name, counts[name], *first[name]) for name in known.values() if name in first
    )
