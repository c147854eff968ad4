"""First and second persons: the I of a line is its speaker, its you the one spoken to.

Outside of speech *I* is the narrator, of a letter its writer.
"""

from fabula.interpret.figures import Figure
from fabula.interpret.links import Memory
from fabula.interpret.phrases import Phrase
from fabula.interpret.speakers import Verdict
from fabula.interpret.turns import Turn
from fabula.records import Layout, Section, SectionKind

MIN_NARRATOR_MENTIONS = 3
MIN_NARRATOR_CALLS = 2


def find_narrator(phrases: list[Phrase], memory: Memory) -> Figure | None:
    """The I of the narration, if the story has one: a new entity, or the person it turns out to be.

    The narrator is known by a name where others call somebody by it and the narration itself does
    (almost) never use it.
    """
    told = [p for p in phrases if _is_first(p) and p.quotation < 0 and p.number == "sg"]
    if len(told) < MIN_NARRATOR_MENTIONS:
        return None
    narrator = _named_narrator(memory, told[0]) or memory.new_figure(told[0])
    narrator.role = "narrator"
    return narrator


def _named_narrator(memory: Memory, first: Phrase) -> Figure | None:
    best, most = None, MIN_NARRATOR_CALLS - 1
    for figure in memory.of_person.values():
        names = [p for p in figure.phrases if p.form == "PROP"]
        n_called = sum(1 for p in names if p.quotation >= 0 and p.is_set_off)
        n_narrated = sum(1 for p in names if p.quotation < 0)
        if n_called > most and n_narrated <= 0.15 * len(names) and names[0].start > first.start:
            best, most = figure, n_called
    return best


def link_voices(
    phrases: list[Phrase],
    layout: Layout,
    memory: Memory,
    decided: list[tuple[Turn, Verdict]],
    narrator: Figure | None,
) -> None:
    """Link the first and second persons, and the pronouns of tags, now that speakers are known."""
    verdict_of = {row: verdict for turn, verdict in decided for row in turn.rows}
    turn_of = {row: turn for turn, _ in decided for row in turn.rows}
    letters = [s for s in layout.sections if s.kind == SectionKind.LETTER]
    own: dict[tuple[object, ...], Figure] = {}
    for turn, verdict in decided:
        _follow_tag(turn, verdict, memory)
    for phrase in phrases:
        if phrase.person == 3:
            continue
        verdict = verdict_of.get(phrase.quotation)
        figure = None
        if verdict and phrase.number == "sg":
            figure = verdict.speaker if phrase.person == 1 else verdict.addressee
        elif not verdict and _is_first(phrase) and phrase.number == "sg" and not _letter_at(letters, phrase.start):
            figure = narrator
        if figure is None:
            place = turn_of[phrase.quotation].start if verdict else _letter_at(letters, phrase.start)
            key = (phrase.person, phrase.number, place)
            figure = own.get(key)
            if figure is None:
                figure = own[key] = memory.new_figure(phrase)
                figure.role = "voice"
        memory.link(phrase, figure)


def _follow_tag(turn: Turn, verdict: Verdict, memory: Memory) -> None:
    """Where turn-taking overruled the guess for a pronoun in a tag, the pronoun follows."""
    tag = turn.tagged
    if tag is None or verdict.speaker is None or tag.form != "PRON" or tag.person != 3:
        return
    guess = memory.of_row.get(tag.row)
    if guess is not None and guess is not verdict.speaker:
        guess.phrases.remove(tag)
        memory.of_row[tag.row] = verdict.speaker
        verdict.speaker.phrases.append(tag)


def _is_first(phrase: Phrase) -> bool:
    return phrase.person == 1


def _letter_at(letters: list[Section], position: int) -> int:
    """Start of the letter that holds a position, or 0."""
    return next((s.start for s in letters if s.body_start <= position < s.end), 0)
