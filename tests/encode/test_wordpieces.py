"""Wordpieces are those of the tokenizer itself, word by word."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from fabula.encode.windows import MAX_PIECES_PER_WORD, Window
from fabula.encode.wordpieces import (
    CASES,
    WordPieces,
    find_special_pieces,
    letter_case,
    load_tokenizer,
    split_words,
    window_inputs,
)
from fabula.errors import BundleError
from tests.encode.vocabularies import build_tokenizer

TOKENIZER = build_tokenizer()

WORDS = st.lists(
    st.one_of(
        st.text(min_size=1, max_size=30),
        st.text("abtom-'ÉÀß", min_size=1, max_size=40),
        st.sampled_from(["Tom", "bakery", "…", "\x01", "👩‍👧", "\u200b", "漢字"]),
    ).filter(lambda word: not any(char.isspace() for char in word)),
    max_size=30,
)


def _pieces_of(pieces: WordPieces, word: int) -> list[int]:
    return pieces.piece_ids[pieces.piece_start[word] : pieces.piece_start[word + 1]].tolist()


@given(WORDS)
def test_pieces_are_those_of_the_tokenizer_on_the_whole_text(words: list[str]) -> None:
    whole = TOKENIZER.encode(words, is_pretokenized=True, add_special_tokens=False)
    pieces = split_words(words, TOKENIZER)
    unknown = TOKENIZER.token_to_id("[UNK]")
    for index in range(len(words)):
        own = [i for i, word in zip(whole.ids, whole.word_ids, strict=True) if word == index]
        assert _pieces_of(pieces, index) == (own or [unknown])[:MAX_PIECES_PER_WORD]


@given(WORDS)
def test_columns_fit_together(words: list[str]) -> None:
    pieces = split_words(words, TOKENIZER)
    lengths = np.diff(pieces.piece_start)
    assert len(pieces.word_case) == len(lengths) == len(words)
    assert pieces.piece_start[0] == 0
    assert pieces.piece_start[-1] == len(pieces.piece_ids)
    assert ((lengths >= 1) & (lengths <= MAX_PIECES_PER_WORD)).all()
    assert pieces.piece_ids.dtype == pieces.piece_start.dtype == np.int32


@pytest.mark.parametrize("word", ["-" * 10_000, "x" * 10_000, "e\u0301" * 5_000, "a." * 50])
def test_long_words_are_cut(tokenizer: Tokenizer, word: str) -> None:
    pieces = split_words(["tom", word, "ran"], tokenizer)
    assert 1 <= len(_pieces_of(pieces, 1)) <= MAX_PIECES_PER_WORD
    assert _pieces_of(pieces, 2) == [tokenizer.token_to_id("ran")]


@pytest.mark.parametrize("word", ["\x01", "\u200b", "\U000e0001", "\ud800", "\ufeff"])
def test_words_of_nothing_readable_are_one_unknown_piece(tokenizer: Tokenizer, word: str) -> None:
    pieces = split_words([word], tokenizer)
    assert len(_pieces_of(pieces, 0)) == 1


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("tom", "lower"),
        ("o'clock", "lower"),
        ("élan", "lower"),
        ("Tom", "title"),
        ("O'Brien", "title"),
        ("Pell's", "title"),
        ("I", "title"),
        ("J.", "title"),
        ("Élan", "title"),
        ("TOM", "upper"),
        ("U.S.A", "title"),
        ("McTavish", "mixed"),
        ("漢字", "mixed"),
        ("1851", "other"),
        ("—", "other"),
        ("\x01", "other"),
    ],
)
def test_letter_case(word: str, case: str) -> None:
    assert CASES[letter_case(word)] == case


@settings(max_examples=50)
@given(WORDS.filter(bool), st.data())
def test_window_inputs_point_at_the_pieces_of_each_word(
    words: list[str], data: st.DataObject
) -> None:
    pieces = split_words(words, TOKENIZER)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    special = find_special_pieces(TOKENIZER)
    inputs = window_inputs(pieces, Window(start, start, end, end), special)
    ids = inputs["piece_ids"].tolist()
    assert (ids[0], ids[-1]) == (special.start, special.end)
    assert inputs["piece_case"][0] == inputs["piece_case"][-1] == CASES.index("special")
    for row, word in enumerate(range(start, end)):
        first, last = inputs["word_first"][row], inputs["word_last"][row]
        assert ids[first : last + 1] == _pieces_of(pieces, word)
        assert set(inputs["piece_case"][first : last + 1]) == {pieces.word_case[word]}
    assert all(array.dtype == np.int64 for array in inputs.values())


def test_a_file_that_is_no_tokenizer_is_named(tmp_path) -> None:
    path = tmp_path / "tokenizer.json"
    with pytest.raises(BundleError, match=r"tokenizer\.json is not a tokenizer"):
        load_tokenizer(path)
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(BundleError, match=r"tokenizer\.json is not a tokenizer"):
        load_tokenizer(path)


def test_a_loaded_tokenizer_neither_cuts_nor_pads(tmp_path, tokenizer: Tokenizer) -> None:
    record = json.loads(tokenizer.to_str())
    other = Tokenizer.from_str(json.dumps(record))
    other.enable_truncation(4)
    other.enable_padding(length=64)
    path = tmp_path / "tokenizer.json"
    other.save(str(path))
    assert len(load_tokenizer(path).encode("t " * 100, add_special_tokens=False).ids) == 100


def test_a_vocabulary_without_special_pieces_is_told() -> None:
    record = json.loads(build_tokenizer().to_str())
    del record["model"]["vocab"]["[MASK]"]
    with pytest.raises(BundleError, match=r"no piece \[MASK\]"):
        find_special_pieces(Tokenizer.from_str(json.dumps(record)))
