"""Kinds of verbs by what they say of the verb that they govern, by dictionary form.

Closed lists, after the classes of verbs in the guidelines of ``evaluation/gold`` and FactBank's
source-introducing predicates (Saurí and Pustejovsky 2009). They go by the word
alone: *she kept still* and *she kept the key* are told alike.
"""

from typing import Final

from fabula.interpret.wording.word_lists import word_set

STATES: Final = word_set(
    """
    be have know owe wear keep own possess seem appear belong contain consist cost matter need
    lack deserve resemble depend concern fit suit equal weigh last exist remain live become do
    """
)
"""Being, having and the like; *do* stands for other verbs."""

STANCES: Final = word_set(
    """
    think believe suppose know mean want hope wish fear dread love like hate envy mind miss wonder
    remember forget imagine guess expect doubt trust regret prefer admire despise enjoy understand
    care feel intend pretend reckon fancy dream
    """
)
"""Attitudes: what they govern is an event, they are none."""

PHASES: Final = word_set(
    """
    begin start try dare stop continue cease manage fail happen use attempt finish help get keep
    """
)
"""Verbs that only carry the one after them, where it comes right after."""

CARRIERS: Final = word_set("make let have help")
"""Verbs before somebody and a bare verb: *made her laugh*."""

FEARS: Final = word_set("fear dread afraid frightened terrified worry worried scared")
PLANS: Final = word_set(
    """
    intend plan promise offer decide agree swear threaten vow arrange propose resolve prepare
    mean determine announce undertake
    """
)
GUESSES: Final = word_set(
    """
    think believe suppose want hope wish imagine guess expect doubt reckon fancy dream like love
    try attempt pretend wonder trust need prefer hate claim seem
    """
)
ORDERS: Final = word_set("ask tell order command beg request advise warn urge invite forbid let")
REPORTS: Final = word_set(
    """
    say tell report explain hear claim answer reply announce add declare remark write admit
    confess mention insist swear assure inform repeat
    """
)
REFUSALS: Final = word_set("refuse decline forget fail")
ATTEMPTS: Final = word_set("dare manage bother")
PERCEPTIONS: Final = word_set("see hear feel smell taste watch notice find")
LOOKS: Final = word_set("look listen stare gaze glance peer wait hear see watch smile laugh")
"""Verbs that reach what they are about by *at*, *to*, *for*."""

ADDRESSES: Final = word_set(
    "say tell ask answer reply promise beg write speak talk shout call warn cry whisper murmur"
)
"""Speaking: to whom is no patient."""

GIVING: Final = word_set("give hand show send lend offer bring pay teach pass throw pour")
"""Verbs that may have two objects: the first is given to."""
