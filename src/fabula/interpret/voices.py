"""First and second persons of speech: the I of a line is its speaker, its you the one spoken to."""

from fabula.interpret.figures import Figure
from fabula.interpret.memories import Memory
from fabula.interpret.phrases import Phrase
from fabula.interpret.turns import Turn
from fabula.interpret.verdicts import Verdict


def link_voices(phrases: list[Phrase], memory: Memory, decided: list[tuple[Turn, Verdict]]) -> None:
    """Link first and second persons, now that speakers are known, and what hangs on them.

    A pronoun in a tag follows where turn-taking overruled the guess for it; *my mother* in a line
    is the speaker's mother; *my dear* is the one spoken to.
    """
    for turn, verdict in decided:
        _follow_tag(turn, verdict, memory)
        _follow_call(turn, verdict, memory)
    _link_persons(phrases, memory, decided)
    _join_possessions(phrases, memory)


def _follow_tag(turn: Turn, verdict: Verdict, memory: Memory) -> None:
    tag = turn.tagged
    if tag and verdict.speaker and tag.form == "PRON" and tag.person == 3:
        memory.move(tag, verdict.speaker)


def _follow_call(turn: Turn, verdict: Verdict, memory: Memory) -> None:
    for phrase in turn.called:
        if verdict.addressee and phrase.form == "NOM" and phrase.row in memory.of_row:
            memory.move(phrase, verdict.addressee)


def _link_persons(
    phrases: list[Phrase], memory: Memory, decided: list[tuple[Turn, Verdict]]
) -> None:
    """Link I and you by who speaks to whom; those of nobody known are one voice in a turn each."""
    said = {row: (turn, verdict) for turn, verdict in decided for row in turn.rows}
    voices: dict[tuple[int, str, int], Figure] = {}
    for phrase in phrases:
        if phrase.person == 3 or phrase.row in memory.of_row:
            continue
        turn, verdict = said.get(phrase.quotation, (None, None))
        figure = _voice_of(phrase, verdict) if verdict else None
        if figure is None:
            key = (phrase.person, phrase.number, turn.start if turn else -1)
            if key not in voices:
                voices[key] = memory.new_figure(phrase)
                voices[key].role = "voice"
            figure = voices[key]
        memory.link(phrase, figure)


def _voice_of(phrase: Phrase, verdict: Verdict) -> Figure | None:
    if phrase.number != "sg":
        return None
    return verdict.speaker if phrase.person == 1 else verdict.addressee


def _join_possessions(phrases: list[Phrase], memory: Memory) -> None:
    """What one speaker calls *my mother* and another *your mother* is known by its owner."""
    owner_at = {
        p.start: memory.of_row[p.row] for p in phrases if p.is_possessive and p.row in memory.of_row
    }
    for phrase in phrases:
        owner = owner_at.get(phrase.possessor)
        figure = memory.of_row.get(phrase.row)
        if owner is None or figure is None or owner.role == "voice":
            continue
        known = memory.of_possession.setdefault((owner, phrase.head), figure)
        if known is not figure and known.category == figure.category and figure is not owner:
            memory.move(phrase, known)
