"""First and second persons of speech: the I of a line is its speaker, its you the one spoken to."""

from fabula.interpret.figures import Figure
from fabula.interpret.links import Memory
from fabula.interpret.phrases import Phrase
from fabula.interpret.speakers import Verdict
from fabula.interpret.turns import Turn


def link_voices(phrases: list[Phrase], memory: Memory, decided: list[tuple[Turn, Verdict]]) -> None:
    """Link first and second persons, now that speakers are known, and what hangs on them.

    A pronoun in a tag follows where turn-taking overruled the guess for it; *my mother* in a line
    is the speaker's mother; *my dear* is the one spoken to.
    """
    verdict_of = {row: verdict for turn, verdict in decided for row in turn.rows}
    turn_of = {row: turn for turn, _ in decided for row in turn.rows}
    own: dict[tuple[int, str, int], Figure] = {}
    for turn, verdict in decided:
        _follow_tag(turn, verdict, memory)
        _follow_call(turn, verdict, memory)
    for phrase in phrases:
        if phrase.person == 3 or phrase.row in memory.of_row:
            continue
        verdict = verdict_of.get(phrase.quotation)
        figure = None
        if verdict and phrase.number == "sg":
            figure = verdict.speaker if phrase.person == 1 else verdict.addressee
        if figure is None:
            key = (phrase.person, phrase.number, turn_of[phrase.quotation].start if verdict else -1)
            figure = own.get(key)
        if figure is None:
            figure = own[key] = memory.new_figure(phrase)
            figure.role = "voice"
        memory.link(phrase, figure)
    _join_possessions(phrases, memory)


def _follow_tag(turn: Turn, verdict: Verdict, memory: Memory) -> None:
    tag = turn.tagged
    if tag and verdict.speaker and tag.form == "PRON" and tag.person == 3:
        memory.move(tag, verdict.speaker)


def _follow_call(turn: Turn, verdict: Verdict, memory: Memory) -> None:
    for phrase in turn.called:
        if verdict.addressee and phrase.form == "NOM" and phrase.row in memory.of_row:
            memory.move(phrase, verdict.addressee)


def _join_possessions(phrases: list[Phrase], memory: Memory) -> None:
    """What one speaker calls *my mother* and another *your mother* is known by its owner."""
    owner_at = {p.start: memory.of_row[p.row] for p in phrases if p.is_possessive and p.row in memory.of_row}
    for phrase in phrases:
        owner = owner_at.get(phrase.possessor)
        figure = memory.of_row.get(phrase.row)
        if phrase.determiner != "poss" or owner is None or figure is None or owner.role == "voice":
            continue
        known = memory.of_possession.setdefault((id(owner), phrase.head), figure)
        if known is not figure and known.category == figure.category and figure is not owner:
            memory.move(phrase, known)
