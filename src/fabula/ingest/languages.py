"""Whether a text is English: the models and the rules know no other language."""

import re
from typing import Final

from fabula.records import Text

_ENGLISH = (
    "the and to that with he she his her him they them it you your have this from which not but "
    "for my by what when there who would could been were where are if into"
)
ENGLISH: Final = frozenset(_ENGLISH.split())
"""Words that are everywhere in English, and hardly anywhere in its neighbours."""

MIN_SHARE: Final = 0.08
"""Of the words of an English book these are a quarter or more, of its thickest dialect a tenth."""

MIN_WORDS: Final = 200
"""Fewer words tell too little: a list of names, a verse of Latin."""

_N_SAMPLES: Final = 40
_SAMPLE_CHARS: Final = 500
_WORD: Final = re.compile(r"[^\W\d_]+")


def doubt_language(text: Text) -> str:
    """What is to be said of a text that is clearly not in English, or ""."""
    if not is_foreign(text.content):
        return ""
    return (
        f"{text.source.name} is hardly in English, the one language that fabula knows: "
        "most of what it finds will be wrong"
    )


def is_foreign(content: str) -> bool:
    """Whether a text is clearly not in English; False where it is too short to tell.

    >>> is_foreign("Longtemps, je me suis couché de bonne heure. " * 20)
    True
    """
    step = max(_SAMPLE_CHARS, len(content) // _N_SAMPLES)
    samples = (content[at : at + _SAMPLE_CHARS] for at in range(0, len(content), step))
    words = [word for sample in samples for word in _WORD.findall(sample.lower())]
    n_english = sum(word in ENGLISH for word in words)
    return len(words) >= MIN_WORDS and n_english < MIN_SHARE * len(words)
