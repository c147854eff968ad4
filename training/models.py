"""The trunk: one encoder, and the heads that read its vectors."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel, BertModel, MPNetModel

from fabula.encode.links import DISTANCES, N_KEY_FEATURES
from fabula.encode.wordpieces import CASES
from fabula.records import CATEGORIES, EMOTIONS, FORMS, RELATIONS, UPOS, XPOS

Encoder = BertModel | MPNetModel

DROPOUT = 0.2
"""Share of the features that are dropped in the heads while training."""


N_SPAN_FEATURES = 128
N_ARC_FEATURES = 192
N_RELATION_FEATURES = 128
N_LINK_FEATURES = 96


@dataclass(frozen=True, slots=True)
class TrunkOutput:
    """What the heads say of a batch of windows.

    Attributes:
        event: float32[n_windows, n_words], logit that the word is a realis event trigger.
        mention: float32[n_windows, n_words, n_words], logit that the words from row to column,
            both included, are a mention; meaningless below the diagonal.
        ends: float32[n_windows, n_words, 3 * n_span_features], what a span takes from its first,
            its last and each of its words (see :class:`SpanTyper`).
        link_ends: float32[n_windows, n_words, 3 * n_link_features], what a mention takes from
            its words to find whom it means (see :class:`SpanLinker`).
        upos, xpos, lemma: float32[n_windows, n_words, n_labels], logits of each word's labels.
        arc: float32[n_windows, n_words, n_words], score that the word of the column is the head
            of that of the row; a word is its own head where it is the root.
        arc_ends: float32[n_windows, n_words, 2 * n_relation_features], what an arc takes from its
            dependent and from its head (see :class:`ArcTyper`).
        sentence_last: float32[n_windows, n_words], logit that a sentence ends with the word.
        emotion: float32[n_windows, n_words, n_emotions + 1], logits that the word lies in a span
            of each emotion, and that one begins there.
        speech: float32[n_windows, n_words], logit that the word is part of a quotation.
    """

    event: Tensor
    mention: Tensor
    ends: Tensor
    link_ends: Tensor
    upos: Tensor
    xpos: Tensor
    lemma: Tensor
    arc: Tensor
    arc_ends: Tensor
    sentence_last: Tensor
    emotion: Tensor
    speech: Tensor


class Trunk(nn.Module):
    """Encoder with heads for mentions, events, syntax, emotions and speech.

    The biaffine scorer is that of Dozat and Manning (2017) for dependency heads, used for nested
    entities by Yu et al. (2020). For mentions it decides only whether a span is one, and
    :class:`SpanTyper` says of what category and form, so that all classes share the evidence for
    boundaries; for syntax :class:`ArcTyper` does likewise.
    """

    def __init__(
        self,
        encoder: Encoder,
        n_lemma_rules: int,
        n_pair_features: int = 128,
        n_span_features: int = N_SPAN_FEATURES,
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
        self.mention = PairScorer(2 * width, n_pair_features, bias=-4.0)
        self.ends = nn.Linear(2 * width, 3 * n_span_features)
        self.link_ends = nn.Linear(2 * width, 3 * N_LINK_FEATURES)
        self.tags = _projection(2 * width, 2 * N_ARC_FEATURES)
        self.upos = nn.Linear(2 * N_ARC_FEATURES, len(UPOS))
        self.xpos = nn.Linear(2 * N_ARC_FEATURES, len(XPOS))
        self.lemma = nn.Linear(2 * N_ARC_FEATURES, n_lemma_rules)
        self.sentence_last = nn.Linear(2 * N_ARC_FEATURES, 1)
        self.arc = PairScorer(2 * width, N_ARC_FEATURES, bias=0.0)
        self.arc_ends = nn.Linear(2 * width, 2 * N_RELATION_FEATURES)
        self.told = _projection(2 * width, N_SPAN_FEATURES)
        self.emotion = nn.Linear(N_SPAN_FEATURES, len(EMOTIONS) + 1)
        self.speech = nn.Linear(N_SPAN_FEATURES, 1)
        nn.init.constant_(self.emotion.bias, -4.0)

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
        hidden = self.read_pieces(piece_ids, piece_case, piece_mask)
        words = torch.cat([_pick(hidden, word_first), _pick(hidden, word_last)], dim=-1)
        words = self.dropout(words)
        tags, told = self.tags(words), self.told(words)
        return TrunkOutput(
            event=self.event_head(words).squeeze(-1),
            mention=self.mention(words),
            ends=self.ends(words),
            link_ends=self.link_ends(words),
            upos=self.upos(tags),
            xpos=self.xpos(tags),
            lemma=self.lemma(tags),
            arc=self.arc(words),
            arc_ends=self.arc_ends(words),
            sentence_last=self.sentence_last(tags).squeeze(-1),
            emotion=self.emotion(told),
            speech=self.speech(told).squeeze(-1),
        )

    def read_pieces(self, piece_ids: Tensor, piece_case: Tensor, piece_mask: Tensor) -> Tensor:
        """The encoder's vectors, float32[n_windows, n_pieces, width]."""
        embedded = self.encoder.embeddings.word_embeddings(piece_ids) + self.case(piece_case)
        vectors: Tensor = self.encoder(
            inputs_embeds=embedded, attention_mask=piece_mask
        ).last_hidden_state
        return vectors


