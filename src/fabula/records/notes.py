"""Content notes: what some readers want to be told of a story before they read it."""

from dataclasses import dataclass
from enum import StrEnum


class NoteKind(StrEnum):
    """What a note warns of.

    The first 32 are the labels of the PAN 2023 task on trigger detection (Wiegmann et al. 2023),
    ``bad-language`` and ``drugs`` (alcohol and tobacco included) are descriptors of PEGI, and
    ``infidelity`` is fabula's own.
    """

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
    """Named, feared, imagined, or remembered in passing."""
    DEPICTED = "depicted"
    """At least one passage tells it as an event."""
    CENTRAL = "central"
    """Depicted again and again, in much of the story, and of those it is most about."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a story has of one kind of content; it has at most one note of a kind.

    Attributes:
        kind: what the note warns of.
        grade: how much of it there is.
        depictions: spans of the words that tell it as an event, in order.
        mentions: spans of the words that only speak of it, in order.
    """

    kind: NoteKind
    grade: Grade
    depictions: tuple[tuple[int, int], ...]
    mentions: tuple[tuple[int, int], ...]
