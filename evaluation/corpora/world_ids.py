"""Ids in the gold of worlds: each type may only name what certain arrays of a file declare."""

from collections.abc import Mapping
from typing import Any, Final, NewType

CharacterId = NewType("CharacterId", str)
PlaceId = NewType("PlaceId", str)
ThingId = NewType("ThingId", str)
SceneId = NewType("SceneId", str)
SourceId = NewType("SourceId", str)
"""A character or a work: whoever says that something is so."""
EntityId = NewType("EntityId", str)
"""A character, place, thing or work."""

DECLARING: Final[Mapping[Any, tuple[str, ...]]] = {
    CharacterId: ("characters",),
    PlaceId: ("places",),
    ThingId: ("things",),
    SceneId: ("scenes",),
    SourceId: ("characters", "works"),
    EntityId: ("characters", "places", "things", "works"),
}
"""The arrays that declare the ids of each type."""
