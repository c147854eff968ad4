"""Who says each turn and to whom, from the probabilities of the candidates."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fabula.interpret.candidates import Candidates, Scene, Scores
from fabula.interpret.figures import Figure
from fabula.interpret.memories import Memory
from fabula.interpret.phrases import Phrase
from fabula.interpret.turns import Turn

UNKNOWN_BELOW: Final = 0.25
"""Under this probability fabula says that it does not know."""

FIXED: Final = "fixed by hand"
"""The reason of a line whose speaker the user has given."""

ADDRESSEE_TURNS: Final = 3
"""How many turns off the one spoken to may have spoken or may speak."""


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """Who says one turn.

    Attributes:
        speaker: None where nobody is likely enough.
        addressee: whom it is said to, as far as turns and names tell; never the speaker.
        confidence: probability of the speaker among the candidates, in [0, 1].
        cue: ``explicit``, ``anaphoric``, ``implicit``, or None where the speaker is unknown.
        reason: in a reader's words.
        evidence: the phrases that decided it.
    """

    speaker: Figure | None
    addressee: Figure | None
    confidence: float
    cue: str | None
    reason: str
    evidence: tuple[Phrase, ...]


def judge_turns(scene: Scene, candidates: Candidates, probability: Scores) -> list[Verdict]:
    """Decide the turns of a conversation.

    Args:
        scene: the conversation.
        candidates: those who may speak.
        probability: float64[n_turns, n_candidates + 1], as from :func:`chains.decode_chain`.
    """
    likeliest = [_likeliest(candidates, row) for row in probability.tolist()]
    speakers = [speaker for speaker, _ in likeliest]
    verdicts = []
    for index, (speaker, confidence) in enumerate(likeliest):
        turn = scene.turns[index]
        cue, reason, evidence = _explain(turn, speaker, scene.memory)
        told = turn.given_addressee if turn.given_addressee is not speaker else None
        addressee = told or _called(turn, speaker, scene.memory) or _answered(index, speakers)
        verdicts.append(Verdict(speaker, addressee, round(confidence, 3), cue, reason, evidence))
    return verdicts


def _likeliest(candidates: Candidates, row: list[float]) -> tuple[Figure | None, float]:
    """The speaker of a turn and its probability, which is 0 where nobody is likely enough."""
    *known, nobody = row
    best = max(known, default=0.0)
    if best < UNKNOWN_BELOW or best <= nobody:
        return None, 0.0
    return candidates.figures[known.index(best)], best


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


def _called(turn: Turn, speaker: Figure | None, memory: Memory) -> Figure | None:
    """The one told in the tag, or called by name."""
    told = ((phrase, True) for phrase in turn.told)
    called = ((phrase, False) for phrase in turn.called)
    for phrase, is_told in (*told, *called):
        figure = memory.of_row.get(phrase.row)
        if figure is not None and figure is not speaker and (is_told or figure.person):
            return figure
    return None


def _answered(index: int, speakers: list[Figure | None]) -> Figure | None:
    """The other speaker nearest by; of two equally near the earlier."""
    others = (speakers[near] for near in _near(index, len(speakers)))
    return next((f for f in others if f is not None and f is not speakers[index]), None)


def _near(index: int, n_turns: int) -> Iterator[int]:
    for distance in range(1, ADDRESSEE_TURNS + 1):
        yield from (i for i in (index - distance, index + distance) if 0 <= i < n_turns)
