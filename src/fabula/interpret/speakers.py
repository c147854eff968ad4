"""Who speaks each turn: what tags say first, then turn-taking, decided together.

A conversation is a chain. Each turn scores each candidate by what the text beside it says; each
pair and triple of turns scores how people take turns (the same two alternate, nobody answers
himself). The forward-backward algorithm over pairs of speakers gives every candidate a probability,
which is the confidence shown.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from fabula.interpret.figures import Figure
from fabula.interpret.links import Memory
from fabula.interpret.phrases import Phrase
from fabula.interpret.turns import Turn

MAX_CANDIDATES: Final = 10
SCENE_WORDS: Final = 420
"""How far before a conversation somebody may have been mentioned last to take part in it."""

MIN_KNOWN_NOUNS: Final = 12
UNKNOWN_BELOW: Final = 0.2
"""Under this probability fabula says that it does not know."""

NAMED_TAG: Final = 9.0
LINKED_TAG: Final = 3.4
NOUN_TAG: Final = 3.0
KNOWN_NOUN_TAG: Final = 6.0
FITTING_TAG: Final = 1.8
UNFITTING_TAG: Final = -3.0
BEAT: Final = 1.5
CALLED: Final = -5.8
NAMED_INSIDE: Final = -2.8
PRESENCE: Final = 0.4
CLAIM: Final = 0.5
PRESENCE_CHARS: Final = 1200.0
PRESENCE_FLOOR: Final = 0.1
AHEAD: Final = 0.5
NAMED: Final = 1.5
OF_CAST: Final = 4.5
NOBODY: Final = -2.0
AGAIN: Final = -1.6
AGAIN_AFTER_NARRATION: Final = -0.15
AGAIN_IN_PARAGRAPH: Final = 3.9
BACK_TO: Final = 2.0
"""Scores of evidence, in natural-log units; set on PDNC novels outside the development split."""

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """Who says one turn.

    Attributes:
        speaker: None where nobody is likely enough.
        addressee: whom it is said to, as far as turns and names tell.
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


def find_speakers(
    conversations: list[list[Turn]], phrases: list[Phrase], memory: Memory, narrator: Figure | None
) -> list[tuple[Turn, Verdict]]:
    """Decide every turn of every conversation, in order of the text."""
    present = [p for p in phrases if p.category == "PER" and p.quotation < 0 and p.row in memory.of_row]
    words = np.array([phrase.word for phrase in present], dtype=np.int64)
    starts = np.array([phrase.start for phrase in present], dtype=np.int64)
    decided: list[tuple[Turn, Verdict]] = []
    last_speakers: list[Figure] = []
    for turns in conversations:
        low, high = _stretch(turns, starts, words)
        candidates, claims = _gather(turns, present[low:high], memory, narrator, last_speakers)
        prior = claims + _presence(turns, candidates, present[low:high], memory)
        probability = _decode(turns, candidates, prior, memory, narrator)
        verdicts = _judge(turns, candidates, probability, memory, narrator)
        decided += zip(turns, verdicts, strict=True)
        last_speakers = list(dict.fromkeys(v.speaker for v in verdicts[-4:] if v.speaker))
    return decided


def _stretch(turns: list[Turn], starts: NDArray[np.int64], words: NDArray[np.int64]) -> tuple[int, int]:
    """Rows of the phrases in and shortly before a conversation."""
    high = int(np.searchsorted(starts, turns[-1].end + 200))
    first = int(np.searchsorted(starts, turns[0].start))
    if not first:
        return 0, high
    low = int(np.searchsorted(words, words[first - 1] - SCENE_WORDS))
    return low, high


def _gather(
    turns: list[Turn], present: list[Phrase], memory: Memory, narrator: Figure | None, last_speakers: list[Figure]
) -> tuple[list[Figure], Scores]:
    """The people who may speak in a conversation, the strongest claim first, and a score for each."""
    weight: dict[int, float] = {}
    figures: dict[int, Figure] = {}

    def note(figure: Figure | None, amount: float) -> None:
        if figure is not None and figure.number == "sg" and figure.category == "PER" and figure.role != "voice":
            figures[id(figure)] = figure
            weight[id(figure)] = weight.get(id(figure), 0.0) + amount

    for phrase in present:
        near = phrase.start >= turns[0].start
        named = phrase.form == "PROP" or memory.of_row[phrase.row].is_named
        note(memory.of_row[phrase.row], (1.0 if near else 0.4) * (1.0 if named else 0.5))
    for turn in turns:
        if turn.tagged:
            note(_figure_of(turn.tagged, memory, narrator), 20.0)
        if turn.beat:
            note(_figure_of(turn.beat, memory, narrator), 3.0)
        for phrase in turn.called:
            note(memory.of_row.get(phrase.row), 3.0)
    for figure in last_speakers:
        note(figure, 2.0)
    note(narrator, 1.0)
    ordered = sorted(figures.values(), key=lambda figure: (-weight[id(figure)], figure.first_start))
    chosen = ordered[:MAX_CANDIDATES]
    shares = np.array([weight[id(figure)] for figure in chosen]) if chosen else np.ones(0)
    return chosen, CLAIM * np.log(shares / shares.max(initial=1e-9))


