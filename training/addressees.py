"""``python -m training.addressees``: the weights by which fabula tells whom a line is said to.

A logistic regression over ``addressees.FEATURES`` of each candidate, and a choice among sets of the
likeliest by ``hearings.FEATURES``, fitted to the novels of PDNC outside the development split, each
read with its cast and without. No encoder is trained.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.corpora.pdnc import Novel
from evaluation.layers.speakers import match_parts
from evaluation.readings import Reading
from evaluation.scorers.speakers import Span
from fabula.interpret.casting.figures import Figure
from fabula.interpret.speaking import addressees, hearings, verdicts
from fabula.interpret.speaking.candidates import Candidates, Scene, Scores
from training.antecedents import Choice
from training.antecedents import fit_weights as fit_choices
from training.novels import identify_mentions, list_novels, parse_options, read_noting
from training.regressions import Examples, fit_weights
from training.weights import write_tables

OUT = Path("src/fabula/interpret/speaking/addressee_weights.py")

_HEAD = '''\
"""How much each piece of evidence on whom a line is said to counts, in natural-log units.

Written by ``python -m training.addressees`` (see ``docs/decisions/addressees.md``); not by hand.
"""

from typing import Final
'''


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """The turns of one scene, some of whose addressees are known.

    Attributes:
        features: float32[n_turns, n_candidates, n_features].
        speakers: column of who says each turn, or -1.
        is_called: whether each turn calls somebody.
        is_addressee: bool[n_turns, n_candidates].
        is_whole: bool[n_turns], all addressees are among the candidates.
        weight: float64[n_turns], 0 where addressees are not known or no question; turns count by
            their gold parts, novels by the root of their size.
    """

    features: NDArray[np.float32]
    speakers: list[int]
    is_called: list[bool]
    is_addressee: NDArray[np.bool_]
    is_whole: NDArray[np.bool_]
    weight: NDArray[np.float64]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit the weights and write them."""
    options = parse_options("addressees", __doc__, OUT, arguments)
    novels = list_novels(options.data, options.cache)
    scenes = [heard for novel, is_given in novels for heard in read_scenes(novel, is_given)]
    alone = fit_weights([list_examples(heard) for heard in scenes])
    together = fit_sets(scenes, alone)
    tables = {
        "WEIGHTS": (addressees.FEATURES, alone, "addressees"),
        "TOGETHER": (hearings.FEATURES, together, "hearings"),
    }
    write_tables(options.out, _HEAD, tables)


def read_scenes(novel: Novel, is_given: bool) -> list[Heard]:
    """The scenes of a novel, with whom each turn is annotated to be said to."""
    scenes: list[tuple[Scene, Candidates, NDArray[np.float32], list[Figure | None]]] = []
    find = addressees.find_addressees

    def note(
        scene: Scene, candidates: Candidates, probability: Scores, speakers: list[Figure | None]
    ) -> list[tuple[Figure, ...]]:
        features = addressees.list_features(scene, candidates, probability, speakers)
        scenes.append((scene, candidates, features, speakers))
        return find(scene, candidates, probability, speakers)

    reading = read_noting(
        novel, is_given=is_given, room=verdicts, name="find_addressees", note=note
    )
    gold = _gold_by_start(novel, reading)
    identity = identify_mentions(novel, reading, is_given=is_given)
    n_parts = sum(map(len, gold.values()))
    return [
        _mark_scene(*noted, gold=gold, identity=identity, n_parts=n_parts)
        for noted in scenes
        if noted[1].figures
    ]


def _mark_scene(
    scene: Scene,
    candidates: Candidates,
    features: NDArray[np.float32],
    speakers: list[Figure | None],
    *,
    gold: dict[int, list[frozenset[str]]],
    identity: dict[Span, str],
    n_parts: int,
) -> Heard:
    whose = [_identify(figure, identity) for figure in candidates.figures]
    sets = [gold.get(turn.start, []) for turn in scene.turns]
    right = [[bool(ids & one[0]) for ids in whose] if one else [False] * len(whose) for one in sets]
    known = frozenset[str]().union(*whose)
    asked = [not turn.is_to_oneself for turn in scene.turns]
    return Heard(
        features,
        addressees.find_columns(speakers, candidates),
        [bool(turn.called) for turn in scene.turns],
        np.array(right, dtype=bool),
        np.array([bool(one) and one[0] <= known for one in sets], dtype=bool),
        np.array([len(one) for one in sets]) * np.array(asked) / np.sqrt(n_parts),
    )


def fit_sets(scenes: list[Heard], alone: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights by which sets of addressees are told apart: float64[n_set_features]."""
    choices = []
    for heard in scenes:
        likely = 1 / (1 + np.exp(-(heard.features @ alone)))
        sets = hearings.list_hearings(likely, heard.speakers, heard.is_called)
        for turn in np.flatnonzero((heard.weight > 0) & heard.is_whole).tolist():
            order = hearings.order_hearers(likely[turn], heard.speakers[turn])
            is_right = heard.is_addressee[turn]
            n_right = int(is_right[order].sum())
            sizes = np.arange(1, len(sets[turn]) + 1)
            fits = (sizes == n_right) & bool(is_right[order[:n_right]].all())
            if fits.any():
                choices.append(Choice(sets[turn], fits, float(heard.weight[turn])))
    return fit_choices(choices)


def list_examples(heard: Heard) -> Examples:
    """Each candidate at each turn that is asked about; nobody is spoken to by himself."""
    is_asked = np.repeat(heard.weight[:, None] > 0, heard.features.shape[1], axis=1)
    for turn, speaker in enumerate(heard.speakers):
        if speaker >= 0:
            is_asked[turn, speaker] = False
    turns, columns = np.nonzero(is_asked)
    return Examples(
        heard.features[turns, columns],
        heard.is_addressee[turns, columns].astype(np.float64),
        heard.weight[turns],
    )


def _identify(figure: Figure, identity: dict[Span, str]) -> frozenset[str]:
    """The gold characters that mentions of a figure are of."""
    spans = ((phrase.start, phrase.end) for phrase in figure.phrases)
    return frozenset(identity[span] for span in spans if span in identity)


def _gold_by_start(novel: Novel, reading: Reading) -> dict[int, list[frozenset[str]]]:
    """The gold addressees of each line, by where its turn starts."""
    gold: defaultdict[int, list[frozenset[str]]] = defaultdict(list)
    for part in match_parts(novel, reading):
        if part.line and part.quotation.addressees:
            gold[part.line.start].append(frozenset(part.quotation.addressees))
    return gold


if __name__ == "__main__":
    main()
