"""To whom each turn is said: everybody of the scene who is likely enough to be spoken to."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.casting.figures import Figure
from fabula.interpret.speaking import hearings
from fabula.interpret.speaking.addressee_weights import TOGETHER, WEIGHTS
from fabula.interpret.speaking.candidates import Candidates, Scene, Scores
from fabula.interpret.speaking.hearings import list_hearings, order_hearers
from fabula.interpret.speaking.presences import find_recency, find_shares
from fabula.interpret.speaking.turns import Turn

NEAR_TURNS: Final = 8
"""Who speaks within so many turns takes part in the talk."""

LEAST: Final = 0.25
"""Where nobody is likelier than this to be spoken to, nobody is known to be."""

FEATURES: Final = (
    "bias",
    "told",
    "called",
    "another told or called",
    "named in it",
    "speaks before",
    "speaks after",
    "speaks two before",
    "speaks two after",
    "speaks near",
    "speaks near, log",
    "last other before",
    "first other after",
    "only other near",
    "others near",
    "speaks near of several",
    "calls or tells the turn before",
    "presence",
    "recency",
    "nobody else near: presence",
    "nobody else near: recency",
    "narrates",
    "has a name",
    "rivals",
)
"""Names of the columns."""

_COLUMN: Final = {name: index for index, name in enumerate(FEATURES)}
_WEIGHTS: Final = np.array([WEIGHTS[name] for name in FEATURES])
# What has not been trained yet counts nothing, so that it can be.
_TOGETHER: Final = np.array([TOGETHER.get(name, 0.0) for name in hearings.FEATURES])


def find_addressees(
    scene: Scene, candidates: Candidates, probability: Scores, speakers: list[Figure | None]
) -> list[tuple[Figure, ...]]:
    """To whom each turn is said, the likeliest first; what is only thought is said to oneself.

    Args:
        scene: the conversation.
        candidates: those who may take part in it.
        probability: float64[n_turns, n_candidates + 1], of speaking.
        speakers: who says each turn, as decided.
    """
    features = list_features(scene, candidates, probability, speakers)
    likely = 1 / (1 + np.exp(-(features @ _WEIGHTS)))
    columns = find_columns(speakers, candidates)
    sets = list_hearings(likely, columns, [bool(turn.called) for turn in scene.turns])
    found = []
    for index, (turn, speaker) in enumerate(zip(scene.turns, speakers, strict=True)):
        order = order_hearers(likely[index], columns[index])
        is_known = bool(order) and likely[index, order[0]] > LEAST
        n_hearers = int(np.argmax(sets[index] @ _TOGETHER)) + 1 if is_known else 0
        others = tuple(candidates.figures[column] for column in order[:n_hearers])
        found.append(_settle(turn, speaker, scene, others))
    return found


def find_columns(speakers: list[Figure | None], candidates: Candidates) -> list[int]:
    """The column of the candidate who says each turn, or -1."""
    column_of: dict[Figure | None, int] = {f: c for c, f in enumerate(candidates.figures)}
    return [column_of.get(speaker, -1) for speaker in speakers]


def _settle(
    turn: Turn, speaker: Figure | None, scene: Scene, likeliest: tuple[Figure, ...]
) -> tuple[Figure, ...]:
    """To whom a turn is said by the user's word, by its tag, or else by what is likely."""
    if turn.given_addressee and turn.given_addressee is not speaker:
        return (turn.given_addressee,)
    if turn.is_to_oneself:
        return (speaker,) if speaker else ()
    told = [scene.memory.of_row.get(phrase.row) for phrase in turn.told]
    named = tuple(dict.fromkeys(f for f in told if f is not None and f is not speaker))
    return named or likeliest


def list_features(
    scene: Scene, candidates: Candidates, probability: Scores, speakers: list[Figure | None]
) -> NDArray[np.float32]:
    """Features of every candidate at every turn: float32[n_turns, n_candidates, n_features]."""
    figures = candidates.figures
    n_turns, n = len(scene.turns), len(figures)
    values = np.zeros((n_turns, n, len(FEATURES)), dtype=np.float32)
    speaks = probability[:, :n]
    values[:, :, _COLUMN["bias"]] = 1
    values[:, :, _COLUMN["presence"]] = find_shares(scene, figures)
    values[:, :, _COLUMN["recency"]] = find_recency(scene, figures)
    for name, step in (("before", 1), ("two before", 2)):
        values[step:, :, _COLUMN[f"speaks {name}"]] = speaks[:-step]
    for name, step in (("after", 1), ("two after", 2)):
        values[:-step, :, _COLUMN[f"speaks {name}"]] = speaks[step:]
    for column, figure in enumerate(figures):
        values[:, column, _COLUMN["narrates"]] = figure.is_narrator
        values[:, column, _COLUMN["has a name"]] = figure.is_named
    values[:, :, _COLUMN["rivals"]] = np.log1p(n)
    for index, turn in enumerate(scene.turns):
        _add_words(values[index], index, turn, scene, figures)
        _add_talk(values[index], index, speaks, speakers, figures)
    return values


def _add_words(
    row: NDArray[np.float32], index: int, turn: Turn, scene: Scene, figures: list[Figure]
) -> None:
    """What the line, its tag and the line before say."""
    memory = scene.memory
    told = {memory.of_row.get(phrase.row) for phrase in turn.told}
    called = {memory.of_row.get(phrase.row) for phrase in turn.called}
    named = {memory.of_row.get(phrase.row) for phrase in turn.named}
    before = scene.turns[index - 1] if index else None
    asked = [*before.told, *before.called] if before else []
    meant = {memory.of_row.get(phrase.row) for phrase in asked}
    for column, figure in enumerate(figures):
        row[column, _COLUMN["told"]] = figure in told
        row[column, _COLUMN["called"]] = figure in called
        others = (told | called) - {figure, None}
        row[column, _COLUMN["another told or called"]] = bool(others & set(figures))
        row[column, _COLUMN["named in it"]] = figure in named
        row[column, _COLUMN["calls or tells the turn before"]] = figure in meant


def _add_talk(
    row: NDArray[np.float32],
    index: int,
    speaks: Scores,
    speakers: list[Figure | None],
    figures: list[Figure],
) -> None:
    """Who takes part in the talk round the turn."""
    low, high = max(0, index - NEAR_TURNS), index + NEAR_TURNS + 1
    near = speaks[low:high].sum(axis=0)
    mine = speakers[index]
    others = {figure for figure in speakers[low:high] if figure is not None and figure is not mine}
    before = next((f for f in speakers[low:index][::-1] if f in others), None)
    after = next((f for f in speakers[index + 1 : high] if f in others), None)
    row[:, _COLUMN["speaks near"]] = speaks[low:high].max(axis=0)
    row[:, _COLUMN["speaks near, log"]] = np.log1p(near)
    row[:, _COLUMN["others near"]] = np.log1p(len(others))
    for column, figure in enumerate(figures):
        row[column, _COLUMN["last other before"]] = figure is before
        row[column, _COLUMN["first other after"]] = figure is after
        row[column, _COLUMN["only other near"]] = others == {figure}
        row[column, _COLUMN["speaks near of several"]] = figure in others and len(others) > 1
    if not others:
        for name in ("presence", "recency"):
            row[:, _COLUMN[f"nobody else near: {name}"]] = row[:, _COLUMN[name]]