def _presence(turns: list[Turn], candidates: list[Figure], present: list[Phrase], memory: Memory) -> Scores:
    """How much the narration round each turn is about each candidate: float64[n_turns, n_candidates].

    A mention counts less the farther off it is; whoever is mentioned most counts 0, the others less.
    """
    column = {id(figure): index for index, figure in enumerate(candidates)}
    columns = np.array([column.get(id(memory.of_row[phrase.row]), -1) for phrase in present], dtype=np.int64)
    starts = np.array([phrase.start for phrase in present], dtype=np.float64)
    known = columns >= 0
    belongs = np.zeros((int(known.sum()), len(candidates)))
    belongs[np.arange(len(belongs)), columns[known]] = 1.0
    places = np.array([turn.start for turn in turns], dtype=np.float64)
    distance = places[:, None] - starts[known][None, :]
    weight = np.exp(-np.abs(distance) / PRESENCE_CHARS) * np.where(distance < 0, AHEAD, 1.0)
    shares = weight @ belongs + PRESENCE_FLOOR
    result: Scores = PRESENCE * np.log(shares / shares.max(axis=1, keepdims=True))
    return result


def _figure_of(phrase: Phrase, memory: Memory, narrator: Figure | None) -> Figure | None:
    if phrase.person == 1 and phrase.number == "sg":
        return narrator
    return memory.of_row.get(phrase.row)


def _decode(
    turns: list[Turn], candidates: list[Figure], prior: Scores, memory: Memory, narrator: Figure | None
) -> Scores:
    """Probability of each candidate (the last column: nobody of them) at each turn.

    Returns:
        float64[n_turns, n_candidates + 1].
    """
    own = np.array([_turn_scores(turn, candidates, memory, narrator) for turn in turns])
    own[:, :-1] += prior
    n = own.shape[1]
    forward = np.zeros((len(turns), n, n))
    forward[0] = own[0][None, :] - np.log(n)
    steps = [_step_scores(turn, n) for turn in turns]
    for t in range(1, len(turns)):
        joint = forward[t - 1][:, :, None] + steps[t]
        forward[t] = _log_sum(joint, axis=0) + own[t][None, :]
    backward = np.zeros((n, n))
    posterior = np.zeros((len(turns), n))
    for t in range(len(turns) - 1, -1, -1):
        log_joint = forward[t] + backward
        posterior[t] = _log_sum(log_joint, axis=0)
        if t:
            joint = (backward + own[t][None, :])[None, :, :] + steps[t]
            backward = _log_sum(joint, axis=2)
    posterior = np.exp(posterior - posterior.max(axis=1, keepdims=True))
    result: Scores = posterior / posterior.sum(axis=1, keepdims=True)
    return result


def _log_sum(values: Scores, axis: int) -> Scores:
    peak = values.max(axis=axis, keepdims=True)
    result: Scores = np.log(np.exp(values - peak).sum(axis=axis)) + peak.squeeze(axis)
    return result


def _turn_scores(turn: Turn, candidates: list[Figure], memory: Memory, narrator: Figure | None) -> list[float]:
    scores = [0.0] * len(candidates)
    tagged = _figure_of(turn.tagged, memory, narrator) if turn.tagged else None
    beat = _figure_of(turn.beat, memory, narrator) if turn.beat else None
    called = {id(memory.of_row.get(p.row)) for p in turn.called}
    named = {id(memory.of_row.get(p.row)) for p in turn.named}
    for index, figure in enumerate(candidates):
        if turn.tagged:
            scores[index] += _tag_score(turn.tagged, tagged, figure)
        if figure is beat:
            scores[index] += BEAT
        if id(figure) in called:
            scores[index] += CALLED
        elif id(figure) in named:
            scores[index] += NAMED_INSIDE
        if figure.is_named or figure is narrator:
            scores[index] += NAMED
        if figure.person and figure.person.member_id:
            scores[index] += OF_CAST
    return [*scores, NOBODY]


