"""Third persons of speech, read again once it is known who speaks and who is spoken to.

*He* in a line is hardly ever the one who says it, or to whom. The first pass could not know; this
one plays all links again in their order, so that a pronoun sees what stood before it and no more.
"""

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.linking.antecedents import find_antecedent
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.speaking.verdicts import Verdict
from fabula.interpret.wording.phrases import Phrase


def reread_lines(
    phrases: list[Phrase], memory: Memory, decided: list[tuple[Turn, Verdict]]
) -> None:
    """Link he, she and the like of each line again, first among those who are no part of it."""
    verdicts = {row: verdict for turn, verdict in decided for row in turn.rows}
    kept = _known_by_pronouns(decided)
    tags = {turn.tagged for turn, _ in decided if turn.tagged}
    talks = _make_talks(decided)
    links = memory.forget_mentions()
    for phrase in sorted(phrases, key=lambda p: (p.head_start, p.end)):
        figure = links.get(phrase.row)
        if figure is None:
            continue
        verdict = verdicts.get(phrase.quotation)
        if _may_move(phrase, memory) and figure not in kept and phrase not in tags:
            if verdict:
                figure = find_antecedent(phrase, memory, verdict) or figure
            elif TOLD and phrase.quotation < 0:
                figure = find_antecedent(phrase, memory, None, talks(phrase)) or figure
        memory.link(phrase, figure)


import os
from bisect import bisect_right
TOLD = os.environ.get("TOLD", "1") == "1"


def _make_talks(decided):
    """Who speaks beside a phrase of the narration, in its paragraph or in the one before."""
    ordered = sorted(decided, key=lambda pair: pair[0].start)
    starts = [turn.start for turn, _ in ordered]

    def talks(phrase):
        at = bisect_right(starts, phrase.start)
        near = ordered[max(0, at - 1) : at + 1]
        beside = above = None
        for turn, verdict in near:
            if turn.paragraph == phrase.paragraph and beside is None:
                beside = verdict
            elif turn.paragraph == phrase.paragraph - 1 and turn.start < phrase.start:
                above = verdict
        return beside, above

    return talks


def _known_by_pronouns(decided: list[tuple[Turn, Verdict]]) -> set[Figure]:
    """Speakers of whom the text has nothing but pronouns: these stay theirs."""
    speakers = {verdict.speaker for _, verdict in decided if verdict.speaker}
    return {s for s in speakers if all(phrase.form == "PRON" for phrase in s.phrases)}


def _may_move(phrase: Phrase, memory: Memory) -> bool:
    is_third = phrase.form == "PRON" and phrase.person == 3 and not phrase.is_indefinite_pronoun
    return is_third and phrase.row not in memory.fixed
