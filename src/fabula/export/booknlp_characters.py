"""The ``.book`` of BookNLP: each character with its names, pronouns, and what it does and has.

What somebody does is read off the dependencies by the rules of BookNLP, put into the terms of
Universal Dependencies; without grammar those lists are empty.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from fabula.export.tokens import Grammar, Tokens
from fabula.records import Character, Mention, Story

_KINDS: Final = {"PROP": "proper", "NOM": "common", "PRON": "pronoun"}
_ROLES: Final = ("agent", "patient", "mod", "poss")
_GENDERS: Final = {
    "he/him/his": frozenset({"he", "him", "his", "himself"}),
    "she/her": frozenset({"she", "her", "hers", "herself"}),
    "they/them/their": frozenset({"they", "them", "their", "theirs", "themselves", "themself"}),
}


def make_characters(
    story: Story, tokens: Tokens, words: Sequence[str], numbers: Mapping[str, int]
) -> list[dict[str, Any]]:
    """The cast as BookNLP tells of it, the most present first.

    Args:
        story: the story.
        tokens: its tokens.
        words: the word of each, as it is written.
        numbers: the number of each entity.
    """
    mentions: defaultdict[str | None, list[Mention]] = defaultdict(list)
    for mention in story.mentions:
        mentions[mention.entity].append(mention)
    children = _children(tokens.grammar)
    characters = []
    for who in story.characters:
        spans = [tokens.within(mention.start, mention.end) for mention in mentions[who.id]]
        roles: dict[str, list[dict[str, Any]]] = {role: [] for role in _ROLES}
        for role, row in _find_roles(spans, tokens.grammar, children):
            roles[role].append({"w": words[row], "i": row})
        characters.append(
            {
                **roles,
                "id": numbers[who.id],
                "name": who.name,
                "g": _gender(who, mentions[who.id], story.text.content),
                "count": len(mentions[who.id]),
                "mentions": _forms(mentions[who.id], spans, words),
            }
        )
    return characters


def _forms(
    mentions: Iterable[Mention], spans: Iterable[range], words: Sequence[str]
) -> dict[str, list[dict[str, Any]]]:
    """How often it goes under which words, by the form of the mention."""
    forms = {kind: Counter[str]() for kind in _KINDS.values()}
    for mention, rows in zip(mentions, spans, strict=True):
        forms[_KINDS[mention.form]][" ".join(words[row] for row in rows)] += 1
    return {
        kind: [{"c": count, "n": name} for name, count in counts.most_common()]
        for kind, counts in forms.items()
    }


def _gender(who: Character, mentions: Iterable[Mention], content: str) -> dict[str, Any] | None:
    """The share of each set of third-person pronouns; None where none refers to it."""
    counts = Counter(
        gender
        for mention in mentions
        for gender, pronouns in _GENDERS.items()
        if content[mention.start : mention.end].lower() in pronouns
    )
    if not counts:
        # A cast file may give pronouns that the text has not yet used.
        theirs = {pronoun.lower() for pronoun in who.pronouns}
        given = [gender for gender, pronouns in _GENDERS.items() if pronouns & theirs]
        if not given:
            return None
        return {"inference": {given[0]: 1.0}, "argmax": given[0], "max": 1.0, "total": 0}
    total = counts.total()
    shares = {gender: round(counts[gender] / total, 3) for gender in _GENDERS}
    likeliest = max(shares, key=shares.__getitem__)
    return {"inference": shares, "argmax": likeliest, "max": shares[likeliest], "total": total}


def _children(grammar: Grammar) -> dict[int, list[int]]:
    children: defaultdict[int, list[int]] = defaultdict(list)
    for row, head in enumerate(grammar.head):
        if head != row:
            children[head].append(row)
    return children


def _find_roles(
    spans: Iterable[range], grammar: Grammar, children: Mapping[int, Sequence[int]]
) -> Iterator[tuple[str, int]]:
    """Each role and the row of the word that gives it: what is done, had or said to be."""
    for span in spans:
        heads = (row for row in span if grammar.head[row] not in span or grammar.head[row] == row)
        row = next(heads, None)
        if row is None:
            continue
        if grammar.relation[row] == "conj":
            row = grammar.head[row]
        governor = grammar.head[row]
        below = children.get(governor, ())
        role = _role(grammar, row, governor, [grammar.relation[child] for child in below])
        if role is None:
            continue
        yield role, governor
        if role != "patient":
            # "Bill ducked and ran", "her house and car": what is joined shares the role.
            joined = (child for child in below if grammar.relation[child] == "conj")
            yield from ((role, j) for j in joined if grammar.pos[j] == grammar.pos[governor])


def _role(grammar: Grammar, row: int, governor: int, below: Sequence[str]) -> str | None:
    relation, pos = grammar.relation[row], grammar.pos[governor]
    if governor == row:
        return None
    if relation == "nsubj" and "cop" in below and pos in {"ADJ", "NOUN"}:
        return "mod"
    if relation == "nmod:poss":
        return "poss"
    if pos != "VERB":
        return None
    by_relation = {
        "nsubj": "agent",
        "obl:agent": "agent",
        "obj": "patient",
        "nsubj:pass": "patient",
    }
    return by_relation.get(relation)
