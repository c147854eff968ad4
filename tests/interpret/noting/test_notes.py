"""Content notes: who does what to whom, how really, and what only looks like evidence."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from fabula.interpret.happening.events import list_events
from fabula.interpret.happening.tellings import read_telling
from fabula.interpret.noting.notes import list_notes
from fabula.records import Entity, Ground, Mention, QuotedWords, Relation, RelationKind, Spans
from tests.interpret.tagged_texts import annotate, find_lines

WHO = {"She": "ann", "she": "ann", "her": "ann", "He": "ben", "he": "ben", "him": "ben", "We": "we"}
ENTITIES = [Entity(name, "PER", name) for name in ("ann", "ben", "we", "deacon")]


def note(tagged: str, title: str = "", relations: Sequence[Relation] = ()) -> dict[str, str]:
    """The grades of a tagged text's notes, by kind."""
    content, annotations = annotate(tagged)
    mentions = [
        Mention(start, end, "PER", "PRON", WHO[content[start:end]], 0.9)
        for start, end in annotations.syntax.words
        if content[start:end] in WHO
    ]
    mentions += [
        Mention(start, end, "PER", "PROP", "deacon", 0.9)
        for start, end in annotations.syntax.words
        if content[start:end] == "Deacon"
    ]
    mentions.sort(key=lambda row: row.start)
    telling = read_telling(content, annotations.syntax, mentions, find_lines(content))
    events = list_events(annotations, telling)
    start = content.find(title) if title else 0
    titles = [QuotedWords(start, start + len(title), "title")] if title else []
    paragraphs = Spans.from_pairs([(0, len(content))])
    notes = list_notes(telling, events, ENTITIES, titles, paragraphs, relations=relations)
    return {str(row.kind): str(row.grade) for row in notes}


@pytest.mark.parametrize(
    ("tagged", "notes"),
    [
        ("He/P slapped/V/slap her/P ./X", {"violence": "depicted"}),
        ("He/P had/A slapped/VBN/slap her/P ./X", {"violence": "mention"}),
        ("“/X He/P slapped/V/slap her/P ./X ”/X", {"violence": "mention"}),
        ("He/P did/A not/ADV slap/VB her/P ./X", {"violence": "mention"}),
        ("She/P feared/V/fear that/S he/P would/A stab/VB her/P ./X", {"violence": "mention"}),
        ("He/P killed/V/kill himself/P ./X", {"suicide": "depicted"}),
        ("He/P died/V/die in/ADP the/D barn/N on/ADP a/D sack/N ./X", {"death": "depicted"}),
        ("He/P died/V/die ./X", {"death": "mention"}),
        ("“/X Fuck/VB ./X ”/X", {"bad-language": "depicted"}),
        ("He/P took/V/take some/D brandy/N ./X", {"drugs": "mention"}),
        ("He/P pushed/V/push her/P against/ADP the/D wall/N ./X", {"violence": "depicted"}),
        ("He/P seized/V/seize her/P by/ADP the/D throat/N ./X", {"violence": "depicted"}),
        ("He/P threw/V/throw a/D plate/N at/ADP her/P ./X", {"violence": "depicted"}),
        ("He/P tied/V/tie her/P to/ADP a/D chair/N ./X", {"kidnapping": "depicted"}),
        ("He/P stopped/V/stop breathing/VBG/breathe ./X", {"death": "depicted"}),
        ("He/P lost/V/lose the/D baby/N ./X", {"miscarriages": "mention"}),
        ("A/D mule/N named/VBN/name Deacon/NNP died/V/die ./X", {"animal-death": "depicted"}),
    ],
)
def test_a_note_is_graded_by_what_is_told(tagged: str, notes: dict[str, str]) -> None:
    assert note(tagged) == notes


@pytest.mark.parametrize(
    "tagged",
    [
        "He/P struck/V/strike a/D match/N ./X",
        "He/P pushed/V/push the/D plate/N away/ADV ./X",
        "He/P took/V/take her/P by/ADP the/D hand/N ./X",
        "He/P threw/V/throw her/P over/ADP ./X",
        "He/P threw/V/throw a/D glance/N at/ADP her/P ./X",
        "A/D thought/N struck/V/strike him/P ./X",
        "He/P was/A of/ADP black/ADJ blood/N ./X",
        "The/D clock/N struck/V/strike three/N ./X",
        "He/P shot/V/shoot her/P a/D glance/N ./X",
        "She/P fell/V/fall like/ADP a/D corpse/N ./X",
        "She/P fell/V/fall as/S if/S he/P killed/V/kill her/P ./X",
        "She/P died/V/die of/ADP laughing/N ./X",
        "“/X We/P were/A killed/VBN/kill ./X ”/X",
        "“/X He/P will/A kill/VB her/P ./X ”/X",
        "It/P was/A the/D dead/ADJ elm/N ./X",
        "She/P lay/V/lie in/ADP Death/NNP Lane/NNP ./X",
        "He/P read/V/read it/P in/ADP a/D cigar/N box/N ./X",
    ],
)
def test_figures_of_speech_show_nothing(tagged: str) -> None:
    assert note(tagged) == {}


def test_a_title_shows_nothing() -> None:
    tagged = "He/P saw/V/see the/D murder/N ./X"
    assert note(tagged) == {"death": "mention", "violence": "mention"}
    assert note(tagged, "the murder") == {}


def test_central_is_what_is_depicted_throughout() -> None:
    once = "He/P slapped/V/slap her/P ./X"
    assert note(" | ".join([once] * 6))["violence"] == "central"
    quiet = " | ".join(["She/P sat/V/sit ./X"] * 60)
    assert note(f"{once} | {quiet}")["violence"] == "depicted"


def test_what_two_are_to_each_other_tells_what_it_is() -> None:
    beating = "He/P beat/V/beat her/P with/ADP a/D stick/N ./X"
    married = Relation("ann", RelationKind.SPOUSE, "ben", Ground.TOLD, (), (), False, 0, 1, 0.9, ())
    mother = replace(married, kind=RelationKind.PARENT, who="ben", to="ann")
    assert set(note(beating)) == {"violence"}
    assert set(note(beating, relations=[married])) == {"violence", "abuse"}
    assert set(note(beating, relations=[mother])) == {"violence", "child-abuse"}


def test_who_is_married_and_kisses_a_lover_deceives_somebody() -> None:
    kiss = "He/P kissed/V/kiss her/P ./X"
    wife = Relation("we", RelationKind.SPOUSE, "ben", Ground.TOLD, (), (), False, 0, 1, 0.9, ())
    lover = replace(wife, kind=RelationKind.LOVER, who="ann")
    assert note(kiss, relations=[lover]) == {}
    assert note(kiss, relations=[lover, wife]) == {"infidelity": "depicted"}
