"""Documents become windows of numbers, and no gold is lost on the way."""

from random import Random

import numpy as np
import pytest

from fabula.encode.windows import Window
from fabula.records import CATEGORIES, FORMS
from tests.encode.vocabularies import build_tokenizer

torch = pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
from training.examples import (  # noqa: E402
    Example,
    Sampler,
    collate,
    example_from_litbank,
    hash_examples,
    window_gold,
)

pytestmark = pytest.mark.torch
TOKENIZER = build_tokenizer()


def _words(example: Example) -> list[str]:
    return [
        f"{' '.join(example.words[first : last + 1])} {CATEGORIES[category]} {FORMS[form]}"
        for first, last, category, form in example.mentions.tolist()
    ]


def test_signs_of_italics_are_dropped_and_spans_move_with_the_words(document) -> None:
    example = example_from_litbank(document)
    assert "_" not in example.words
    assert "_" in document.tokens
    assert _words(example)[:8] == [
        "Tom Pell PER PROP",
        "Galway GPE PROP",
        "Galway GPE PROP",
        "The mother of Tom PER NOM",
        "Tom PER PROP",
        "he PER PRON",
        "Tom Pell PER PROP",
        "the bakery FAC NOM",
    ]
    starts = example.sentence_start.tolist()
    assert [example.words[start] for start in starts[:3]] == ["Tom", "The", "Tom"]
    assert {example.words[i] for i in np.flatnonzero(example.events)} == {"ran", "walked", "said"}
    assert len(example.events) == len(example.words)


def test_a_mention_of_nothing_but_a_dropped_sign_is_dropped(document) -> None:
    example = example_from_litbank(document)
    n_gone = sum(mention.category == "ORG" for mention in document.mentions)
    assert len(example.mentions) == len(document.mentions) - n_gone
    assert not any("ORG" in words for words in _words(example))


def test_gold_of_a_window_is_what_lies_wholly_in_it(document) -> None:
    example = example_from_litbank(document)
    gold = window_gold(example, Window(1, 1, 8, 8))
    # Words 1 to 7: *Pell ran to Galway . The mother*, so that *Tom Pell* is cut.
    assert gold["spans"][:, :2].tolist() == [[3, 3], [3, 3]]
    assert gold["events"].tolist() == [0, 1, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("seed", range(5))
def test_an_epoch_holds_every_word_once_and_all_gold_that_fits(document, seed: int) -> None:
    example = example_from_litbank(document)
    sampler = Sampler(TOKENIZER, n_pieces=62, batch_size=2, hidden_share=0.0)
    batches = list(sampler.batches([example], Random(seed)))
    assert sum(int(batch.word_mask.sum()) for batch in batches) == len(example.words)
    assert sum(int(batch.events.sum()) for batch in batches) == example.events.sum()
    # Sentences are short here, so that no window cuts one.
    assert sum(len(batch.spans) for batch in batches) == len(example.mentions)
    for batch in batches:
        assert len(batch.piece_ids) <= 2
        assert batch.piece_ids.shape[1] <= 64
        window, first, last = batch.spans[:, :3].unbind(dim=1)
        assert batch.word_mask[window, first].all()
        assert batch.word_mask[window, last].all()


def test_epochs_differ_and_a_seed_repeats_them(document) -> None:
    example = example_from_litbank(document)
    sampler = Sampler(TOKENIZER, n_pieces=62, batch_size=2, hidden_share=0.3)

    def ids(random: Random) -> list[list[list[int]]]:
        return [batch.piece_ids.tolist() for batch in sampler.batches([example], random)]

    random = Random(3)
    first, second = ids(random), ids(random)
    assert first != second
    assert ids(Random(3)) == first


def test_hiding_spares_special_pieces_and_padding(document) -> None:
    example = example_from_litbank(document)
    sampler = Sampler(TOKENIZER, n_pieces=62, batch_size=3, hidden_share=1.0)
    start, end, hidden = (TOKENIZER.token_to_id(piece) for piece in ("[CLS]", "[SEP]", "[MASK]"))
    for batch in sampler.batches([example], Random(0)):
        lengths = batch.piece_mask.sum(dim=1)
        for row, length in zip(batch.piece_ids, lengths, strict=True):
            assert (row[0], row[length - 1]) == (start, end)
            assert (row[1 : length - 1] == hidden).all()
            assert (row[length:] == 0).all()


def test_about_the_asked_share_is_hidden(document) -> None:
    example = example_from_litbank(document)
    sampler = Sampler(TOKENIZER, n_pieces=62, batch_size=3, hidden_share=0.25)
    batches = [b for seed in range(5) for b in sampler.batches([example], Random(seed))]
    hidden = sum(int((b.piece_ids == TOKENIZER.token_to_id("[MASK]")).sum()) for b in batches)
    n_pieces = sum(int(b.piece_mask.sum()) - 2 * len(b.piece_mask) for b in batches)
    assert 0.2 < hidden / n_pieces < 0.3


def test_windows_are_padded_to_one_length() -> None:
    one = {
        "piece_ids": np.array([2, 7, 3]),
        "piece_case": np.array([0, 1, 0]),
        "word_first": np.array([1]),
        "word_last": np.array([1]),
        "events": np.array([1]),
        "spans": np.array([[0, 0, 4, 2]]),
    }
    two = {
        "piece_ids": np.array([2, 7, 8, 9, 3]),
        "piece_case": np.array([0, 1, 1, 2, 0]),
        "word_first": np.array([1, 3]),
        "word_last": np.array([2, 3]),
        "events": np.array([0, 1]),
        "spans": np.empty((0, 4), dtype=np.int64),
    }
    batch = collate([one, two, one])
    assert batch.piece_mask.tolist() == [[1, 1, 1, 0, 0], [1] * 5, [1, 1, 1, 0, 0]]
    assert batch.word_mask.tolist() == [[True, False], [True, True], [True, False]]
    assert batch.events.tolist() == [[1, 0], [0, 1], [1, 0]]
    assert batch.spans.tolist() == [[0, 0, 0, 4, 2], [2, 0, 0, 4, 2]]


def test_hashes_tell_labels_apart(document) -> None:
    example = example_from_litbank(document)
    changed = Example(
        "tiny", example.words, example.sentence_start, example.mentions, ~example.events
    )
    assert hash_examples([example]) == hash_examples([example_from_litbank(document)])
    assert hash_examples([example]) != hash_examples([changed])
