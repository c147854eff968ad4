import csv
import io
import json
from dataclasses import replace

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings

from fabula.export.booknlp_files import make_book_files
from fabula.export.formats import make_files
from fabula.export.signs import replace_controls
from fabula.export.tokens import Grammar, lay_tokens
from fabula.records import Story, Syntax
from tests.example_stories import CONTENT, make_story
from tests.random_stories import sound_stories

NAMES = ("tokens", "entities", "quotes")
HEADERS = {
    "tokens": "paragraph_ID sentence_ID token_ID_within_sentence token_ID_within_document word "
    "lemma byte_onset byte_offset POS_tag fine_POS_tag dependency_relation syntactic_head_ID event",
    "entities": "COREF start_token end_token prop cat text",
    "quotes": "quote_start quote_end mention_start mention_end mention_phrase char_id quote",
}


def write_booknlp(story: Story, **options: bool) -> dict[str, str]:
    files = make_files(story, "booknlp", "x", **options)
    return {name.removeprefix("x."): content.decode() for name, content in files.items()}


def read_tsv(content: str) -> list[dict[str, str]]:
    """As the editor aLex reads: Python's csv, tabs, no quoting."""
    lines = io.StringIO(content, newline="")
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@settings(max_examples=150, deadline=None)
@given(story=sound_stories())
def test_any_story_loads_as_the_editors_load_it(story: Story) -> None:
    files = write_booknlp(story)
    tables = {name: read_tsv(files[name]) for name in NAMES}
    tokens = tables["tokens"]
    assert len(tables["entities"]) == len(story.mentions)
    assert len(tables["quotes"]) == len(story.quotes)
    # The editor Luna splits lines at LF and columns at tabs, and reads these as whole numbers.
    for name, rows in tables.items():
        lines = files[name].split("\n")
        assert lines[0].split("\t") == HEADERS[name].split()
        assert lines[-1] == ""
        assert [line.split("\t") for line in lines[1:-1]] == [list(row.values()) for row in rows]
    text = files["txt"]
    assert text == replace_controls(story.text.content)
    for number, row in enumerate(tokens):
        assert int(row["token_ID_within_document"]) == number
        assert text[int(row["byte_onset"]) : int(row["byte_offset"])] == row["word"]
        assert row["event"] in {"EVENT", "O"}
        above = tokens[int(row["syntactic_head_ID"])]
        assert row["sentence_ID"] == above["sentence_ID"]
        if row["dependency_relation"] == "_":
            assert above is row
            assert row["POS_tag"] == row["lemma"] == "_"
    places = [(int(row["byte_onset"]), int(row["byte_offset"])) for row in tokens]
    for row, mention in zip(tables["entities"], story.mentions, strict=True):
        assert int(row["COREF"]) >= 0
        span = places[int(row["start_token"])][0], places[int(row["end_token"])][1]
        assert span == (mention.start, mention.end)
        assert (row["cat"], row["prop"]) == (mention.category, mention.form)
    for row, quote in zip(tables["quotes"], story.quotes, strict=True):
        span = places[int(row["quote_start"])][0], places[int(row["quote_end"])][1]
        assert span == (quote.start, quote.end)
        assert (row["char_id"] == "None") == (quote.speaker is None)


@settings(max_examples=25, deadline=None)
@given(story=sound_stories())
def test_data_frames_have_every_row(story: Story) -> None:
    files = write_booknlp(story)
    for name in NAMES:
        rows = [list(row.values()) for row in read_tsv(files[name])]
        frame = pd.read_csv(
            io.StringIO(files[name]), sep="\t", quoting=csv.QUOTE_NONE, dtype=str,
            keep_default_na=False, lineterminator="\n",
        )  # fmt: skip
        assert frame.to_numpy().tolist() == rows
        polar = pl.read_csv(
            io.BytesIO(files[name].encode()), separator="\t", quote_char=None, infer_schema=False,
        )  # fmt: skip
        assert [list(row) for row in polar.rows()] == rows


def test_the_tables_of_a_small_story() -> None:
    files = write_booknlp(make_story())
    entities, quotes = read_tsv(files["entities"]), read_tsv(files["quotes"])
    # Mr. Okoro tells the story, so he is 0; "me" is nobody known.
    assert [row["COREF"] for row in entities] == ["1", "2", "0", "3", "1"]
    assert list(quotes[0].values())[2:] == ["19", "20", "Mr. Okoro", "0", "“ Sit down , ”"]
    assert list(quotes[3].values())[2:6] == ["None"] * 4
    assert [row["word"] for row in read_tsv(files["tokens"]) if row["event"] == "EVENT"] == [
        *("ca", "me", "said")
    ]


