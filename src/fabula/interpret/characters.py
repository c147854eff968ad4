"""The cast as a reader would list it."""

from collections import Counter
from typing import Final

from fabula.interpret.entities import plain_name
from fabula.interpret.figures import Figure
from fabula.interpret.phrases import PRONOUNS, Phrase
from fabula.records import Character, Entity

MIN_UNNAMED_MENTIONS: Final = 3
"""An unnamed figure (*her mother*) is of the cast from this many mentions on, or if it speaks."""

MAX_ALIASES: Final = 24

_SUBJECT_FORMS: Final = {
    "i": "", "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she",
    "herself": "she", "they": "they", "them": "they", "their": "they", "it": "it", "its": "it",
}  # fmt: skip


def list_characters(named: list[tuple[Figure, Entity]], n_lines: Counter[str]) -> list[Character]:
    """The persons of a story who make its cast, the most present first.

    Named persons belong to it, and unnamed ones who speak or come up again and again. Groups, and
    voices that nothing identifies, do not.

    Args:
        named: all entities.
        n_lines: lines spoken, by entity id.
    """
    cast = [_character(figure, entity, n_lines[entity.id]) for figure, entity in named if _belongs(figure, entity, n_lines)]
    return sorted(cast, key=lambda c: (-(c.n_mentions + c.n_lines), c.first_start, c.id))


def _belongs(figure: Figure, entity: Entity, n_lines: Counter[str]) -> bool:
    if entity.category != "PER" or figure.role == "voice":
        return False
    if figure.person and figure.person.member_id:
        return True
    if figure.number == "pl":
        return False
    if n_lines[entity.id] or figure.role == "narrator":
        return True
    is_named = any(phrase.form == "PROP" for phrase in figure.phrases)
    has_noun = any(phrase.form == "NOM" for phrase in figure.phrases)
    return is_named or (has_noun and len(figure.phrases) >= MIN_UNNAMED_MENTIONS)


def _is_epithet(phrase: Phrase) -> bool:
    """Whether a noun phrase is a name of sorts (*the doctor*, *his wife*), not a form of address."""
    is_told = phrase.determiner == "def" or (phrase.determiner == "poss" and phrase.words[0] not in {"your", "thy"})
    return phrase.form == "NOM" and is_told and len(phrase.words) <= 4


def _character(figure: Figure, entity: Entity, n_lines: int) -> Character:
    names = Counter(plain_name(p) for p in figure.phrases if p.form == "PROP")
    nouns = Counter(plain_name(p) for p in figure.phrases if _is_epithet(p))
    # One name in capitals at the start of a sentence and without is one alias: the more frequent.
    ordered = names.most_common() + nouns.most_common()
    aliases = {name.lower(): name for name, _ in reversed(ordered)}
    aliases.pop(entity.name.lower(), None)
    pronouns = Counter(
        _SUBJECT_FORMS.get(p.words[0], "") for p in figure.phrases if p.form == "PRON" and p.words[0] in PRONOUNS
    )
    pronouns.pop("", None)
    return Character(
        id=entity.id,
        name=entity.name,
        aliases=tuple(reversed(aliases.values()))[:MAX_ALIASES],
        pronouns=tuple(word for word, _ in pronouns.most_common()),
        n_mentions=len(figure.phrases),
        n_lines=n_lines,
        first_start=figure.first_start,
        is_narrator=figure.role == "narrator",
    )
