"""The scenes of a story in the order in which they happen."""

from collections.abc import Iterable

from fabula.records.scenes import Scene
from fabula.records.tables import Table


def order_scenes(scenes: Iterable[Scene]) -> Table[Scene]:
    """Scenes by the order of happening, those of one time by that of telling.

    Those whose place the text does not tell come last, in the order of telling.
    """
    rows = list(scenes)
    known = sorted((s for s in rows if s.order is not None), key=lambda s: s.order or 0)
    return Table(Scene, [*known, *(scene for scene in rows if scene.order is None)])
