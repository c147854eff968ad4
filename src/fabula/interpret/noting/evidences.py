"""Passages that bear content notes: which words, of whom, and how real they are told.

A word names a candidate. It counts where no figure of speech holds it, where the living take part
as its sense asks for, and as its standing says: what happens is depicted, what is said, feared,
planned or denied is only spoken of.
"""

from collections.abc import Callable, Container, Iterator
from typing import Final

from fabula.interpret.noting import note_words as lists
from fabula.interpret.noting.conditions import (
    judge_birth,
    judge_blood,
    judge_drinking,
    judge_drunk,
    judge_mind,
    judge_pills,
)
from fabula.interpret.noting.deaths import (
    judge_burial,
    judge_dead,
    judge_dying,
    judge_neck,
    judge_noun,
)
from fabula.interpret.noting.figures_of_speech import is_figurative
from fabula.interpret.noting.harms import (
    judge_brawl,
    judge_done,
    judge_hit_by,
    judge_hurting,
    judge_killing,
    judge_shutting,
)
from fabula.interpret.noting.living_beings import LivingBeings
from fabula.interpret.noting.namings import judge_infidelity, judge_oath, judge_slur, judge_word
from fabula.interpret.noting.roughness import (
    HOLDING,
    PUSHING,
    SEIZING,
    TYING,
    judge_holding,
    judge_pushing,
    judge_seizing,
    judge_tying,
)
from fabula.interpret.noting.selves import (
    CUTTING,
    ENDING,
    LEAPING,
    judge_cutting,
    judge_ending,
    judge_leaping,
)
from fabula.interpret.noting.weights import Evidence
from fabula.interpret.wording.word_lists import word_set
from fabula.records import NoteKind

Judge = Callable[[LivingBeings, int], Iterator[Evidence]]


def find_evidences(living: LivingBeings, titles: Container[int]) -> Iterator[Evidence]:
    """All passages that bear a note, in order.

    Args:
        living: the words, the clauses, and who lives.
        titles: rows of words in titles and names.
    """
    words = living.telling.words
    for row, lemma in enumerate(words.lemmas):
        judge = _JUDGES.get(lemma) or _JUDGES.get(words.forms[row])
        if judge is None or is_figurative(words, row, titles):
            continue
        yield from judge(living, row)


def _join(*judges: Judge) -> Judge:
    """What several find in one word."""

    def judge(living: LivingBeings, row: int) -> Iterator[Evidence]:
        for one in judges:
            yield from one(living, row)

    return judge


_JUDGES: Final[dict[str, Judge]] = {
    **{word: judge_word(kind) for word, kind in lists.SMALL_LISTS.items()},
    **dict.fromkeys(lists.DEATH_NOUNS | lists.BLOWS, judge_noun),
    **dict.fromkeys(lists.HURTING_BODIES, judge_hurting),
    **dict.fromkeys(lists.KILLING, judge_killing),
    **dict.fromkeys(lists.BRAWLS, judge_brawl),
    **dict.fromkeys(lists.DYING, judge_dying),
    **dict.fromkeys(lists.TAKING, judge_done(NoteKind.KIDNAPPING)),
    **dict.fromkeys(lists.ASSAULTS, judge_done(NoteKind.SEXUAL_ASSAULT)),
    **dict.fromkeys(lists.DISSECTIONS, judge_done(NoteKind.DISSECTION)),
    **dict.fromkeys(lists.STRONG_WORDS | lists.MILD_WORDS, judge_oath),
    **dict.fromkeys(lists.SLURS, judge_slur),
    **dict.fromkeys(lists.DRUNK, judge_drunk),
    **dict.fromkeys(word_set("blood bleed bloody"), judge_blood),
    **dict.fromkeys(word_set("smoke drink"), judge_drinking),
    **dict.fromkeys(word_set("swallow tongue"), judge_pills),
    **dict.fromkeys(word_set("birth expect child miscarry miscarriage"), judge_birth),
    **dict.fromkeys(word_set("affair deceive betray cheat sleep"), judge_infidelity),
    **dict.fromkeys(word_set("slam close"), judge_shutting),
    **dict.fromkeys(PUSHING - LEAPING, judge_pushing),
    **dict.fromkeys(PUSHING & LEAPING, _join(judge_pushing, judge_leaping)),
    **dict.fromkeys(LEAPING - PUSHING, judge_leaping),
    **dict.fromkeys(SEIZING, judge_seizing),
    **dict.fromkeys(TYING, judge_tying),
    **dict.fromkeys(HOLDING, judge_holding),
    **dict.fromkeys(CUTTING, _join(judge_hurting, judge_cutting)),
    **dict.fromkeys(ENDING, judge_ending),
    "take": _join(judge_holding, judge_hit_by, judge_ending),
    "catch": _join(judge_seizing, judge_hit_by),
    "go": _join(judge_ending, judge_hit_by),
    "shut": _join(judge_holding, judge_shutting),
    "bury": judge_burial,
    "dead": judge_dead,
    "mad": judge_mind,
    "neck": judge_neck,
}

"""Who judges a candidate, by its dictionary form or its form."""
