"""Labels of names made to agree over a book, where the book is clear.

The model labels each mention by its sentence alone. A place that it takes for a person twice in
two hundred times is a place. A name that is both (a woman called by the town she comes from) is
decided mention by mention.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from fabula.interpret.naming.names import parse_name
from fabula.interpret.naming.personal_uses import PersonalUse
from fabula.interpret.wording.grammars import read_grammar
from fabula.interpret.wording.phrases import Phrase
from fabula.interpret.wording.word_lists import word_set

CLEAR_SHARE: Final = 0.8
CLEAR_COUNT: Final = 5
"""A category that a name has so often, and with this share of its mentions, is that of all."""

PLACES: Final = frozenset({"GPE", "FAC", "LOC"})
MIN_PLACES: Final = 3
PLACE_SHARES: Final = (0.15, 0.75)
"""A name is a place's that is labelled one three times and in so many of its mentions, where this
share and that of mentions after *in*, *at*, *to* and the like make three quarters together."""

MIN_PERSONAL: Final = 2
"""A name that so many times does what only a person can is a person's."""

TOLD_SHARE: Final = 0.25
"""Such uses of a name that is labelled a place, among those that are not *in*, *at* or *to* it."""

PLACE_WORDS: Final = word_set(
    """
    in at from near to of through towards toward into around outside across leave left
    """
)
"""Words before a name that make it a place, where it may also be a person."""

EXCLAMATIONS: Final = word_set(
    """
    god lord heaven heavens christ jesus gad gracious goodness providence allah jove jupiter begone
    hallo hullo hello halloa alas egad zounds hurrah hurray bravo amen adieu hush
    """
)
"""Names called upon rather than met; alone (*Good God!*) they are no character."""

_AROUND_EXCLAMATIONS: Final = word_set("good my oh o dear great the almighty")


@dataclass(slots=True)
class _NameUse:
    """How one name is used over the book.

    Attributes:
        categories: how often it has each category.
        n_personal: mentions that only a person can have: speaker in a tag, called by name.
        n_deeds: mentions that do what only a person can, by grammar.
        n_alone: those that are all that is said.
        n_where: mentions that follow *in*, *at*, *to* and the like.
        n_persons_where: those of them that are labelled a person.
    """

    categories: Counter[str] = field(default_factory=Counter)
    n_personal: int = 0
    n_deeds: int = 0
    n_alone: int = 0
    n_where: int = 0
    n_persons_where: int = 0

    @property
    def is_person(self) -> bool:
        """Whether it is a person's, except after *in*, *at*, *to* and the like.

        A country may laugh or be cried now and then; most of its mentions tell something else.
        """
        n_free = self.categories.total() - self.n_where
        n_told = self.n_deeds + self.n_alone if self.n_deeds else 0
        is_told = n_told >= MIN_PERSONAL and n_told >= TOLD_SHARE * n_free
        return is_told or self.n_personal >= MIN_PERSONAL

    @property
    def place(self) -> str:
        """The category of place that it has, or ``""`` where it is none."""
        places = Counter({name: n for name, n in self.categories.items() if name in PLACES})
        if places and self.n_persons_where == self.categories["PER"]:
            return places.most_common(1)[0][0]
        share = places.total() / self.categories.total()
        where = self.n_where / self.categories.total()
        if places.total() < MIN_PLACES or share < PLACE_SHARES[0]:
            return ""
        return places.most_common(1)[0][0] if share + where >= PLACE_SHARES[1] else ""


def settle_labels(phrases: list[Phrase], personal_uses: Mapping[int, PersonalUse]) -> list[Phrase]:
    """Make the categories of names agree; drop exclamations, and names that cannot be names.

    * What is a name elsewhere, capitals included, is one where it is taken for a noun.
    * A noun in capitals that serves as a name (*the Dormouse*) is treated as one.
    * A name that speaks, is spoken to, or does what only a person can is a person, except after
      *in*, *to*, *from* and the like.
    * A name that is a place's often, or often stands after such words, is a place.
    * Another name gets its usual category where the exceptions are few.

    Args:
        phrases: all.
        personal_uses: see :func:`fabula.interpret.naming.personal_uses.find_personal_uses`.
    """
    known = {phrase.written for phrase in phrases if phrase.form == "PROP"}
    phrases = [_name(p) if p.form == "NOM" and p.written in known else p for p in phrases]
    uses: defaultdict[tuple[str, ...], _NameUse] = defaultdict(_NameUse)
    for phrase in phrases:
        if _is_settled(phrase):
            use = uses[name_key(phrase)]
            use.categories[phrase.category] += 1
            use.n_personal += _is_personal_use(phrase)
            told = personal_uses.get(phrase.row)
            use.n_deeds += told == PersonalUse.DEED
            use.n_alone += told == PersonalUse.ALONE
            is_where = phrase.before in PLACE_WORDS
            use.n_where += is_where
            use.n_persons_where += is_where and phrase.category == "PER"
    return [
        _settle(phrase, uses[name_key(phrase)]) if _is_settled(phrase) else phrase
        for phrase in phrases
        if phrase.form != "PROP" or (phrase.is_name_like and not _is_exclamation(phrase))
    ]


def _name(phrase: Phrase) -> Phrase:
    """The same words as the name that they are elsewhere, where they can be one."""
    if phrase.determiner or not all(word[:1].isupper() for word in phrase.written):
        return phrase
    return replace(phrase, form="PROP", grammar=read_grammar(phrase.words, "PROP"))


def _is_settled(phrase: Phrase) -> bool:
    """Whether it is a name, or a noun in capitals that serves as one: *the Dormouse*."""
    is_written_so = phrase.form == "NOM" and phrase.written[phrase.grammar.head][:1].isupper()
    return phrase.form == "PROP" or (is_written_so and phrase.is_epithet)


def name_key(phrase: Phrase) -> tuple[str, ...]:
    """The words of a name by which it is known again."""
    return tuple(word for word in phrase.name_words if word not in {"the", "'s"})


def _is_personal_use(phrase: Phrase) -> bool:
    if phrase.before in PLACE_WORDS:
        return False
    is_called = phrase.quotation >= 0 and phrase.is_set_off and phrase.category == "PER"
    return phrase.in_tag or is_called


def _settle(phrase: Phrase, use: _NameUse) -> Phrase:
    category = _settled_category(phrase, use)
    return phrase if category == phrase.category else replace(phrase, category=category)


def _settled_category(phrase: Phrase, use: _NameUse) -> str:
    if use.is_person:
        return phrase.category if phrase.before in PLACE_WORDS else "PER"
    if parse_name(phrase.name_words).honorifics:
        return phrase.category
    if phrase.category == "PER" and use.place:
        return use.place
    category, count = use.categories.most_common(1)[0]
    is_clear = count >= CLEAR_COUNT and count >= CLEAR_SHARE * use.categories.total()
    return category if is_clear else phrase.category


def _is_exclamation(phrase: Phrase) -> bool:
    words = set(phrase.name_words)
    is_called_upon = not words.isdisjoint(EXCLAMATIONS)
    return (
        phrase.category == "PER" and is_called_upon and words <= EXCLAMATIONS | _AROUND_EXCLAMATIONS
    )