def _tag_score(tag: Phrase, tagged: Figure | None, figure: Figure) -> float:
    """A name in a tag settles it; a pronoun or noun leaves it open among those it fits."""
    is_open = tag.person == 3 and (tag.form == "PRON" or (tagged is not None and not tagged.is_named))
    if tag.person == 3 and figure.role == "narrator":
        return 2 * UNFITTING_TAG
    if figure is tagged:
        return _linked_score(tag, figure) if is_open else NAMED_TAG
    fits = is_open and tag.determiner != "indef" and "" in {tag.gender, figure.gender, _difference(tag, figure)}
    return FITTING_TAG if fits else UNFITTING_TAG


def _linked_score(tag: Phrase, figure: Figure) -> float:
    """What a tag without a name adds for the one it is linked to; *my mother*, met often, is as good as named."""
    if tag.form == "PRON":
        return LINKED_TAG
    n_nouns = sum(phrase.form == "NOM" for phrase in figure.phrases)
    return KNOWN_NOUN_TAG if n_nouns >= MIN_KNOWN_NOUNS else NOUN_TAG


def _difference(tag: Phrase, figure: Figure) -> str:
    """The gender of a tag where a figure has another one."""
    return tag.gender if tag.gender != figure.gender else ""


def _step_scores(turn: Turn, n: int) -> Scores:
    """Scores of (speaker before last, last speaker, speaker): float64[n, n, n]."""
    steps = np.zeros((n, n, n))
    same = np.eye(n, dtype=bool)
    same[-1, -1] = False  # two unknown speakers are not the same one
    if turn.gap < 0:
        steps += np.where(same, AGAIN_IN_PARAGRAPH, 0.0)[None, :, :]
        return steps
    steps += np.where(same, AGAIN if turn.gap == 0 else AGAIN_AFTER_NARRATION, 0.0)[None, :, :]
    steps += np.where(same, BACK_TO if turn.gap == 0 else BACK_TO / 2, 0.0)[:, None, :] * (~same)[:, :, None]
    return steps


def _judge(
    turns: list[Turn], candidates: list[Figure], probability: Scores, memory: Memory, narrator: Figure | None
) -> list[Verdict]:
    best = probability[:, :-1].argmax(axis=1) if candidates else np.zeros(len(turns), dtype=int)
    speakers: list[Figure | None] = []
    for t in range(len(turns)):
        known = bool(candidates) and probability[t, best[t]] >= UNKNOWN_BELOW and probability[t, best[t]] > probability[t, -1]
        speakers.append(candidates[best[t]] if known else None)
    verdicts = []
    for t, turn in enumerate(turns):
        speaker = speakers[t]
        cue, reason, evidence = _explain(turn, speaker, memory, narrator)
        confidence = float(probability[t, best[t]]) if speaker else 0.0
        addressee = _addressee(t, turns, speakers, memory)
        verdicts.append(Verdict(speaker, addressee, round(confidence, 3), cue, reason, evidence))
    return verdicts


def _explain(
    turn: Turn, speaker: Figure | None, memory: Memory, narrator: Figure | None
) -> tuple[str | None, str, tuple[Phrase, ...]]:
    if speaker is None:
        return None, "nothing near the line says who speaks, and turn-taking leaves it open", ()
    if turn.tagged:
        is_named = turn.tagged.form == "PROP"
        told = f"the tag says “{turn.tagged.text}”"
        return ("explicit" if is_named else "anaphoric"), told, (turn.tagged,)
    if turn.beat and _figure_of(turn.beat, memory, narrator) is speaker:
        return "implicit", f"the narration beside the line is about “{turn.beat.text}”", (turn.beat,)
    return "implicit", "by turn-taking with the lines around it", ()


def _addressee(t: int, turns: list[Turn], speakers: list[Figure | None], memory: Memory) -> Figure | None:
    """The one called by name or told in the tag, else the other speaker nearest by."""
    speaker = speakers[t]
    for phrase in (*turns[t].told, *turns[t].called):
        figure = memory.of_row.get(phrase.row)
        if figure is not None and figure is not speaker and (figure.person or phrase in turns[t].told):
            return figure
    for distance in range(1, 4):
        for other in (t - distance, t + distance):
            if 0 <= other < len(speakers) and speakers[other] is not None and speakers[other] is not speaker:
                return speakers[other]
    return None
