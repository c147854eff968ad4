import numpy as np
import polars as pl
import pytest
from hypothesis import given

from fabula.records import Syntax, Word
from tests.example_stories import CONTENT, make_syntax, span_of
from tests.random_stories import syntaxes


def test_iterating_gives_a_word_at_a_time() -> None:
    words = list(make_syntax())
    assert words[2] == Word(*span_of("came"), "come", "VERB", "VBD", 2, "root", 0)
    assert [word.sentence for word in words] == [0] * 7 + [1] * 3
    assert [CONTENT[word.start : word.end] for word in words[7:]] == ["she", "said", "."]


def test_frames_have_the_fields_of_a_word_as_columns() -> None:
    syntax = make_syntax()
    frame = syntax.to_pandas()
    assert list(frame.columns) == [
        *("start", "end", "lemma", "upos", "xpos", "head", "relation", "sentence")
    ]
    assert frame[frame["upos"] == "VERB"]["lemma"].tolist() == ["come", "say"]
    assert str(frame.dtypes["head"]) == "int64"
    assert syntax.to_polars().schema["lemma"] == pl.String
    assert syntax.to_arrow().to_pylist() == syntax.to_polars().to_dicts()


def test_no_words_keep_their_columns() -> None:
    assert (
        Syntax.nothing().to_pandas().dtypes.to_dict() == make_syntax().to_pandas().dtypes.to_dict()
    )
    assert Syntax.nothing().to_polars().schema == make_syntax().to_polars().schema
    assert list(Syntax.nothing()) == []


@given(syntax=syntaxes())
def test_columns_give_the_syntax_back(syntax: Syntax) -> None:
    again = Syntax.from_columns(syntax.to_columns())
    assert again == syntax
    assert hash(again) == hash(syntax)
    for name in ("upos", "xpos", "relation", "head", "sentence_start"):
        assert getattr(again, name).dtype == getattr(syntax, name).dtype
    assert again.words.start.dtype == syntax.words.start.dtype
    assert [type(lemma) for lemma in again.lemma] == [str] * len(syntax)


@pytest.mark.parametrize(
    ("name", "value"),
    [("lemma", "go"), ("upos", "X"), ("head", 1), ("relation", "dep"), ("sentence", 3)],
)
def test_syntaxes_that_differ_in_one_word_are_not_equal(name: str, value: object) -> None:
    columns = make_syntax().to_columns()
    columns[name][-1] = value
    assert Syntax.from_columns(columns) != make_syntax()


def test_a_tag_of_nobody_is_refused() -> None:
    columns = make_syntax().to_columns() | {"upos": np.array(["VERB", "WORD"] * 5, dtype=object)}
    with pytest.raises(KeyError, match="WORD"):
        Syntax.from_columns(columns)
