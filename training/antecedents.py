"""``python -m training.antecedents``: the weights by which fabula tells whom a pronoun means.

A choice among candidates by ``interpret.antecedents.FEATURES``, fitted to the documents of LitBank
and the novels of PDNC outside the development split. No encoder is trained.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evaluation.corpora.litbank import LitBankDocument, list_litbank, load_litbank
from evaluation.corpora.pdnc import Novel, list_pdnc, load_pdnc
from evaluation.layers.coref import place_gold
from evaluation.projections import TokenGrid
from evaluation.readings import Reading, fabula_reader, take_reading
from evaluation.splits import Split, choose_names
from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.linking import antecedents, links, rereadings
from fabula.interpret.linking.antecedent_weights import WEIGHTS
from fabula.interpret.speaking.verdicts import Verdict
from fabula.interpret.wording.phrases import Phrase
from training.dialogues import find_tag_pronoun
from training.novels import identify_mentions
from training.weights import write_weights

PENALTY = 1e-4
"""Of the squared weights, against the mean loss."""

LITBANK_WEIGHT = 3.0
"""Of a choice of LitBank, where one of PDNC counts 1.

PDNC has more of them, but knows only named characters: on its own it teaches that nobody else is
ever meant."""

ROOMS = (links, rereadings)
"""The modules that choose: at the first reading, and at the second."""

N_LATEST = 6
"""So many of its latest mentions say who a candidate is."""

_HEAD = '''"""How much each piece of evidence on whom a pronoun means counts, in natural-log units.

