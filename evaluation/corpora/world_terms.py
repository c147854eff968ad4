"""The closed vocabularies of the gold of worlds; ``evaluation/gold/GUIDELINES.md`` defines them."""

from enum import StrEnum


class Standing(StrEnum):
    """How real an event or a state of mind is in the story."""

    HAPPENED = "happened"
    RECALLED = "recalled"
    SAID = "said"
    HABITUAL = "habitual"
    NEGATED = "negated"
    UNDONE = "undone"
    WITHDRAWN = "withdrawn"
    SUPPOSED = "supposed"
    PLANNED = "planned"
    FEARED = "feared"
    ASKED = "asked"


class ToldIn(StrEnum):
    """Whose words they are: free indirect speech and reported thought are thought."""

    NARRATION = "narration"
    SPEECH = "speech"
    THOUGHT = "thought"


class SceneKind(StrEnum):
    """Scene or none (a summary), after Zehe et al. 2021; what goes back in time is a flashback."""

    SCENE = "scene"
    SUMMARY = "summary"
    FLASHBACK = "flashback"


class Cut(StrEnum):
    """What changes where a segment starts."""

    START = "start"
    MARKER = "marker"
    TIME = "time"
    PLACE = "place"
    COMPANY = "company"
    TELLING = "telling"


class TimexKind(StrEnum):
    """TIMEX3 types of TimeML."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class RelationKind(StrEnum):
    """``who`` is this of ``to``; see ``SYMMETRIC`` for those that hold both ways."""

    PARENT = "parent"
    STEP_PARENT = "step-parent"
    SIBLING = "sibling"
    KIN = "kin"
    SPOUSE = "spouse"
    LOVER = "lover"
    FRIEND = "friend"
    RIVAL = "rival"
    ENEMY = "enemy"
    COLLEAGUE = "colleague"
    SUPERIOR = "superior"
    CARER = "carer"
    ACQUAINTANCE = "acquaintance"


SYMMETRIC = frozenset(
    {
        RelationKind.SIBLING,
        RelationKind.SPOUSE,
        RelationKind.LOVER,
        RelationKind.FRIEND,
        RelationKind.RIVAL,
        RelationKind.ENEMY,
        RelationKind.COLLEAGUE,
        RelationKind.ACQUAINTANCE,
    }
)


class Tone(StrEnum):
    """How one meets another in a scene."""

    WARM = "warm"
    HOSTILE = "hostile"
    MIXED = "mixed"


class Emotion(StrEnum):
    """The classes of REMAN (Kim and Klinger 2018); the same as ``fabula.records.EMOTIONS``."""

    ANGER = "anger"
    ANTICIPATION = "anticipation"
    DISGUST = "disgust"
    FEAR = "fear"
    JOY = "joy"
    SADNESS = "sadness"
    SURPRISE = "surprise"
    TRUST = "trust"
    OTHER = "other"


class AttitudeKind(StrEnum):
    """What a mind holds toward a content."""

    WANT = "want"
    BELIEF = "belief"
    INTENTION = "intention"


class Handling(StrEnum):
    """What becomes of a thing."""

    HELD = "held"
    GIVEN = "given"
    TAKEN = "taken"
    LOST = "lost"
    FOUND = "found"
    DAMAGED = "damaged"
    MENDED = "mended"
    RETURNED = "returned"


class FactKind(StrEnum):
    """What a fact tells of somebody or something."""

    NAME = "name"
    AGE = "age"
    LOOKS = "looks"
    ALIVE = "alive"
    DEAD = "dead"
    HEALTH = "health"
    OCCUPATION = "occupation"
    ORIGIN = "origin"
    POSSESSION = "possession"
    WHEREABOUTS = "whereabouts"
    AMOUNT = "amount"
    TRAIT = "trait"


class NoteKind(StrEnum):
    """Content notes: the 32 labels of PAN 2023, two of PEGI, and ``infidelity``, our own."""

    PORNOGRAPHIC_CONTENT = "pornographic-content"
    VIOLENCE = "violence"
    DEATH = "death"
    SEXUAL_ASSAULT = "sexual-assault"
    ABUSE = "abuse"
    BLOOD = "blood"
    SUICIDE = "suicide"
    PREGNANCY = "pregnancy"
    CHILD_ABUSE = "child-abuse"
    INCEST = "incest"
    UNDERAGE = "underage"
    HOMOPHOBIA = "homophobia"
    SELF_HARM = "self-harm"
    DYING = "dying"
    KIDNAPPING = "kidnapping"
    MENTAL_ILLNESS = "mental-illness"
    DISSECTION = "dissection"
    EATING_DISORDERS = "eating-disorders"
    ABDUCTION = "abduction"
    BODY_HATRED = "body-hatred"
    CHILDBIRTH = "childbirth"
    RACISM = "racism"
    SEXISM = "sexism"
    MISCARRIAGES = "miscarriages"
    TRANSPHOBIA = "transphobia"
    ABORTION = "abortion"
    FAT_PHOBIA = "fat-phobia"
    ANIMAL_DEATH = "animal-death"
    ABLEISM = "ableism"
    CLASSISM = "classism"
    MISOGYNY = "misogyny"
    ANIMAL_CRUELTY = "animal-cruelty"
    BAD_LANGUAGE = "bad-language"
    DRUGS = "drugs"
    INFIDELITY = "infidelity"


class Grade(StrEnum):
    """How much a story has of what a note warns of."""

    MENTION = "mention"
    DEPICTED = "depicted"
    CENTRAL = "central"


class DecoyReason(StrEnum):
    """Why words that look like evidence of a note are none."""

    IDIOM = "idiom"
    TITLE = "title"
    COMPARISON = "comparison"
    OTHER_SENSE = "other sense"
