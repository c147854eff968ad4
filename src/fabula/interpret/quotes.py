"""Lines of speech with their speakers, as rows of the Story."""

from bisect import bisect_right

from fabula.interpret.figures import Figure
from fabula.interpret.speakers import Verdict
from fabula.interpret.turns import Turn
from fabula.records import Layout, Quote, Section


def list_quotes(decided: list[tuple[Turn, Verdict]], ids: dict[int, str], layout: Layout) -> list[Quote]:
    """One row a line; the parts of an interrupted speech share their speaker.

    Args:
        decided: turns with their verdicts.
        ids: entity id of each figure, by ``id(figure)``.
        layout: the text, segmented.
    """

    def id_of(figure: Figure | None) -> str | None:
        return ids.get(id(figure)) if figure else None

    rows = sorted(((row, turn, verdict) for turn, verdict in decided for row in turn.rows), key=lambda item: item[0])
    quotes = []
    for number, (row, turn, verdict) in enumerate(rows, start=1):
        start, end = layout.quotations.spans[row]
        addressee = id_of(verdict.addressee)
        quotes.append(
            Quote(
                id=f"q{number}",
                start=start,
                end=end,
                speaker=id_of(verdict.speaker),
                addressees=(addressee,) if addressee else (),
                confidence=verdict.confidence,
                cue=verdict.cue,
                reason=verdict.reason,
                evidence=tuple((phrase.start, phrase.end) for phrase in verdict.evidence),
                section=_section_at(layout.sections, start),
                kind="thought" if turn.is_thought else "speech",
            )
        )
    return quotes


def _section_at(sections: tuple[Section, ...], position: int) -> str | None:
    """The innermost section that holds a position; sections are sorted, parents first."""
    index = bisect_right(sections, position, key=lambda section: section.start) - 1
    while index >= 0:
        if position < sections[index].end:
            return sections[index].id
        index -= 1
    return None
