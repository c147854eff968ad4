"""How real it is in a story what is told."""

from enum import StrEnum


class Standing(StrEnum):
    """How real an event is in the story, always according to a source (FactBank's factuality)."""

    HAPPENED = "happened"
    RECALLED = "recalled"
    """Told as over before the point that the telling has reached."""
    SAID = "said"
    """Asserted as fact by somebody in the story."""
    HABITUAL = "habitual"
    NEGATED = "negated"
    UNDONE = "undone"
    WITHDRAWN = "withdrawn"
    SUPPOSED = "supposed"
    PLANNED = "planned"
    FEARED = "feared"
    ASKED = "asked"
