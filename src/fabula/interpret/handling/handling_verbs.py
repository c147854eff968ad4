"""Verbs by what becomes of the thing that is their object, by dictionary form.

Closed lists set down for this project after the kinds of ``evaluation/gold``; they know words, not
senses, so nouns that no hand can hold are listed as well.
"""

from collections.abc import Mapping
from typing import Final

from fabula.interpret.wording.word_lists import word_set

_VERBS: Final = {
    "held": "hold carry grip clutch clasp grasp wield cradle bear",
    "given": "give hand pass send lend present bestow deliver entrust sell bequeath",
    "taken": """
        take seize snatch grab steal lift remove borrow accept fetch get buy confiscate pocket
    """,
    "lost": "lose drop throw fling hurl toss mislay discard",
    "found": "find discover recover unearth",
    "damaged": "break tear smash burn crack shatter ruin spoil rip wreck snap dent",
    "mended": "mend repair patch glue sew",
    "returned": "return restore replace",
}

KIND_OF: Final[Mapping[str, str]] = {
    verb: kind for kind, verbs in _VERBS.items() for verb in word_set(verbs)
}
"""What each verb does with its object."""

BACK: Final = word_set("give hand put pour bring send lay hang pass take carry set")
"""Verbs that return a thing where *back* follows."""

LAID: Final = word_set("lay put set place leave push slide")
"""Verbs that give where *beside*, *before*, *into* and the like lead to somebody."""

NO_THINGS: Final = word_set(
    """
    place way care time part step breath look leave notice advantage courage heart mind attention
    order hope thought word voice tongue name turn rest sleep chance interest pleasure pride
    silence news story truth answer reply message question advice account idea opinion reason
    trouble pain life death love sight view sense temper patience balance consciousness control
    power position office job work lead charge possession hold grip offence liberty trip walk ride
    drive journey course seat stand stage note help comfort strength meaning cause evidence lesson
    pity permission promise law rule day night hour minute moment year week month spell
    mood speech conversation laugh smile cry sigh groan shout scream kiss blow shock start
    hand arm head eye face foot finger shoulder knee leg hair ear lip mouth neck back chest tooth
    fist body skin wrist elbow thumb cheek brow palm
    opportunity morning evening afternoon crowd trial roof tree tail door window house room
    street road
    thing anything something nothing everything one lot kind sort bit piece number end side
    man woman boy girl child people person wife husband father mother brother sister son daughter
    friend baby doctor
    """
)
"""Nouns that are lost, held and given, and are no things that a hand could hold."""
