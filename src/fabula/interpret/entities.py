"""Entities with stable ids, and the name each is shown under."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

from fabula.interpret.figures import Figure
from fabula.interpret.names import parse_name
from fabula.interpret.phrases import Phrase
from fabula.records import Entity

MAX_SLUG_CHARS: Final = 40

_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_SPACED_SIGN = re.compile(r"\s+([,.;:!?’'])|([(“‘])\s+")
_GENITIVE = re.compile(r"\s*(?:['’]s|['’])$")


def name_entities(figures: Iterable[Figure], taken_ids: Iterable[str] = ()) -> list[tuple[Figure, Entity]]:
    """Give every figure with a mention its id and name, in order of first mention.

    An id is made from the name, so that it stays the same from run to run and mostly through
    small edits of the text; of several with one name the later ones are numbered.

    Args:
        figures: the entities.
        taken_ids: ids of a given cast, which nobody else may have.
    """
    counts = Counter(dict.fromkeys(taken_ids, 1))
    named = []
    for figure in sorted((f for f in figures if f.phrases), key=_first_mention):
        name = show_name(figure)
        if figure.person and figure.person.member_id:
            identity = figure.person.member_id
        else:
            identity = _count_up(slug_of(name), counts)
        named.append((figure, Entity(identity, _category(figure), name)))
    return named


def show_name(figure: Figure) -> str:
    """The fullest name that is used more than once, else the fullest, else the first words."""
    names = Counter(plain_name(p) for p in figure.phrases if p.form == "PROP" or p.is_epithet)
    if names:
        return max(names, key=lambda name: (_fullness(name, names[name]), names[name], name))
    nouns = [p for p in figure.phrases if p.form == "NOM"]
    if nouns:
        return plain_name(min(nouns, key=lambda p: (len(p.words) > 6, p.start)))
    return {"narrator": "the narrator"}.get(figure.role, min(figure.phrases, key=lambda p: p.start).text)


def plain_name(phrase: Phrase) -> str:
    """A phrase as a name: no genitive, no spaces before signs, capitals tamed."""
    words = phrase.text.split()
    if phrase.form == "PROP" and phrase.number == "sg":
        end = phrase.words.index(phrase.head) + 1
        words = words[max(0, end - len(phrase.name_words)) : end]
    text = " ".join(words)
    text = _SPACED_SIGN.sub(lambda m: m.group(1) or m.group(2), text)
    text = _GENITIVE.sub("", text)
    if phrase.form == "PROP":
        text = _LEADING.sub("", text) if len(text.split()) > 1 and phrase.category == "PER" else text
        text = text.title() if text.isupper() and len(text) > 3 else text
    return text


def slug_of(name: str) -> str:
    """A name as an id: ``Mr. Knightley`` is ``mr-knightley``."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")
    return slug[:MAX_SLUG_CHARS].rstrip("-") or "entity"


def _fullness(name: str, count: int) -> tuple[bool, int]:
    parsed = parse_name(tuple(name.lower().split()))
    return count > 1, min(len(parsed.parts), 2)


def _first_mention(figure: Figure) -> tuple[int, int]:
    first = min(figure.phrases, key=lambda p: (p.start, -p.end))
    return first.start, -first.end


def _category(figure: Figure) -> str:
    return Counter(p.category for p in figure.phrases).most_common(1)[0][0]


def _count_up(slug: str, counts: Counter[str]) -> str:
    """The slug, numbered where somebody has it already."""
    while True:
        counts[slug] += 1
        identity = slug if counts[slug] == 1 else f"{slug}-{counts[slug]}"
        if identity == slug or identity not in counts:
            counts[identity] += identity != slug
            return identity
