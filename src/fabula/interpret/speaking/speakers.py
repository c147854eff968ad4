"""Who speaks each turn: what the text beside it says, and turn-taking, decided together."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.speaking.candidates import Scene, gather_candidates
from fabula.interpret.speaking.chains import decode_chain
from fabula.interpret.speaking.evidence import list_evidence
from fabula.interpret.speaking.scores import score_exchanges, score_turns
from fabula.interpret.speaking.styles import learn_styles
from fabula.interpret.speaking.tag_signs import find_named
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.speaking.verdicts import Verdict, judge_turns
from fabula.interpret.wording.phrases import Phrase
from fabula.records.doubts import UNKNOWN_BELOW

SCENE_WORDS: Final = 420
"""How far before a conversation somebody may have been mentioned last to take part in it."""

SCENE_CHARS_AFTER: Final = 200
"""How far behind it."""

N_LAST_TURNS: Final = 4
"""Those who spoke in so many last turns of a conversation may go on in the next."""


def find_speakers(
    conversations: list[list[Turn]],
    phrases: list[Phrase],
    memory: Memory,
    unknown_below: float = UNKNOWN_BELOW,
) -> list[tuple[Turn, Verdict]]:
    """Decide every turn of every conversation, in order of the text.

    The seam for a trained model: it would take the place of :func:`score_turns`.

    Args:
        conversations: turns that follow each other closely.
        phrases: all mentions.
        memory: what these refer to.
        unknown_below: a turn whose likeliest speaker is less likely than this has none.
    """
    decided: list[tuple[Turn, Verdict]] = []
    last_speakers: list[Figure] = []
    turns = [turn for conversation in conversations for turn in conversation]
    named = [find_named(turn, memory) for turn in turns]
    n_tags = Counter(filter(None, named))
    styles = learn_styles(turns, named)
    for setting in _set_scenes(conversations, phrases, memory):
        scene = replace(setting, n_tags=n_tags, last_speakers=last_speakers, styles=styles)
        candidates = gather_candidates(scene, last_speakers)
        told = list_evidence(scene, candidates)
        own = score_turns(scene, candidates, told)
        probability = decode_chain(own, *score_exchanges(scene.turns))
        verdicts = judge_turns(scene, candidates, probability, unknown_below)
        decided += zip(scene.turns, verdicts, strict=True)
        spoke = (verdict.speaker for verdict in verdicts[-N_LAST_TURNS:])
        last_speakers = list(dict.fromkeys(speaker for speaker in spoke if speaker))
    return decided


def _set_scenes(
    conversations: list[list[Turn]], phrases: list[Phrase], memory: Memory
) -> Iterator[Scene]:
    """Every conversation with the narration in and shortly before it."""
    told = [
        p for p in phrases if p.category == "PER" and p.quotation < 0 and p.row in memory.of_row
    ]
    words = np.array([phrase.word for phrase in told], dtype=np.int64)
    starts = np.array([phrase.start for phrase in told], dtype=np.int64)
    for turns in conversations:
        high = int(np.searchsorted(starts, turns[-1].end + SCENE_CHARS_AFTER))
        first = int(np.searchsorted(starts, turns[0].start))
        low = int(np.searchsorted(words, words[first - 1] - SCENE_WORDS)) if first else 0
        yield Scene(turns, told[low:high], memory)
