"""Words before a name: titles, ranks and epithets, as closed lists.

The lists hold common English words, set down for this project. They are evidence, not truth:
pronouns seen in the text overrule a customary title (see ``genders``).
"""

from typing import Final

from fabula.interpret.wording.word_lists import word_set

MALE_TITLES: Final = word_set(
    """
    mr mister sir lord master monsieur m signor signore señor senor don herr father brother uncle
    king prince duke earl count baron viscount marquis marquess squire esq grandfather grandpa
    papa dom abbé abbe citoyen mas'r mars marse massa mistah
    """
)
FEMALE_TITLES: Final = word_set(
    """
    mrs miss ms lady madame mme mademoiselle mlle madam ma'am signora signorina señora señorita
    frau fräulein fraulein dame mother sister aunt auntie queen princess duchess countess baroness
    marchioness dowager citoyenne grandmother grandma mama mamma widow mis missus missis
    """
)
OTHER_TITLES: Final = word_set(
    """
    comrade citizen dr doctor professor prof justice saint st officer marshal chief cousin nurse
    honourable hon right
    """
)
CUSTOMARY_MALE_TITLES: Final = word_set(
    """
    captain capt colonel col major general gen lieutenant lieut sergeant sergt corporal private
    admiral commodore commander judge senator governor reverend rev bishop archbishop cardinal
    pope deacon parson vicar canon inspector constable sheriff mayor rabbi president
    """
)
"""Titles that in the fiction fabula knows are mostly men's; pronouns overrule them."""

LEARNED_TITLES: Final = word_set("dr professor")
"""The same, but one man may have both, and neither is a rank that tells two men apart."""

RANKS: Final = CUSTOMARY_MALE_TITLES | word_set(
    """
    king queen prince princess emperor empress duke duchess marquis marquess marchioness earl count
    countess viscount viscountess baron baroness doctor dr professor
    """
)
"""Titles that alone, with *the*, name the one who bears them: *the general*."""

EPITHETS: Final = word_set(
    """
    old young little poor dear dearest beloved good sweet worthy excellent big dainty pretty first
    second third elder younger late friend
    """
)
"""Words before a name that neither belong to it nor tell people apart."""

TITLES: Final = MALE_TITLES | FEMALE_TITLES | OTHER_TITLES | CUSTOMARY_MALE_TITLES | EPITHETS
"""All words that stand before a name without being part of it."""

SAME_TITLES: Final = {
    "capt": "captain", "col": "colonel", "gen": "general", "lieut": "lieutenant",
    "sergt": "sergeant", "prof": "professor", "doctor": "dr", "mister": "mr", "reverend": "rev",
    "auntie": "aunt", "saint": "st", "mas'r": "master", "mars": "master", "marse": "master",
    "massa": "master", "mistah": "mr", "mis": "mrs",
    "missus": "mrs", "missis": "mrs", "mlle": "mademoiselle", "mme": "madame", "m": "monsieur",
}  # fmt: skip
"""Short titles, and those that mean the same, to the form used here."""

PLAIN_TITLES: Final = word_set(
    """
    mr mrs miss ms master sir madam madame mme monsieur mademoiselle mlle dr signor signora herr
    frau fräulein señor señora don
    """
)
"""Titles that open a name: what stands before one inside a name is no part of it."""

MARRIED_TITLES: Final = word_set("frau lady madame mme mrs señora signora")
"""Titles that a wife wears with her husband's name: Mrs X is never Miss X."""

NOBLE_TITLES: Final = word_set("sir lord")
"""Titles of men who are not called *Mr.*"""

CIVIL_TITLES: Final = word_set("mr mrs miss ms master dr")
"""Titles of anybody, which say nothing of a rank."""

SUFFIXES: Final = word_set("jr sr esq esquire jun junior senior sen ii iii")
"""Words after a name that are no part of it here."""
