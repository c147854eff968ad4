"""Third persons read again once it is known who speaks and who is spoken to.

*He* in a line is hardly ever the one who says it, or to whom, and whoever says *I* in a line is on
the scene for the narration after it. The first pass could not know; this one plays all links again
in their order, so that a pronoun sees what stood before it and no more.
"""

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.linking.antecedents import find_antecedent
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.speaking.verdicts import Verdict
from fabula.interpret.wording.phrases import Phrase


def reread_pronouns(
    phrases: list[Phrase], memory: Memory, decided: list[tuple[Turn, Verdict]]
) -> None:
    """Link he, she and the like again; those of tags stay with whoever says the line."""
    kept = _known_by_pronouns(decided)
    tags = {turn.tagged for turn, _ in decided}
    verdicts = {row: verdict for turn, verdict in decided for row in turn.rows}
    links = memory.forget_mentions()
    for phrase in sorted(phrases, key=lambda p: (p.head_start, p.end)):
        figure = links.get(phrase.row)
        if figure is None:
            continue
        if _may_move(phrase, memory) and figure not in kept and phrase not in tags:
            verdict = verdicts.get(phrase.quotation)
            if phrase.quotation < 0 or verdict:
                figure = find_antecedent(phrase, memory, verdict) or figure
        memory.link(phrase, figure)


def _known_by_pronouns(decided: list[tuple[Turn, Verdict]]) -> set[Figure]:
    """Speakers of whom the text has nothing but pronouns: these stay theirs."""
    speakers = {verdict.speaker for _, verdict in decided if verdict.speaker}
    return {s for s in speakers if all(phrase.form == "PRON" for phrase in s.phrases)}


def _may_move(phrase: Phrase, memory: Memory) -> bool:
    is_third = phrase.form == "PRON" and phrase.person == 3 and not phrase.is_indefinite_pronoun
    return is_third and phrase.row not in memory.fixed
