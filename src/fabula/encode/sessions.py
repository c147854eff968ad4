"""The graphs of a bundle as functions of arrays; ONNX Runtime is imported here alone."""

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as ort_errors
from tokenizers import Tokenizer

from fabula.encode.bundles import Bundle
from fabula.encode.links import LinkVectors
from fabula.encode.readings import Float32, Reading
from fabula.encode.windows import Window
from fabula.encode.wordpieces import (
    SpecialPieces,
    WordPieces,
    find_special_pieces,
    load_tokenizer,
    window_inputs,
)
from fabula.errors import BundleError

_LOAD_ERRORS: Final = (
    # They share no base class but Exception.
    ort_errors.Fail,
    ort_errors.InvalidArgument,
    ort_errors.InvalidGraph,
    ort_errors.InvalidProtobuf,
    ort_errors.NoModel,
    ort_errors.NoSuchFile,
    ort_errors.NotImplemented,
    ort_errors.RuntimeException,
)


_SLOW_FUSION: Final = "SkipLayerNormFusion"
"""An addition and a normalisation in one node take a ninth longer than in two (1.32 on x86)."""

_OUTPUTS: Final = tuple(field.name for field in fields(Reading))
_VECTORS: Final = tuple(field.name for field in fields(LinkVectors))


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A bundle made ready to read."""

    tokenizer: Tokenizer
    special: SpecialPieces
    trunk: ort.InferenceSession
    spans: ort.InferenceSession
    links: ort.InferenceSession
    arcs: ort.InferenceSession

    def read_window(self, pieces: WordPieces, window: Window) -> Reading:
        """Run the trunk over one window."""
        arrays = window_inputs(pieces, window, self.special)
        inputs = {name: array[None] for name, array in arrays.items()}
        outputs = self.trunk.run(_OUTPUTS, inputs)
        return Reading(*(output[0] for output in outputs))

    def type_spans(
        self, ends: Float32, first: NDArray[np.intp], last: NDArray[np.intp]
    ) -> tuple[Float32, Float32]:
        """Category and form of spans of one window.

        Args:
            ends: from the window's :class:`Reading`.
            first: intp[n_spans], first word of each span, counted from the window's start.
            last: intp[n_spans], last word, included.

        Returns:
            Probabilities, float32[n_spans, 6] and float32[n_spans, 3], classes in the order of
            ``CATEGORIES`` and ``FORMS``.
        """
        category, form = self.spans.run(("category", "form"), _gather_spans(ends, first, last))
        return category, form

    def link_spans(
        self, link_ends: Float32, first: NDArray[np.intp], last: NDArray[np.intp]
    ) -> LinkVectors:
        """What mentions of one window ask for and offer, to be linked across the book.

        Args:
            link_ends: from the window's :class:`Reading`.
            first: intp[n_spans], first word of each span, counted from the window's start.
            last: intp[n_spans], last word, included.
        """
        return LinkVectors(*self.links.run(_VECTORS, _gather_spans(link_ends, first, last)))

    def type_arcs(
        self, arc_ends: Float32, dependent: NDArray[np.intp], head: NDArray[np.intp]
    ) -> Float32:
        """Relations of words of one window to their heads.

        Args:
            arc_ends: from the window's :class:`Reading`.
            dependent: intp[n_arcs], the word that depends, counted from the window's start.
            head: intp[n_arcs], its head.

        Returns:
            Logits, float32[n_arcs, n_relations], classes in the order of ``RELATIONS``.
        """
        of_dependent, of_head = np.split(arc_ends, 2, axis=1)
        inputs = {"dependent": of_dependent[dependent], "head": of_head[head]}
        relation: Float32 = self.arcs.run(("relation",), inputs)[0]
        return relation


def _gather_spans(
    ends: Float32, first: NDArray[np.intp], last: NDArray[np.intp]
) -> dict[str, Float32]:
    """What spans take from their first, their last and each of their words."""
    of_first, of_last, of_each = np.split(ends, 3, axis=1)
    sums = np.zeros((len(of_each) + 1, of_each.shape[1]), dtype=np.float32)
    np.cumsum(of_each, axis=0, out=sums[1:])
    n_words = (last - first + 1).astype(np.float32)[:, None]
    mean = (sums[last + 1] - sums[first]) / n_words
    return {"first": of_first[first], "last": of_last[last], "mean": mean}


def open_model(bundle: Bundle) -> Model:
    """Load the graphs of a bundle; the last one stays loaded for the next story.

    Raises:
        BundleError: a file of the bundle cannot be loaded.
    """
    return _open_folder(bundle.folder, tuple(sorted(bundle.sha256.items())))


@lru_cache(maxsize=1)
def _open_folder(folder: Path, _digests: tuple[tuple[str, str], ...]) -> Model:
    """The digests are part of the key, so that a bundle that was written anew is loaded anew."""
    tokenizer = load_tokenizer(folder / "tokenizer.json")
    return Model(
        tokenizer=tokenizer,
        special=find_special_pieces(tokenizer),
        trunk=_open_session(folder / "trunk.onnx"),
        spans=_open_session(folder / "spans.onnx"),
        links=_open_session(folder / "links.onnx"),
        arcs=_open_session(folder / "arcs.onnx"),
    )


def _open_session(path: Path) -> ort.InferenceSession:
    """Load a graph that runs in the thread it is called from.

    Windows are small: threads that share one wait for each other in a busy loop, and twice as much
    is read by two that have a window each.
    """
    options = ort.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    # Patterns of memory are kept for every shape of input, and nearly every window has its own.
    options.enable_mem_pattern = False
    try:
        return ort.InferenceSession(
            path,
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=[_SLOW_FUSION],
        )
    except _LOAD_ERRORS as error:
        raise BundleError(f"ONNX Runtime cannot load {path}: {error}. Reinstall fabula.") from error