Written by ``python -m training.antecedents`` (see ``docs/decisions/antecedents.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
'''

Span = tuple[int, int]
Tell = Callable[[Span], Hashable]
"""The gold entity of a mention, by its span in the Story; None where none is known."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One pronoun, and those whom it may mean.

    Attributes:
        features: float64[n_candidates + 1, n_features]; the last row is for somebody new.
        is_right: bool[n_candidates + 1], of which one is true at the least.
        weight: what the choice counts.
    """

    features: NDArray[np.float64]
    is_right: NDArray[np.bool_]
    weight: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class _Call:
    """A choice as it was met: the pronoun, the latest mentions of each candidate, features."""

    pronoun: Span
    latest: list[list[Span]]
    features: list[list[float]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit the weights and write them."""
    parser = argparse.ArgumentParser(prog="python -m training.antecedents", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    out = Path("src/fabula/interpret/linking/antecedent_weights.py")
    parser.add_argument("--out", type=Path, default=out)
    parser.add_argument(
        "--new",
        action="store_true",
        help="fit those of somebody new alone, to LitBank; keep others",
    )
    parser.add_argument(
        "--lines", action="store_true", help="fit those of the talk in lines alone; keep others"
    )
    options = parser.parse_args(arguments)
    # Who speaks and who is meant by I and you is known at the second reading only.
    rooms = (rereadings,) if options.lines else ROOMS
    passages = choose_names("litbank", list_litbank(options.data), Split.REST)
    novels = choose_names("pdnc", list_pdnc(options.data), Split.REST)
    choices = [
        choice
        for document in load_litbank(options.data, () if options.lines else passages)
        for choice in choices_of_passage(document)
    ]
    kept = None
    if options.new or options.lines:
        free = antecedents.NEW if options.new else antecedents.IN_LINES
        known = {**WEIGHTS, **dict.fromkeys(free, np.nan)}
        kept = np.array([known[name] for name in antecedents.FEATURES])
    # PDNC tells of no first mentions.
    if not options.new:
        read = load_pdnc(options.data, novels)
        choices += [choice for novel in read for choice in choices_of_novel(novel, rooms)]
    weights = fit_weights(choices, kept)
    write_weights(options.out, _HEAD, antecedents.FEATURES, weights, "antecedents")


def choices_of_passage(document: LitBankDocument) -> list[Choice]:
    """The third persons of a document of LitBank."""
    reading, calls = _note_calls(document.raw, document.name)
    grid = TokenGrid(document)
    clusters = {mention.key: mention.cluster for mention in place_gold(grid, document)}
    first: dict[Hashable, Hashable] = {}
    for mention in sorted(document.mentions, key=lambda mention: (mention.start, mention.end)):
        first.setdefault(mention.cluster, grid.trim(mention.start, mention.end))

    def tell(span: Span) -> Hashable:
        return clusters.get(grid.project(reading, *span))

    def is_first(span: Span) -> bool:
        return first.get(tell(span)) == grid.project(reading, *span)

    return list(_choose(calls, tell, LITBANK_WEIGHT, is_first))


def choices_of_novel(novel: Novel, rooms: Sequence[ModuleType] = ROOMS) -> list[Choice]:
    """The third persons of a novel of PDNC, in quotations and tags, as met in some modules."""
    reading, calls = _note_calls(novel.text, novel.name, rooms)
    told = identify_mentions(novel, reading, is_given=False)
    meant: dict[Span, str] = {}
    for quotation in novel.quotations:
        for mention in quotation.mentions:
            if len(mention.characters) == 1:
                meant[mention.start, mention.end] = mention.characters[0]
        place = find_tag_pronoun(quotation, novel.text)
        if place and quotation.speaker:
            meant[place] = quotation.speaker
    known = [call for call in calls if reading.given_span(*call.pronoun) in meant]
    gold = {call.pronoun: meant[reading.given_span(*call.pronoun)] for call in known}
    return list(_choose(known, lambda span: gold.get(span, told.get(span)), 1.0))


def fit_weights(
    choices: Sequence[Choice], kept: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """The weights under which the right candidates of each choice are likeliest together.

    Args:
        choices: one or more.
        kept: float64[n_features], weights that stay as they are; NaN where one is to be fitted.
    """
    features = np.concatenate([choice.features for choice in choices])
    is_right = np.concatenate([choice.is_right for choice in choices])
    sizes = np.array([len(choice.features) for choice in choices])
    starts, row = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(choices)), sizes)
    weight = np.array([choice.weight for choice in choices])
    weight /= weight.sum()
    kept = np.full(features.shape[1], np.nan) if kept is None else kept
    is_free, weights = np.isnan(kept), np.nan_to_num(kept)

    def loss(free: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights[is_free] = free
        scores = features @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[row])
        of_all = np.add.reduceat(odds, starts)
        of_right = np.add.reduceat(odds * is_right, starts) + np.finfo(np.float64).tiny
        error = odds / of_all[row] - odds * is_right / of_right[row]
        total = float(weight @ np.log(of_all / of_right) + PENALTY * free @ free)
        return total, (features.T @ (weight[row] * error))[is_free] + 2 * PENALTY * free

    start = np.zeros(int(is_free.sum()))
    weights[is_free] = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return weights


def _note_calls(
    raw: str, name: str, rooms: Sequence[ModuleType] = ROOMS
) -> tuple[Reading, list[_Call]]:
    """Read a text, and note what every third person was chosen from in some modules."""
    calls: list[_Call] = []
    find = antecedents.find_antecedent

    def note(pronoun: Phrase, memory: Memory, verdict: Verdict | None = None) -> Figure | None:
        if candidates := antecedents.list_candidates(pronoun, memory):
            latest = [_latest(figure) for figure in candidates]
            features = antecedents.list_features(pronoun, candidates, memory, verdict)
            calls.append(_Call((pronoun.start, pronoun.end), latest, features))
        return find(pronoun, memory, verdict)

    # What decides is inside one stage, which hands out decisions alone.
    with ExitStack() as stack:
        for room in rooms:
            stack.enter_context(patch.object(room, "find_antecedent", note))
        reading = take_reading(raw, f"{name}.txt", fabula_reader())
    if reading.failure:
        raise ValueError(f"{name} could not be read: {reading.failure}")
    return reading, calls


def _latest(figure: Figure) -> list[Span]:
    return [(phrase.start, phrase.end) for phrase in list(figure.phrases)[-N_LATEST:]]


def _choose(
    calls: Iterable[_Call],
    tell: Tell,
    weight: float,
    is_first: Callable[[Span], bool] = lambda _: False,
) -> Iterable[Choice]:
    """The choices among whose candidates the right one is, somebody new being one of them."""
    for call in calls:
        meant = tell(call.pronoun)
        known = [_most(map(tell, spans)) == meant for spans in call.latest]
        is_right = np.array([*known, not any(known) and is_first(call.pronoun)])
        if meant is not None and is_right.any():
            yield Choice(np.array(call.features, dtype=np.float64), is_right, weight)


def _most(entities: Iterable[Hashable]) -> Hashable:
    known = Counter(entity for entity in entities if entity is not None)
    return known.most_common(1)[0][0] if known else None


if __name__ == "__main__":
    main()
