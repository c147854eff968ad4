"""Labels of names made to agree over a book, where the book is clear.

The model labels each mention by its sentence alone. A place that it takes for a person twice in
two hundred times is a place. A name that is both (a woman called by the town she comes from) is
decided mention by mention.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import Final

from fabula.interpret.names import parse_name
from fabula.interpret.phrases import Phrase

CLEAR_SHARE: Final = 0.8
CLEAR_COUNT: Final = 5
MIN_SPEAKING: Final = 2

PLACE_WORDS: Final = frozenset("in at from near to of through towards toward into around outside across leave left".split())
"""Words before a name that make it a place, where it may also be a person."""

EXCLAMATIONS: Final = frozenset("god lord heaven heavens christ jesus gad gracious goodness providence allah".split())
"""Names called upon rather than met; alone (*Good God!*) they are no character."""

_AROUND_EXCLAMATIONS: Final = frozenset("good my oh o dear great the almighty".split())


@dataclass(slots=True)
class _NameUse:
    """How one name is used over the book."""

    categories: Counter[str]
    n_speaking: int = 0
    """Mentions that only a person can have: speaker in a tag, called by name in speech."""


def settle_labels(phrases: list[Phrase]) -> list[Phrase]:
    """Make the categories of names agree; drop exclamations, and names that cannot be names.

    * A name that speaks or is spoken to is a person, except after *in*, *to*, *from* and the like.
    * Another name gets its usual category where the exceptions are few.
    """
    uses: defaultdict[tuple[str, ...], _NameUse] = defaultdict(lambda: _NameUse(Counter()))
    for phrase in phrases:
        if phrase.form == "PROP":
            use = uses[_key(phrase)]
            use.categories[phrase.category] += 1
            use.n_speaking += _is_personal_use(phrase)
    return [_settle(p, uses) for p in phrases if not _is_exclamation(p) and (p.form != "PROP" or p.is_name_like)]


def _key(phrase: Phrase) -> tuple[str, ...]:
    return tuple(word for word in phrase.name_words if word not in {"the", "'s"})


def _is_personal_use(phrase: Phrase) -> bool:
    if phrase.before in PLACE_WORDS:
        return False
    return phrase.in_tag or (phrase.quotation >= 0 and phrase.is_set_off and phrase.category == "PER")


def _settle(phrase: Phrase, uses: dict[tuple[str, ...], _NameUse]) -> Phrase:
    if phrase.form != "PROP":
        return phrase
    category = _settled_category(phrase, uses[_key(phrase)])
    return phrase if category == phrase.category else replace(phrase, category=category)


def _settled_category(phrase: Phrase, use: _NameUse) -> str:
    if use.n_speaking >= MIN_SPEAKING:
        return phrase.category if phrase.before in PLACE_WORDS else "PER"
    if parse_name(phrase.name_words).honorifics:
        return phrase.category
    category, count = use.categories.most_common(1)[0]
    is_clear = count >= CLEAR_COUNT and count >= CLEAR_SHARE * use.categories.total()
    return category if is_clear else phrase.category


def _is_exclamation(phrase: Phrase) -> bool:
    words = set(phrase.name_words)
    is_name = phrase.form == "PROP" and phrase.category == "PER"
    return is_name and bool(words & EXCLAMATIONS) and words <= EXCLAMATIONS | _AROUND_EXCLAMATIONS
