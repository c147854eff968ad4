"""Words, in the manner of the Penn Treebank as LitBank uses it."""

import re
from itertools import chain
from typing import Final

import numpy as np

from fabula.records import Spans

ABBREVIATIONS: Final = (
    "Mr Mrs Messrs Mme Mlle Dr St Rev Hon Prof Capt Col Gen Lieut Lt Sergt Sgt Maj Esq Jr Sr "
    "Bart Gov Supt Co Ltd Inc Bros vs viz etc Vol vol Fig Nos cf Jan Feb Aug Sept Oct Nov Dec "
    "MR MRS DR REV MESSRS CAPT COL GEN PROF HON"
)
"""Words that keep their full stop wherever they stand."""

_LETTER: Final = r"[^\W_]"
_END: Final = rf"(?!{_LETTER})"
_CLITIC: Final = rf"['’](?:[sS]|[dD]|[mM]|ll|LL|re|RE|ve|VE){_END}"

# One pass over the text; the order of the alternatives is the order of precedence. Possessive
# repetition (++, *+) keeps the pattern linear. A run of letters stops before the n of "n't".
_CORE: Final = rf"(?:[^\W_nN]|[nN](?!['’][tT]{_END}))++"
_MARKED: Final = rf"{_CORE}(?:[\u00ad\u0300-\u036f\u200c\u200d]++(?:{_CORE})?)*+"
_JOINT: Final = (
    rf"(?:['’]?-['’]?(?={_LETTER})"  # well-known, will-o'-the-wisp
    rf"|(?!{_CLITIC})['’](?={_LETTER})"  # o'clock, O'Hara, ma'am
    r"|(?<=\d)[.,:](?=\d))"  # 1,000 and 8:35
)
_PATTERN: Final = re.compile(
    "|".join(
        (
            r"https?://[^\s<>\"”]*[\w/]|www\.[^\s<>\"”]*\w",
            rf"(?<=[\w.]){_CLITIC}",
            rf"[nN]['’][tT]{_END}",
            rf"['’][tT](?=(?:is|was|were|will|would){_END})",
            rf"['’](?:em|n|un|[cC]ause|bout|neath|gainst|twixt|til|till|tother){_END}",
            rf"(?:[Cc]an|CAN)(?=(?:not|NOT){_END})",
            rf"(?:{'|'.join(ABBREVIATIONS.split())})\.|No\.(?=\s*\d)|(?:[^\W\d_]\.){{2,}}",
            r"(?!I\.)[A-Z]\.(?=\s+['’‘\"“]?[A-Z])",
            rf"{_MARKED}(?:{_JOINT}{_MARKED})*+",
            r"\.{2,}|…+|-{2,}|\*+|``|''",
            r"\S",
        )
    )
)


def find_words(content: str, *holders: Spans) -> Spans:
    """Cut a text into words and signs.

    Clitics stand alone (``do`` ``n't``, ``Emma`` ``'s``, ``can`` ``not``), hyphenated words are
    one, titles and initials keep their full stop, every other sign is a word of its own.

    Args:
        content: any text.
        holders: where words may lie (paragraphs, headings); they cover every character of those
            but white space.
    """
    flat = np.fromiter(
        chain.from_iterable(match.span() for match in _PATTERN.finditer(content)), dtype=np.int32
    )
    start, end = flat[0::2], flat[1::2]
    inside = np.zeros(len(start), dtype=np.bool_)
    for spans in holders:
        inside |= spans.holders(start, end) >= 0
    return Spans(np.ascontiguousarray(start[inside]), np.ascontiguousarray(end[inside]))
