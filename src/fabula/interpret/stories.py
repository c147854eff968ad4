"""The Story of a text: the table of contents of interpret."""

from collections.abc import Hashable, Mapping
from operator import itemgetter

from fabula.interpret.casting.characters import list_characters
from fabula.interpret.casting.entities import name_entities
from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.likelihoods import Likelihoods
from fabula.interpret.casting.memories import Memory
from fabula.interpret.casting.tellers import find_tellers
from fabula.interpret.linking.links import link_phrases
from fabula.interpret.linking.members import Members, find_members
from fabula.interpret.linking.second_names import unite_second_names
from fabula.interpret.linking.voices import link_voices
from fabula.interpret.mending.fixed_figures import fix_figures, given_persons
from fabula.interpret.mending.fixes import PlacedFixes
from fabula.interpret.mending.mention_fixes import add_given_mentions, settle_given
from fabula.interpret.mending.unions import unite_names
from fabula.interpret.naming.casts import add_cast_mentions
from fabula.interpret.naming.doubts import doubt_names
from fabula.interpret.naming.genders import settle_genders, show_genders
from fabula.interpret.naming.groupings import group_names
from fabula.interpret.naming.hands import read_hand
from fabula.interpret.naming.introductions import find_introductions
from fabula.interpret.naming.labels import settle_labels
from fabula.interpret.naming.missed_names import add_missed_names
from fabula.interpret.naming.personal_uses import find_personal_uses
from fabula.interpret.naming.persons import NameIndex
from fabula.interpret.naming.plural_names import mark_plurals
from fabula.interpret.naming.shared_names import share_names
from fabula.interpret.naming.wrapped_names import unwrap_names
from fabula.interpret.speaking.conversations import find_conversations, mark_conversations
from fabula.interpret.speaking.cues import add_cues
from fabula.interpret.speaking.quoted_words import list_quoted_words
from fabula.interpret.speaking.quotes import list_quotes
from fabula.interpret.speaking.speakers import find_speakers
from fabula.interpret.speaking.turns import group_turns
from fabula.interpret.wording.phrases import Phrase, read_phrases
from fabula.interpret.worlds import tell_world
from fabula.records import (
    EMOTIONS,
    Annotations,
    CastFile,
    Character,
    Conversation,
    Emotion,
    Emotions,
    Entity,
    Layout,
    Mention,
    Mentions,
    Quote,
    QuotedWords,
    Section,
    Story,
    Table,
    Tag,
    Text,
)
from fabula.records.conversations import list_conversations
from fabula.records.doubts import UNKNOWN_BELOW, count_lines


def build_story(
    text: Text,
    layout: Layout,
    annotations: Annotations,
    *,
    bundle_id: str,
    cast: CastFile | None = None,
    fixes: PlacedFixes | None = None,
    unknown_below: float = UNKNOWN_BELOW,
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
        fixes: what the user has put right; those that cannot be applied are noted in it.
        unknown_below: a line whose likeliest speaker is less likely than this has none.
    """
    fixes = fixes or PlacedFixes()
    mentions = add_missed_names(text, layout, annotations.mentions)
    mentions = add_given_mentions(text, mentions, fixes)
    if cast is not None:
        mentions = add_cast_mentions(text, layout, mentions, cast)
    read = read_phrases(text, layout, mentions)
    personal_uses = find_personal_uses(read, text, annotations.syntax)
    named = unwrap_names(share_names(settle_labels(read, personal_uses)))
    settled = mark_plurals(doubt_names(named))
    phrases = settle_given(settled, read, fixes)
    names = _group_names(phrases, layout, cast, fixes)
    likelihoods = Likelihoods(annotations.links, annotations.mentions, mentions)
    voices = find_tellers(phrases, layout, names)
    settle_genders(phrases, names, likelihoods.of_rows)
    memory = link_phrases(
        phrases,
        names,
        voices,
        given_persons(phrases, names, fixes),
        likelihoods=likelihoods,
        introductions=find_introductions(phrases, text),
    )
    fixed = fix_figures(phrases, names, memory, fixes, text=text, layout=layout)
    turns = group_turns(layout, fixed.speakers, fixed.addressees)
    add_cues(turns, text, layout, phrases, annotations.syntax)
    conversations = find_conversations(turns, layout)
    unite_second_names(phrases, conversations, memory, names, fixed.figures())
    decided = find_speakers(conversations, phrases, memory, unknown_below)
    link_voices(phrases, memory, decided, names, text)
    taken_ids = [member.id for member in cast.members] if cast else []
    entities = name_entities(memory.figures(), taken_ids, fixed.names)
    ids = {figure: entity.id for figure, entity in entities.items()}
    quotes = list_quotes(decided, entities, layout, unknown_below)
    quotes = mark_conversations(quotes, conversations, text, layout)
    n_lines = count_lines(quotes)
    characters = list_characters(entities, n_lines, layout)
    members = find_members(phrases, memory, decided)
    listed = _list_mentions(phrases, mentions, memory, ids, members)
    story = Story(
        text=text,
        sections=Table(Section, layout.sections),
        mentions=Table(Mention, listed),
        entities=Table(Entity, tuple(entities.values())),
        characters=Table(Character, characters),
        quotes=Table(Quote, quotes),
        conversations=Table(Conversation, list_conversations(quotes)),
        quoted_words=Table(QuotedWords, list_quoted_words(text, layout)),
        tags=Table(Tag, [Tag(start, end) for start, end in layout.tags]),
        emotions=Table(Emotion, _list_emotions(annotations.emotions)),
        syntax=annotations.syntax,
        bundle=bundle_id,
    )
    return tell_world(story, layout, annotations, fixes.meant)


def _group_names(
    phrases: list[Phrase], layout: Layout, cast: CastFile | None, fixes: PlacedFixes
) -> NameIndex:
    """Group all names of persons; the names of one paragraph, in speech or not, are one stretch.

    Those in the titles of journals and letters count as well, if they are more than one word.
    """
    uses: list[tuple[int, tuple[str, ...], Hashable]] = [
        (p.start, p.name_words, (p.paragraph, p.quotation >= 0))
        for p in phrases
        if p.is_personal_name
    ]
    for section in layout.sections:
        hand = read_hand(section.title)
        titled = [words for words in (hand.writer, hand.addressee) if len(words) > 1]
        uses += [(section.start, words, (section.id, words)) for words in titled]
    uses.sort(key=itemgetter(0))
    stretches = [(words, stretch) for _, words, stretch in uses]
    names = group_names(stretches, cast, show_genders(phrases), fixes.bonds)
    unite_names(names, fixes)
    return names


def _list_mentions(
    phrases: list[Phrase],
    mentions: Mentions,
    memory: Memory,
    ids: Mapping[Figure, str],
    members: Mapping[int, Members],
) -> list[Mention]:
    scores = mentions.score.tolist()
    listed = []
    for p in phrases:
        figure = memory.of_row.get(p.row)
        entity = ids[figure] if figure else None
        score = round(scores[p.row], 3)
        together = tuple(ids[member] for member in members.get(p.row, ()))
        listed.append(Mention(p.start, p.end, p.category, p.form, entity, score, together))
    return listed


def _list_emotions(emotions: Emotions) -> list[Emotion]:
    found = zip(emotions.spans, emotions.emotion.tolist(), emotions.score.tolist(), strict=True)
    return [
        Emotion(start, end, EMOTIONS[row], round(score, 3)) for (start, end), row, score in found
    ]
