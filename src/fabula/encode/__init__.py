"""One pass of one encoder over the book; every head reads the same vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from fabula.encode.bundles import Bundle, list_bundles, load_bundle
from fabula.encode.emotions import decode_emotions
from fabula.encode.grammars import WordGrammar, decode_grammar, join_grammars
from fabula.encode.mentions import WordMentions, decode_mentions, join_mentions
from fabula.encode.readings import Float32, Reading
from fabula.encode.windows import Window, plan_windows
from fabula.records import Annotations, Layout, Mentions, Spans, Text
from fabula.records.spans import Int32

if TYPE_CHECKING:
    from fabula.encode.sessions import Model

__all__ = ["Bundle", "annotate", "list_bundles", "load_bundle"]


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
    words, sentence_start = _story_words(layout)
    if not len(words):
        return Annotations.nothing()
    # Imported here: opening ONNX Runtime takes longer than all else that `import fabula` does.
    from fabula.encode.sessions import open_model  # noqa: PLC0415
    from fabula.encode.wordpieces import split_words  # noqa: PLC0415

    model = open_model(bundle)
    forms = [text.content[start:end] for start, end in words]
    pieces = split_words(forms, model.tokenizer)
    parts = []
    for window in plan_windows(
        pieces.piece_start, sentence_start, bundle.n_pieces, bundle.n_overlap
    ):
        parts.append(
            _decode(model.read_window(pieces, window), window, sentence_start, model, bundle)
        )
        if on_progress:
            on_progress(window.own_end / len(words))
    return _join(parts, words, forms, sentence_start, bundle)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """What is kept of a window: of its own words, float32 columns with n_own_words rows."""

    mentions: WordMentions
    grammar: WordGrammar
    event: Float32
    emotion: Float32
    speech: Float32


def _decode(
    reading: Reading, window: Window, sentence_start: Int32, model: Model, bundle: Bundle
) -> _Part:
    own = slice(window.own_start - window.start, window.own_end - window.start)
    return _Part(
        mentions=decode_mentions(
            reading, window, sentence_start, bundle.mention_threshold, model.type_spans
        ),
        grammar=decode_grammar(reading, window, sentence_start, model.type_arcs),
        event=reading.event[own],
        emotion=reading.emotion[own],
        speech=reading.speech[own],
    )


def _join(
    parts: Sequence[_Part],
    words: Spans,
    forms: Sequence[str],
    sentence_start: Int32,
    bundle: Bundle,
) -> Annotations:
    """From windows to the book, and from words to code points."""
    found = join_mentions([part.mentions for part in parts])
    event = np.concatenate([part.event for part in parts])
    triggers = np.flatnonzero(event >= bundle.event_threshold)
    emotion = np.concatenate([part.emotion for part in parts])
    return Annotations(
        mentions=Mentions(
            spans=Spans(words.start[found.first], words.end[found.last]),
            category=found.category,
            form=found.form,
            score=found.score,
        ),
        events=Spans(words.start[triggers], words.end[triggers]),
        event_score=event[triggers],
        syntax=join_grammars(
            [part.grammar for part in parts], words, forms, sentence_start, bundle.lemma_rules
        ),
        emotions=decode_emotions(emotion, words, sentence_start, bundle.emotion_threshold),
        speech=np.concatenate([part.speech for part in parts]),
    )


def _story_words(layout: Layout) -> tuple[Spans, Int32]:
    """The words that are story (those of sentences, not those of headings).

    Returns:
        The words, and int32[n_sentences], the first of them in each sentence.
    """
    start = layout.words.start
    inside = layout.sentences.holders(start, start + 1) >= 0
    words = Spans(start[inside], layout.words.end[inside])
    return words, np.searchsorted(words.start, layout.sentences.start).astype(np.int32)
