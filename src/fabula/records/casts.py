"""A cast list given by the user."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CastMember:
    """One character of a given cast.

    Attributes:
        id: the id that the character has in the Story.
        name: the name shown.
        aliases: every other name; a name is never split from its character or merged away.
        pronouns: e.g. ``("she", "her")``; empty where unknown.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CastFile:
    """A cast as read from a TOML file, in its order."""

    members: tuple[CastMember, ...]
