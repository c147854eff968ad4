"""The cast as a reader would list it."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from fabula.interpret.casting.ages import find_age_words
from fabula.interpret.casting.figures import Figure
from fabula.interpret.wording.addresses import is_address
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.spellings import plain_name
from fabula.interpret.wording.word_lists import word_set
from fabula.records import Character, Entity, Layout

MIN_UNNAMED_MENTIONS: Final = 3
"""An unnamed figure (*her mother*) is of the cast from this many mentions on, or if it speaks."""

MIN_INDEFINITE_MENTIONS: Final = 6
"""The same for one brought in with *a* or *some*, who is often nobody: *a manager of fools*."""

MAX_ALIASES: Final = 24
MAX_EPITHET_WORDS: Final = 4

_SUBJECT_FORMS: Final = {
    **dict.fromkeys(word_set("he him his himself"), "he"),
    **dict.fromkeys(word_set("she her hers herself"), "she"),
    **dict.fromkeys(word_set("they them their"), "they"),
    **dict.fromkeys(word_set("it its"), "it"),
}


def list_characters(
    entities: Mapping[Figure, Entity], n_lines: Counter[str], layout: Layout
) -> list[Character]:
    """The persons of a story who make its cast, the most present first.

    Named persons belong to it, and unnamed ones who speak or come up again and again. Groups that
    speak no line, and voices that nothing identifies, do not.

    Args:
        entities: all figures with their entities.
        n_lines: lines spoken, by entity id; 0 for those who only think or write.
        layout: the text, segmented.
    """
    cast = [
        _character(figure, entity, n_lines[entity.id], layout)
        for figure, entity in entities.items()
        if _belongs(figure, entity, has_line=entity.id in n_lines)
    ]
    return sorted(cast, key=lambda c: (-(c.n_mentions + c.n_lines), c.first_start, c.id))


def _belongs(figure: Figure, entity: Entity, *, has_line: bool) -> bool:
    if entity.category != "PER" or figure.is_nobody:
        return False
    if figure.is_of_cast:
        return True
    if has_line or figure.is_narrator:
        return True
    if figure.number == "pl":
        return False
    telling = [p for p in figure.phrases if p.form != "PRON" and not is_address(p)]
    if any(phrase.is_personal_name for phrase in telling if phrase.form == "PROP"):
        return True
    telling = [phrase for phrase in telling if not phrase.is_doubtful]
    return bool(telling) and len(figure.phrases) >= _least_mentions(telling)


def _least_mentions(nouns: list[Phrase]) -> int:
    first = min(nouns, key=lambda phrase: phrase.start)
    return MIN_INDEFINITE_MENTIONS if first.determiner == "indef" else MIN_UNNAMED_MENTIONS


def _character(figure: Figure, entity: Entity, n_lines: int, layout: Layout) -> Character:
    return Character(
        id=entity.id,
        name=entity.name,
        aliases=_aliases(figure, entity.name),
        pronouns=_pronouns(figure),
        n_mentions=len(figure.phrases),
        n_lines=n_lines,
        first_start=figure.first_start,
        is_narrator=figure.is_narrator,
        age_words=find_age_words(figure, layout),
    )


def _aliases(figure: Figure, name: str) -> tuple[str, ...]:
    """All names but the one shown, then the phrases that serve as names; most frequent first.

    Forms of address are none of them.
    """
    telling = [phrase for phrase in figure.phrases if not is_address(phrase)]
    names = Counter(plain_name(p) for p in telling if p.form == "PROP" and not p.shared)
    nouns = Counter(plain_name(p) for p in telling if _is_epithet(p))
    ordered = names.most_common() + nouns.most_common()
    # One name in capitals at the start of a sentence and without is one alias: the more frequent.
    aliases = {alias.lower(): alias for alias, _ in reversed(ordered)}
    aliases.pop(name.lower(), None)
    return tuple(reversed(aliases.values()))[:MAX_ALIASES]


def _is_epithet(phrase: Phrase) -> bool:
    """Whether a noun phrase names somebody in passing: *the doctor*, *his wife*."""
    if phrase.form != "NOM" or len(phrase.words) > MAX_EPITHET_WORDS:
        return False
    is_owned = phrase.determiner == "poss" and phrase.words[0] not in {"your", "thy"}
    return phrase.determiner == "def" or is_owned


def _pronouns(figure: Figure) -> tuple[str, ...]:
    """The third persons that refer to it, as subjects, the most frequent first."""
    words = (phrase.words[0] for phrase in figure.phrases if phrase.form == "PRON")
    counts = Counter(_SUBJECT_FORMS[word] for word in words if word in _SUBJECT_FORMS)
    return tuple(word for word, _ in counts.most_common())
