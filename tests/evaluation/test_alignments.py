"""Alignment of two writings of one text."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from evaluation.alignments import align_texts

WORDS = st.text(alphabet="abcdé ,.\n\"'“”‘’-—_", max_size=60)


def pairs(source: str, target: str) -> list[tuple[str, str]]:
    places = align_texts(source, target)
    return [(source[i], target[j] if j >= 0 else "") for i, j in enumerate(places.tolist())]


def test_loose_signs_are_paired_by_kind() -> None:
    assert pairs("“Ah!”", '"Ah!"') == [("“", '"'), ("A", "A"), ("h", "h"), ("!", "!"), ("”", '"')]
    assert pairs("a--b", "a — b")[1:3] == [("-", "—"), ("-", "")]
    assert pairs("_so_", "so") == [("_", ""), ("s", "s"), ("o", "o"), ("_", "")]
    assert pairs("so,”", "_so_,”")[-1] == ("”", "”")
    assert pairs("so”", "_so_”")[-1] == ("”", "”")


def test_what_one_side_leaves_out_is_skipped() -> None:
    whole = "Licence. Do not copy this, whoever you may be.\n\nEmma was handsome, clever and rich."
    told = "Emma was handsome, clever and rich."
    places = align_texts(told, whole)
    assert [whole[j] for j in places.tolist() if j >= 0] == [c for c in told if not c.isspace()]
    back = align_texts(whole, told)
    assert (back[: whole.index("Emma")] == -1).all()
    assert (back[whole.index("Emma") :] >= 0).sum() == sum(not c.isspace() for c in told)


def test_a_misprint_costs_itself_alone() -> None:
    one = "the quick brown fox jumps over the lazy dog and is away over the hills"
    other = one.replace("jumps", "jumpz")
    places = align_texts(one, other)
    assert [i for i, j in enumerate(places.tolist()) if j < 0 and one[i] != " "] == [
        one.index("jumps") + 4
    ]


@given(WORDS)
def test_a_text_is_aligned_with_itself(text: str) -> None:
    places = align_texts(text, text)
    expected = [-1 if sign.isspace() else i for i, sign in enumerate(text)]
    assert places.tolist() == expected


@given(WORDS, WORDS)
def test_places_rise_and_hold_like_signs(source: str, target: str) -> None:
    places = align_texts(source, target)
    held = places[places >= 0]
    assert (np.diff(held) > 0).all()
    for i, j in enumerate(places.tolist()):
        if j >= 0 and source[i].isalnum():
            assert source[i] == target[j]


def test_long_texts_are_aligned_whole() -> None:
    text = "It was the best of times, it was the “worst” of times. " * 10_000
    places = align_texts(text, "A foreword of some length.\n" + text.replace("“", '"'))
    assert (places >= 0).sum() == sum(not sign.isspace() for sign in text)
