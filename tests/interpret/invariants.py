"""What holds for every story that interpret makes."""

from collections.abc import Iterator

from fabula.records import CastFile, Story
from fabula.records.stories import QUOTED_KINDS


def check_story(story: Story, cast: CastFile | None = None) -> None:
    """Assert that the rows of a story agree with each other."""
    ids = [entity.id for entity in story.entities]
    assert len(ids) == len(set(ids)), "two entities with one id"
    used = set(_ids_used(story))
    assert used <= set(ids), "an id that no entity has"
    assert used == set(ids), "an entity that nothing mentions"
    persons = {entity.id for entity in story.entities if entity.category == "PER"}
    names = {entity.id: entity.name for entity in story.entities}
    members = {member.id for member in cast.members} if cast else set()
    characters = {character.id: character for character in story.characters}
    assert len(characters) == len(story.characters), "a character listed twice"
    for character in story.characters:
        assert character.id in persons
        assert character.name == names[character.id]
        assert character.name not in character.aliases
        assert character.n_mentions > 0 or character.id in members
        spoken = [q for q in story.quotes if q.kind == "speech"]
        assert character.n_lines == sum(q.speaker == character.id for q in spoken)
    for quote in story.quotes:
        assert quote.speaker is None or quote.speaker in characters, "a speaker outside of the cast"
        assert quote.speaker not in quote.addressees or quote.addressees == (quote.speaker,)
        assert len(set(quote.addressees)) == len(quote.addressees)
        assert 0 <= quote.confidence <= 1
        assert (quote.speaker is None) == (quote.cue is None) == (quote.confidence == 0)
        assert quote.cue in {None, "explicit", "anaphoric", "implicit"}
    _check_conversations(story)
    assert [quote.id for quote in story.quotes] == [f"q{i + 1}" for i in range(len(story.quotes))]
    spans = [(mention.start, -mention.end) for mention in story.mentions]
    assert spans == sorted(spans)


def _ids_used(story: Story) -> Iterator[str]:
    yield from (mention.entity for mention in story.mentions if mention.entity)
    for quote in story.quotes:
        yield from quote.addressees
        if quote.speaker:
            yield quote.speaker
    yield from (character.id for character in story.characters)


def _check_conversations(story: Story) -> None:
    """Lines and conversations name each other, and only what is said is part of one."""
    by_id = {talk.id: talk for talk in story.conversations}
    lines = {quote.id: quote for quote in story.quotes}
    assert {quote.conversation for quote in story.quotes} - {None} == set(by_id)
    for quote in story.quotes:
        if quote.conversation is not None:
            talk = by_id[quote.conversation]
            assert quote.kind == "speech"
            assert talk.start <= quote.start < quote.end <= talk.end
            assert quote.speaker is None or quote.speaker in talk.participants
        if quote.interrupted_by is not None:
            assert None not in {quote.speaker, lines[quote.interrupted_by].speaker}
            assert lines[quote.interrupted_by].speaker != quote.speaker
    for row in story.quoted_words:
        assert row.kind in QUOTED_KINDS
