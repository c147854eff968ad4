"""Claims corrected in their own words: *to see a friend. Well, to see where he is*."""

from collections.abc import Iterator

from fabula.interpret.happening.claims import DENIED, MAX_WORDS, Pair, find_sentence_before
from fabula.interpret.happening.repairs import read_that_is
from fabula.interpret.happening.stretches import Words


def read_echoes(words: Words, unit: int, paragraphs: list[int]) -> Iterator[Pair]:
    """Corrections that take up a word: *Good. I mean, good that you said*.

    *To see a friend. Well, to see where he is*; *he heard the doctor. But it was not the doctor*;
    *we hoped, that is, Barbara hoped*.
    """
    first, end = words.bounds[unit]
    opening = words.forms[first : first + 3]
    if opening in (["i", "mean", ","], ["i", "mean", "—"]) or opening[:2] == ["well", ","]:
        before = find_sentence_before(words, unit, paragraphs, takes_paragraph=False)
        is_slip = opening[0] == "i" and words.line[first] >= 0
        if before and (is_slip or _echoes(words, before, first, end)):
            yield Pair(before, (first, end))
    elif _is_taken_up(words, unit, paragraphs):
        yield Pair(words.bounds[unit - 1], (first, end))
    elif _is_cleft(words, first, end):
        before = find_sentence_before(words, unit, paragraphs, takes_paragraph=False)
        nouns = {words.lemmas[row] for row in range(first, end) if words.upos[row] == "NOUN"}
        names = {words.forms[row] for row in range(first, end) if words.upos[row] == "PROPN"}
        if before and not (nouns | names).isdisjoint(
            words.lemmas[before[0] : before[1]] + tuple(words.forms[before[0] : before[1]])
        ):
            yield Pair(before, (first, end))
    else:
        yield from read_that_is(words, first, end)


def _echoes(words: Words, before: tuple[int, int], first: int, end: int) -> bool:
    """*Well, to see where he is*: the infinitive of the sentence before, and nothing else new."""
    row = first + 2
    if row + 1 >= end or words.forms[row] != "to":
        return False
    pairs = zip(
        words.forms[before[0] : before[1]], words.forms[before[0] + 1 : before[1]], strict=False
    )
    return ("to", words.forms[row + 1]) in pairs


def _is_taken_up(words: Words, unit: int, paragraphs: list[int]) -> bool:
    """What the sentence before takes for granted or plans is denied.

    *Would he take the children? There were no children*; *she would go. She would not*.
    """
    first, end = words.bounds[unit]
    before = find_sentence_before(words, unit, paragraphs, takes_paragraph=False)
    if before is None or words.line[first] >= 0:
        return False
    told, denied = words.forms[before[0] : before[1]], words.forms[first:end]
    if denied[2:3] in (["not"], ["n't"]) and denied[3:4] in ([","], ["."], [";"]):
        is_same = denied[:2] in [told[at : at + 2] for at in range(MAX_WORDS // 2)]
        return is_same and DENIED.isdisjoint(told)
    if end - first > MAX_WORDS + 1 or {"no", "never"}.isdisjoint(denied):
        return False
    return any(
        words.forms[at - 1] in {"no", "a", "an"} and _is_granted(words, words.lemmas[at], before)
        for at in range(first + 1, end)
        if words.upos[at] == "NOUN"
    )


def _is_granted(words: Words, lemma: str, before: tuple[int, int]) -> bool:
    """*The children*, *his dog*; not *looked for the key*, which need not be there."""
    for at in range(before[0] + 1, before[1]):
        if words.lemmas[at] == lemma and words.upos[at] == "NOUN":
            is_definite = words.forms[at - 1] == "the" or words.xpos[at - 1] == "PRP$"
            if is_definite and words.forms[max(at - 2, 0)] not in {"for", "of", "without"}:
                return True
    return False


def _is_cleft(words: Words, first: int, end: int) -> bool:
    """*(But) it was not the doctor.*"""
    row = first + (words.forms[first] in {"but", "and", "only", "no"})
    row += words.forms[row : row + 1] == [","]
    is_denied = words.forms[row : row + 3] in (["it", "was", "not"], ["it", "was", "n't"])
    is_known = "".join(words.forms[row + 3 : row + 4]) == "the" or "".join(
        words.xpos[row + 3 : row + 4]
    ) in {"NNP", "PRP$"}
    return is_denied and is_known and words.line[first] < 0 and end - row - 3 <= MAX_WORDS
