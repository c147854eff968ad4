"""The graphs of a bundle as functions from arrays to arrays; ONNX Runtime is imported here alone."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from fabula.encode.windows import Window
from fabula.encode.wordpieces import WordPieces, load_tokenizer
from fabula.errors import BundleError

Float32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the trunk says of one window.

    Attributes:
        event: float32[n_words], probability that the word is a realis event trigger.
        mention: float32[n_words, n_words], probability that the words from row to column, both
            included, are a mention; meaningless below the diagonal.
        ends: float32[n_words, 3 * n_span_features], see :meth:`Model.type_spans`.
    """

    event: Float32
    mention: Float32
    ends: Float32


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A bundle made ready to read."""

    tokenizer: Tokenizer
    cls_id: int
    sep_id: int
    trunk: ort.InferenceSession
    spans: ort.InferenceSession

    def read_window(self, pieces: WordPieces, window: Window) -> Reading:
        """Run the trunk over one window."""
        event, mention, ends = self.trunk.run(None, self._inputs(pieces, window))
        return Reading(event[0], mention[0], ends[0])

    def type_spans(self, ends: Float32, first: NDArray[np.intp], last: NDArray[np.intp]) -> tuple[Float32, Float32]:
        """Category and form of spans of one window.

        Args:
            ends: from the window's :class:`Reading`.
            first: intp[n_spans], first word of each span.
            last: intp[n_spans], last word, included.

        Returns:
            Probabilities, float32[n_spans, 6] and float32[n_spans, 3].
        """
        of_first, of_last, of_each = np.split(ends, 3, axis=1)
        sums = np.cumsum(np.pad(of_each, ((1, 0), (0, 0))), axis=0, dtype=np.float32)
        mean = (sums[last + 1] - sums[first]) / (last - first + 1)[:, None].astype(np.float32)
        inputs = {"first": of_first[first], "last": of_last[last], "mean": mean}
        category, form = self.spans.run(None, inputs)
        return category, form

    def _inputs(self, pieces: WordPieces, window: Window) -> dict[str, NDArray[np.int64]]:
        low, high = pieces.piece_start[window.start], pieces.piece_start[window.end]
        n_of_word = np.diff(pieces.piece_start[window.start : window.end + 1])
        case = np.repeat(pieces.word_case[window.start : window.end], n_of_word)
        first = pieces.piece_start[window.start : window.end] - low + 1
        inputs = {
            "piece_ids": np.concatenate([[self.cls_id], pieces.piece_ids[low:high], [self.sep_id]]),
            "piece_case": np.concatenate([[0], case, [0]]),
            "word_first": first,
            "word_last": first + n_of_word - 1,
        }
        return {name: array.astype(np.int64)[None] for name, array in inputs.items()}


@lru_cache(maxsize=1)
def open_model(folder: Path) -> Model:
    """Load the graphs of a bundle folder; the last one stays loaded for the next story.

    Raises:
        BundleError: ONNX Runtime cannot load a graph.
    """
    tokenizer = load_tokenizer(folder / "tokenizer.json")
    return Model(
        tokenizer=tokenizer,
        cls_id=tokenizer.token_to_id("[CLS]"),
        sep_id=tokenizer.token_to_id("[SEP]"),
        trunk=_open_session(folder / "trunk.onnx"),
        spans=_open_session(folder / "spans.onnx"),
    )


def _open_session(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.log_severity_level = 3
    try:
        return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime's own errors share no public base class
        raise BundleError(f"ONNX Runtime cannot load {path}: {error}. Reinstall fabula.") from error
