"""MUC and B³ taken apart: what they owe to each form of mention, and to distance.

An anaphor is a mention that has an earlier one in its cluster. It is resolved when some earlier
mention of its cluster stands beside it on the other side too; any will do, as in the resolution
classes of Stoyanov et al. (2009, ACL, *Conundrums in noun phrase coreference resolution*). Counted
from the gold side that is recall, from the predicted side precision. Over all anaphors the counts
are those of MUC exactly (a cluster of n mentions that falls into k parts has n - k resolved), and
B³ is a sum over mentions anyway, so that the parts add up to the whole. CEAFe matches whole
clusters and has no such parts.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.scores import Counts


@dataclass(frozen=True, slots=True)
class PlacedMention:
    """A mention of one side.

    Attributes:
        key: equal on both sides for one mention.
        cluster: its cluster on this side.
        form: ``PROP``, ``NOM`` or ``PRON`` as this side has it.
        sentence: the number of its sentence.
    """

    key: Hashable
    cluster: Hashable
    form: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A mention with an earlier one in its cluster, the nearest ``n_sentences`` back."""

    form: str
    n_sentences: int
    is_resolved: bool


Side = Sequence[PlacedMention]
"""The mentions of one side in the order of the text, no key twice."""


def score_anaphors(gold: Side, predicted: Side, choose: Callable[[Anaphor], bool]) -> Counts:
    """MUC of those anaphors that are chosen, by what their own side says of them."""
    found = [a for a in find_anaphors(predicted, _homes(gold)) if choose(a)]
    wanted = [a for a in find_anaphors(gold, _homes(predicted)) if choose(a)]
    return Counts(_n_resolved(found), len(found), _n_resolved(wanted), len(wanted))


def find_anaphors(mentions: Side, homes: Mapping[Hashable, Hashable]) -> list[Anaphor]:
    """The anaphors of one side, given the clusters of the other."""
    last: dict[Hashable, int] = {}
    met: set[tuple[Hashable, Hashable]] = set()
    anaphors = []
    for mention in mentions:
        pair = (mention.cluster, homes.get(mention.key))
        if mention.cluster in last:
            distance = mention.sentence - last[mention.cluster]
            anaphors.append(Anaphor(mention.form, distance, pair in met))
        last[mention.cluster] = mention.sentence
        if mention.key in homes:
            met.add(pair)
    return anaphors


def score_b_cubed_of_form(gold: Side, predicted: Side, form: str) -> Counts:
    """B³ of the mentions of one form, singletons in."""
    found, wanted = _shares(predicted, _homes(gold)), _shares(gold, _homes(predicted))
    right_predicted = [share for name, share in found if name == form]
    right_gold = [share for name, share in wanted if name == form]
    return Counts(sum(right_predicted), len(right_predicted), sum(right_gold), len(right_gold))


def _shares(mentions: Side, homes: Mapping[Hashable, Hashable]) -> list[tuple[str, float]]:
    """Form of each mention, and how much of its cluster is with it on the other side."""
    sizes = Counter(mention.cluster for mention in mentions)
    common = Counter((m.cluster, homes[m.key]) for m in mentions if m.key in homes)
    return [
        (m.form, common[m.cluster, homes[m.key]] / sizes[m.cluster] if m.key in homes else 0.0)
        for m in mentions
    ]


def _homes(mentions: Side) -> dict[Hashable, Hashable]:
    return {mention.key: mention.cluster for mention in mentions}


def _n_resolved(anaphors: Iterable[Anaphor]) -> float:
    return float(sum(anaphor.is_resolved for anaphor in anaphors))
