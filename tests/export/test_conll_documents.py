import re
from collections import Counter, defaultdict
from dataclasses import replace

from hypothesis import given, settings

from evaluation.scorers.coreference import score_conll
from fabula.export.entities import list_ids, number_mentions
from fabula.export.formats import make_files
from fabula.export.tokens import lay_tokens
from fabula.records import Mention, Section, SectionKind, Story, Table
from tests.example_stories import CONTENT, make_story
from tests.random_stories import sound_stories

Chains = dict[int, Counter[tuple[int, int]]]


def write_conll(story: Story, **options: bool) -> str:
    return make_files(story, "conll", "a book", **options)["a book.conll"].decode()


def read_conll(document: str) -> tuple[list[list[str]], Chains]:
    """Rows of columns, and the token spans of each chain, as the reference scorer reads them."""
    rows: list[list[str]] = []
    chains: Chains = defaultdict(Counter)
    opened: defaultdict[int, list[int]] = defaultdict(list)
    inside = False
    for line in document.split("\n"):
        if line.startswith("#begin document ("):
            assert not inside
            inside = True
        elif line == "#end document":
            assert not any(opened.values()), "a bracket is open at the end of a part"
            inside = False
        elif line:
            assert inside
            columns = line.split()
            assert len(columns) == 12
            for bracket in columns[-1].split("|"):
                found = re.fullmatch(r"(\()?(\d+)(\))?|-", bracket)
                assert found, bracket
                if found[1]:
                    opened[int(found[2])].append(len(rows))
                if found[3]:
                    chains[int(found[2])][opened[int(found[2])].pop(), len(rows)] += 1
            rows.append(columns)
    return rows, chains


def chains_of(story: Story) -> Chains:
    tokens = lay_tokens(story)
    numbers = {who: row for row, who in enumerate(list_ids(story))}
    chains: Chains = defaultdict(Counter)
    for mention, number in number_mentions(story, numbers):
        rows = tokens.within(mention.start, mention.end)
        # Tokens are cut so that no mention loses or gains a character.
        assert (tokens.start[rows[0]], tokens.end[rows[-1]]) == (mention.start, mention.end)
        chains[number][rows[0], rows[-1]] += 1
    return chains


def without_crossing(story: Story) -> Story:
    """Mentions of one entity that cross cannot be told apart in this format (docs)."""
    kept: list[Mention] = []
    for mention in story.mentions:
        if not any(
            other.entity == mention.entity and other.start < mention.start < other.end < mention.end
            for other in kept
        ):
            kept.append(mention)
    return replace(story, mentions=Table(Mention, kept))


@settings(max_examples=150, deadline=None)
@given(story=sound_stories())
def test_any_story_comes_back(story: Story) -> None:
    story = without_crossing(story)
    rows, chains = read_conll(write_conll(story))
    assert chains == chains_of(story)
    words = "".join(columns[3] for columns in rows)
    assert len(words) == len("".join(story.text.content.split()))


def test_the_columns_are_those_of_the_shared_task() -> None:
    rows, _ = read_conll(write_conll(make_story()))
    assert rows[5] == ["a_book", "0", "0", "Emma", "NNP", *["-"] * 4, "-", "*", "(0"]
    tags = [(columns[3], columns[4]) for columns in rows]
    assert tags[4:9] == [
        ("Café", "-"), ("Emma", "NNP"), ("Vane", "NNP"), ("ca", "VBD"), ("me", "GW")
    ]  # fmt: skip
    assert [columns[9] for columns in rows if columns[3] == "tell"] == ["mr-okoro"]
    assert [c[2] for c in rows[:6]] == ["0", "1", "2", "3", "4", "0"]


def test_a_chapter_is_a_part() -> None:
    cut = CONTENT.index("“No,”")
    chapters = [
        Section("c1", SectionKind.CHAPTER, "", 0, cut, 0),
        Section("c2", SectionKind.CHAPTER, "", cut, len(CONTENT), cut),
        Section("c2-scene-1", SectionKind.SCENE, "", cut + 3, len(CONTENT), cut, "c2"),
    ]
    document = write_conll(replace(make_story(), sections=Table(Section, chapters)))
    heads = [line for line in document.splitlines() if line.startswith("#begin")]
    assert heads == [f"#begin document (a_book); part 00{part}" for part in (0, 1)]
    rows, chains = read_conll(document)
    assert {columns[1] for columns in rows} == {"0", "1"}
    # One number is one entity in all parts.
    assert len(chains[0]) == 2


def test_scores_are_those_of_the_story_itself() -> None:
    _, chains = read_conll(write_conll(make_story()))
    read = [frozenset(spans) for spans in chains.values()]
    told = [frozenset(spans) for spans in chains_of(make_story()).values()]
    assert all(part.f1 == 100 for part in score_conll(told, read).parts)


def test_words_stay_at_home() -> None:
    rows, chains = read_conll(write_conll(make_story(), with_text=False))
    assert {columns[3] for columns in rows} == {"[WORD]"}
    assert chains == chains_of(make_story())
