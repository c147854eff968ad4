"""The trunk: one encoder, and the heads that read its vectors."""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from fabula.encode.wordpieces import CASES
from fabula.records import CATEGORIES, FORMS

DROPOUT = 0.2
"""Share of the features that are dropped in the heads while training."""


@dataclass(frozen=True, slots=True)
class TrunkOutput:
    """What the heads say of a batch of windows.

    Attributes:
        event: float32[n_windows, n_words], logit that the word is a realis event trigger.
        mention: float32[n_windows, n_words, n_words], logit that the words from row to column,
            both included, are a mention; meaningless below the diagonal.
        ends: float32[n_windows, n_words, 3 * n_span_features], what a span takes from its first,
            its last and each of its words (see :class:`SpanTyper`).
    """

    event: Tensor
    mention: Tensor
    ends: Tensor


class Trunk(nn.Module):
    """Encoder with heads for mentions (biaffine over word pairs) and events (each word).

    The biaffine scorer is that of Dozat and Manning (2017), used for nested entities by Yu et
    al. (2020); here it decides only whether a span is a mention, and :class:`SpanTyper` says of
    what category and form, so that all classes share the evidence for boundaries.
    """

    def __init__(
        self, encoder: BertModel, n_pair_features: int = 128, n_span_features: int = 128
    ) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.case = nn.Embedding(len(CASES), width)
        # Zero: at first the encoder reads what it was pretrained on.
        nn.init.zeros_(self.case.weight)
        self.dropout = nn.Dropout(DROPOUT)
        self.event_head = nn.Sequential(
            nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(width, 1)
        )
        self.first = _projection(2 * width, n_pair_features)
        self.last = _projection(2 * width, n_pair_features)
        self.pair = nn.Parameter(torch.empty(n_pair_features, n_pair_features))
        nn.init.xavier_uniform_(self.pair)
        self.first_alone = nn.Linear(n_pair_features, 1)
        self.last_alone = nn.Linear(n_pair_features, 1)
        self.ends = nn.Linear(2 * width, 3 * n_span_features)
        # Few of all spans are mentions: start from there, or the first steps do nothing else.
        nn.init.constant_(self.first_alone.bias, -4.0)

    def forward(
        self,
        piece_ids: Tensor,
        piece_case: Tensor,
        piece_mask: Tensor,
        word_first: Tensor,
        word_last: Tensor,
    ) -> TrunkOutput:
        """Read a batch.

        Args:
            piece_ids: int64[n_windows, n_pieces], special tokens included.
            piece_case: int64[n_windows, n_pieces], index into ``CASES``.
            piece_mask: int64[n_windows, n_pieces], 1 where there is a piece.
            word_first: int64[n_windows, n_words], column of each word's first piece.
            word_last: int64[n_windows, n_words], column of its last piece.
        """
        embedded = self.encoder.embeddings.word_embeddings(piece_ids) + self.case(piece_case)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=piece_mask).last_hidden_state
        words = torch.cat([_pick(hidden, word_first), _pick(hidden, word_last)], dim=-1)
        words = self.dropout(words)
        first, last = self.first(words), self.last(words)
        mention = first @ self.pair @ last.transpose(1, 2)
        mention = mention + self.first_alone(first) + self.last_alone(last).transpose(1, 2)
        return TrunkOutput(self.event_head(words).squeeze(-1), mention, self.ends(words))


class SpanTyper(nn.Module):
    """Says of what category and of what form a span is, from vectors that the trunk made."""

    def __init__(self, n_span_features: int = 128) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.GELU(), nn.Dropout(DROPOUT), *_projection(n_span_features, n_span_features)
        )
        self.category = nn.Linear(n_span_features, len(CATEGORIES))
        self.form = nn.Linear(n_span_features, len(FORMS))

    def forward(self, first: Tensor, last: Tensor, mean: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of category and form.

        Args:
            first: float32[n_spans, n_span_features], from the span's first word.
            last: likewise, from its last word.
            mean: likewise, the mean over its words.

        Returns:
            float32[n_spans, 6] and float32[n_spans, 3].
        """
        span = self.body(first + last + mean)
        return self.category(span), self.form(span)


def _projection(n_inputs: int, n_outputs: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(n_inputs, n_outputs), nn.GELU(), nn.Dropout(DROPOUT))


def _pick(hidden: Tensor, columns: Tensor) -> Tensor:
    """The vectors of some columns: float32[n_windows, n_words, width]."""
    index = columns.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
    return torch.gather(hidden, 1, index)


def load_pretrained_trunk(model_dir: Path) -> Trunk:
    """A trunk on a pretrained encoder; heads are new.

    Dropout inside the encoder is off: on a CPU it costs half the speed, and hiding words (see
    ``examples``) regularises in its stead.
    """
    encoder = BertModel.from_pretrained(
        str(model_dir),
        add_pooling_layer=False,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    return Trunk(encoder)


def gather_spans(
    ends: Tensor, window: Tensor, first: Tensor, last: Tensor
) -> tuple[Tensor, Tensor, Tensor]:
    """The three vectors of each span that :class:`SpanTyper` reads.

    Args:
        ends: float32[n_windows, n_words, 3 * n_span_features], from :class:`TrunkOutput`.
        window: int64[n_spans], the window of each span.
        first: int64[n_spans], its first word.
        last: int64[n_spans], its last word, included.

    Returns:
        float32[n_spans, n_span_features] each.
    """
    of_first, of_last, of_each = ends.chunk(3, dim=-1)
    sums = torch.cumsum(nn.functional.pad(of_each, (0, 0, 1, 0)).float(), dim=1)
    total = sums[window, last + 1] - sums[window, first]
    mean = total / (last - first + 1).unsqueeze(-1)
    return of_first[window, first], of_last[window, last], mean
