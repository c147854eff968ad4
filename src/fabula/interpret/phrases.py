"""Mentions as linking sees them: their words, head, person, gender, number and place."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from fabula.interpret.titles import FEMALE_NOUNS, MALE_NOUNS, PLURAL_NOUNS, RANKS
from fabula.records import CATEGORIES, FORMS, Layout, Mentions, PieceKind, Text

PRONOUNS: Final[dict[str, tuple[int, str, str]]] = {
    **dict.fromkeys("i me my mine myself".split(), (1, "sg", "")),
    **dict.fromkeys("we us our ours ourselves".split(), (1, "pl", "")),
    **dict.fromkeys(
        "you your yours yourself thou thee thy thine thyself ye yeh yer ya yo".split(), (2, "sg", "")
    ),
    "yourselves": (2, "pl", ""),
    **dict.fromkeys("he him his himself".split(), (3, "sg", "m")),
    **dict.fromkeys("she her hers herself".split(), (3, "sg", "f")),
    **dict.fromkeys("it its itself".split(), (3, "sg", "n")),
    **dict.fromkeys("they them their theirs themselves 'em ’em themself".split(), (3, "pl", "")),
}
"""Pronoun to person (1, 2, 3), number (``sg``, ``pl``) and gender (``m``, ``f``, ``n`` or unknown)."""

REFLEXIVES: Final = frozenset("himself herself itself themselves myself yourself ourselves thyself".split())
POSSESSIVES: Final = frozenset("my our your his her its their thy mine thine whose".split())
OBJECTS: Final = frozenset("him her them me us thee".split())
DEFINITES: Final = frozenset("the this that these those".split())
INDEFINITES: Final = frozenset("a an some any every no each another many several few two three four".split())
AFTER_HEAD: Final = frozenset(
    "of in at on with who whom whose that which from to by for , ; -- — ( and or near upon under over about "
    "without behind beyond between into than as like when where".split()
)
"""Words that end the front part of a noun phrase, whose last word is its head."""

NAME_PARTICLES: Final = frozenset("of the de du des la le van von der den di da del and & 's ’s ' ’ - y e o' et".split())
"""Small words that stand inside names."""

CLAUSE_OPENERS: Final = frozenset(
    ", ; : — -- - “ \" ‘ ' ” ( and but when as while that if then so for because though although since where before "
    "after until till or what how why whether yet".split()
)
"""What most often stands before a subject, other than the start of a sentence."""

AFTER_OBJECT: Final = frozenset(
    "and or but to in on at with for from by of as that than if when while into upon up down out off away back again "
    "so a an the this his her my all very now then there here not he she i they it was is had who which too".split()
)
"""After *her* these show an object; any other word is what she owns."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One mention with what linking needs to know of it.

    Attributes:
        row: its row in ``Annotations.mentions``.
        start, end: span in the text.
        words: its words, lower case.
        text: its words as written, single spaces.
        category, form: labels.
        head: its head word, lower case.
        head_start: where the head begins; phrases are linked in this order.
        determiner: ``def``, ``indef``, ``poss`` or ``""``.
        possessor: start of the possessing phrase where the determiner is ``poss``, else -1.
        person, number, gender: ``number`` is ``sg`` or ``pl``, ``gender`` ``m``, ``f``, ``n`` or ``""``.
        word: index of its first word among all words of the text.
        sentence, paragraph: indices, -1 outside.
        quotation: row of the outermost line of speech that holds it, else -1.
        in_tag: it stands in a clause that says who speaks.
        opens_clause: nothing but a sign or a conjunction stands before it in its sentence: most such
            phrases are subjects.
        is_possessive: a pronoun that owns the next word: *her hand*.
        before: the word before it, lower case, or ``""``.
        is_set_off: signs stand on both sides of it, as round a name that somebody is called by.
    """

    row: int
    start: int
    end: int
    words: tuple[str, ...]
    text: str
    category: str
    form: str
    head: str
    head_start: int
    determiner: str
    possessor: int
    person: int
    number: str
    gender: str
    word: int
    sentence: int
    paragraph: int
    quotation: int
    in_tag: bool
    opens_clause: bool
    is_possessive: bool
    before: str
    is_set_off: bool

    @property
    def name_words(self) -> tuple[str, ...]:
        """The name alone: from the first capital (or *the*) up to the head, lower case."""
        end = self.words.index(self.head) + 1
        written = self.text.split()[:end]
        first = next((index for index, word in enumerate(written) if word[:1].isupper()), 0)
        has_article = first > 0 and self.words[first - 1] == "the"
        return self.words[first - has_article : end]

    @property
    def is_epithet(self) -> bool:
        """Whether a noun phrase serves as a name: *the Hatter*, *the General*, *the general*."""
        if self.form != "NOM" or self.number != "sg" or self.determiner not in {"def", "indef", ""}:
            return False
        end = self.words.index(self.head) + 1
        nouns = self.text.split()[1 if self.determiner else 0 : end]
        is_capital = bool(nouns) and all(word[:1].isupper() for word in nouns) and (bool(self.determiner) or end > 1)
        return is_capital or (self.words[:end] == ("the", self.head) and self.head in RANKS)

    @property
    def is_name_like(self) -> bool:
        """Whether capitals are where a name has them: *poor Miss Taylor*, not *Cecil bent to Lucy*."""
        written = self.text.split()[: self.words.index(self.head) + 1]
        capitals = [index for index, word in enumerate(written) if word[:1].isupper()]
        after = written[capitals[0] :] if capitals else []
        return all(word[:1].isupper() or word.lower() in NAME_PARTICLES for word in after)


def read_phrases(text: Text, layout: Layout, mentions: Mentions) -> list[Phrase]:
    """One phrase a mention, in the order of the mentions."""
    start = mentions.spans.start
    first_word = np.searchsorted(layout.words.start, start)
    last_word = np.searchsorted(layout.words.end, mentions.spans.end)
    sentence = np.searchsorted(layout.sentences.start, start, side="right") - 1
    paragraph = np.searchsorted(layout.paragraphs.start, start, side="right") - 1
    quotation = _holding_lines(layout, start).tolist()
    sentence_starts = set(np.searchsorted(layout.words.start, layout.sentences.start).tolist())
    piece = np.searchsorted(layout.pieces.start, start, side="right") - 1
    in_tag = (layout.piece_kinds[piece] == PieceKind.TAG).tolist()
    word_starts = layout.words.start.tolist()
    word_ends = layout.words.end.tolist()

    def word_at(index: int) -> str:
        if not 0 <= index < len(word_starts):
            return ""
        return text.content[word_starts[index] : word_ends[index]].lower()

    phrases = []
    for row, (begin, end) in enumerate(mentions.spans):
        low, high = int(first_word[row]), int(last_word[row]) + 1
        written = [text.content[word_starts[w] : word_ends[w]] for w in range(low, high)]
        words = tuple(word.lower().replace("’", "'") for word in written)
        # A lone pronoun is one, whatever the model calls it.
        form = "PRON" if len(words) == 1 and words[0] in PRONOUNS else FORMS[mentions.form[row]]
        head = _head_index(words, form)
        person, number, gender = _grammar(words, head, form)
        determiner, possessor = _determiner(words, word_starts[low:high], head, form)
        before, after = word_at(low - 1), word_at(high)
        phrases.append(
            Phrase(
                row=row,
                start=begin,
                end=end,
                words=words,
                text=" ".join(written),
                category=CATEGORIES[mentions.category[row]],
                form=form,
                head=words[head] if words else "",
                head_start=word_starts[low + head] if words else begin,
                determiner=determiner,
                possessor=possessor,
                person=person,
                number=number,
                gender=gender,
                word=low,
                sentence=int(sentence[row]),
                paragraph=int(paragraph[row]),
                quotation=quotation[row],
                in_tag=in_tag[row],
                opens_clause=low in sentence_starts or before in CLAUSE_OPENERS,
                is_possessive=_is_possessive(words, after),
                before=before,
                is_set_off=_is_sign(before) and _is_sign(after),
            )
        )
    return phrases


def _holding_lines(layout: Layout, start: np.ndarray) -> np.ndarray:
    """For each position the row of the outermost line of speech that holds it, or -1."""
    quotations = layout.quotations
    rows = np.flatnonzero((quotations.depth == 0) & quotations.is_speech)
    if not len(rows):
        return np.full(len(start), -1)
    near = np.searchsorted(quotations.spans.start[rows], start, side="right") - 1
    row = rows[np.maximum(near, 0)]
    return np.where((near >= 0) & (start < quotations.spans.end[row]), row, -1)


def _head_index(words: tuple[str, ...], form: str) -> int:
    """Index of the head: the last word before what modifies the noun from behind."""
    if form == "PRON" or len(words) < 2:
        return 0
    for index in range(1, len(words)):
        if words[index] in AFTER_HEAD:
            return index - 1
    last = len(words) - 1
    return last - 1 if words[last] in {"'s", "'", "."} and last else last


def _grammar(words: tuple[str, ...], head: int, form: str) -> tuple[int, str, str]:
    if form == "PRON" and words:
        return PRONOUNS.get(words[0], (3, "sg", ""))
    noun = words[head] if words else ""
    if form == "PROP":
        return 3, "pl" if "and" in words or "&" in words else "sg", ""
    if noun in PLURAL_NOUNS or words[0] in {"these", "those", "both", "all", "many", "several", "two", "three"}:
        return 3, "pl", ""
    if noun in MALE_NOUNS:
        return 3, "sg", "m"
    if noun in FEMALE_NOUNS:
        return 3, "sg", "f"
    if "and" in words[: head + 2]:
        return 3, "pl", ""
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and words[0] not in {"a", "an", "one"}
    return 3, "pl" if plural else "sg", ""


def _determiner(
    words: tuple[str, ...], starts: list[int], head: int, form: str
) -> tuple[str, int]:
    """What determines a noun phrase, and where its possessor starts."""
    if form == "PRON" or not words or not head:
        return "", -1
    if words[0] in POSSESSIVES:
        return "poss", starts[0]
    for index in range(1, head):
        # The s of a genitive, not of *it's*: what stands before it is inside the phrase.
        if words[index] in {"'s", "'"}:
            return "poss", starts[0]
    if words[0] in DEFINITES:
        return "def", -1
    return ("indef", -1) if words[0] in INDEFINITES else ("", -1)


def _is_possessive(words: tuple[str, ...], after: str) -> bool:
    if not words or words[0] not in POSSESSIVES or len(words) > 1:
        return False
    return words[0] != "her" or (after[:1].isalpha() and after not in AFTER_OBJECT)


def _is_sign(word: str) -> bool:
    return not word[:1].isalnum()
