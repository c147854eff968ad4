"""Words that look like evidence and are none: comparisons, names and titles, idioms."""

from collections.abc import Container
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.wording.word_lists import word_set

_REACH: Final = 7
"""How many words before it a comparison may begin."""

_AFTER: Final[dict[str, frozenset[str]]] = {
    "die": word_set("to for away down out laughing hard off"),
    "drown": word_set("out"),
    "perish": word_set("the"),
    "hang": word_set("if it about around up over on back out upon together"),
    "kill": word_set("time two hours"),
    "strike": word_set("up upon off out at dumb"),
    "beat": word_set("about up time a his her their down hollow"),
    "kick": word_set("off up out against over"),
    "shoot": word_set("up out past through off down forward back ahead a across along"),
    "hit": word_set("upon on off it"),
    "choke": word_set("back down up with on over"),
    "whip": word_set("out off up round around away"),
    "fight": word_set("for down back off shy against"),
    "struggle": word_set("to for into up on out through"),
    "bury": word_set("in"),
    "punch": word_set("and out"),
    "murder": word_set("of another"),
    "cut": word_set("off out down up in a across away short"),
    "grave": word_set("and face air doubt doubts eyes but enough"),
    "dead": word_set(
        """
        tired certain sure right set against end ends calm silence level elm tree trees wood leaf
        leaves ahead easy beat weight letter language sea water season straight slow white flat in
        on to of drunk asleep broke branches branch grass love faint ground past loss still
        """
    ),
    "blow": word_set("over out up off that to"),
    "smoke": word_set("rose from"),
    "death": word_set("'s"),
}
"""The next word by which a word has another sense."""

_BEFORE: Final[dict[str, frozenset[str]]] = {
    "death": word_set("to unto like as"),
    "murder": word_set("could"),
    "grave": word_set("so very too more how quite looked was looking were look is be as and"),
    "die": word_set("never-say sooner rather"),
    "strike": word_set("thought idea notion fancy"),
    "suicide": word_set("race social political"),
    "wound": word_set("be feel felt feeling"),
    "blow": word_set("wind"),
    "shot": word_set("long big good"),
    "dead": word_set("the half as"),
    "blood": word_set(
        "cold and own blue hot young in new warm bad noble royal old black white mixed negro"
    ),
    "wine": word_set("spirits-of"),
    "ale": word_set("ginger"),
    "beer": word_set("ginger root small"),
    "fight": word_set("good"),
    "joint": word_set("the"),
}
"""The word before it by which it has another sense."""

_THINGS_AFTER: Final = word_set(
    """
    glance look question smile match attitude bargain hour hours clock note chord bell balance pose
    time times record laugh word words hand hands head ear fancy box boxes boat glass case bottle
    """
)
"""Nouns that take a verb's or a noun's sense: *shot a glance*, *a cigar box*."""

_PASSIONS: Final = word_set(
    "love shame boredom laughter laughing curiosity envy fright ennui embarrassment"
)
"""Nobody dies of them."""

_HYPERBOLES: Final = word_set("kill murder strangle shoot hang hit poison")


def is_figurative(words: Words, row: int, titles: Container[int]) -> bool:
    """Whether a word stands in a name, a title, a comparison or an idiom.

    Args:
        words: the words.
        row: the word.
        titles: rows of words in titles and names.
    """
    is_name = row in titles or words.xpos[row] in {"NNP", "NNPS"}
    return is_name or _is_idiom(words, row) or is_compared(words, row)


def _is_idiom(words: Words, row: int) -> bool:
    """*Dead tired*, *died of laughing*, *kicked him out*, *shot a glance*, *I'd sooner die*."""
    lemma, low, end = words.lemmas[row].lower(), words.unit_start(row), words.unit_end(row)
    told = words.forms[row + 1 : min(row + 6, end)]
    after = told[0] if told else ""
    before = words.forms[row - 1] if row > low else ""
    is_somebody = after == "her" and words.xpos[row + 1] == "PRP"  # *beat her*, not *her wings*
    if after in _AFTER.get(lemma, ()) and not is_somebody:
        return True
    if before in _BEFORE.get(lemma, ()):
        return True
    is_of_thing = words.upos[row] == "NOUN" and (after in _THINGS_AFTER or told[:2] == ["-", "box"])
    is_passion = lemma == "die" and after == "of" and not _PASSIONS.isdisjoint(told[1:4])
    is_thrown_out = lemma == "kick" and "out" in told[:3]
    is_rather = any(form in {"sooner", "rather"} for form in words.forms[max(low, row - 4) : row])
    is_other = is_of_thing or is_passion or is_thrown_out or is_rather
    return is_other or _is_shot_thing(words, row, end)


def is_compared(words: Words, row: int) -> bool:
    """*Like a beast*, *as if he were dead*, *as pale as a corpse*, *as you strike a child*."""
    low = max(words.unit_start(row), row - _REACH)
    for at in range(row - 1, low - 1, -1):
        form = words.forms[at]
        if form in {";", ":", "—", "–"}:
            return False
        if form == "like" and words.upos[at] in {"ADP", "SCONJ"}:
            return True
        if form == "as" and _compares(words, at, row):
            return True
    return False


def _compares(words: Words, at: int, row: int) -> bool:
    """*As if*, *as though*, *as a corpse*, *as you take*; not *as he fell*."""
    after = words.forms[at + 1] if at + 1 < row else words.forms[row]
    if after in {"if", "though", "you", "one"}:
        return True
    is_second = any(form in {"as", "so"} for form in words.forms[max(at - 4, 0) : at])
    return is_second or (after in {"a", "an"} and words.upos[row] != "VERB")


def _is_shot_thing(words: Words, row: int, end: int) -> bool:
    """*Shot her a glance*, *struck a match*: what is done is told by a noun."""
    if not words.is_verb(row):
        return False
    for at in range(row + 1, min(row + 5, end)):
        if words.upos[at] in {"VERB", "PUNCT", "ADP"}:
            return False
        if words.upos[at] == "NOUN" and words.lemmas[at] in _THINGS_AFTER - {"head", "hand", "ear"}:
            return True
    return False


def is_hyperbole(words: Words, row: int) -> bool:
    """*My mother will kill me*, *I could strangle him*, in a line; nobody means it."""
    if words.lemmas[row] not in _HYPERBOLES or words.line[row] < 0:
        return False
    before = words.forms[max(words.unit_start(row), row - 3) : row]
    return any(form in {"will", "'ll", "would", "'d", "could", "can", "may"} for form in before)
