"""Lemmas as rules: what to cut from the end of a word, and what to write in its place.

A rule fits every word that is formed alike (``3+y``: *stories* to *story*, *cities* to *city*), so
that a model which chooses among some hundred rules knows the lemmas of words it has never met; the
idea is that of Chrupała (2006), as UDPipe uses it.
"""

_CURLED = str.maketrans("’‘", "''")


def find_rule(word: str, lemma: str) -> str:
    """The rule that makes ``lemma`` of ``word``.

    >>> find_rule("Stories", "story")
    '3+y'
    >>> find_rule("Galway", "Galway")
    '=0+'

    Returns:
        ``CUT+END``: write small, cut so many signs from the end, append; with ``=`` before it
        the word's own capitals are kept.
    """
    lemma = lemma.translate(_CURLED)
    keeps = lemma != lemma.lower()
    base = word.translate(_CURLED) if keeps else word.translate(_CURLED).lower()
    pairs = enumerate(zip(base, lemma, strict=False))
    n_shared = next((i for i, (one, other) in pairs if one != other), min(len(base), len(lemma)))
    return f"{'=' * keeps}{len(base) - n_shared}+{lemma[n_shared:]}"


def apply_rule(word: str, rule: str) -> str:
    """The lemma that a rule makes of a word; the word, small, where the rule cuts all of it away.

    >>> apply_rule("parties", "3+y")
    'party'
    """
    keeps = rule.startswith("=")
    n_cut, _, end = rule.removeprefix("=").partition("+")
    base = word.translate(_CURLED)
    base = base if keeps else base.lower()
    n_kept = len(base) - int(n_cut)
    return base[:n_kept] + end if n_kept >= 0 and (n_kept or end) else base
