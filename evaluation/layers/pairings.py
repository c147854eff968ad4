"""Which predicted character is which gold one, when no cast was given."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from evaluation.corpora.pdnc import Novel
from evaluation.readings import Reading
from evaluation.scorers.speakers import Span, Votes, assign_one_to_one, fill_by_lines
from fabula.records.stories import Mention

_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_SIGNS = re.compile(r"[^\w\s]|_")


def fold_name(name: str) -> str:
    """A name as it is compared: no case, article, possessive or sign; white space folded."""
    bare = re.sub(r"['’]s\b", "", name.casefold())
    return _ARTICLE.sub("", " ".join(_SIGNS.sub("", bare).split()))


def is_written_as_name(words: str) -> bool:
    """True where the words, article aside, begin with a capital: *the Duchess*, not *the cook*."""
    return _ARTICLE.sub("", " ".join(words.split()))[:1].isupper()


def collect_votes(novel: Novel, reading: Reading) -> Votes:
    """What speaks for each pair of a predicted and a gold character.

    One vote for the shown name and for each alias that only that gold character bears, one for
    each of its mentions in the text that is such a name, and one for each of its mentions inside
    a quotation that the annotators gave to that character alone.
    """
    owner = {name: next(iter(ids)) for name, ids in find_bearers(novel).items() if len(ids) == 1}
    inner = _single_mentions(novel)
    votes: dict[str, Counter[str]] = {person.id: Counter() for person in reading.characters}
    for person in reading.characters:
        votes[person.id].update(_owned((person.name, *person.aliases), owner))
    for row, mention in _mentions_of_cast(reading, votes):
        if mention.form != "PRON":
            row.update(_owned((reading.words(mention.start, mention.end),), owner))
        given = inner.get(reading.given_span(mention.start, mention.end))
        if given is not None:
            row[given] += 1
    return votes


def pair_characters(votes: Votes, spoken: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Predicted characters to gold ones, one to one.

    Args:
        votes: see :func:`collect_votes`.
        spoken: predicted and gold speaker of every quotation found; it pairs those for whom no
            vote speaks at all.
    """
    unnamed = {name for name, row in votes.items() if not row}
    return fill_by_lines(assign_one_to_one(votes), unnamed, spoken)


def count_names(novel: Novel, reading: Reading) -> Votes:
    """How often each predicted character is mentioned by a name of each gold one.

    Only mentions that are written as names count, and only where the name is certain: one that a
    single gold character bears, or inside a quotation one of the character that the annotators
    gave it to.
    """
    bearers, inner = find_bearers(novel), _single_mentions(novel)
    uses: dict[str, Counter[str]] = {person.id: Counter() for person in reading.characters}
    for row, mention in _mentions_of_cast(reading, uses):
        words = reading.words(mention.start, mention.end)
        if mention.form == "PRON" or not is_written_as_name(words):
            continue
        borne_by = bearers.get(fold_name(words), set())
        given = inner.get(reading.given_span(mention.start, mention.end))
        row.update(borne_by & {given} if given else borne_by if len(borne_by) == 1 else ())
    return uses


def find_bearers(novel: Novel) -> Mapping[str, set[str]]:
    """The gold characters that bear each name, folded."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for person in novel.characters:
        for name in filter(None, map(fold_name, (person.name, *person.aliases))):
            bearers[name].add(person.id)
    return bearers


def _single_mentions(novel: Novel) -> dict[Span, str]:
    """The gold character of each mention inside a quotation that is of one alone."""
    return {
        (mention.start, mention.end): mention.characters[0]
        for quotation in novel.quotations
        for mention in quotation.mentions
        if len(mention.characters) == 1
    }


def _mentions_of_cast(
    reading: Reading, rows: Mapping[str, Counter[str]]
) -> Iterator[tuple[Counter[str], Mention]]:
    for mention in reading.mentions:
        row = rows.get(mention.entity or "")
        if row is not None:
            yield row, mention


def _owned(names: tuple[str, ...], owner: Mapping[str, str]) -> list[str]:
    return [owner[name] for name in map(fold_name, names) if name in owner]
