"""``python -m training.experiencers``: the weights by which fabula tells who feels what.

A choice among the persons named near a word of emotion by ``feeling.experiencers.FEATURES``,
fitted to the passages of REMAN outside the development split. No encoder is trained.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np

from evaluation.corpora.reman import RemanPassage, list_reman_books, load_reman
from evaluation.readings import Reading, fabula_reader, take_reading
from evaluation.splits import Split, choose_names
from fabula.interpret import worlds
from fabula.interpret.feeling import experiencers
from fabula.interpret.feeling.emotion_words import WORD_CLASSES
from fabula.interpret.feeling.states import read_state
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.tellings import Telling
from fabula.records import Emotions, Feeling
from training.antecedents import Choice, fit_weights
from training.weights import write_weights

_HEAD = '''"""How much each tie to a word of emotion counts for who feels it, in natural-log units.

Written by ``python -m training.experiencers`` (see ``docs/decisions/minds.md``); not by hand.
"""

from typing import Final

WEIGHTS: Final = {
'''


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit the weights and write them."""
    parser = argparse.ArgumentParser(prog="python -m training.experiencers", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    out = Path("src/fabula/interpret/feeling/experiencer_weights.py")
    parser.add_argument("--out", type=Path, default=out)
    options = parser.parse_args(arguments)
    books = choose_names("reman", list_reman_books(options.data), Split.REST)
    passages = load_reman(options.data, books)
    choices = [choice for passage in passages for choice in choices_of_passage(passage)]
    weights = fit_weights(choices)
    write_weights(options.out, _HEAD, experiencers.FEATURES, weights, "experiencers")


def choices_of_passage(passage: RemanPassage) -> Iterator[Choice]:
    """The emotions of a passage among whose candidates is one that feels it."""
    read = read_passage(passage)
    if read is None:
        return
    reading, telling = read
    for start, end in sorted({(span.start, span.end) for span in passage.emotions}):
        row = _find_row(telling.words, reading, start, end)
        felt_by = [
            (role.start, role.end)
            for role in passage.roles
            if role.kind == "experiencer" and (role.emotion_start, role.emotion_end) == (start, end)
        ]
        if row is None or not felt_by:
            continue
        candidates = experiencers.list_candidates(telling, row)
        is_right = np.array(
            [
                _is_among(reading.given_span(c.mention.start, c.mention.end), felt_by)
                for c in candidates
            ]
        )
        if is_right.any():
            features = experiencers.list_features(telling, read_state(telling, row), candidates)
            yield Choice(np.array(features, dtype=np.float64), is_right)


def read_passage(passage: RemanPassage) -> tuple[Reading, Telling] | None:
    """A passage as fabula reads it, with its grammar; None where it cannot be read."""
    tellings: list[Telling] = []

    def note(emotions: Emotions, telling: Telling) -> list[Feeling]:
        del emotions
        tellings.append(telling)
        return []

    # What is read of the grammar stays inside of one stage.
    with patch.object(worlds, "list_feelings", note):
        reading = take_reading(passage.raw, f"{passage.name}.txt", fabula_reader())
    return (reading, tellings[0]) if tellings else None


def _find_row(words: Words, reading: Reading, start: int, end: int) -> int | None:
    """The last word of a span that can tell a feeling, else its last word."""
    spans = map(reading.given_span, words.starts, words.ends)
    rows = [row for row, span in enumerate(spans) if start <= span[0] and span[1] <= end]
    telling = [row for row in rows if words.upos[row] in WORD_CLASSES]
    return next(reversed(telling or rows), None)


def _is_among(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


if __name__ == "__main__":
    main()
