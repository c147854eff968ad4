"""Those who may speak in a conversation."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.speaking.styles import Styles
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.phrases import Phrase

MAX_CANDIDATES: Final = 10

FAR: Final = 0.4
UNNAMED: Final = 0.5
TAGGED: Final = 20.0
BESIDE: Final = 3.0
JUST_SPOKE: Final = 2.0
NARRATING: Final = 1.0
"""What a mention counts, against 1 for one that names somebody in the narration of the scene."""

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One conversation and the narration round it.

    Attributes:
        turns: its turns, in order.
        present: persons mentioned in the narration in and shortly before it.
        memory: what these refer to.
        n_tags: how many tags of the book name each.
        last_speakers: who spoke last in the conversation before.
        styles: how those talk whom tags name.
    """

    turns: list[Turn]
    present: list[Phrase]
    memory: Memory
    n_tags: Mapping[Figure, int] = field(default_factory=dict)
    last_speakers: list[Figure] = field(default_factory=list)
    styles: Styles = field(default_factory=Styles)


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Those who may speak, the strongest claim first.

    Attributes:
        figures: at most :data:`MAX_CANDIDATES` single persons; whoever the user has given a line
            comes before all others, a group too.
        claims: float64[n_candidates], a score each; 0 for the strongest.
    """

    figures: list[Figure]
    claims: Scores


def gather_candidates(scene: Scene, last_speakers: list[Figure]) -> Candidates:
    """Everybody who is named in a scene, beside its lines or inside them, or has just spoken."""
    weights = _weigh(scene, last_speakers)
    given = {turn.given_speaker for turn in scene.turns if turn.given_speaker}
    ordered = sorted(weights, key=lambda f: (f not in given, -weights[f], f.first_start))
    figures = ordered[: max(MAX_CANDIDATES, len(given))]
    shares = np.array([weights[figure] for figure in figures], dtype=np.float64)
    claims = np.log(shares / shares.max(initial=1e-9))
    return Candidates(figures, claims)


def _weigh(scene: Scene, last_speakers: list[Figure]) -> dict[Figure, float]:
    memory = scene.memory
    weights: defaultdict[Figure, float] = defaultdict(float)

    def note(figure: Figure | None, weight: float) -> None:
        if figure is not None and _can_speak(figure):
            weights[figure] += weight

    for phrase in scene.present:
        figure = memory.of_row[phrase.row]
        is_near = phrase.start >= scene.turns[0].start
        is_named = phrase.form == "PROP" or figure.is_named
        note(figure, (1.0 if is_near else FAR) * (1.0 if is_named else UNNAMED))
    for turn in scene.turns:
        if turn.given_speaker:
            weights[turn.given_speaker] += TAGGED
        note(memory.meant_by(turn.tagged) if turn.tagged else None, TAGGED)
        note(memory.meant_by(turn.beat) if turn.beat else None, BESIDE)
        for phrase in turn.called:
            note(memory.of_row.get(phrase.row), BESIDE)
    for figure in last_speakers:
        note(figure, JUST_SPOKE)
    note(memory.tellers.teller_at(scene.turns[0].start), NARRATING)
    return weights


def _can_speak(figure: Figure) -> bool:
    return figure.number == "sg" and figure.category == "PER" and not figure.is_nobody
