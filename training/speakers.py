"""``python -m training.speakers``: the weights by which fabula tells who says a line.

A conditional random field over ``evidence.FEATURES`` of each candidate at each turn and
``exchanges.FEATURES`` of each turn, fitted so that the speakers of single turns, all others summed
out, are likely (Kakade et al. 2002). The novels of PDNC outside the development split, each read
with its cast and without. What was set by hand before is where it starts, and what it is pulled to.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from evaluation.corpora.pdnc import Novel
from evaluation.layers.speakers import match_parts
from evaluation.readings import Reading
from fabula.interpret.casting.figures import Figure
from fabula.interpret.speaking import evidence, exchanges, scores, speakers
from fabula.interpret.speaking.candidates import Candidates, Scene, Scores
from training.novels import identify_mentions, list_novels, parse_options, read_noting
from training.weights import write_tables

OUT = Path("src/fabula/interpret/speaking/speaker_weights.py")

PULL = 2e-4
"""Of the squared distance from the weights set by hand, against the mean loss."""

N_EPOCHS, RATE, N_STEPS = 20, 0.1, 4
BATCH_TURNS, MAX_TURNS = 2000, 96
"""Turns in a batch; a longer conversation is cut."""

FAR_BELOW = -60.0
"""Score of a candidate who is only there to fill a batch."""

BY_HAND = {
    "pronoun tag: likeliest": 1.6, "pronoun tag: gender clashes": -4.8,
    "pronoun tag: narrates": -7.8, "noun tag: linked": 1.2, "noun tag: linked, cast given": 1.2,
    "noun tag: linked, known by nouns": 3, "noun tag: named, another": -12,
    "noun tag: of the cast, another": -12, "noun tag: gender clashes": -4.8,
    "noun tag: indefinite, another": -4.8, "beat": 1.5, "says own name": 6, "called": -5.8,
    "named in it": -2.8, "called by the turn before": 1.5, "told by the turn before": 1.5,
    "called by the turn after": 1.5, "told by the turn after": 1.5, "claim": 0.5, "presence": 0.4,
    "not yet": -2, "not yet, but right after": 1.5, "has a name": 1.5, "of the cast": 4.5,
    "nobody": -2, "nobody, pronoun tag": -1.8, "nobody, noun tag": -1.8,
}  # fmt: skip
TABLES = {
    "WEIGHTS": (evidence.FEATURES, "evidence"),
    "AGAIN": (exchanges.FEATURES, "exchanges"),
    "BACK_TO": (exchanges.FEATURES, "exchanges"),
}
"""What is written: the features of each table, and the module that says what they are."""

AGAIN_BY_HAND = dict(zip(exchanges.PLACES, (3.9, -1.6, -0.15), strict=True))
BACK_TO_BY_HAND = dict(zip(exchanges.PLACES, (0.0, 2.0, 1.0), strict=True))

_HEAD = '''\
"""How much each piece of evidence on who says a line counts, in natural-log units.

Written by ``python -m training.speakers`` (see ``docs/decisions/speakers.md``); not by hand.
"""

from typing import Final
'''


@dataclass(frozen=True, slots=True, eq=False)
class Talk:
    """A conversation, or a part of a long one.

    Attributes:
        evidence: float32[n_turns, n, n_features]; the last candidate is nobody of them.
        exchanges: float64[n_turns, n_exchange_features].
        certain: column of the candidate whom a tag names, or -1: int64[n_turns].
        is_speaker: who says it, several where a character is split: bool[n_turns, n].
        weight: float64[n_turns], 0 where nobody knows who speaks.
    """

    evidence: NDArray[np.float32]
    exchanges: NDArray[np.float64]
    certain: NDArray[np.int64]
    is_speaker: NDArray[np.bool_]
    weight: NDArray[np.float64]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit the weights and write them."""
    options = parse_options("speakers", __doc__, OUT, arguments)
    novels = list_novels(options.data, options.cache)
    talks = [talk for novel, is_given in novels for talk in read_talks(novel, is_given=is_given)]
    weights = zip(TABLES.items(), fit_weights(talks), strict=True)
    write_tables(
        options.out,
        _HEAD,
        {name: (features, values, room) for (name, (features, room)), values in weights},
    )


