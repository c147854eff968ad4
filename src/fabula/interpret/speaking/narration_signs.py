"""What the narration round a line says of who speaks it: who does what is told there."""

from typing import Final

from fabula.interpret.speaking.sheets import Sheet
from fabula.interpret.speaking.turns import Turn

FEATURES: Final = (
    "lead",
    "lead: gender clashes",
    "tail",
    "tail: gender clashes",
    "tail, a name",
    "tail, a name, another",
    "lead with a colon",
    "lead with a colon: gender clashes",
    "before, in paragraph",
    "before, in paragraph: gender clashes",
    "after, in paragraph",
    "after, in paragraph: gender clashes",
    "paragraph before",
    "paragraph before: gender clashes",
    "paragraph before, not subject",
    "paragraph after",
    "paragraph after, not subject",
    "in paragraph, not subject",
    "beat",
)
"""Names of the columns."""


def add_narration(sheet: Sheet) -> None:
    """Note who is told of round each turn."""
    for index, turn in enumerate(sheet.scene.turns):
        for name, phrase in turn.subjects.items():
            sheet.note(index, name, [phrase])
            if f"{name}: gender clashes" in FEATURES:
                sheet.of_turn(index, f"{name}: gender clashes")[:] = sheet.clashes(phrase)
        for name, others in turn.others.items():
            sheet.note(index, name, others)
        sheet.note(index, "beat", [turn.beat])
        _add_tail(sheet, index, turn)
        _add_lead(sheet, index, turn)


def _add_tail(sheet: Sheet, index: int, turn: Turn) -> None:
    """A name behind the line, as in *was Joe's remark*."""
    tail = turn.subjects.get("tail")
    if tail and tail.form == "PROP":
        own = sheet.who_is(sheet.memory.meant_by(tail))
        if own.any():
            sheet.of_turn(index, "tail, a name")[:] = own
            sheet.of_turn(index, "tail, a name, another")[:] = ~own


def _add_lead(sheet: Sheet, index: int, turn: Turn) -> None:
    """Who leads to the line with a colon: *She turned to me:*."""
    lead = turn.subjects.get("lead")
    if lead and turn.colon_leads:
        sheet.note(index, "lead with a colon", [lead])
        sheet.of_turn(index, "lead with a colon: gender clashes")[:] = sheet.clashes(lead)
