"""Who takes part: who is told of in a scene, who is tagged in it, and whom the reader knows."""

from math import log
from typing import Final

import numpy as np

from fabula.interpret.speaking.presences import find_recency, find_shares
from fabula.interpret.speaking.sheets import Sheet, Values
from fabula.interpret.speaking.tag_signs import find_named

NEAR_TURNS: Final = 8
"""A name in a tag so many turns off still tells who takes part."""

REVEALING_CHARS: Final = 250
"""A voice is told of first, and then whose it is."""

FEATURES: Final = (
    "claim",
    "presence",
    "recency",
    "recency, no tag",
    "not yet",
    "not yet, but right after",
    "has a name",
    "of the cast",
    "tags in the book",
    "tags in the talk",
    "one of two in tags",
    "tagged near",
    "tagged near, no tag",
    "spoke in the talk before",
    "first turn, tags in the book",
    "named presence",
    "named recency",
    "pronoun tags in the talk",
    "pronoun tags near",
    "sounds like",
)
"""Names of the columns."""


def add_company(sheet: Sheet) -> None:
    """Note who is there, at each turn."""
    scene, figures = sheet.scene, sheet.figures
    sheet.of_known("claim")[:] = sheet.claims
    sheet.of_known("presence")[:] = find_shares(scene, figures)
    sheet.of_known("recency")[:] = find_recency(scene, figures)
    sheet.of_known("recency, no tag")[:] = sheet.of_known("recency") * _untagged(sheet)
    sheet.of_known("has a name")[:] = sheet.named
    sheet.of_known("of the cast")[:] = sheet.flag(figure.is_of_cast for figure in figures)
    last = sheet.flag(figure in scene.last_speakers for figure in figures)
    sheet.of_known("spoke in the talk before")[:] = last
    book = np.array([log(1 + scene.n_tags.get(figure, 0)) for figure in figures])
    sheet.of_known("tags in the book")[:] = book
    sheet.of_turn(0, "first turn, tags in the book")[:] = book
    sheet.of_known("named presence")[:] = find_shares(scene, figures, by_name=True)
    sheet.of_known("named recency")[:] = find_recency(scene, figures, by_name=True)
    _add_strangers(sheet)
    _add_tagged(sheet)
    _add_styles(sheet)


def _untagged(sheet: Sheet) -> Values:
    """1 where a turn has no tag: float64[n_turns, 1]."""
    return np.array([[float(turn.tagged is None)] for turn in sheet.scene.turns])


def _add_strangers(sheet: Sheet) -> None:
    """Whom the text has not mentioned yet; whoever the user has given a line is there always."""
    turns = sheet.scene.turns
    given = {turn.given_speaker for turn in turns}
    firsts = np.array([-1 if f in given else f.first_start for f in sheet.figures], np.int64)
    ends = np.array([turn.end for turn in turns], dtype=np.int64)
    unmet = firsts[None, :] > ends[:, None]
    revealed = firsts[None, :] <= ends[:, None] + REVEALING_CHARS
    sheet.of_known("not yet")[:] = unmet
    sheet.of_known("not yet, but right after")[:] = unmet & revealed


def _add_tagged(sheet: Sheet) -> None:
    """Whom names in the tags of the conversation tell to take part."""
    tagged = np.zeros((len(sheet.scene.turns), len(sheet.figures)))
    pronouns = np.zeros_like(tagged)
    for index, turn in enumerate(sheet.scene.turns):
        figure = find_named(turn, sheet.memory)
        if figure in sheet.column_of:
            tagged[index, sheet.column_of[figure]] = 1
        elif turn.tagged and turn.tagged.form == "PRON":
            for column, likely in sheet.meant(turn.tagged):
                pronouns[index, column] = likely
    sheet.of_known("pronoun tags in the talk")[:] = np.log1p(pronouns.sum(0) - pronouns)
    sheet.of_known("pronoun tags near")[:] = np.log1p(sum_near(pronouns))
    in_talk = tagged.sum(axis=0)
    sheet.of_known("tags in the talk")[:] = np.log1p(in_talk)
    if (in_talk > 0).sum() == 2:
        sheet.of_known("one of two in tags")[:] = in_talk > 0
    near = np.log1p(sum_near(tagged))
    sheet.of_known("tagged near")[:] = near
    sheet.of_known("tagged near, no tag")[:] = near * _untagged(sheet)


def _add_styles(sheet: Sheet) -> None:
    """Who talks as the turn does."""
    for index, turn in enumerate(sheet.scene.turns):
        named = find_named(turn, sheet.memory)
        like = sheet.scene.styles.compare(turn, sheet.figures, named)
        sheet.of_turn(index, "sounds like")[:] = like


def sum_near(values: Values) -> Values:
    """The values of the turns around each turn, the farther off the less: the same shape."""
    near = np.zeros_like(values)
    for step in range(1, NEAR_TURNS + 1):
        near[step:] += values[:-step] / step
        near[:-step] += values[step:] / step
    return near