def read_talks(novel: Novel, *, is_given: bool) -> Iterator[Talk]:
    """The conversations of a novel, with who is annotated to speak."""
    scenes: list[tuple[Scene, Candidates]] = []
    found: list[NDArray[np.float32]] = []
    score = scores.score_turns

    def note(scene: Scene, candidates: Candidates, told: Scores) -> Scores:
        scenes.append((scene, candidates))
        found.append(told.astype(np.float32))
        return score(scene, candidates, told)

    reading = read_noting(novel, is_given=is_given, room=speakers, name="score_turns", note=note)
    gold = _gold_by_start(novel, reading)
    identity = identify_mentions(novel, reading, is_given=is_given)
    n_parts = sum(map(len, gold.values()))
    for (scene, candidates), values in zip(scenes, found, strict=True):
        whose = [_identify(figure, identity) for figure in candidates.figures]
        said = [gold.get(turn.start, []) for turn in scene.turns]
        rows = [[one == ids[0] for one in whose] if ids else [False] * len(whose) for ids in said]
        known = np.array([any(row) for row in rows], dtype=bool)
        # Without a cast, one who is not found may be somebody whom nothing tells to be him.
        counts = np.array([len(ids) for ids in said]) * (known | is_given)
        is_speaker = np.column_stack([np.array(rows, dtype=bool).reshape(len(rows), -1), ~known])
        certain = [scores.find_certain(turn, scene, candidates) for turn in scene.turns]
        columns = np.array([-1 if column is None else column for column in certain])
        steps = exchanges.list_exchanges(scene.turns)
        for low in range(0, len(rows), MAX_TURNS):
            part = slice(low, low + MAX_TURNS)
            weight = counts[part] / np.sqrt(n_parts)
            yield Talk(values[part], steps[part], columns[part], is_speaker[part], weight)


def _gold_by_start(novel: Novel, reading: Reading) -> dict[int, list[str]]:
    gold: defaultdict[int, list[str]] = defaultdict(list)
    for part in match_parts(novel, reading):
        if part.line and part.quotation.speaker:
            gold[part.line.start].append(part.quotation.speaker)
    return gold


def _identify(figure: Figure, identity: dict[tuple[int, int], str]) -> str | None:
    """The gold character that a figure is; all its mentions are of one."""
    spans = ((phrase.start, phrase.end) for phrase in figure.phrases)
    return next((identity[span] for span in spans if span in identity), None)


def fit_weights(talks: list[Talk]) -> tuple[NDArray[np.float64], ...]:
    """The weights, in the order of :data:`TABLES`."""
    batches = [
        _Batch(group) for group in _grouped(sorted(talks, key=lambda talk: -len(talk.weight)))
    ]
    start = [
        [BY_HAND.get(name, 0.0) for name in evidence.FEATURES],
        _by_place(AGAIN_BY_HAND),
        _by_place(BACK_TO_BY_HAND),
    ]
    prior = [torch.tensor(values, dtype=torch.float64) for values in start]
    weights = [values.clone().requires_grad_() for values in prior]
    optimizer = torch.optim.Adam(weights, lr=RATE)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, N_EPOCHS)
    random = np.random.default_rng(0)
    for _ in range(N_EPOCHS):
        for part in np.array_split(random.permutation(len(batches)), N_STEPS):
            optimizer.zero_grad()
            total = sum(batches[index].total for index in part)
            for index in part:
                (batches[index].loss(*weights) / total).backward()
            pulled = zip(weights, prior, strict=True)
            pull = torch.stack([((one - other) ** 2).sum() for one, other in pulled]).sum()
            (PULL * pull).backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        schedule.step()
    return tuple(values.detach().numpy() for values in weights)


def _by_place(values: dict[str, float]) -> list[float]:
    named = {f"{place}: bias": value for place, value in values.items()}
    return [named.get(name, 0.0) for name in exchanges.FEATURES]


