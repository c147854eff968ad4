"""One pass of one encoder over the book; every head reads the same vectors."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from fabula.encode.bundles import Bundle, list_bundles, load_bundle
from fabula.encode.mentions import WordMentions, decode_mentions, join_mentions
from fabula.encode.windows import plan_windows
from fabula.records import Annotations, Layout, Mentions, Spans, Text

__all__ = ["Bundle", "annotate", "list_bundles", "load_bundle"]


def annotate(
    text: Text, layout: Layout, bundle: Bundle, *, on_progress: Callable[[float], None] | None = None
) -> Annotations:
    """Find mentions and events in a text; words of headings are not read.

    Args:
        text: from ingest.
        layout: the same text, segmented.
        bundle: the model to read with.
        on_progress: called with the share done, in (0, 1].

    Raises:
        BundleError: the model cannot be loaded.
    """
    # Imported here: opening ONNX Runtime takes longer than all else that `import fabula` does.
    from fabula.encode.sessions import open_model
    from fabula.encode.wordpieces import split_words

    rows = _story_words(layout)
    words = Spans(layout.words.start[rows], layout.words.end[rows])
    if not len(words):
        return _from_words(words, [], [])
    model = open_model(bundle.folder)
    pieces = split_words([text.content[start:end] for start, end in words], model.tokenizer)
    sentence_start = np.searchsorted(words.start, layout.sentences.start).astype(np.int32)
    windows = plan_windows(pieces.piece_start, sentence_start, bundle.n_pieces, bundle.n_overlap)
    mentions, events = [], []
    for window in windows:
        reading = model.read_window(pieces, window)
        mentions.append(decode_mentions(model, reading, window, bundle.mention_threshold))
        owned = reading.event[window.own_start - window.start : window.own_end - window.start]
        events.append(np.where(owned >= bundle.event_threshold, owned, 0))
        if on_progress:
            on_progress(window.own_end / len(words))
    return _from_words(words, mentions, events)


def _story_words(layout: Layout) -> NDArray[np.intp]:
    """Rows of the words that are story: those of sentences, not those of headings."""
    sentence = np.searchsorted(layout.sentences.start, layout.words.start, side="right") - 1
    if not len(layout.sentences):
        return np.empty(0, dtype=np.intp)
    inside = (sentence >= 0) & (layout.words.start < layout.sentences.end[np.maximum(sentence, 0)])
    return np.flatnonzero(inside)


def _from_words(
    words: Spans, mentions: list[WordMentions], events: list[NDArray[np.float32]]
) -> Annotations:
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
