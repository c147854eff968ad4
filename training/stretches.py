"""Stretches of novels: words of whole sentences from a random place on."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from fabula.ingest import read_text
from fabula.records.spans import Int32
from fabula.segment import split_text


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Words of a novel, and ``sentence_start`` int32[n_sentences], where each sentence begins."""

    words: tuple[str, ...]
    sentence_start: Int32


def draw_stretch(path: Path, n_words: int, seed: int) -> Stretch:
    """About so many words of a novel; the same for the same seed and file name."""
    random = Random(f"{seed} {path.stem}")  # noqa: S311 -- no secrets here
    text = read_text(path)
    layout = split_text(text)
    words, sentences = layout.words, layout.sentences
    first = np.searchsorted(words.start, sentences.start)
    after = np.searchsorted(words.start, sentences.end)
    latest = int(np.searchsorted(first, max(len(words) - n_words, 0), side="right")) - 1
    begin = random.randint(0, max(latest, 0))
    end = int(np.searchsorted(first, first[begin] + n_words))
    # Headings lie between sentences, so words are taken sentence by sentence.
    lengths = (after - first)[begin:end]
    rows = np.concatenate([np.arange(first[i], after[i]) for i in range(begin, end)])
    forms = tuple(text.content[words.start[row] : words.end[row]] for row in rows.tolist())
    return Stretch(forms, (np.cumsum(lengths) - lengths).astype(np.int32))
