"""Who is told of round a turn, by place: in its paragraph, before it and after it."""

from fabula.interpret.speaking.margins import paragraph_after, paragraph_before
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.subjects import Narration, Stretch
from fabula.records import Layout


def read_neighbourhood(
    turn: Turn,
    lead: Phrase | None,
    beside: tuple[Stretch, Stretch],
    layout: Layout,
    narration: Narration,
) -> None:
    """Note who does what is told round a turn, and who else is told of.

    Args:
        turn: whose tags are read.
        lead: the subject of what leads to it, if anything does.
        beside: the narration of its paragraph, before and after it.
        layout: of the text.
        narration: the persons outside of speech.
    """
    before, after = beside
    tail = narration.people_within(after) if turn.goes_on_after else []
    earlier, later = paragraph_before(turn, layout), paragraph_after(turn, layout)
    subjects = {
        "lead": lead,
        # Of *was Joe's remark* too, where Joe is no subject.
        "tail": tail[0] if tail else None,
        "before, in paragraph": narration.last_subject(before),
        "after, in paragraph": narration.first_subject(after),
        "paragraph before": narration.last_subject(earlier),
        "paragraph after": narration.first_subject(later),
    }
    tag = turn.tagged
    turn.subjects = {n: p for n, p in subjects.items() if p and p is not tag}
    told = {tag, *subjects.values()}
    within = narration.people_within
    people = {
        "in paragraph, not subject": [*within(before), *within(after)],
        "paragraph before, not subject": within(earlier),
        "paragraph after, not subject": within(later),
    }
    turn.others = {name: [p for p in found if p not in told] for name, found in people.items()}
