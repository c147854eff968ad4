"""Examples become windows of numbers, and batches of them."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from fabula.encode.windows import Window
from tests.encode.vocabularies import build_tokenizer

torch = pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
from training.batches import Sampler, collate, window_gold  # noqa: E402
from training.examples import NO_LABEL, Example, SyntaxLabels, example_from_litbank  # noqa: E402

pytestmark = pytest.mark.torch
TOKENIZER = build_tokenizer()


def test_gold_of_a_window_is_what_lies_wholly_in_it(document) -> None:
    example = example_from_litbank(document)
    gold = window_gold(example, Window(1, 1, 8, 8))
    # Words 1 to 7: *Pell ran to Galway . The mother*, so that *Tom Pell* is cut.
    assert gold["span_place"].tolist() == [[3, 3], [3, 3]]
    assert gold["events"].tolist() == [0, 1, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("seed", range(5))
def test_an_epoch_holds_every_word_once_and_all_gold_that_fits(document, seed: int) -> None:
    example = example_from_litbank(document)
    sampler = Sampler(TOKENIZER, n_pieces=62, batch_size=2, hidden_share=0.0)
    batches = list(sampler.batches([example], Random(seed)))
    assert sum(int(batch.word_mask.sum()) for batch in batches) == len(example.words)
    assert sum(int(batch.events.sum()) for batch in batches) == example.events.sum()
    # Sentences are short here, so that no window cuts one.
    assert sum(len(batch.spans.score) for batch in batches) == len(example.mentions.score)
    for batch in batches:
        assert len(batch.piece_ids) <= 2
        assert batch.piece_ids.shape[1] <= 64
        window, first, last = batch.spans.place.unbind(dim=1)
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
        "events": np.array([1.0]),
        "heads": np.array([0]),
        **_spans([[0, 0]]),
    }
    two = {
        "piece_ids": np.array([2, 7, 8, 9, 3]),
        "piece_case": np.array([0, 1, 1, 2, 0]),
        "word_first": np.array([1, 3]),
        "word_last": np.array([2, 3]),
        "events": np.array([0.0, 1.0]),
        "heads": np.array([1, 1]),
        **_spans([]),
    }
    batch = collate([one, two, one])
    assert batch.piece_mask.tolist() == [[1, 1, 1, 0, 0], [1] * 5, [1, 1, 1, 0, 0]]
    assert batch.word_mask.tolist() == [[True, False], [True, True], [True, False]]
    assert batch.events.tolist() == [[1, 0], [0, 1], [1, 0]]
    assert batch.heads.tolist() == [[0, NO_LABEL], [1, 1], [0, NO_LABEL]]
    assert batch.spans.place.tolist() == [[0, 0, 0], [2, 0, 0]]
    assert batch.spans.score.tolist() == [1, 1]
    assert batch.speech is None


def test_a_batch_can_be_filled_up_to_one_shape() -> None:
    one = {name: np.array([1]) for name in ("piece_ids", "piece_case", "word_first", "word_last")}
    batch = collate([one], shape=(3, 4))
    assert batch.piece_mask.tolist() == [[1, 0, 0, 0]] * 3
    assert batch.word_mask.tolist() == [[True], [False], [False]]


def _spans(places: list[list[int]]) -> dict[str, np.ndarray]:
    n_spans = len(places)
    return {
        "span_place": np.array(places, dtype=np.int64).reshape(-1, 2),
        "span_score": np.ones(n_spans, np.float32),
        "span_category": np.ones((n_spans, 6), np.float32),
        "span_form": np.ones((n_spans, 3), np.float32),
    }


def test_heads_outside_a_window_are_no_labels() -> None:
    syntax = SyntaxLabels(
        tags=np.zeros((4, 4), np.int32),
        head=np.array([1, 1, 1, 2], np.int32),
        sentence_last=np.zeros(4, np.float32),
    )
    example = Example("x", ("a", "b", "c", "d"), np.zeros(1, np.int32), syntax=syntax)
    assert window_gold(example, Window(2, 2, 4, 4))["heads"].tolist() == [NO_LABEL, 0]


def test_mentions_of_one_document_stay_together(document) -> None:
    one = example_from_litbank(document)
    sampler = Sampler(TOKENIZER, n_pieces=62, batch_size=2, hidden_share=0.0)
    batches = list(sampler.batches([one, replace(one, name="other")], Random(1)))
    n_links = sum(len(batch.links.entity) for batch in batches)
    assert n_links == 2 * len(one.links.entity)
    for batch in batches:
        assert batch.links.is_complete
        window = batch.links.place[:, 0]
        assert (window.diff() >= 0).all()
        # Documents are told apart, for entities have numbers of their own in each.
        assert len(set(batch.links.document.tolist())) <= 2
    assert len({n for batch in batches for n in batch.links.document.tolist()}) == 2
