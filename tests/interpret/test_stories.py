"""Stories as a whole: what always holds, whatever the text, the mentions and the cast."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fabula
from fabula.records import CATEGORIES, FORMS, CastFile, Emotion, Emotions, Spans
from tests.example_stories import make_syntax
from tests.interpret.invariants import check_story
from tests.interpret.marked_texts import Book, book_of, make_book, make_cast

ROOT = Path(__file__).parent.parent.parent
TALE = (
    "CHAPTER I\n\n[Emma Vane] came in with [[her] mother]. "
    "“[My dear],” said [Mr. Vane], “sit down.”"
    "\n\n“No,” [she] said to [him]. [The doctor] laughed.\n\n“[Emma]!”\n\n“[Papa]?”\n\n"
    "“[I] will tell [[my] mother],” said [Emma], “and [[your] mother] too.”\n\n"
    "[[Her] mother] looked at [him]. “[You] will not.”\n\n[They] left [Highbury|GPE]."
)
TEXTS = {
    "empty": "",
    "blank": " \n\n \n",
    "no mentions": "It rained. “Come in,” he said.\n\n“No.”",
    "no quotes": "[Emma] smiled at [[her] father]. [He] smiled too.",
    "only quotes": "“Yes.”\n\n“No.”\n\n“Yes.”",
    "only quotes with names": "“[Emma]!”\n\n“[Frank]?”\n\n“[I] am here.”",
    "only headings": "CHAPTER I\n\nCHAPTER II\n\nCHAPTER III\n",
    "one mention": "[Emma]",
    "tale": TALE,
}
CASTS = {
    "none": None,
    "empty": CastFile(()),
    "absent": make_cast(("Heathcliff", "Heath")),
    "one alias for two": make_cast(("Emma Vane", "Vane", "Emma"), ("Mr. Vane", "Vane", "Papa")),
    "signs": make_cast(("Emma (V)ane+*", "Em[ma", "\\d+", "^$", "Mr. V?"), ("The |", "|")),
    "thin": make_cast(("E",), (".", "-"), ("The",), ("the mother", "her mother")),
}


@pytest.mark.parametrize("cast", CASTS)
@pytest.mark.parametrize("text", TEXTS)
def test_odd_texts_and_casts(text: str, cast: str) -> None:
    check_story(make_book(TEXTS[text]).story(CASTS[cast]), CASTS[cast])


def test_a_text_without_words_takes_a_cast() -> None:
    assert not make_book("\n").story(make_cast(("Emma",))).characters


def test_the_example_as_the_model_reads_it() -> None:
    check_story(fabula.read(ROOT / "examples" / "the-night-bake.txt"))


def test_grammar_and_emotions_are_passed_on() -> None:
    book = make_book("[Emma] smiled.")
    one = {"row": np.array([4], dtype=np.int8), "score": np.array([0.71234], dtype=np.float32)}
    read = replace(
        book.annotations,
        syntax=make_syntax(),
        emotions=Emotions(Spans.from_pairs([(5, 11)]), one["row"], one["score"]),
    )
    story = replace(book, annotations=read).story()
    assert story.syntax == make_syntax()
    assert list(story.emotions) == [Emotion(5, 11, "joy", 0.712)]


@pytest.mark.parametrize("cast", ["None", "make_cast(('Emma Vane', 'Emma'), ('Mr. Vane', 'Papa'))"])
def test_no_order_of_sets_shows(cast: str) -> None:
    code = (
        "import fabula; from tests.interpret.marked_texts import make_book, make_cast;"
        f"print(fabula.to_json(make_book({TALE!r}).story({cast})))"
    )
    outputs = set()
    for seed in ("1", "2", "3"):
        path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        run = [sys.executable, "-X", "utf8", "-c", code]
        outputs.add(
            subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, check=True).stdout
        )
    assert len(outputs) == 1


WORDS = st.sampled_from(
    [
        "Emma", "Emma Vane", "Mr. Vane", "Mrs. Vane", "the old man", "a girl", "my mother", "it",
        "I", "her", "him", "she", "he", "you", "they", "sir", "my dear", "the Vanes", "London",
        "Papa", "somebody", "The doctor", "his father", "your mother", "E", "’s", "\n", "—",
    ]
)  # fmt: skip
SENTENCES = st.sampled_from(
    [
        "{} smiled at {}. ", "“{}, come here with {},” said {}.\n\n", "“Is it {}?”\n\n", "{} ",
        "“No,” {} said to {}, “never.”\n\n", "{} looked. “Well, {}!”\n\n", "“{}", "”", "\n\n",
        "“{},” thought {}. ", "CHAPTER II\n\n", "\n\n* * *\n\n", "It rained. ",
        "“{}.”\n\n“{}.”\n\n",
    ]
)  # fmt: skip
LABELS = st.tuples(st.sampled_from(("PER", "PER", "PER", *CATEGORIES)), st.sampled_from(FORMS))


@st.composite
def random_books(draw: st.DrawFn) -> Book:
    """Sentences in any order about anybody; some mentions cut words, sentences and lines."""
    content = ""
    mentions: dict[tuple[int, int], tuple[str, str]] = {}
    for sentence in draw(st.lists(SENTENCES, max_size=16)):
        before, *others = sentence.split("{}")
        content += before
        for after in others:
            words = draw(WORDS)
            mentions[len(content), len(content) + len(words)] = draw(LABELS)
            content += words + after
    place = st.integers(0, len(content))
    for low, high, labels in draw(st.lists(st.tuples(place, place, LABELS), max_size=4)):
        if low < high:
            mentions[low, high] = labels
    return book_of(content, [(*span, *labels) for span, labels in mentions.items()])


@settings(max_examples=200, deadline=None)
@given(random_books(), st.sampled_from(sorted(CASTS)))
def test_any_mentions(book: Book, cast: str) -> None:
    check_story(book.story(CASTS[cast]), CASTS[cast])