def test_the_characters_of_a_small_story() -> None:
    emma, okoro = json.loads(write_booknlp(make_story())["book"])["characters"]
    assert (emma["id"], emma["name"], emma["count"]) == (1, "Emma Vane", 2)
    assert emma["mentions"]["proper"] == [{"c": 1, "n": "Emma Vane"}]
    assert emma["mentions"]["pronoun"] == [{"c": 1, "n": "she"}]
    assert (emma["g"]["argmax"], emma["g"]["total"]) == ("she/her", 1)
    assert (okoro["id"], okoro["g"]) == (0, None)
    # "Emma Vane came", "she said"; a mention cuts "came" in two.
    agent = [{"w": "ca", "i": 7}, {"w": "said", "i": 33}]
    assert [emma[role] for role in ("agent", "patient", "mod", "poss")] == [agent, [], [], []]


def test_a_word_that_is_cut_is_one_word_in_its_tree() -> None:
    rows = read_tsv(write_booknlp(make_story())["tokens"])
    columns = ("word", "lemma", "POS_tag", "fine_POS_tag", "dependency_relation")
    told = [[*(row[name] for name in columns), row["syntactic_head_ID"]] for row in rows]
    assert told[4:10] == [
        ["Café", "_", "_", "_", "_", "4"],
        ["Emma", "Emma", "PROPN", "NNP", "nsubj", "7"],
        ["Vane", "Vane", "PROPN", "NNP", "flat", "5"],
        ["ca", "come", "VERB", "VBD", "root", "7"],
        ["me", "_", "X", "GW", "goeswith", "7"],
        ["to", "to", "ADP", "IN", "case", "11"],
    ]


def test_a_word_of_the_grammar_is_never_part_of_a_token() -> None:
    """A store keeps its words; a later fabula may cut the text otherwise."""
    story, start = make_story(), CONTENT.index("café")
    columns = story.syntax.to_columns()
    columns["end"][5] = start + 2
    story = replace(story, syntax=Syntax.from_columns(columns))
    rows = read_tsv(write_booknlp(story)["tokens"])
    words = [(row["word"], row["lemma"]) for row in rows if int(row["byte_onset"]) >= start]
    assert words[:2] == [("ca", "café"), ("fé", "_")]


def test_a_lemma_stays_in_its_field() -> None:
    story = make_story()
    lemma = ("a\tb\nc", "\x00\ud800", *story.syntax.lemma[2:])
    story = replace(story, syntax=replace(story.syntax, lemma=lemma))
    rows = read_tsv(write_booknlp(story)["tokens"])
    assert [row["lemma"] for row in rows[5:7]] == ["a_b_c", "\ufffd\ufffd"]


TREE = """Emma PROPN nsubj 1
saw VERB root 1
his PRON nmod:poss 3
house NOUN obj 1
and CCONJ cc 5
ran VERB conj 1"""


def test_grammar_is_written_where_it_is_known() -> None:
    words, pos, relation, head = zip(*(line.split() for line in TREE.splitlines()), strict=True)
    book = make_story_of(" ".join(words))
    grammar = Grammar(
        lemma=[word.lower() for word in words],
        pos=pos,
        fine_pos=["X"] * len(words),
        relation=relation,
        head=list(map(int, head)),
    )
    tokens = replace(lay_tokens(book), grammar=grammar)
    files = make_book_files(book, "x", tokens, with_text=True)
    row = read_tsv(files["x.tokens"].decode())[3]
    assert list(row.values())[4:12] == ["house", "house", "13", "18", "NOUN", "X", "obj", "1"]
    emma, okoro = json.loads(files["x.book"])["characters"]
    assert emma["agent"] == [{"w": "saw", "i": 1}, {"w": "ran", "i": 5}]
    assert okoro["poss"] == [{"w": "house", "i": 3}]


def make_story_of(content: str) -> Story:
    story = make_story()
    mentions = [
        replace(story.mentions[0], start=0, end=4),
        replace(story.mentions[2], start=9, end=12, form="PRON"),
    ]
    kept: dict[str, object] = {
        name: getattr(story, name)[:0] for name in ("sections", "quotes", "events", "emotions")
    }
    kept["syntax"] = Syntax.nothing()
    table = type(story.mentions)(story.mentions.row_type, mentions)
    return replace(
        story, text=replace(story.text, content=content, marks=()), mentions=table, **kept
    )


@pytest.mark.parametrize("name", NAMES)
def test_words_stay_at_home(name: str) -> None:
    files = write_booknlp(make_story(), with_text=False)
    assert set(files) == {*NAMES, "book"}
    full = read_tsv(write_booknlp(make_story())[name])
    hidden = {"word", "lemma", "text", "mention_phrase", "quote"}
    for row, whole in zip(read_tsv(files[name]), full, strict=True):
        for column, value in row.items():
            assert value in {"_", "None"} if column in hidden else value == whole[column]
