"""Lines taken for quotations, and characters paired."""

import pytest

from evaluation.layers.pairings import fold_name
from evaluation.scorers.speakers import (
    assign_many_to_one,
    assign_one_to_one,
    fill_by_lines,
    match_lines,
)


@pytest.mark.parametrize(
    ("gold", "lines", "expected"),
    [
        ([(10, 20)], [(9, 21)], [0]),
        ([(10, 20)], [(0, 5), (9, 21), (30, 40)], [1]),
        ([(10, 20)], [(0, 100), (9, 21)], [1]),  # the nested one is more alike
        ([(10, 20)], [(15, 40)], [0]),  # half of it
        ([(10, 20)], [(16, 40)], [-1]),
        ([(10, 20), (24, 30)], [(9, 31)], [0, 0]),  # one line, two gold parts
        ([(10, 20)], [(0, 0)], [-1]),
        ([(10, 20)], [], [-1]),
        ([(40, 50)], [(39, 51), (0, 100), (5, 9)], [0]),
    ],
)
def test_lines_are_taken_by_overlap(
    gold: list[tuple[int, int]], lines: list[tuple[int, int]], expected: list[int]
) -> None:
    assert match_lines(gold, lines) == expected


def test_a_split_character_counts_once_one_to_one() -> None:
    votes = {"smith": {"john": 100.0}, "john": {"john": 50.0}, "mary": {"mary": 3.0, "john": 1.0}}
    assert assign_one_to_one(votes) == {"smith": "john", "mary": "mary"}
    assert assign_many_to_one(votes) == {"smith": "john", "john": "john", "mary": "mary"}


def test_nobody_is_paired_without_a_vote() -> None:
    assert assign_one_to_one({"x": {}, "y": {}}) == {}
    assert assign_one_to_one({"x": {}, "y": {"a": 1.0}}) == {"y": "a"}


def test_lines_pair_only_those_without_names() -> None:
    spoken = [("porter", "a-porter"), ("stray", "anne"), ("tom", "a-porter"), ("tom", "a-porter")]
    mapping = fill_by_lines({"anne": "anne"}, {"porter", "stray"}, spoken)
    assert mapping == {"anne": "anne", "porter": "a-porter"}


def test_names_are_compared_without_case_article_and_signs() -> None:
    assert fold_name("The  Mr. Hart") == fold_name("mr hart")
    assert fold_name("Lucy'S Brother") == fold_name("Lucy brother")
    assert fold_name("O’Neill") == "oneill"
