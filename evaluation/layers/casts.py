"""Which predicted character is which gold one, when no cast was given."""

import re
from collections import Counter, defaultdict

from evaluation.corpora.pdnc import Novel
from evaluation.readings import Reading
from evaluation.scorers.speakers import Votes

_ARTICLE = re.compile(r"^(?:the|a|an) ")
_SIGNS = re.compile(r"[^\w\s]|_")


def fold_name(name: str) -> str:
    """A name as it is compared: no case, article, possessive or sign; white space folded."""
    bare = re.sub(r"['’]s\b", "", name.casefold())
    return _ARTICLE.sub("", " ".join(_SIGNS.sub("", bare).split()))


def collect_votes(novel: Novel, reading: Reading) -> Votes:
    """What speaks for each pair of a predicted and a gold character.

    One vote for the shown name and for each alias that only that gold character bears, one for
    each of its mentions in the text that is such a name, and one for each of its mentions inside
    a quotation that the annotators gave to that character alone.
    """
    owner = _name_owners(novel)
    inner = {
        (mention.start, mention.end): mention.characters[0]
        for quotation in novel.quotations
        for mention in quotation.mentions
        if len(mention.characters) == 1
    }
    votes: dict[str, Counter[str]] = {person.id: Counter() for person in reading.characters}
    for person in reading.characters:
        votes[person.id].update(_owned((person.name, *person.aliases), owner))
    for mention in reading.mentions:
        row = votes.get(mention.entity or "")
        if row is None:
            continue
        if mention.form != "PRON":
            row.update(_owned((reading.words(mention.start, mention.end),), owner))
        given = inner.get(reading.given_span(mention.start, mention.end))
        if given is not None:
            row[given] += 1
    return votes


def _owned(names: tuple[str, ...], owner: dict[str, str]) -> list[str]:
    return [owner[name] for name in map(fold_name, names) if name in owner]


def _name_owners(novel: Novel) -> dict[str, str]:
    """The gold character of each name that only one bears."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for person in novel.characters:
        for name in (person.name, *person.aliases):
            bearers[fold_name(name)].add(person.id)
    return {name: next(iter(ids)) for name, ids in bearers.items() if len(ids) == 1 and name}
