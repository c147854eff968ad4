"""What a teacher says of novels, as examples for a student (Hinton et al. 2015).

The teacher's probabilities are kept, not only its decisions: how sure it is, and of what else it
thought, teaches more than a label.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from fabula.encode import Bundle
from fabula.encode.grammars import decode_grammar
from fabula.encode.readings import Reading
from fabula.encode.sentences import Flags
from fabula.encode.sessions import Model, open_model
from fabula.encode.windows import Window, plan_windows
from fabula.encode.wordpieces import split_words
from fabula.ingest import read_text
from fabula.records.spans import Int32
from fabula.segment import split_text
from training.examples import Example, MentionLabels, SyntaxLabels

MIN_SCORE = 0.05
"""Spans that the teacher finds less likely count as none."""


@dataclass(frozen=True, slots=True, eq=False)
class _Labels:
    """What the teacher says of a window's own words, and of the spans that begin there."""

    mentions: MentionLabels
    events: NDArray[np.float32]
    tags: Int32
    head: Int32
    sentence_last: NDArray[np.float32]
    emotions: NDArray[np.float32]
    speech: NDArray[np.float32]


def label_novels(
    paths: Iterable[Path], teacher: Bundle, n_words: int, seed: int, folder: Path
) -> list[Example]:
    """A stretch of each novel, labelled; what lies in ``folder`` already is not labelled again.

    Args:
        paths: of the novels.
        teacher: the model that labels.
        n_words: words of each stretch, which begins at a random sentence.
        seed: of the random numbers.
        folder: where each stretch is kept, as ``NAME.npz``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    examples = []
    for path in paths:
        kept = folder / f"{path.stem}.npz"
        if not kept.exists():
            random = Random(f"{seed} {path.stem}")  # noqa: S311 -- no secrets here
            _keep(_label_novel(path, teacher, n_words, random), kept)
        examples.append(_load(kept))
    return examples


def _label_novel(path: Path, teacher: Bundle, n_words: int, random: Random) -> Example:
    forms, sentence_start = _draw_stretch(path, n_words, random)
    model = open_model(teacher)
    pieces = split_words(forms, model.tokenizer)
    windows = plan_windows(pieces.piece_start, sentence_start, teacher.n_pieces, teacher.n_overlap)
    starts = np.zeros(len(forms), dtype=np.bool_)
    starts[sentence_start] = True
    parts = [
        _label_window(model.read_window(pieces, window), window, starts, model)
        for window in windows
    ]
    return Example(
        name=path.stem,
        words=tuple(forms),
        sentence_start=sentence_start,
        mentions=MentionLabels(
            *(
                np.concatenate([getattr(part.mentions, field.name) for part in parts])
                for field in fields(MentionLabels)
            )
        ),
        events=np.concatenate([part.events for part in parts]),
        syntax=SyntaxLabels(
            tags=np.concatenate([part.tags for part in parts]),
            head=np.concatenate([part.head for part in parts]),
            sentence_last=np.concatenate([part.sentence_last for part in parts]),
        ),
        emotions=np.concatenate([part.emotions for part in parts]),
        speech=np.concatenate([part.speech for part in parts]),
    )


def _draw_stretch(path: Path, n_words: int, random: Random) -> tuple[list[str], Int32]:
    """Words of whole sentences, and the first of each sentence."""
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
    forms = [text.content[words.start[row] : words.end[row]] for row in rows.tolist()]
    return forms, (np.cumsum(lengths) - lengths).astype(np.int32)


def _label_window(reading: Reading, window: Window, starts: Flags, model: Model) -> _Labels:
    own = slice(window.own_start - window.start, window.own_end - window.start)
    grammar = decode_grammar(reading, window, starts[window.start : window.end], model.type_arcs)
    columns = (grammar.upos, grammar.xpos, grammar.lemma_rule, grammar.relation)
    return _Labels(
        mentions=_label_spans(reading, window, own, model),
        events=reading.event[own],
        tags=np.stack(columns, axis=1).astype(np.int32),
        head=grammar.head.astype(np.int32),
        sentence_last=reading.sentence_last[own],
        emotions=reading.emotion[own],
        speech=reading.speech[own],
    )


def _label_spans(reading: Reading, window: Window, own: slice, model: Model) -> MentionLabels:
    row, last = np.nonzero(np.triu(reading.mention)[own] >= MIN_SCORE)
    first = row + own.start
    category, form = model.type_spans(reading.ends, first, last)
    return MentionLabels(
        first=(first + window.start).astype(np.int32),
        last=(last + window.start).astype(np.int32),
        score=reading.mention[first, last],
        category=category,
        form=form,
    )


def _keep(example: Example, path: Path) -> None:
    beside = path.with_suffix(".part.npz")
    np.savez(beside, allow_pickle=False, **dict(_arrays_of(example)))
    beside.replace(path)


def _arrays_of(example: Example) -> Iterator[tuple[str, NDArray[np.generic]]]:
    yield "words", np.array(example.words)
    for name in ("sentence_start", "events", "emotions", "speech"):
        yield name, getattr(example, name)
    for layer in (example.mentions, example.syntax):
        if layer is not None:
            yield from ((field.name, getattr(layer, field.name)) for field in fields(layer))


def _load(path: Path) -> Example:
    with np.load(path, allow_pickle=False) as kept:
        arrays = {name: kept[name] for name in kept.files}
    return Example(
        name=path.stem,
        words=tuple(arrays["words"].tolist()),
        mentions=MentionLabels(*(arrays[field.name] for field in fields(MentionLabels))),
        syntax=SyntaxLabels(*(arrays[field.name] for field in fields(SyntaxLabels))),
        **{name: arrays[name] for name in ("sentence_start", "events", "emotions", "speech")},
    )
