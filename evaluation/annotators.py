"""What the encoder sees in a text, told in places of that text as it was given."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from evaluation.readings import locate_content, tell_failure
from fabula.errors import BundleError
from fabula.records import Annotations, Layout, Source, Spans, Text
from fabula.records.spans import Int32

Annotator = Callable[[str, str, Layout | None], tuple[Text, Annotations, str]]
"""Annotates a text of some name, and tells the bundle that did.

With a layout the text is taken as it is, and its words and sentences are those of the layout;
without one the text goes the way of a file that fabula is given.
"""

_NOWHERE: Final = np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """Annotations beside the text that they were made for.

    Attributes:
        annotations: None where the text could not be read; then nothing is found in it.
        places: int32[n_code_points], the code point of the given text for each code point of the
            canonical one, -1 where it has none.
        bundle: the model, or "".
        failure: the error in words, or "".
    """

    annotations: Annotations | None
    places: Int32
    bundle: str = ""
    failure: str = ""

    def given_spans(self, spans: Spans) -> list[tuple[int, int]]:
        """Canonical spans in places of the given text.

        An edge without a place becomes a negative number of its own, which no gold span has.
        """
        if not len(spans):
            return []
        first, last = self.places[spans.start], self.places[spans.end - 1]
        starts = np.where(first >= 0, first, -1 - spans.start)
        ends = np.where(last >= 0, last + 1, -1 - spans.end)
        return list(zip(starts.tolist(), ends.tolist(), strict=True))


def take_annotations(
    given: str, name: str, annotator: Annotator, layout: Layout | None = None
) -> Annotated:
    """Annotate a text; one that cannot be read is told, as :func:`take_reading` does.

    Raises:
        BundleError: the model cannot be loaded, so that no text can be read.
    """
    try:
        text, annotations, bundle = annotator(given, name, layout)
    except BundleError:
        raise
    except Exception as error:  # noqa: BLE001 -- told in the tables, and by the exit code
        return Annotated(None, _NOWHERE, failure=tell_failure(error))
    return Annotated(annotations, locate_content(text.content, given), bundle)


def fabula_annotator(model: str | Path | None = None) -> Annotator:
    """The installed fabula, with its own model or the one named.

    Raises:
        BundleError: there is no such model.
    """
    from fabula import encode, ingest, pipeline, segment  # noqa: PLC0415 -- only a run needs them
    from fabula.encode.sentences import RULES_ALONE  # noqa: PLC0415

    bundle = encode.load_bundle(pipeline.MODEL if model is None else model)
    # Where sentences are given, they are not corrected.
    strict = replace(bundle, sentence_thresholds=RULES_ALONE)

    def annotate(given: str, name: str, layout: Layout | None) -> tuple[Text, Annotations, str]:
        if layout is None:
            text = ingest.read_text(given.encode("utf-8"), name=f"{name}.txt")
            layout = segment.split_text(text)
        else:
            text = Text(given, Source(name, "", "txt", "utf-8"))
            return text, encode.annotate(text, layout, strict), bundle.id
        return text, encode.annotate(text, layout, bundle), bundle.id

    return annotate
