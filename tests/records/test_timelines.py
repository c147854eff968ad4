from dataclasses import replace

import pytest

import fabula
from fabula.records.durations import tell_duration
from fabula.records.timelines import order_scenes
from tests.example_stories import make_scenes, make_story


def test_scenes_of_unknown_time_come_last() -> None:
    first, second = make_scenes()
    unknown = replace(first, id="s3", order=None)
    assert [s.id for s in order_scenes([unknown, first, second])] == ["s2", "s1", "s3"]
    same = replace(first, id="s4", order=1)
    assert [s.id for s in order_scenes([second, same])] == ["s2", "s4"]
    assert [s.id for s in fabula.timeline(make_story())] == ["s2", "s1"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("P1W", "1 week"),
        ("PT11H", "11 hours"),
        ("-PTXH", "some hours back"),
        ("PXY", "some years"),
        ("PXX", "some time"),
        ("-PXX", "some time back"),
        ("PT1H30M", "1 hour"),
        ("", ""),
        ("TNI", ""),
    ],
)
def test_durations_are_told_in_plain_words(value: str, told: str) -> None:
    assert tell_duration(value) == told
