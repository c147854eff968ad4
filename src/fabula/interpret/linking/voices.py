"""First and second persons of speech: the I of a line is its speaker, its you the one spoken to."""

from fabula.interpret.casting.figures import Figure
from fabula.interpret.casting.memories import Memory
from fabula.interpret.linking.kin import Lines, choose_kin, find_kindreds
from fabula.interpret.linking.rereadings import reread_pronouns
from fabula.interpret.linking.second_names import find_bearers
from fabula.interpret.naming.kinships import ELDERS, kin_word
from fabula.interpret.naming.persons import NameIndex
from fabula.interpret.speaking.turns import Turn
from fabula.interpret.speaking.verdicts import Verdict
from fabula.interpret.wording.addresses import is_address
from fabula.interpret.wording.phrases import Phrase
from fabula.records import Text


def link_voices(
    phrases: list[Phrase],
    memory: Memory,
    decided: list[tuple[Turn, Verdict]],
    names: NameIndex,
    text: Text,
) -> None:
    """Link first and second persons, now that speakers are known, and what hangs on them.

    A pronoun in a tag follows where turn-taking overruled the guess for it; *my mother* in a line
    is the speaker's mother; *my dear* is the one spoken to.
    """
    speaking = {verdict.speaker for _, verdict in decided if verdict.speaker}
    for turn, verdict in decided:
        tag = turn.tagged
        if tag and verdict.speaker and tag.form == "PRON" and tag.person == 3:
            _move(tag, verdict.speaker, memory, speaking)
        for phrase in turn.called:
            if phrase.form == "NOM" and (called := _whom_calls(phrase, verdict, memory)):
                _move(phrase, called, memory, speaking)
    _link_persons(phrases, memory, decided)
    reread_pronouns(phrases, memory, decided)
    _join_possessions(phrases, memory, speaking)
    lines = _read_lines(decided)
    for phrase, figure in _find_kin(phrases, memory, names, text, lines):
        _move(phrase, figure, memory, speaking)


def _find_kin(
    phrases: list[Phrase], memory: Memory, names: NameIndex, text: Text, lines: Lines
) -> list[tuple[Phrase, Figure]]:
    """*My sister* and *her father*, with those whom the book shows to be so."""
    bearers = find_bearers(phrases, memory, names)
    kindreds = find_kindreds(phrases, memory, names, bearers=bearers, text=text, lines=lines)
    return list(choose_kin(kindreds, memory, lines))


def _read_lines(decided: list[tuple[Turn, Verdict]]) -> Lines:
    lines = Lines()
    for turn, verdict in decided:
        lines.hearers.update(dict.fromkeys(turn.rows, verdict.addressees))
        if verdict.speaker:
            lines.speakers.update(dict.fromkeys(turn.rows, verdict.speaker))
    return lines


def _whom_calls(phrase: Phrase, verdict: Verdict, memory: Memory) -> Figure | None:
    """Whom a form of address means: *Mother* the speaker's, else one spoken to who can be it.

    Whoever is called *Mother* is the speaker's mother from then on, if nobody is known to be.
    """
    kin = kin_word(phrase.head)
    owner = verdict.speaker if kin in ELDERS else None
    if owner and (known := memory.of_possession.get((owner, kin))):
        return known
    others = [figure for figure in verdict.addressees if figure is not verdict.speaker]
    fitting = [f for f in others if not (phrase.gender and f.gender) or f.gender == phrase.gender]
    if owner and fitting:
        memory.of_possession[owner, kin] = fitting[0]
    return next(iter(fitting or others), None)


def _move(phrase: Phrase, figure: Figure, memory: Memory, speaking: set[Figure]) -> None:
    """Link a phrase to another entity, unless it is the only trace of somebody who speaks."""
    before = memory.of_row[phrase.row]
    if before not in speaking or len(before.phrases) > 1:
        memory.move(phrase, figure)


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


def _join_possessions(phrases: list[Phrase], memory: Memory, speaking: set[Figure]) -> None:
    """What one speaker calls *my mother* and another *your mother* is known by its owner."""
    owner_at = {
        p.start: memory.of_row[p.row] for p in phrases if p.is_possessive and p.row in memory.of_row
    }
    for phrase in phrases:
        owner = owner_at.get(phrase.possessor)
        figure = memory.of_row.get(phrase.row)
        if owner is None or figure is None or owner.is_nobody or is_address(phrase):
            continue
        known = memory.of_possession.setdefault((owner, kin_word(phrase.head)), figure)
        if known is not figure and known.category == figure.category and figure is not owner:
            _move(phrase, known, memory, speaking)
