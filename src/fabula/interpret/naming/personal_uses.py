"""Where a name that the model takes for a place's does what only a person can.

A woman called Montana is a place to a model that sees one sentence at a time. *Montana laughed*,
*Montana's sleeve*, *Montana and I* tell otherwise, by their grammar.
"""

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import Final

import numpy as np

from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Syntax, Text
from fabula.records.syntax import RELATIONS

_VERBS: Final = word_set(
    """
    answer ask blink blush breathe button chew chuckle cough cry dress drink eat exclaim frown
    gasp giggle glance grin grimace groan hum kiss kneel knit laugh lick listen look mutter murmur
    nod pause peer pour reply say scowl scream shiver shout shrug sigh sing sip sit sleep smile
    smoke sneer sneeze sniff snore sob squint stammer stare stoop swallow sweat swear tell undress
    unbutton wake wash watch wear weep whisper wince wink wipe yawn yell
    """
)
"""What is done with a body or a voice; towns *stand*, *lie* and *want* as people do."""

_POSSESSIONS: Final = word_set(
    """
    arm back bed brother cheek chair chin coat collar daughter dress ear elbow eye face father
    finger forehead hair hand hat head heart hip husband jacket jaw knee knuckle lap leg lip
    mother mouth neck nose palm pocket purse shirt shoe shoulder sister skirt sleeve smile son
    sweater thigh throat thumb toe tongue voice waist wife wrist
    """
)
"""What a person has; no *head* of a river: only before it, with *'s*, does a name own it."""

_SPOTS: Final = word_set(
    """
    armchair basin bed bedside bench chair counter cooker couch desk door doorway fireside hearth
    mirror piano phone seat sink sofa steps stove table telephone wheel window
    """
)
"""Where only people are: *Montana was at the table*."""

_SUBJECT: Final = RELATIONS.index("nsubj")
_OWNER: Final = RELATIONS.index("nmod:poss")
_CALLED: Final = RELATIONS.index("vocative")
_JOINED: Final = RELATIONS.index("conj")

_PLACES: Final = frozenset({"GPE", "FAC", "LOC"})
_BEING: Final = re.compile(r"\s+(?:was|is)\s+")
_REACH: Final = 4
"""How many words on *and I* may stand."""

People = Mapping[int, str]
"""Forms of names and pronouns of persons, by where their heads start."""


class PersonalUse(IntEnum):
    """How sure a use is to be a person's."""

    ALONE = 1
    """All that is said: *“Montana.”*; a place may be cried, or given for an answer, so."""
    DEED = 2
    """Grammar tells."""


def find_personal_uses(phrases: list[Phrase], text: Text, syntax: Syntax) -> dict[int, PersonalUse]:
    """Such uses of names that are labelled a place somewhere, by the row of the mention."""
    people = {
        p.head_start: p.form for p in phrases if p.category == "PER" and p.form in {"PROP", "PRON"}
    }
    names = [p for p in phrases if p.form == "PROP" and p.category in {"PER", *_PLACES}]
    places = {p.name_words for p in names if p.category != "PER"}
    doubtful = [p for p in names if p.name_words in places]
    rows = np.searchsorted(syntax.words.start, [p.head_start for p in doubtful]).tolist()
    uses = {}
    for phrase, row in zip(doubtful, rows, strict=True):
        if _is_somebody(phrase, people, text) or _is_deed(row, people, syntax):
            uses[phrase.row] = PersonalUse.DEED
        elif phrase.quotation >= 0 and phrase.is_set_off and phrase.opens_clause:
            uses[phrase.row] = PersonalUse.ALONE
    return uses


def _is_somebody(phrase: Phrase, people: People, text: Text) -> bool:
    """*Montana was Nina*."""
    being = _BEING.match(text.content, phrase.end)
    return being is not None and people.get(being.end()) == "PROP"


def _is_deed(row: int, people: People, syntax: Syntax) -> bool:
    if row >= len(syntax):
        return False
    relation, lemma = int(syntax.relation[row]), syntax.lemma[syntax.head[row]]
    return (
        relation == _CALLED
        or (relation == _SUBJECT and (lemma in _VERBS or lemma in _SPOTS))
        or (relation == _OWNER and lemma in _POSSESSIONS)
        or _is_beside_pronoun(row, people, syntax)
    )


def _is_beside_pronoun(row: int, people: People, syntax: Syntax) -> bool:
    """*Montana and I*, *she and Montana*."""
    near = range(row, min(row + _REACH, len(syntax)))
    joined = [other for other in near if syntax.relation[other] == _JOINED]
    pairs = [(other, int(syntax.head[other])) for other in joined]
    others = [other if head == row else head for other, head in pairs if row in (other, head)]
    return any(people.get(int(syntax.words.start[other])) == "PRON" for other in others)
