"""One pass of one encoder over the book; every head reads the same vectors."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from fabula.encode.bundles import Bundle, list_bundles, load_bundle
from fabula.encode.emotions import decode_emotions
from fabula.encode.grammars import WordGrammar, decode_grammar, join_grammars
from fabula.encode.links import LinkFinder, LinkVectors
from fabula.encode.mentions import WordMentions, decode_mentions, join_mentions
from fabula.encode.readings import Float32, Reading
from fabula.encode.sentences import StoryWords, find_story_words, settle_starts
from fabula.encode.windows import Window, plan_windows
from fabula.records import Annotations, Layout, Links, Mentions, Spans, Text

if TYPE_CHECKING:
    from fabula.encode.sessions import Model

__all__ = ["Bundle", "annotate", "list_bundles", "load_bundle"]

MAX_WORKERS: Final = 8
"""More windows are not read at a time: each takes memory, and what is done in Python waits."""


def annotate(
    text: Text,
    layout: Layout,
    bundle: Bundle,
    *,
    on_progress: Callable[[float], None] | None = None,
) -> Annotations:
    """Find mentions, events, grammar and emotions in a text; words of headings are not read.

    >>> from fabula.records import Source
    >>> from fabula.segment import split_text
    >>> text = Text("Emma smiled.", Source("-", "", "txt", "utf-8"))
    >>> annotations = annotate(text, split_text(text), load_bundle("en-small"))
    >>> [text.content[start:end] for start, end in annotations.mentions.spans]
    ['Emma']
    >>> [text.content[start:end] for start, end in annotations.events]
    ['smiled']

    Args:
        text: from ingest.
        layout: the same text, segmented.
        bundle: the model to read with.
        on_progress: called after each window with the share done, in (0, 1]; the last call says
            1. Never called where there is nothing to read.

    Raises:
        BundleError: the model cannot be loaded.
    """
    words = find_story_words(text, layout)
    if not len(words):
        return Annotations.nothing()
    # Imported here: opening ONNX Runtime takes longer than all else that `import fabula` does.
    from fabula.encode.sessions import open_model  # noqa: PLC0415
    from fabula.encode.wordpieces import split_words  # noqa: PLC0415

    model = open_model(bundle)
    pieces = split_words(words.forms, model.tokenizer)
    windows = plan_windows(
        pieces.piece_start, words.sentence_start, bundle.n_pieces, bundle.n_overlap
    )

    def read(window: Window) -> tuple[_Part, LinkVectors]:
        return _decode(model.read_window(pieces, window), window, words, model, bundle)

    parts, finder = [], LinkFinder()
    with _open_workers() as workers:
        for window, (part, vectors) in zip(windows, workers.map(read, windows), strict=True):
            parts.append(part)
            finder.add(vectors)
            if on_progress:
                on_progress(window.own_end / len(words))
    return _join(parts, finder.finish(), words, bundle)


@contextmanager
def _open_workers() -> Iterator[ThreadPoolExecutor]:
    """A thread a core; where reading breaks off, windows not yet begun are given up."""
    workers = ThreadPoolExecutor(min(_n_cores(), MAX_WORKERS), "fabula-window")
    try:
        yield workers
    finally:
        workers.shutdown(cancel_futures=True)


def _n_cores() -> int:
    """Cores that this process may run on."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """What is kept of a window: of its own words, float32 columns with n_own_words rows."""

    mentions: WordMentions
    grammar: WordGrammar
    event: Float32
    emotion: Float32
    speech: Float32


def _decode(
    reading: Reading, window: Window, words: StoryWords, model: Model, bundle: Bundle
) -> tuple[_Part, LinkVectors]:
    own = slice(window.own_start - window.start, window.own_end - window.start)
    starts = settle_starts(reading.sentence_last, window, words, bundle.sentence_thresholds)
    mentions, vectors = decode_mentions(
        reading, window, words.sentence_start, bundle.mention_threshold, model
    )
    # Copies, lest the context of each window be kept with its own words.
    part = _Part(
        mentions=mentions,
        grammar=decode_grammar(reading, window, starts, model.type_arcs),
        event=reading.event[own].copy(),
        emotion=reading.emotion[own].copy(),
        speech=reading.speech[own].copy(),
    )
    return part, vectors


def _join(parts: Sequence[_Part], links: Links, words: StoryWords, bundle: Bundle) -> Annotations:
    """From windows to the book, and from words to code points."""
    spans = words.spans
    found = join_mentions([part.mentions for part in parts])
    event = np.concatenate([part.event for part in parts])
    triggers = np.flatnonzero(event >= bundle.event_threshold)
    emotion = np.concatenate([part.emotion for part in parts])
    syntax = join_grammars([part.grammar for part in parts], words, bundle.lemma_rules)
    return Annotations(
        mentions=Mentions(
            spans=Spans(spans.start[found.first], spans.end[found.last]),
            category=found.category,
            form=found.form,
            score=found.score,
        ),
        links=links,
        events=Spans(spans.start[triggers], spans.end[triggers]),
        event_score=event[triggers],
        syntax=syntax,
        emotions=decode_emotions(emotion, spans, syntax.sentence_start, bundle.emotion_threshold),
        speech=np.concatenate([part.speech for part in parts]),
    )
