"""What the tests of training share: a tiny model and a tiny document. Torch is imported late."""

from typing import TYPE_CHECKING

import numpy as np
import pytest

from evaluation.corpora.litbank import LitBankDocument
from evaluation.corpora.litbank_layers import GoldMention
from tests.encode.vocabularies import build_tokenizer

if TYPE_CHECKING:
    from training.models import Reader

SENTENCES = (
    ("Tom", "Pell", "ran", "to", "_", "Galway", "_", "."),
    ("The", "mother", "of", "Tom", "walked", "and", "he", "said", "“", "No", "”", "."),
    ("_", "Tom", "Pell", "_", "ran", "to", "the", "bakery", "."),
)
"""``_`` are signs of italics, which the training drops."""

N_REPEATS = 3

LEMMA_RULES = ("0+", "=0+", "1+")


@pytest.fixture(scope="session")
def document() -> LitBankDocument:
    """The three sentences, several times over."""
    tokens, starts, mentions, events = [], [], [], []
    for sentence in SENTENCES * N_REPEATS:
        at = len(tokens)
        starts.append(at)
        tokens += sentence
        mentions += [GoldMention(at + a, at + b, c, f, 0) for a, b, c, f in _spans_of(sentence)]
        events += [at + i for i, word in enumerate(sentence) if word in ("ran", "walked", "said")]
    places = np.zeros(len(tokens), np.int32)
    return LitBankDocument(
        name="tiny",
        raw="",
        tokens=tuple(tokens),
        sentence_start=np.array([*starts, len(tokens)], np.int32),
        mentions=tuple(mentions),
        links=(),
        entities=(),
        events=np.array(events, np.int32),
        quotes=(),
        raw_start=places,
        raw_end=places,
    )


def _spans_of(sentence: tuple[str, ...]) -> list[tuple[int, int, str, str]]:
    if sentence[0] == "Tom":
        return [(0, 2, "PER", "PROP"), (4, 7, "GPE", "PROP"), (5, 6, "GPE", "PROP")]
    if sentence[0] == "The":
        return [(0, 4, "PER", "NOM"), (3, 4, "PER", "PROP"), (6, 7, "PER", "PRON")]
    return [(0, 4, "PER", "PROP"), (0, 1, "ORG", "NOM"), (6, 8, "FAC", "NOM")]


@pytest.fixture
def reader() -> "Reader":
    """A reader with random weights, the same in every test."""
    torch = pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
    transformers = pytest.importorskip("transformers", reason="transformers is not installed")
    from training.models import ArcTyper, Reader, SpanTyper, Trunk  # noqa: PLC0415 -- needs torch

    torch.manual_seed(1)
    config = transformers.BertConfig(
        vocab_size=build_tokenizer().get_vocab_size(),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=128,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    encoder = transformers.BertModel(config, add_pooling_layer=False)
    return Reader(Trunk(encoder, len(LEMMA_RULES), 16), SpanTyper(), ArcTyper())
