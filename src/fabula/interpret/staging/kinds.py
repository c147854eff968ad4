"""How a stretch tells: as a scene, in summary, or going back."""

from collections.abc import Sequence
from typing import Final

from fabula.interpret.staging.cuts import Stretch
from fabula.interpret.staging.paragraphs import Paragraph
from fabula.records.scenes import SceneKind

_BACK: Final = 0.3
_SOMEWHAT_BACK: Final = 0.1
_FEW_LINES: Final = 2
_USUAL: Final = 0.5


def tell_kinds(stretches: Sequence[Stretch]) -> list[SceneKind]:
    """How each stretch tells; the first is no flashback, for there is nothing to go back from."""
    kinds = [_tell_kind(stretch.paragraphs) for stretch in stretches]
    if kinds and kinds[0] is SceneKind.FLASHBACK:
        kinds[0] = SceneKind.SCENE
    return kinds


def _tell_kind(paragraphs: Sequence[Paragraph]) -> SceneKind:
    n_lines = sum(len(p.lines) for p in paragraphs)
    n_finite = sum(p.n_finite for p in paragraphs) or 1
    back = sum(p.n_back for p in paragraphs) / n_finite
    usual = sum(p.n_usual for p in paragraphs) / n_finite
    # Where people talk, the telling has come to them, however it began.
    is_back = back >= _BACK or (paragraphs[0].opens_back and back + usual >= _SOMEWHAT_BACK)
    if is_back and n_lines <= _FEW_LINES:
        return SceneKind.FLASHBACK
    if n_lines:
        return SceneKind.SCENE
    return SceneKind.SUMMARY if usual >= _USUAL or _spans_days(paragraphs) else SceneKind.SCENE


def _spans_days(paragraphs: Sequence[Paragraph]) -> bool:
    """*She worked until Thursday, and by Sunday …*: more than one day is named."""
    days = {
        time.value
        for paragraph in paragraphs
        for phrase, time in paragraph.times
        if phrase.production == "WEEKDAY"
    }
    return len(days) > 1