class PairScorer(nn.Module):
    """A score for every pair of words of a window, rows before columns (biaffine)."""

    def __init__(self, n_inputs: int, n_features: int, *, bias: float) -> None:
        super().__init__()
        self.row = _projection(n_inputs, n_features)
        self.column = _projection(n_inputs, n_features)
        self.pair = nn.Parameter(torch.empty(n_features, n_features))
        nn.init.xavier_uniform_(self.pair)
        self.row_alone = nn.Linear(n_features, 1)
        self.column_alone = nn.Linear(n_features, 1)
        # Where few pairs are true: start from there, or the first steps do nothing else.
        nn.init.constant_(self.row_alone.bias, bias)

    def forward(self, words: Tensor) -> Tensor:
        """float32[n_windows, n_words, n_words] from float32[n_windows, n_words, n_inputs]."""
        row: Tensor = self.row(words)
        column: Tensor = self.column(words)
        alone: Tensor = self.row_alone(row) + self.column_alone(column).transpose(1, 2)
        return alone + row @ self.pair @ column.transpose(1, 2)


class SpanTyper(nn.Module):
    """Says of what category and of what form a span is, from vectors that the trunk made."""

    def __init__(self, n_span_features: int = N_SPAN_FEATURES) -> None:
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


class SpanLinker(nn.Module):
    """Says which earlier mentions a mention may mean the same as (Lee et al. 2017, 2018).

    The score of an antecedent is the product of two short vectors and what the mention expects of
    one so far back; that of none of them is the mention's own. Since each vector is made of one
    mention, pairs cost next to nothing, and may lie in different windows.
    """

    def __init__(self, n_features: int = N_LINK_FEATURES) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.GELU(), nn.Dropout(DROPOUT), *_projection(n_features, n_features)
        )
        self.query = nn.Linear(n_features, N_KEY_FEATURES)
        self.key = nn.Linear(n_features, N_KEY_FEATURES)
        self.near = nn.Linear(n_features, len(DISTANCES))
        self.none = nn.Linear(n_features, 1)

    def forward(
        self, first: Tensor, last: Tensor, mean: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """What each mention asks for, what it offers, how far back it looks, and whether at all.

        Args:
            first: float32[n_spans, n_link_features], from the span's first word.
            last: likewise, from its last word.
            mean: likewise, the mean over its words.

        Returns:
            float32[n_spans, n_key_features] twice (their product, over the root of their length,
            is the score of a pair), [n_spans, n_distances] and [n_spans].
        """
        span = self.body(first + last + mean)
        return self.query(span), self.key(span), self.near(span), self.none(span).squeeze(-1)


class ArcTyper(nn.Module):
    """Says what relation a word has to its head, from vectors that the trunk made."""

    def __init__(self, n_relation_features: int = N_RELATION_FEATURES) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.GELU(), nn.Dropout(DROPOUT), *_projection(n_relation_features, n_relation_features)
        )
        self.relation = nn.Linear(n_relation_features, len(RELATIONS))

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Logits of the relation, float32[n_arcs, n_relations].

        Args:
            dependent: float32[n_arcs, n_relation_features], from the word that depends.
            head: likewise, from its head.
        """
        relation: Tensor = self.relation(self.body(dependent + head))
        return relation


class Reader(nn.Module):
    """All that is trained, so that it is averaged and saved as one."""

    def __init__(self, trunk: Trunk, spans: SpanTyper, arcs: ArcTyper, links: SpanLinker) -> None:
        super().__init__()
        self.trunk = trunk
        self.spans = spans
        self.arcs = arcs
        self.links = links


def _projection(n_inputs: int, n_outputs: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(n_inputs, n_outputs), nn.GELU(), nn.Dropout(DROPOUT))


def _pick(hidden: Tensor, columns: Tensor) -> Tensor:
    """The vectors of some columns: float32[n_windows, n_words, width]."""
    index = columns.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
    return torch.gather(hidden, 1, index)


def load_pretrained_reader(model_dir: Path, n_lemma_rules: int) -> Reader:
    """A reader on a pretrained encoder, BERT's kind or MPNet's; heads are new.

    Dropout inside the encoder is off: on a CPU it costs half the speed, and hiding words (see
    ``training.batches``) regularises in its stead.
    """
    encoder = AutoModel.from_pretrained(
        str(model_dir),
        add_pooling_layer=False,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    return Reader(Trunk(encoder, n_lemma_rules), SpanTyper(), ArcTyper(), SpanLinker())


def mix_weights(reader: Reader, others: Mapping[str, Tensor], share: float) -> None:
    """Move every weight of a reader by a share of the way to its value in ``others``, in place."""
    with torch.no_grad():
        for name, weight in reader.state_dict().items():
            if weight.is_floating_point():
                weight.lerp_(others[name], share)


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
