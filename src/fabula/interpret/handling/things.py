"""Things: nouns that are handled, those of one word and owner taken as one thing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from fabula.interpret.handling.grips import Grip, is_thing
from fabula.interpret.happening.stretches import Words
from fabula.interpret.happening.tellings import Telling
from fabula.interpret.wording.spellings import slug_of
from fabula.records import Thing

LEAST_HANDLINGS: Final = 2
LEAST_MENTIONS: Final = 3
"""A thing that is handled but once matters where it is mentioned so often."""

_NEW: Final = frozenset({"a", "an", "another", "some"})
_REACH_WORDS: Final = 40
"""How far back *it* and *them* look for a thing."""


@dataclass(slots=True, eq=False)
class Article:
    """A thing in the making.

    Attributes:
        lemma: its word.
        owner: id of whose it is called, or None.
        rows: the nouns that mean it, in order.
        grips: what is done with it.
    """

    lemma: str
    owner: str | None
    rows: list[int] = field(default_factory=list)
    grips: list[Grip] = field(default_factory=list)


def gather_articles(telling: Telling, grips: Sequence[Grip]) -> list[Article]:
    """The things that matter, in order of first mention."""
    words = telling.words
    lemmas = {words.lemmas[grip.object] for grip in grips if words.upos[grip.object] == "NOUN"}
    at_object = {grip.object: grip for grip in grips}
    known: dict[str, list[Article]] = {}
    last: list[Article] = []
    for row, lemma in enumerate(words.lemmas):
        article = None
        if lemma in lemmas and words.upos[row] == "NOUN" and is_thing(telling, row):
            article = _find_article(telling, row, known.setdefault(lemma, []))
            article.rows.append(row)
            last.append(article)
        elif row in at_object:
            article = _look_back(words, row, last)
        if article is not None and row in at_object:
            article.grips.append(at_object[row])
    found = (article for articles in known.values() for article in articles)
    return sorted(filter(_matters, found), key=lambda article: article.rows[0])


def name_things(telling: Telling, articles: Sequence[Article]) -> list[Thing]:
    """The records of things; of several with one name the later ones are numbered."""
    counts: Counter[str] = Counter()
    things = []
    for article in articles:
        name = _show_name(telling.words, article)
        slug = f"thing-{slug_of(name)}"
        counts[slug] += 1
        identity = slug if counts[slug] == 1 else f"{slug}-{counts[slug]}"
        words = telling.words
        mentions = tuple((words.starts[row], words.ends[row]) for row in article.rows)
        things.append(Thing(identity, name, article.owner, len(article.grips), mentions))
    return things


def _matters(article: Article) -> bool:
    n_grips, n_mentions = len(article.grips), len(article.rows)
    return n_grips >= LEAST_HANDLINGS or (n_grips > 0 and n_mentions >= LEAST_MENTIONS)


def _find_article(telling: Telling, row: int, known: list[Article]) -> Article:
    """The last thing of that word whose owner fits; a new one after *a*, or of another owner."""
    words = telling.words
    first = _first_of_phrase(words, row)
    owner = _owner_of(telling, first)
    fitting = [one for one in known if owner is None or one.owner in {None, owner}]
    if fitting and words.forms[first] not in _NEW:
        article = fitting[-1]
        article.owner = article.owner or owner
        return article
    known.append(Article(words.lemmas[row], owner))
    return known[-1]


def _look_back(words: Words, row: int, last: Sequence[Article]) -> Article | None:
    """The thing named last that *it* or *them* fits in number."""
    wanted = "NN" if words.forms[row] == "it" else "NNS"
    for article in reversed(last[-4:]):
        named = article.rows[-1]
        if row - named <= _REACH_WORDS and words.xpos[named] == wanted:
            return article
    return None


def _first_of_phrase(words: Words, row: int) -> int:
    """The article, owner or adjective that opens a noun's phrase."""
    low, at = words.unit_start(row), row
    while at > low and (
        words.upos[at - 1] in {"ADJ", "NOUN", "DET", "NUM"} or words.xpos[at - 1] in {"PRP$", "POS"}
    ):
        at -= 1
        if words.upos[at] == "DET" or words.xpos[at] in {"PRP$", "POS"}:
            break
    return at


def _owner_of(telling: Telling, first: int) -> str | None:
    """*His* knife, *Ben's* knife."""
    words = telling.words
    at = first - 1 if words.xpos[first] == "POS" and first > 0 else first
    is_owner = words.xpos[first] in {"PRP$", "POS"}
    mention = telling.places.by_head.get(at) if is_owner else None
    return mention.entity if mention is not None and mention.category == "PER" else None


def _show_name(words: Words, article: Article) -> str:
    """The longest of its phrases, up to three words, without article and owner."""
    names = []
    for row in article.rows:
        first = _first_of_phrase(words, row)
        if words.upos[first] in {"DET", "NUM"} or words.xpos[first] in {"PRP$", "POS"}:
            first += 1
        first += words.forms[first] == "own"
        names.append(" ".join(words.forms[max(first, row - 2) : row + 1]))
    return max(names, key=len)
