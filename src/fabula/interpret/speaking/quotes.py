"""Lines of speech with their speakers, as rows of the Story."""

from bisect import bisect_right
from collections.abc import Mapping

from fabula.interpret.casting.figures import Figure
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.speaking.verdicts import Verdict
from fabula.records import Entity, Layout, Quote, Section
from fabula.records.doubts import tell_doubt


def list_quotes(
    decided: list[tuple[Turn, Verdict]],
    entities: Mapping[Figure, Entity],
    layout: Layout,
    unknown_below: float,
) -> list[Quote]:
    """One row a line; the parts of an interrupted speech share their speaker.

    Args:
        decided: turns with their verdicts.
        entities: that of each figure.
        layout: the text, segmented.
        unknown_below: how likely a speaker had to be.
    """
    lines = sorted(
        ((row, turn, verdict) for turn, verdict in decided for row in turn.rows),
        key=lambda line: line[0],
    )
    by_id = {section.id: section for section in layout.sections}
    ids = {figure: entity.id for figure, entity in entities.items()}
    quotes = []
    for number, (row, turn, verdict) in enumerate(lines, start=1):
        start, end = layout.quotations.spans[row]
        addressees = (ids.get(figure) for figure in verdict.addressees)
        quote = Quote(
            id=f"q{number}",
            start=start,
            end=end,
            speaker=ids.get(verdict.speaker) if verdict.speaker else None,
            addressees=tuple(addressee for addressee in addressees if addressee),
            confidence=verdict.confidence,
            cue=verdict.cue,
            reason=_tell_reason(verdict, entities, unknown_below),
            evidence=tuple((phrase.start, phrase.end) for phrase in verdict.evidence),
            section=_section_at(layout.sections, by_id, start),
            kind=turn.kind,
        )
        quotes.append(quote)
    return quotes


def _tell_reason(verdict: Verdict, entities: Mapping[Figure, Entity], unknown_below: float) -> str:
    if verdict.doubted is None:
        return verdict.reason
    figure, chance = verdict.doubted
    name = entities[figure].name if figure in entities else "somebody"
    return tell_doubt(name, chance, unknown_below)


def _section_at(
    sections: tuple[Section, ...], by_id: Mapping[str, Section], position: int
) -> str | None:
    """The innermost section that holds a position; sections are sorted, parents first."""
    index = bisect_right(sections, position, key=lambda section: section.start) - 1
    section = sections[index] if index >= 0 else None
    # Only those that hold the last one to start before the position can hold the position.
    while section is not None and position >= section.end:
        section = by_id.get(section.parent) if section.parent else None
    return section.id if section else None
