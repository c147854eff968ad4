"""What several formats ask of a story's entities and lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, count

from fabula.records import Mention, Quote, Story


def list_ids(story: Story) -> list[str]:
    """The ids of all entities in their order, then any other that a row refers to."""
    mentioned = (mention.entity for mention in story.mentions)
    speaking = chain.from_iterable((quote.speaker, *quote.addressees) for quote in story.quotes)
    known = (entity.id for entity in story.entities)
    cast = (character.id for character in story.characters)
    found = dict.fromkeys(chain(known, cast, mentioned, speaking))
    return [who for who in found if who is not None]


def label_ids(story: Story, *, with_text: bool) -> dict[str, str]:
    """What each entity is called in a file: its id, or a number where that would give words away.

    Ids are made of the words of the text (``his-cold-little-office``); where these are not to be
    shared only the cast keeps its ids.
    """
    ids = list_ids(story)
    cast = {character.id for character in story.characters}
    return {
        who: who if with_text or who in cast else f"entity-{number}"
        for number, who in enumerate(ids)
    }


def number_mentions(story: Story, numbers: Mapping[str, int]) -> Iterator[tuple[Mention, int]]:
    """Each mention with the number of its entity; one of nobody known has a number of its own."""
    free = count(max(numbers.values(), default=0) + 1)
    for mention in story.mentions:
        yield mention, next(free) if mention.entity is None else numbers[mention.entity]


def find_tag_mentions(story: Story) -> dict[str, Mention]:
    """For each line whose evidence holds a mention of its speaker that mention, by line id.

    It is the *John* of *said John*; a line given by turn or address has none.
    """
    by_span = {(mention.start, mention.end): mention for mention in story.mentions}
    return {
        quote.id: mention for quote in story.quotes if (mention := _tag_mention(quote, by_span))
    }


def _tag_mention(quote: Quote, by_span: Mapping[tuple[int, int], Mention]) -> Mention | None:
    found = (by_span.get(span) for span in quote.evidence)
    return next((m for m in found if m and quote.speaker and m.entity == quote.speaker), None)


def rank_speakers(story: Story) -> dict[str, int]:
    """For each speaker how many others say more lines, which is the number of its colour."""
    counts = Counter(quote.speaker for quote in story.quotes if quote.speaker)
    ordered = sorted(counts, key=lambda who: (-counts[who], who))
    return {who: rank for rank, who in enumerate(ordered)}
