"""Pronouns, determiners and other small words that linking goes by, as closed lists."""

from typing import Final

from fabula.interpret.wording.word_lists import word_set

PRONOUNS: Final[dict[str, tuple[int, str, str]]] = {
    **dict.fromkeys(word_set("i me my mine myself"), (1, "sg", "")),
    **dict.fromkeys(word_set("we us our ours ourselves"), (1, "pl", "")),
    **dict.fromkeys(
        word_set("you your yours yourself thou thee thy thine thyself ye yeh yer ya yo"),
        (2, "sg", ""),
    ),
    "yourselves": (2, "pl", ""),
    **dict.fromkeys(word_set("he him his himself"), (3, "sg", "m")),
    **dict.fromkeys(word_set("she her hers herself"), (3, "sg", "f")),
    **dict.fromkeys(word_set("it its itself"), (3, "sg", "n")),
    **dict.fromkeys(word_set("they them their theirs themselves 'em ’em themself"), (3, "pl", "")),
}
"""Pronoun to person (1, 2, 3), number (``sg``, ``pl``) and gender (``m``, ``f``, ``n``, ``""``)."""

SUBJECTS: Final = word_set("he she they i we it")
OBJECTS: Final = word_set("him her them me us thee")
NEVER_SUBJECTS: Final = OBJECTS - {"her", "thee"}
"""Pronouns that cannot be the subject of a tag, even a misread one."""

REFLEXIVES: Final = word_set(
    """
    himself herself itself themselves myself yourself ourselves thyself
    """
)
POSSESSIVES: Final = word_set("my our your his her its their thy mine thine whose")
DEFINITES: Final = word_set("the this that these those")
INDEFINITES: Final = word_set(
    """
    a an some any every no each another many several few two three four
    """
)
PLURALS: Final = word_set("these those both all many several two three")
"""First words of a noun phrase that make it a plural."""

ARTICLES_AND_OWNERS: Final = word_set("the a an my our his her your their that this of")
"""Small words before a name that are no part of it."""

SENTENCE_OPENERS: Final = word_set(
    """
    all and as but both even enter exit hence here hitherto how if indeed nay no nor not now o oh ah
    only or perhaps says so still such that then there thereupon these this those though thus
    together unhappy well what when where which while who why with yes yet
    """
)
"""Words with a capital before a name that only open a sentence: *All Gino wanted*."""

GENITIVES: Final = frozenset({"'s", "'"})

GENERIC_HEADS: Final = word_set(
    """
    one ones other others some all both none each person persons thing anyone anybody someone
    somebody everyone everybody nobody whoever
    """
)
"""Heads that never take up somebody told of before."""

INDEFINITE_PRONOUNS: Final = word_set(
    """
    anyone anybody someone somebody everyone everybody nobody none whoever
    """
)
"""Words for whoever it may be: they name nobody of the story."""

AFTER_HEAD: Final = word_set(
    """
    of in at on with who whom whose that which from to by for , ; -- — ( and or near upon under
    over about without behind beyond between into than as like when where
    """
)
"""Words that end the front part of a noun phrase, whose last word is its head."""

NAME_PARTICLES: Final = word_set(
    """
    of the de du des la le van von der den di da del and & 's ’s ' ’ - y e o' et
    """
)
"""Small words that stand inside names."""

CLAUSE_OPENERS: Final = word_set(
    """
    , ; : — -- - “ " ‘ ' ” ( and but when as while that if then so for because though although
    since where before after until till or what how why whether yet
    """
)
"""What most often stands before a subject, other than the start of a sentence."""

AFTER_OBJECT: Final = word_set(
    """
    and or but to in on at with for from by of as that than if when while into upon up down out
    off away back again so a an the this his her my all very now then there here not he she i they
    it was is had who which too
    """
)
"""After *her* these show an object; any other word is what she owns."""