def _grouped(talks: list[Talk]) -> Iterator[list[Talk]]:
    """Talks of like length together, the longest first, so many that a batch holds enough turns."""
    while talks:
        n = max(1, BATCH_TURNS // len(talks[0].weight))
        yield talks[:n]
        talks = talks[n:]


class _Batch:
    """Conversations of like length side by side; nobody of the candidates is the last of all."""

    def __init__(self, talks: list[Talk]) -> None:
        shape = (
            len(talks),
            max(len(t.weight) for t in talks),
            max(t.evidence.shape[1] for t in talks),
        )
        values = np.zeros((*shape, len(evidence.FEATURES)), np.float32)
        steps = np.zeros((*shape[:2], len(exchanges.FEATURES)))
        base = np.full(shape, FAR_BELOW)
        is_speaker = np.zeros(shape)
        weight = np.zeros(shape[:2])
        for row, talk in enumerate(talks):
            n_turns, n = talk.evidence.shape[:2]
            columns = [*range(n - 1), shape[2] - 1]
            values[row, :n_turns, columns] = talk.evidence.transpose(1, 0, 2)
            steps[row, :n_turns] = talk.exchanges
            base[row, :n_turns, columns] = 0.0
            base[row, n_turns:] = 0.0
            certain = np.flatnonzero(talk.certain >= 0)
            base[row, certain, talk.certain[certain]] = scores.CERTAIN
            is_speaker[row, :n_turns, columns] = talk.is_speaker.T
            weight[row, :n_turns] = talk.weight
        self.values, self.steps = torch.tensor(values), torch.tensor(steps)
        self.base, self.is_speaker = torch.tensor(base), torch.tensor(is_speaker)
        self.weight, self.total = torch.tensor(weight), float(weight.sum())
        self.n_turns = torch.tensor([len(talk.weight) for talk in talks])

    def loss(self, own: Tensor, again: Tensor, back_to: Tensor) -> Tensor:
        """Sum of the negative log probabilities of who speaks."""
        likely = decode_talks(
            self.base + self.values.to(torch.float64) @ own,
            self.steps @ again,
            self.steps @ back_to,
            self.n_turns,
        )
        right = (likely * self.is_speaker).sum(-1).clamp_min(1e-12)
        return -(self.weight * right.log()).sum()


def decode_talks(own: Tensor, again: Tensor, back_to: Tensor, n_turns: Tensor) -> Tensor:
    """What ``chains.decode_chain`` does, of many conversations at once and with gradients.

    Args:
        own: float64[n_talks, n_turns, n].
        again: float64[n_talks, n_turns].
        back_to: float64[n_talks, n_turns].
        n_turns: int64[n_talks], turns that each has; what follows is padding.

    Returns:
        float64[n_talks, n_turns, n].
    """
    length, n = own.shape[1:]
    odds = (own - own.max(-1, keepdim=True).values.detach()).exp()
    same = torch.eye(n, dtype=own.dtype)
    others = 1 - same
    others[:, -1] = 0
    same[-1, -1] = 0
    step = (again[..., None, None] * same).exp()
    more = back_to.expm1()[..., None, None]
    forward = [odds[:, 0, None, :].expand(-1, n, n) / n]
    for turn in range(1, length):
        before = forward[-1]
        back = more[:, turn] * others * before.transpose(1, 2)
        joint = before.sum(1)[:, :, None] + back
        joint = joint * step[:, turn] * odds[:, turn, None, :]
        joint = joint / joint.sum((1, 2), keepdim=True)
        forward.append(torch.where((turn < n_turns)[:, None, None], joint, before))
    backward = torch.ones_like(forward[0])
    likely: list[Tensor] = []
    for turn in range(length - 1, -1, -1):
        joint = (forward[turn] * backward).sum(1)
        likely.append(joint / joint.sum(-1, keepdim=True))
        following = backward * step[:, turn] * odds[:, turn, None, :]
        back = more[:, turn] * others.T * following.transpose(1, 2)
        earlier = following.sum(2)[:, None, :] + back
        earlier = earlier / earlier.sum((1, 2), keepdim=True)
        backward = torch.where((turn < n_turns)[:, None, None], earlier, backward)
    return torch.stack(likely[::-1], 1)


if __name__ == "__main__":
    main()
