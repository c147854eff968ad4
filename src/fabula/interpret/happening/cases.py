"""A clause in its setting: what governs it, and how real that is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from fabula.interpret.happening.clauses import Clause
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.verb_kinds import ORDERS, REPORTS
from fabula.records import Standing

_COMPLEMENTS: Final = frozenset({"", "that", "to", "if", "whether", "how", "what"})
_NOBODY_BETWEEN: Final = REPORTS - ORDERS
_ASKING: Final = frozenset({"ask", "wonder", "know", "see", "say"})


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """What all clauses of a story share.

    Attributes:
        words: its words.
        clauses: all clauses, by verb.
        is_present: True where it is told in the present tense.
        habits: rows of the words that tell of what happens again and again, in order.
        standings: those found so far, by verb: a clause is governed by an earlier one.
        conditionals: the stretches of words in which something is told after *if*.
    """

    words: Words
    clauses: Mapping[int, Clause]
    is_present: bool
    habits: list[int]
    standings: dict[int, Standing]
    conditionals: set[int]


@dataclass(frozen=True, slots=True)
class Case:
    """A clause in its setting.

    Attributes:
        setting, clause: the two.
        governor: the verb whose complement it is, in its dictionary form, or "".
    """

    setting: Setting
    clause: Clause
    governor: str = field(init=False)

    def __post_init__(self) -> None:
        """Find the governor, which nearly every question about a case asks for."""
        object.__setattr__(self, "governor", self._find_governor())

    @property
    def words(self) -> Words:
        """The words of the story."""
        return self.setting.words

    @property
    def above(self) -> Clause | None:
        """The clause that governs it."""
        return self.setting.clauses.get(self.clause.governor)

    @property
    def standing_above(self) -> Standing | None:
        """How real that is."""
        return self.setting.standings.get(self.clause.governor)

    def _find_governor(self) -> str:
        clause = self.clause
        is_participle = clause.connector == "" and self.words.xpos[clause.row] == "VBG"
        if clause.governor < 0 or clause.connector not in _COMPLEMENTS or is_participle:
            return ""
        lemma = self.words.lemmas[clause.governor]
        # *Said a word that he had heard*: only *tell* and its like have somebody in between.
        is_apart = clause.first - clause.governor > (2 if clause.connector else 1)
        return "" if is_apart and lemma in _NOBODY_BETWEEN else lemma

    @property
    def is_indirect_question(self) -> bool:
        """*Asked if*, *see whether*."""
        return self.governor in _ASKING and self.clause.connector in {"if", "whether"}
