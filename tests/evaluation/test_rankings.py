"""Documents beside each other, the worst first."""

from evaluation.rankings import COLUMNS, list_cases, rank_documents
from evaluation.runs import LAYERS
from evaluation.scorers.spans import count_cases, score_share
from evaluation.scores import Cell, Measure, write_measure

SHARE = Measure("cast/mentions", {"Good": score_share(9, 10), "Bad": score_share(1, 10)})
MERGED = Measure(
    "cast/over-merged pairs",
    {"Good": count_cases(["a + b in c"], 5), "Bad": count_cases(["d + e in f", "g + h in f"], 5)},
    is_macro=True,
)


def test_the_first_column_gives_the_order() -> None:
    assert rank_documents("cast", [MERGED, SHARE]) == [
        ("worst first", "mentions", "merged"),
        ("Bad", "10.0", "2.0"),
        ("Good", "90.0", "1.0"),
    ]
    assert rank_documents("events", [SHARE]) == []


def test_a_document_without_gold_has_no_number() -> None:
    names = Measure("cast/mentions: names", {"Bad": score_share(0, 0), "Good": score_share(1, 1)})
    assert rank_documents("cast", [SHARE, names])[1:] == [
        ("Bad", "10.0", ""),
        ("Good", "90.0", "100.0"),
    ]


def test_cases_are_listed_by_document() -> None:
    lines = list_cases([SHARE, MERGED], width=24)
    assert lines[0] == "over-merged pairs:"
    assert lines[1:] == ["  Bad: d + e in f; g + h\n    in f", "  Good: a + b in c"]


def test_of_counts_the_highest_is_the_worst() -> None:
    assert list(MERGED.values()) == ["Bad", "Good"]
    assert MERGED.headline == 1.5
    row = write_measure(MERGED)
    documents = row["documents"]
    assert isinstance(documents, dict)
    assert list(documents) == ["Bad", "Good"]
    assert documents["Good"] == {"score": 1.0, "n_gold": 5, "cases": ["a + b in c"]}


def test_json_keeps_documents_without_gold_last() -> None:
    empty: dict[str, Cell] = {"None": score_share(0, 0)}
    row = write_measure(Measure("cast/mentions", {**empty, **SHARE.documents}))
    assert list(row["documents"]) == ["Bad", "Good", "None"]  # type: ignore[call-overload]


def test_ranked_layers_exist() -> None:
    assert set(COLUMNS) <= set(LAYERS)
