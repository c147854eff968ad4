"""What lines say themselves of who speaks them: who is called and named in them."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from fabula.interpret.speaking.company_signs import sum_near
from fabula.interpret.speaking.sheets import Sheet
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.phrases import Phrase

FEATURES: Final = (
    "says own name",
    "called",
    "named in it",
    "called by the turn before",
    "called by the turn before, after narration",
    "told by the turn before",
    "called by the turn after",
    "called by the turn after, after narration",
    "told by the turn after",
    "called two turns before",
    "called two turns after",
    "named by the turn before",
    "named by the turn after",
    "called sir or madam: clashes",
    "sir or madam before: fits",
    "sir or madam before: clashes",
    "sir or madam after: fits",
    "sir or madam after: clashes",
    "spoken of in it",
    "called near",
    "called near, no tag",
    "named near",
    "called in the talk",
    "named in the talk",
)
"""Names of the columns."""


def add_calls(sheet: Sheet) -> None:
    """Note whom each turn calls and names, and whom those around it do."""
    turns = sheet.scene.turns
    _add_talk(sheet)
    for index, turn in enumerate(turns):
        _add_own(sheet, index, turn)
        if index and turn.gap >= 0:
            _add_neighbour(sheet, index, turns[index - 1], turn.gap, "before")
        if index + 1 < len(turns) and turns[index + 1].gap >= 0:
            _add_neighbour(sheet, index, turns[index + 1], turns[index + 1].gap, "after")
        for step, name in ((-2, "before"), (2, "after")):
            if 0 <= index + step < len(turns):
                sheet.note(index, f"called two turns {name}", turns[index + step].called)


def _add_talk(sheet: Sheet) -> None:
    """Whom the talk calls takes part in it; whom it only names is elsewhere."""
    shape = len(sheet.scene.turns), len(sheet.figures)
    untagged = np.array([[float(turn.tagged is None)] for turn in sheet.scene.turns])
    called, named = np.zeros(shape), np.zeros(shape)
    for index, turn in enumerate(sheet.scene.turns):
        names = [phrase for phrase in turn.called if phrase.form == "PROP"]
        for values, phrases in ((called, names), (named, turn.named)):
            for phrase in phrases:
                for column, likely in sheet.meant(phrase):
                    values[index, column] = max(values[index, column], likely)
    named[called > 0] = 0
    sheet.of_known("called near, no tag")[:] = np.log1p(sum_near(called)) * untagged
    for name, values in (("called", called), ("named", named)):
        sheet.of_known(f"{name} near")[:] = np.log1p(sum_near(values))
        sheet.of_known(f"{name} in the talk")[:] = np.log1p(values.sum(0) - values)


def _add_own(sheet: Sheet, index: int, turn: Turn) -> None:
    sheet.note(index, "called", turn.called)
    sheet.note(index, "says own name", turn.own)
    sheet.note(index, "named in it", turn.named)
    sheet.note(index, "spoken of in it", turn.spoken_of)
    called = sheet.of_turn(index, "called") > 0
    sheet.of_turn(index, "named in it")[called] = 0
    for phrase in _generic(turn):
        clashes = sheet.of_gender(phrase.gender)
        sheet.of_turn(index, "called sir or madam: clashes")[:] = clashes


def _add_neighbour(sheet: Sheet, index: int, other: Turn, gap: int, where: str) -> None:
    """What the turn before or after says, where it stands in another paragraph."""
    late = ", after narration" if gap else ""
    sheet.note(index, f"called by the turn {where}{late}", other.called)
    sheet.note(index, f"told by the turn {where}", other.told)
    sheet.note(index, f"named by the turn {where}", other.named)
    for phrase in _generic(other):
        fits, clashes = sheet.of_gender(phrase.gender), sheet.clashes(phrase)
        sheet.of_turn(index, f"sir or madam {where}: fits")[:] = fits
        sheet.of_turn(index, f"sir or madam {where}: clashes")[:] = clashes


def _generic(turn: Turn) -> Iterator[Phrase]:
    """What a turn calls somebody by that tells no more than man or woman: *sir*, *madam*."""
    return (p for p in turn.called if p.form != "PROP" and p.gender in {"m", "f"})
