"""MUC, B³ and CEAFe of two clusterings whose mentions need not be the same.

Follows Pradhan et al. (2014), *Scoring Coreference Partitions of Predicted Mentions*, which is
what the CoNLL reference scorer computes. Singletons are clusters like any other; MUC alone does
not see them, since it counts links. Counts of documents add up as in the reference scorer.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from evaluation.scores import Cell, Counts

Clusters = Sequence[frozenset[Hashable]]


def cluster_mentions(assigned: Mapping[Hashable, Hashable]) -> list[frozenset[Hashable]]:
    """Clusters from the label of each mention."""
    clusters: dict[Hashable, set[Hashable]] = {}
    for mention, label in assigned.items():
        clusters.setdefault(label, set()).add(mention)
    return [frozenset(cluster) for cluster in clusters.values()]


def score_conll(gold: Clusters, predicted: Clusters) -> Cell:
    """MUC, B³ and CEAFe; their mean F1 is the CoNLL score. ``n_gold`` counts mentions."""
    parts = (
        score_muc(gold, predicted),
        score_b_cubed(gold, predicted),
        score_ceaf_e(gold, predicted),
    )
    return Cell(parts, sum(len(cluster) for cluster in gold))


def score_muc(gold: Clusters, predicted: Clusters) -> Counts:
    """Links that need not be added to join each cluster (Vilain et al. 1995)."""
    kept_predicted, n_predicted = _muc_links(predicted, gold)
    kept_gold, n_gold = _muc_links(gold, predicted)
    return Counts(kept_predicted, n_predicted, kept_gold, n_gold)


def _muc_links(clusters: Clusters, others: Clusters) -> tuple[float, float]:
    """Links of ``clusters`` that ``others`` keep, and all links of ``clusters``."""
    owner = _owners(others)
    kept = 0
    for cluster in clusters:
        homes = [owner.get(mention) for mention in cluster]
        n_parts = len({home for home in homes if home is not None}) + homes.count(None)
        kept += len(cluster) - n_parts
    return float(kept), float(sum(len(cluster) - 1 for cluster in clusters))


def score_b_cubed(gold: Clusters, predicted: Clusters) -> Counts:
    """For each mention the share of its cluster that is its cluster on the other side too."""
    right_predicted = right_gold = 0.0
    for (i, j), n_common in _overlaps(gold, predicted).items():
        right_gold += n_common**2 / len(gold[i])
        right_predicted += n_common**2 / len(predicted[j])
    n_predicted = float(sum(len(cluster) for cluster in predicted))
    return Counts(right_predicted, n_predicted, right_gold, float(sum(map(len, gold))))


def score_ceaf_e(gold: Clusters, predicted: Clusters) -> Counts:
    """Clusters matched one to one so that their likeness (Dice) is greatest (Luo 2005)."""
    likeness = np.zeros((len(gold), len(predicted)))
    for (i, j), n_common in _overlaps(gold, predicted).items():
        likeness[i, j] = 2 * n_common / (len(gold[i]) + len(predicted[j]))
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    total = float(likeness[rows, columns].sum())
    return Counts(total, float(len(predicted)), total, float(len(gold)))


def _owners(clusters: Iterable[frozenset[Hashable]]) -> dict[Hashable, int]:
    return {mention: index for index, cluster in enumerate(clusters) for mention in cluster}


def _overlaps(gold: Clusters, predicted: Clusters) -> Counter[tuple[int, int]]:
    """How many mentions each pair of clusters has in common; only pairs that have some."""
    owner = _owners(predicted)
    return Counter(
        (index, owner[mention])
        for index, cluster in enumerate(gold)
        for mention in cluster
        if mention in owner
    )
