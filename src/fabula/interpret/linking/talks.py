"""Who speaks where a pronoun stands, and beside it."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from fabula.interpret.speaking.turns import Turn
from fabula.interpret.speaking.verdicts import Verdict
from fabula.interpret.wording.phrases import Phrase


@dataclass(frozen=True, slots=True, eq=False)
class Talk:
    """What is known of the lines round a pronoun.

    Attributes:
        line: who says the line that it stands in.
        beside: of narration, who says the line in the same paragraph.
        above: who says the line in the paragraph before.
    """

    line: Verdict | None = None
    beside: Verdict | None = None
    above: Verdict | None = None


NO_TALK: Final = Talk()


class Talks:
    """All lines with their speakers.

    Args:
        decided: turns with who says them, in any order.
    """

    def __init__(self, decided: list[tuple[Turn, Verdict]]) -> None:
        self._of_line = {row: verdict for turn, verdict in decided for row in turn.rows}
        self._turns = sorted(decided, key=lambda pair: pair[0].start)
        self._starts = [turn.start for turn, _ in self._turns]

    def round(self, pronoun: Phrase) -> Talk:
        """The lines round a pronoun, as far as their speakers are decided."""
        if pronoun.quotation >= 0:
            return Talk(line=self._of_line.get(pronoun.quotation))
        beside = above = None
        after = bisect_right(self._starts, pronoun.start)
        for turn, verdict in self._turns[max(0, after - 1) : after + 1]:
            if turn.paragraph == pronoun.paragraph:
                beside = beside or verdict
            elif turn.paragraph == pronoun.paragraph - 1:
                above = verdict
        return Talk(beside=beside, above=above)
