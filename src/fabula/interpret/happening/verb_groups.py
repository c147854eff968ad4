"""Verbs with their auxiliaries, what denies them, and a subject that stands between."""

from dataclasses import dataclass
from typing import Final

from fabula.interpret.happening.stretches import Words
from fabula.interpret.wording.word_lists import word_set

AUXILIARIES: Final = word_set(
    """
    am is are was were be been being 's 're 'm have has had 've 'd having do does did
    will would shall should can could may might must 'll wo ca sha ought
    """
)
NEGATIONS: Final = word_set("not n't nt never hardly scarcely barely")
SEMI_AUXILIARIES: Final = {
    **dict.fromkeys(word_set("have has 've having"), "have to"),
    "had": "had to",
    **dict.fromkeys(word_set("am is are was were be 's 're 'm"), "be to"),
    "going": "going to",
    "used": "used to",
    "ought": "ought",
    "need": "need to",
}
"""What *to* and the word before it say of the verb after them."""

_INSIDE: Final = word_set(
    """
    ever only just already always still even also really all both once often sometimes again now
    then soon simply almost nearly perhaps certainly probably usually quite well
    """
)
"""Words that stand between an auxiliary and its verb; adverbs that end in -ly do too."""

_BEFORE_QUESTIONS: Final = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADV"})


@dataclass(slots=True)
class VerbGroup:
    """A verb's group.

    Attributes:
        first: its first row.
        helpers: auxiliaries in order, as written; *to*, or a semi-auxiliary such as *have to*.
        is_negated: True where a word of the group denies it.
        inverted: row of a subject right after an auxiliary (*did I ever go*), or -1.
    """

    first: int
    helpers: tuple[str, ...] = ()
    is_negated: bool = False
    inverted: int = -1


def read_group(words: Words, row: int) -> VerbGroup:
    """Read the words before a verb, back to where its group begins."""
    group, low = VerbGroup(row), words.unit_start(row)
    at = row - 1
    while at >= low and group.helpers[:1] != ("to",):
        form = words.forms[at]
        if form == "to" and not group.helpers:
            at = _add_to(words, at, low, group)
        elif form in NEGATIONS:
            group.is_negated = True
        elif form in AUXILIARIES:
            group.helpers = (form, *group.helpers)
        elif not stands_inside(words, at):
            if group.helpers or group.inverted >= 0 or not _is_inverted(words, at, low):
                break
            group.inverted = at
        group.first = at
        at -= 1
    while group.first < row and stands_inside(words, group.first):
        group.first += 1
    return group


def _add_to(words: Words, at: int, low: int, group: VerbGroup) -> int:
    """Add *to* with what it hangs on; the row that is read."""
    before = words.forms[at - 1] if at > low else ""
    helper = SEMI_AUXILIARIES.get(before, "to")
    group.helpers = (helper,)
    if helper == "to":
        group.is_negated = before in NEGATIONS
        return at
    return at - 1


def stands_inside(words: Words, row: int) -> bool:
    """Whether a word may stand between subject, auxiliary and verb: *she only slowly went*."""
    form = words.forms[row]
    return form in _INSIDE or (words.upos[row] == "ADV" and form.endswith("ly"))


def _is_inverted(words: Words, at: int, low: int) -> bool:
    """Whether an auxiliary that opens its clause stands right before a pronoun or name."""
    if words.upos[at] not in {"PRON", "PROPN"} or at <= low:
        return False
    opener = at - 1
    if words.forms[opener] == "n't":
        opener -= 1
    if opener < low or words.forms[opener] not in AUXILIARIES:
        return False
    return opener == low or words.upos[opener - 1] in _BEFORE_QUESTIONS
