"""One pass of one encoder over the book; every head reads the same vectors."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from fabula.encode.bundles import Bundle, list_bundles, load_bundle
from fabula.encode.mentions import WordMentions, decode_mentions, join_mentions
from fabula.encode.windows import plan_windows
from fabula.records import Annotations, Layout, Mentions, Spans, Text
from fabula.records.spans import Int32

__all__ = ["Bundle", "annotate", "list_bundles", "load_bundle"]


def annotate(
    text: Text,
    layout: Layout,
    bundle: Bundle,
    *,
    on_progress: Callable[[float], None] | None = None,
) -> Annotations:
    """Find mentions and events in a text; words of headings are not read.

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
        return _annotations_of(words, [], [])
    # Imported here: opening ONNX Runtime takes longer than all else that `import fabula` does.
    from fabula.encode.sessions import open_model  # noqa: PLC0415
    from fabula.encode.wordpieces import split_words  # noqa: PLC0415

    model = open_model(bundle)
    pieces = split_words([text.content[start:end] for start, end in words], model.tokenizer)
    windows = plan_windows(pieces.piece_start, sentence_start, bundle.n_pieces, bundle.n_overlap)
    sentence_last = _last_words(sentence_start, len(words))
    mentions, events = [], []
    for window in windows:
        reading = model.read_window(pieces, window)
        bounds = sentence_last[window.start : window.end] - window.start
        mentions.append(
            decode_mentions(reading, window, bounds, bundle.mention_threshold, model.type_spans)
        )
        owned = reading.event[window.own_start - window.start : window.own_end - window.start]
        events.append(np.where(owned >= bundle.event_threshold, owned, 0))
        if on_progress:
            on_progress(window.own_end / len(words))
    return _annotations_of(words, mentions, events)


def _story_words(layout: Layout) -> tuple[Spans, Int32]:
    """The words that are story (those of sentences, not those of headings).

    Returns:
        The words, and int32[n_sentences], the first of them in each sentence.
    """
    start = layout.words.start
    inside = layout.sentences.holders(start, start + 1) >= 0
    words = Spans(start[inside], layout.words.end[inside])
    return words, np.searchsorted(words.start, layout.sentences.start).astype(np.int32)


def _last_words(sentence_start: Int32, n_words: int) -> Int32:
    """int32[n_words], the last word of the sentence of each word."""
    next_start = np.append(sentence_start[1:], n_words)
    last: Int32 = np.repeat(next_start - 1, next_start - sentence_start).astype(np.int32)
    return last


def _annotations_of(
    words: Spans, mentions: list[WordMentions], events: list[NDArray[np.float32]]
) -> Annotations:
    """From words to code points.

    Args:
        words: the words that were read.
        mentions: those of each window.
        events: for each window float32[n_own_words], the score of a trigger, else 0.
    """
    if not mentions:
        nothing = np.empty(0, dtype=np.float32)
        empty = Spans.from_pairs([])
        no_labels = np.empty(0, dtype=np.int8)
        return Annotations(Mentions(empty, no_labels, no_labels, nothing), empty, nothing)
    found = join_mentions(mentions)
    score = np.concatenate(events)
    triggers = np.flatnonzero(score)
    return Annotations(
        mentions=Mentions(
            spans=Spans(words.start[found.first], words.end[found.last]),
            category=found.category,
            form=found.form,
            score=found.score,
        ),
        events=Spans(words.start[triggers], words.end[triggers]),
        event_score=score[triggers],
    )
