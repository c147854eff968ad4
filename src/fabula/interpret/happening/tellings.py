"""A story's words with what is read off their grammar once, for all who ask what is told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from fabula.interpret.happening.cases import Case, Setting
from fabula.interpret.happening.clauses import Clause, read_clauses
from fabula.interpret.happening.participants import Places, place_mentions
from fabula.interpret.happening.standings import judge_standings
from fabula.interpret.happening.stretches import Words, lay_words, pack_numbers
from fabula.records import Mention, Quote, Syntax


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """What is told, by which words.

    Attributes:
        content: the canonical text.
        setting: the words, their clauses and how real each is.
        ends: where each word ends, as ``words.starts`` says where it begins.
        mentions: with their entities, sorted by start, longest first.
        places: where the mentions stand among the words.
        quotes: the lines, in order.
        tellers: ids of those who tell the story; outside of lines they are no source.
    """

    content: str
    setting: Setting
    ends: Sequence[int]
    mentions: Sequence[Mention]
    places: Places
    quotes: Sequence[Quote]
    tellers: Collection[str]

    @property
    def words(self) -> Words:
        """All words, headings aside."""
        return self.setting.words

    def line_at(self, row: int) -> Quote | None:
        """The line that a word stands in."""
        line = self.words.line[row]
        return self.quotes[line] if line >= 0 else None

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The half-open span of the text from one row up to another."""
        return self.words.starts[first], self.ends[end - 1]

    def case_of(self, clause: Clause) -> Case:
        """A clause in its setting."""
        return Case(self.setting, clause)


def read_telling(
    content: str,
    syntax: Syntax,
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    tellers: Collection[str] = (),
) -> Telling:
    """Read the clauses of a story and how real each is.

    Args:
        content: the canonical text.
        syntax: its words with their grammar.
        mentions: with their entities, sorted by start, longest first.
        quotes: the lines, in order.
        tellers: ids of those who tell the story.
    """
    words = lay_words(content, syntax, quotes)
    setting = judge_standings(words, read_clauses(words))
    places = place_mentions(words, mentions)
    ends = pack_numbers(syntax.words.end)
    return Telling(content, setting, ends, mentions, places, quotes, tellers)
