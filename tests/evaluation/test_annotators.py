"""Annotations told in places of the given text; a text that cannot be read is told too."""

import pytest

from evaluation.annotators import Annotated, fabula_annotator, take_annotations
from evaluation.readings import locate_content
from fabula.errors import BundleError, SourceError
from fabula.records import Annotations, Layout, Spans, Text


def test_spans_are_told_in_places_of_the_given_text() -> None:
    given, content = "_Emma_  spoke & left.", "Emma spoke + left."
    found = Annotated(None, locate_content(content, given))
    spans = Spans.from_pairs([(0, 4), (5, 10), (11, 12), (13, 18)])
    assert found.given_spans(spans) == [(1, 5), (8, 13), (-12, -13), (16, 21)]
    assert found.given_spans(Spans.from_pairs([])) == []


@pytest.mark.parametrize(
    ("error", "failure"),
    [(SourceError("empty"), "empty"), (ValueError("a defect"), "DEFECT ValueError: a defect")],
)
def test_a_failure_is_told(error: Exception, failure: str) -> None:
    def fail(given: str, name: str, layout: Layout | None) -> tuple[Text, Annotations, str]:
        raise error

    found = take_annotations("x", "x", fail)
    assert (found.annotations, found.failure) == (None, failure)


def test_a_missing_model_is_raised() -> None:
    def find_no_model(
        given: str, name: str, layout: Layout | None
    ) -> tuple[Text, Annotations, str]:
        raise BundleError("no model")

    with pytest.raises(BundleError, match="no model"):
        take_annotations("x", "x", find_no_model)
    with pytest.raises(BundleError):
        fabula_annotator("no-such-model")
