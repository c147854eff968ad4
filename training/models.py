"""The trunk: one encoder, and the heads that read its vectors."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from fabula.encode.wordpieces import CASES
from fabula.records import CATEGORIES, FORMS


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

    def __init__(self, encoder: BertModel, n_pair_features: int = 128, n_span_features: int = 128) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.case = nn.Embedding(len(CASES), width)
        nn.init.zeros_(self.case.weight)
        self.dropout = nn.Dropout(0.2)
        self.event_head = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(0.2), nn.Linear(width, 1))
        self.first = nn.Sequential(nn.Linear(2 * width, n_pair_features), nn.GELU(), nn.Dropout(0.2))
        self.last = nn.Sequential(nn.Linear(2 * width, n_pair_features), nn.GELU(), nn.Dropout(0.2))
        self.pair = nn.Parameter(torch.empty(n_pair_features, n_pair_features))
        nn.init.xavier_uniform_(self.pair)
        self.first_alone = nn.Linear(n_pair_features, 1)
        self.last_alone = nn.Linear(n_pair_features, 1)
        self.ends = nn.Linear(2 * width, 3 * n_span_features)
        nn.init.constant_(self.first_alone.bias, -4.0)

    def forward(
        self, piece_ids: Tensor, piece_case: Tensor, piece_mask: Tensor, word_first: Tensor, word_last: Tensor
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
        words = self.dropout(torch.cat([_pick(hidden, word_first), _pick(hidden, word_last)], dim=-1))
        first, last = self.first(words), self.last(words)
        mention = first @ self.pair @ last.transpose(1, 2)
        mention = mention + self.first_alone(first) + self.last_alone(last).transpose(1, 2)
        return TrunkOutput(self.event_head(words).squeeze(-1), mention, self.ends(words))


class SpanTyper(nn.Module):
    """Says of what category and of what form a span is, from vectors that the trunk made."""

    def __init__(self, n_span_features: int = 128) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.GELU(), nn.Dropout(0.2), nn.Linear(n_span_features, n_span_features), nn.GELU(), nn.Dropout(0.2)
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


def _pick(hidden: Tensor, columns: Tensor) -> Tensor:
    index = columns.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
    return torch.gather(hidden, 1, index)


def build_trunk(config: BertConfig) -> Trunk:
    """A trunk of the right shape with untrained weights."""
    return Trunk(BertModel(config, add_pooling_layer=False))


def load_pretrained_trunk(model_dir: str) -> Trunk:
    """A trunk on a pretrained encoder; heads are new.

    Dropout inside the encoder is off: on a CPU it costs half the speed (shared/models.md), and
    hiding words (see ``examples``) regularises in its stead.
    """
    encoder = BertModel.from_pretrained(
        model_dir, add_pooling_layer=False, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
    )
    return Trunk(encoder)


def gather_spans(ends: Tensor, window: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The three vectors of each span that :class:`SpanTyper` reads.

    Args:
        ends: float32[n_windows, n_words, 3 * n_span_features], from :class:`TrunkOutput`.
        window: int64[n_spans], the window of each span.
        first: int64[n_spans], its first word.
        last: int64[n_spans], its last word, included.
    """
    of_first, of_last, of_each = ends.chunk(3, dim=-1)
    sums = torch.cumsum(nn.functional.pad(of_each, (0, 0, 1, 0)).float(), dim=1)
    total = sums[window, last + 1] - sums[window, first]
    mean = total / (last - first + 1).unsqueeze(-1)
    return of_first[window, first], of_last[window, last], mean
