"""What the tag of a line says of who speaks it: a name, a noun, a pronoun, or no tag at all."""

from math import log
from typing import Final

import numpy as np

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.speaking.sheets import Flags, Sheet
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.phrases import Phrase

NEVER: Final = 1e-3
"""Whoever a pronoun is not known to mean is so likely."""

MIN_KNOWN_NOUNS: Final = 12
"""Whom nouns have named so often is as good as named by them: *my mother*."""

OF_PRONOUNS: Final = (
    "recency",
    "presence",
    "named recency",
    "called near",
    "named near",
    "tagged near",
    "of the cast",
)
OF_NOUNS: Final = ("recency", "presence", "named near", "tagged near", "of the cast")
"""Other evidence that counts otherwise where the tag is a pronoun or a noun."""

FEATURES: Final = (
    *(f"pronoun tag: {name}" for name in OF_PRONOUNS),
    *(f"noun tag: {name}" for name in OF_NOUNS),
    "pronoun tag: log likely",
    "pronoun tag: likeliest",
    "pronoun tag: gender unknown",
    "pronoun tag: gender clashes",
    "pronoun tag: has a name",
    "pronoun tag: narrates",
    "noun tag: another with a name",
    "noun tag: linked",
    "noun tag: linked, known by nouns",
    "noun tag: linked, nouns, log",
    "noun tag: linked, cast given",
    "noun tag: linked, named",
    "noun tag: gender clashes",
    "noun tag: indefinite, another",
    "noun tag: linked, of the cast",
    "noun tag: named, another",
    "noun tag: of the cast, another",
    "name tag: another",
    "I tag: another",
    "nobody",
    "nobody, cast given",
    "nobody, no tag",
    "nobody, pronoun tag",
    "nobody, noun tag",
    "nobody, noun tag, cast given",
)
"""Names of the columns."""


def add_tags(sheet: Sheet) -> None:
    """Note what the tag of each turn says; who is present has been noted."""
    for index, turn in enumerate(sheet.scene.turns):
        sheet.of_nobody(index, "nobody")
        if sheet.has_cast:
            sheet.of_nobody(index, "nobody, cast given")
        if turn.tagged is None:
            sheet.of_nobody(index, "nobody, no tag")
        else:
            _add_tag(sheet, index, turn.tagged)


def is_certain(tag: Phrase, figure: Figure | None) -> bool:
    """Whether a tag settles who speaks: a name, or an I."""
    if tag.person == 1:
        return True
    return figure is not None and (tag.form == "PROP" or tag.is_epithet)


def find_named(turn: Turn, memory: Memory) -> Figure | None:
    """Whom the tag of a turn names for certain, if it does."""
    figure = memory.meant_by(turn.tagged) if turn.tagged else None
    return figure if turn.tagged and is_certain(turn.tagged, figure) else None


def _add_tag(sheet: Sheet, index: int, tag: Phrase) -> None:
    figure = sheet.memory.meant_by(tag)
    own = sheet.who_is(figure)
    if tag.person == 1:
        sheet.of_turn(index, "I tag: another")[:] = ~own
    elif is_certain(tag, figure):
        sheet.of_turn(index, "name tag: another")[:] = ~own
    else:
        teller = sheet.memory.tellers.teller_at(tag.start)
        sheet.of_turn(index, "pronoun tag: narrates")[:] = sheet.who_is(teller)
        add = _add_pronoun if tag.form == "PRON" else _add_noun
        add(sheet, index, tag, own)


def _add_pronoun(sheet: Sheet, index: int, tag: Phrase, own: Flags) -> None:
    sheet.of_nobody(index, "nobody, pronoun tag")
    likely = np.zeros(len(sheet.figures))
    for column, share in sheet.meant(tag):
        likely[column] = share
    told = {
        "log likely": np.log(likely + NEVER),
        "likeliest": own,
        "gender unknown": sheet.of_gender(""),
        "gender clashes": sheet.clashes(tag),
        "has a name": sheet.named,
        **{name: sheet.of_turn(index, name) for name in OF_PRONOUNS},
    }
    for name, values in told.items():
        sheet.of_turn(index, f"pronoun tag: {name}")[:] = values


def _add_noun(sheet: Sheet, index: int, tag: Phrase, own: Flags) -> None:
    sheet.of_nobody(index, "nobody, noun tag")
    if sheet.has_cast:
        sheet.of_nobody(index, "nobody, noun tag, cast given")
    told = {
        **{name: sheet.of_turn(index, name) for name in OF_NOUNS},
        "another with a name": sheet.named & ~own,
        "gender clashes": sheet.clashes(tag) & ~own,
        "indefinite, another": ~own & (tag.determiner == "indef"),
    }
    figure = sheet.memory.meant_by(tag)
    if figure is not None and figure.is_named:
        told["of the cast, another" if figure.is_of_cast else "named, another"] = ~own
    if figure is not None:
        told |= {name: own * value for name, value in _list_link(sheet, figure).items()}
    for name, values in told.items():
        sheet.of_turn(index, f"noun tag: {name}")[:] = values


def _list_link(sheet: Sheet, figure: Figure) -> dict[str, float]:
    """What a noun tells of the one it is linked to; a given cast has hardly anybody else."""
    told: dict[str, float] = {
        "linked, named": figure.is_named,
        "linked, of the cast": figure.is_of_cast,
    }
    if sheet.has_cast:
        return {**told, "linked, cast given": 1}
    return {
        **told,
        "linked": 1,
        "linked, known by nouns": figure.n_nouns >= MIN_KNOWN_NOUNS,
        "linked, nouns, log": log(1 + figure.n_nouns),
    }
