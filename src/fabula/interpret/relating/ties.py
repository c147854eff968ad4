"""Words that say what somebody is to somebody, as closed lists set down for this project."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from fabula.interpret.wording.word_lists import word_set
from fabula.records import RelationKind

K = RelationKind


@dataclass(frozen=True, slots=True)
class Tie:
    """What a word says of whom it names, toward the one that the word is owned by.

    Attributes:
        kind: the relation.
        is_of_owner: True where it is the owner who is ``kind`` of the one named: whose *son* one
            is is his parent.
        gender: of the one named: ``m``, ``f`` or ``""``.
        certainty: how often the word means that, in [0, 1]; set by hand.
        is_former: True where the word itself says that it is over.
    """

    kind: RelationKind
    is_of_owner: bool = False
    gender: str = ""
    certainty: float = 1.0
    is_former: bool = False


def _list_ties() -> Iterator[tuple[str, Tie]]:
    for words, tie in _TIES:
        yield from ((word, tie) for word in word_set(words))


_TIES: Final = (
    ("father papa pa dad daddy pater", Tie(K.PARENT, gender="m")),
    ("mother mamma mama mum mom mummy mommy ma", Tie(K.PARENT, gender="f")),
    ("parent parents", Tie(K.PARENT)),
    ("son sons", Tie(K.PARENT, is_of_owner=True, gender="m")),
    ("daughter daughters", Tie(K.PARENT, is_of_owner=True, gender="f")),
    ("child children baby", Tie(K.PARENT, is_of_owner=True, certainty=0.8)),
    ("stepfather step-father", Tie(K.STEP_PARENT, gender="m")),
    ("stepmother step-mother", Tie(K.STEP_PARENT, gender="f")),
    ("stepson step-son", Tie(K.STEP_PARENT, is_of_owner=True, gender="m")),
    ("stepdaughter step-daughter", Tie(K.STEP_PARENT, is_of_owner=True, gender="f")),
    ("brother brothers half-brother", Tie(K.SIBLING, gender="m")),
    ("sister sisters half-sister", Tie(K.SIBLING, gender="f")),
    ("twin", Tie(K.SIBLING, certainty=0.8)),
    (
        """
        uncle nephew grandfather grandson grandpapa grandpa granddad grandad great-uncle
        great-grandfather father-in-law son-in-law brother-in-law stepbrother step-brother
        """,
        Tie(K.KIN, gender="m"),
    ),
    (
        """
        aunt auntie niece grandmother granddaughter grandmamma grandmama grandma granny great-aunt
        great-grandmother mother-in-law daughter-in-law sister-in-law stepsister step-sister
        """,
        Tie(K.KIN, gender="f"),
    ),
    ("cousin cousins kinsman kinswoman relative grandchild", Tie(K.KIN)),
    ("husband hubby", Tie(K.SPOUSE, gender="m")),
    ("wife", Tie(K.SPOUSE, gender="f")),
    ("spouse bride", Tie(K.SPOUSE, certainty=0.8)),
    ("widow ex-wife", Tie(K.SPOUSE, gender="f", is_former=True)),
    ("widower ex-husband", Tie(K.SPOUSE, gender="m", is_former=True)),
    ("ex", Tie(K.LOVER, is_former=True)),
    ("lover sweetheart betrothed", Tie(K.LOVER, certainty=0.8)),
    ("fiancé boyfriend", Tie(K.LOVER, gender="m")),
    ("fiancée girlfriend", Tie(K.LOVER, gender="f")),
    ("fiance fiancee", Tie(K.LOVER)),
    ("ex-boyfriend ex-girlfriend ex-lover", Tie(K.LOVER, is_former=True)),
    (
        """
        friend friends confidant confidante chum pal playmate playfellow crony cronies schoolfellow
        school-friend schoolfriend classmate
        """,
        Tie(K.FRIEND),
    ),
    ("rival opponent", Tie(K.RIVAL)),
    ("enemy enemies foe adversary", Tie(K.ENEMY)),
    (
        """
        colleague colleagues workmate workmates co-worker accomplice confederate shipmate shipmates
        crewmate fellow-servant fellow-student fellow-soldier co-star understudy
        """,
        Tie(K.COLLEAGUE),
    ),
    ("comrade comrades partner partners", Tie(K.COLLEAGUE, certainty=0.7)),
    ("employer employers boss manager foreman supervisor superintendent overseer", Tie(K.SUPERIOR)),
    (
        """
        master chief commander captain skipper sergeant lieutenant colonel director headmaster
        headmistress principal editor
        """,
        Tie(K.SUPERIOR, certainty=0.8),
    ),
    (
        """
        servant manservant maid lady's-maid housemaid valet footman butler coachman housekeeper cook
        secretary clerk apprentice assistant steward gamekeeper gardener employee henchman orderly
        chauffeur groom page typist deputy subordinate underling bodyguard batman squire nursemaid
        kitchenmaid parlourmaid charwoman serving-man serving-woman maidservant
        """,
        Tie(K.SUPERIOR, is_of_owner=True, certainty=0.9),
    ),
    ("nurse governess guardian tutor teacher schoolmaster", Tie(K.CARER, certainty=0.9)),
    ("doctor physician", Tie(K.CARER, certainty=0.8)),
    ("ward patient pupil pupils", Tie(K.CARER, is_of_owner=True, certainty=0.9)),
    (
        "neighbour neighbor neighbours neighbors acquaintance landlord landlady lodger tenant",
        Tie(K.ACQUAINTANCE),
    ),
)

TIES: Final[Mapping[str, Tie]] = dict(_list_ties())
"""What each word says, singular or plural."""

KIN_KINDS: Final = frozenset({K.PARENT, K.STEP_PARENT, K.SIBLING, K.KIN, K.SPOUSE, K.LOVER})
"""Of two people no more than one of these holds."""

PLURALS: Final = word_set(
    """
    parents sons daughters children brothers sisters cousins friends enemies colleagues comrades
    employers workmates shipmates partners cronies pupils neighbours neighbors
    """
)

CALLED_BARE: Final = word_set(
    """
    father papa pa dad daddy pater mother mamma mama mum mom mummy mommy ma aunt auntie uncle
    grandmamma grandmama grandma granny grandpapa grandpa granddad grandad
    """
)
"""Without an owner they mean those of whoever says them: *I told Dad*."""
