"""What is wrong with a reading of a batch, layer by layer."""

import math
from typing import Final

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from fabula.encode.links import DISTANCES, N_BACK, N_KEY_FEATURES
from training.batches import Batch, LinkGold, SpanGold
from training.examples import NO_LABEL
from training.models import (
    ArcTyper,
    Reader,
    SpanLinker,
    SpanTyper,
    TrunkOutput,
    gather_spans,
)

LOSS_WEIGHTS: Final = {
    "mention": 1.0,
    "type": 1.0,
    "link": 0.5,
    "event": 1.0,
    "upos": 0.3,
    "xpos": 0.3,
    "lemma": 0.15,
    "arc": 0.3,
    "relation": 0.3,
    "sentence": 0.3,
    "emotion": 1.0,
    "speech": 0.2,
}
"""Syntax weighs less: it has a label for every word, and would drown what is rare."""

NEVER: Final = -1e4
"""The logit of what cannot be."""


def batch_losses(reader: Reader, batch: Batch) -> dict[str, Tensor]:
    """The loss of each layer that the batch has labels for: a sum, divided by the words."""
    with torch.autocast(batch.piece_ids.device.type, dtype=torch.bfloat16):
        output = reader.trunk(
            batch.piece_ids, batch.piece_case, batch.piece_mask, batch.word_first, batch.word_last
        )
    losses: dict[str, Tensor] = {}
    if batch.spans is not None:
        losses["mention"] = _mention_loss(output, batch, batch.spans)
        losses["type"] = _type_loss(output, reader.spans, batch.spans)
    if batch.links is not None:
        losses["link"] = _link_loss(output, reader.links, batch.links)
    if batch.tags is not None and batch.heads is not None:
        losses |= _syntax_losses(output, reader.arcs, batch.tags, batch.heads, batch.word_mask)
    for name, logits, gold in (
        ("event", output.event, batch.events),
        ("sentence", output.sentence_last, batch.sentence_last),
        ("emotion", output.emotion, batch.emotions),
        ("speech", output.speech, batch.speech),
    ):
        if gold is not None:
            mask = batch.word_mask
            losses[name] = binary_cross_entropy_with_logits(
                logits.float()[mask], gold[mask], reduction="sum"
            )
    n_words = batch.word_mask.sum()
    return {name: loss / n_words for name, loss in losses.items()}


def _mention_loss(output: TrunkOutput, batch: Batch, spans: SpanGold) -> Tensor:
    gold = torch.zeros_like(output.mention, dtype=torch.float32)
    window, first, last = spans.place.unbind(dim=1)
    gold[window, first, last] = spans.score
    pairs = torch.triu(batch.word_mask.unsqueeze(1) & batch.word_mask.unsqueeze(2))
    return binary_cross_entropy_with_logits(
        output.mention.float()[pairs], gold[pairs], reduction="sum"
    )


def _type_loss(output: TrunkOutput, typer: SpanTyper, spans: SpanGold) -> Tensor:
    """Categories and forms are learned on the gold spans alone, the likelier the more."""
    window, first, last = spans.place.unbind(dim=1)
    category, form = typer(*gather_spans(output.ends.float(), window, first, last))
    losses = cross_entropy(category, spans.category, reduction="none") + cross_entropy(
        form, spans.form, reduction="none"
    )
    return (losses * spans.score).sum()


def _link_loss(output: TrunkOutput, linker: SpanLinker, links: LinkGold) -> Tensor:
    """The likelihood of all true antecedents together (Lee et al. 2017).

    Where not all mentions are known, only those that are compete, and only a mention with a true
    antecedent among them is learned from.
    """
    window, first, last = links.place.unbind(dim=1)
    vectors = gather_spans(output.link_ends.float(), window, first, last)
    query, key, near, none = linker(*vectors)
    row = torch.arange(len(query), device=query.device)
    distance = row.unsqueeze(1) - row
    score = query @ key.T / math.sqrt(N_KEY_FEATURES)
    least = torch.tensor(DISTANCES[1:], device=distance.device)
    score = score + near.gather(1, torch.bucketize(distance, least, right=True))
    may_be = (distance > 0) & (distance <= N_BACK)
    may_be &= links.document.unsqueeze(1) == links.document
    is_same = may_be & (links.entity.unsqueeze(1) == links.entity)
    has_antecedent = is_same.any(dim=1)
    score = score.masked_fill(~may_be, NEVER)
    if links.is_complete:
        score = torch.cat([none.unsqueeze(1), score], dim=1)
        is_same = torch.cat([~has_antecedent.unsqueeze(1), is_same], dim=1)
    else:
        score, is_same = score[has_antecedent], is_same[has_antecedent]
    right = score.masked_fill(~is_same, NEVER).logsumexp(dim=1)
    loss: Tensor = (score.logsumexp(dim=1) - right).sum()
    return loss


def _syntax_losses(
    output: TrunkOutput, typer: ArcTyper, tags: Tensor, heads: Tensor, words: Tensor
) -> dict[str, Tensor]:
    upos, xpos, lemma, relation = tags.unbind(dim=-1)
    arc = output.arc.float().masked_fill(~words.unsqueeze(1), NEVER)
    known = heads != NO_LABEL
    of_dependent, of_head = output.arc_ends.float().chunk(2, dim=-1)
    window, word = known.nonzero(as_tuple=True)
    typed = typer(of_dependent[window, word], of_head[window, heads[window, word]])
    return {
        "upos": _class_loss(output.upos, upos),
        "xpos": _class_loss(output.xpos, xpos),
        "lemma": _class_loss(output.lemma, lemma),
        "arc": _class_loss(arc, heads),
        "relation": _class_loss(typed, relation[known]),
    }


def _class_loss(logits: Tensor, gold: Tensor) -> Tensor:
    return cross_entropy(
        logits.float().flatten(0, -2), gold.flatten(), ignore_index=NO_LABEL, reduction="sum"
    )
