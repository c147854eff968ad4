import re
from collections import Counter, defaultdict
from itertools import pairwise

from hypothesis import given, settings

from fabula.export.formats import make_files
from fabula.export.signs import replace_controls
from fabula.records import Story
from tests.example_stories import make_story
from tests.random_stories import sound_stories

Bound = dict[str, tuple[str, int, int]]


def write_brat(story: Story) -> tuple[str, list[str], str]:
    files = make_files(story, "brat", "x")
    assert list(files) == ["x.txt", "x.ann", "annotation.conf"]
    content, annotations, types = (content.decode() for content in files.values())
    return content, annotations.split("\n")[:-1], types


def read_bound(content: str, annotations: list[str]) -> Bound:
    """The text-bound annotations, by the rules on brat's page of the standoff format."""
    bound: Bound = {}
    for line in annotations:
        if not line.startswith("T"):
            continue
        name, where, words = line.split("\t")
        kind, offsets = where.split(" ", 1)
        spans = [tuple(map(int, part.split(" "))) for part in offsets.split(";")]
        assert all(start < end for start, end in spans)
        pieces = [content[start:end] for start, end in spans]
        assert " ".join(pieces) == words
        assert all(len(piece.splitlines()) == 1 for piece in pieces)
        between = pairwise(spans)
        assert not "".join(content[last:first] for (_, last), (first, _) in between).strip()
        assert name not in bound
        bound[name] = (kind, spans[0][0], spans[-1][1])
    return bound


@settings(max_examples=150, deadline=None)
@given(story=sound_stories())
def test_any_story_comes_back(story: Story) -> None:
    content, annotations, types = write_brat(story)
    assert content == replace_controls(story.text.content)
    bound = read_bound(content, annotations)
    assert all(len(line.splitlines()) == 1 for line in annotations)
    forms = dict(re.findall(r"^A\d+\tForm (T\d+) (\w+)$", "\n".join(annotations), re.MULTILINE))
    mentions = Counter((*bound[name], form) for name, form in forms.items())
    assert mentions == Counter((m.category, m.start, m.end, m.form) for m in story.mentions)
    lines = Counter(span for span in bound.values() if span[0] == "Line")
    assert lines == Counter(("Line", q.start, q.end) for q in story.quotes)
    events = Counter(span for span in bound.values() if span[0] == "Event")
    assert events == Counter(("Event", e.start, e.end) for e in story.events)
    assert all(f"\n{kind}\n" in types for kind, _, _ in bound.values())
    assert chains_in(annotations, bound) == chains_of(story)


def chains_in(annotations: list[str], bound: Bound) -> list[list[tuple[int, int]]]:
    sets = [line.split(" ")[1:] for line in annotations if line.startswith("*\tCoref ")]
    return sorted(sorted(bound[name][1:] for name in names) for names in sets)


def chains_of(story: Story) -> list[list[tuple[int, int]]]:
    chains = defaultdict(list)
    for mention in story.mentions:
        if mention.entity is not None:
            chains[mention.entity].append((mention.start, mention.end))
    return sorted(sorted(spans) for spans in chains.values() if len(spans) > 1)


def test_every_annotation_has_its_own_name() -> None:
    _, annotations, _ = write_brat(make_story())
    names = [line.split("\t")[0] for line in annotations if not line.startswith("*")]
    assert len(names) == len(set(names))
    assert "R1\tSaidBy Arg1:T6 Arg2:T3" in annotations
    assert "#5\tAnnotatorNotes T6\tq1 (speech), by mr-okoro; to emma-vane" in annotations
    assert "#1\tAnnotatorNotes T1\temma-vane" in annotations


def test_the_types_are_declared() -> None:
    types = write_brat(make_story())[2]
    parts = re.split(r"^\[(\w+)\]\n", types, flags=re.MULTILINE)[1::2]
    assert parts == ["entities", "relations", "events", "attributes"]
    assert "Form\tArg:<ENTITY>, Value:PROP|NOM|PRON\n" in types
