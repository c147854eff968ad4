"""Who says each turn and to whom, from the probabilities of the candidates."""

from dataclasses import dataclass
from typing import Final

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.speaking.addressees import find_addressees
from fabula.interpret.speaking.candidates import Candidates, Scene, Scores
from fabula.interpret.speaking.second_persons import find_second_persons
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.phrases import Phrase
from fabula.records.doubts import UNKNOWN_BELOW

FIXED: Final = "fixed by hand"
"""The reason of a line whose speaker the user has given."""


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """Who says one turn.

    Attributes:
        speaker: None where nobody is likely enough.
        addressees: those it is said to, the likeliest first; the speaker alone where it is
            thought or said to oneself.
        confidence: probability of the speaker among the candidates, in [0, 1].
        cue: ``explicit``, ``anaphoric``, ``implicit``, or None where the speaker is unknown.
        reason: in a reader's words.
        evidence: the phrases that decided it.
        doubted: whoever is likeliest, where that is not likely enough, and how likely.
        addressee: whom *you* means; never the speaker.
    """

    speaker: Figure | None
    addressees: tuple[Figure, ...]
    confidence: float
    cue: str | None
    reason: str
    evidence: tuple[Phrase, ...]
    doubted: tuple[Figure, float] | None = None
    addressee: Figure | None = None


def judge_turns(
    scene: Scene,
    candidates: Candidates,
    probability: Scores,
    unknown_below: float = UNKNOWN_BELOW,
) -> list[Verdict]:
    """Decide the turns of a conversation.

    Args:
        scene: the conversation.
        candidates: those who may speak.
        probability: float64[n_turns, n_candidates + 1], as from :func:`chains.decode_chain`.
        unknown_below: a speaker less likely than this is none.
    """
    likeliest = [_likeliest(candidates, row) for row in probability.tolist()]
    speakers = [figure if chance >= unknown_below else None for figure, chance in likeliest]
    spoken_to = find_addressees(scene, candidates, probability, speakers)
    meant = find_second_persons(scene, candidates, probability, speakers)
    verdicts = []
    for turn, speaker, (figure, chance), addressees, you in zip(
        scene.turns, speakers, likeliest, spoken_to, meant, strict=True
    ):
        cue, reason, evidence = _explain(turn, speaker, scene.memory)
        confidence = round(chance, 3) if speaker else 0.0
        doubted = (figure, chance) if figure and not speaker else None
        verdicts.append(
            Verdict(speaker, addressees, confidence, cue, reason, evidence, doubted, you)
        )
    return verdicts


def _likeliest(candidates: Candidates, row: list[float]) -> tuple[Figure | None, float]:
    """The likeliest speaker of a turn, if no stranger is likelier, and its probability."""
    *known, nobody = row
    best = max(known, default=0.0)
    return (candidates.figures[known.index(best)], best) if best > nobody else (None, 0.0)


def _explain(
    turn: Turn, speaker: Figure | None, memory: Memory
) -> tuple[str | None, str, tuple[Phrase, ...]]:
    """Cue, reason and evidence."""
    if speaker is None:
        return None, "nothing near the line says who speaks, and turn-taking leaves it open", ()
    if turn.given_speaker:
        return _cue(turn), FIXED, ()
    if turn.tagged:
        return _cue(turn), f"the tag says “{turn.tagged.text}”", (turn.tagged,)
    if turn.beat and memory.meant_by(turn.beat) is speaker:
        reason = f"the narration beside the line is about “{turn.beat.text}”"
        return "implicit", reason, (turn.beat,)
    return "implicit", "by turn-taking with the lines around it", ()


def _cue(turn: Turn) -> str:
    if turn.tagged is None:
        return "implicit"
    return "explicit" if turn.tagged.form == "PROP" else "anaphoric"
