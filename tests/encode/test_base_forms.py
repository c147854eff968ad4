"""Base forms: what stories tell with, and no end for words made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.encode.base_forms import find_base

PAST = """
said say, told tell, came come, went go, took take, knew know, made make, was be, were be, had have,
carried carry, died die, tied tie, supposed suppose, raised raise, called call, kissed kiss,
stopped stop, hoped hope, wiped wipe, owned own, moved move, laughed laugh, whispered whisper,
answered answer, trembled tremble, breathed breathe, hanged hang, changed change, agreed agree,
visited visit, invited invite, appeared appear, declared declare, seated seat, hesitated hesitate,
murmured murmur, required require, travelled travel, filled fill, played play, fixed fix,
found find, felt feel, lay lie, need need, left leave, added add, put put
"""
DOING = "running run, putting put, lying lie, seeing see, shaking shake, going go, singing sing"
DOES = "says say, goes go, carries carry, dies die, watches watch, aches ache, has have"
BASE = "saw saw, find find, am be, 've have, would would, ca can"


MANY = (
    "hands hand, women woman, potatoes potato, shoes shoe, ladies lady, kisses kiss, thieves thief"
)


def pairs(listed: str) -> list[list[str]]:
    return [pair.split() for pair in listed.split(",")]


@pytest.mark.parametrize(
    ("xpos", "listed"),
    [("VBD", PAST), ("VBG", DOING), ("VBZ", DOES), ("VBP", BASE), ("NNS", MANY)],
)
def test_words_of_stories(xpos: str, listed: str) -> None:
    told = {form: find_base(form, xpos) for form, _ in pairs(listed)}
    assert told == dict(pairs(listed))


def test_what_only_the_sentence_tells_is_left_open() -> None:
    assert find_base("'s", "VBZ") is None
    assert find_base("'d", "MD") is None
    assert find_base("united", "JJ") is None


@given(st.text(max_size=12), st.sampled_from(["VB", "VBD", "VBN", "VBG", "VBZ", "NNS"]))
def test_no_form_is_too_odd(form: str, xpos: str) -> None:
    base = find_base(form, xpos)
    assert base is None or (base != "") == (form != "")
