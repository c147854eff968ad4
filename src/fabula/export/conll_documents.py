"""CoNLL-2012: coreference in columns, one part a chapter (docs/formats/annotations.md).

The format is that of Pradhan et al. (2012), *CoNLL-2012 Shared Task: Modeling Multilingual
Unrestricted Coreference in OntoNotes*. Columns that fabula has nothing for hold ``-``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from fabula.export.entities import label_ids, list_ids, number_mentions
from fabula.export.signs import replace_controls
from fabula.export.tokens import Tokens, lay_tokens
from fabula.records import Story

HIDDEN_WORD: Final = "[WORD]"
"""What stands for a word that is not shared, as in the skeleton files of the shared task."""

_NONE: Final = "-"
_N_EMPTY: Final = 4
"""Parse, predicate, frameset and sense: layers that are not fabula's."""


def make_conll(story: Story, stem: str, with_text: bool) -> dict[str, bytes]:
    """One ``.conll`` file; ``[WORD]`` stands for each word where the text is not to be shared."""
    tokens = lay_tokens(story)
    content = replace_controls(story.text.content)
    name = re.sub(r"[^\w.-]", "_", stem) or _NONE
    labels = label_ids(story, with_text=with_text)
    speakers, chains = _speakers(story, tokens, labels), _chains(story, tokens)
    lines: list[str] = []
    for part, rows in _parts(story, tokens):
        lines.append(f"#begin document ({name}); part {part:03d}")
        for _, sentence in groupby(rows, key=tokens.sentence.__getitem__):
            for number, row in enumerate(sentence):
                word = content[tokens.start[row] : tokens.end[row]] if with_text else HIDDEN_WORD
                tag = tokens.grammar.fine_pos[row] or _NONE
                columns = [name, str(part), str(number), word, tag, *[_NONE] * _N_EMPTY]
                columns += [speakers.get(row, _NONE), "*", "|".join(chains[row]) or _NONE]
                lines.append("\t".join(columns))
            lines.append("")
        lines.append("#end document")
    return {f"{stem}.conll": "".join(f"{line}\n" for line in lines).encode()}


def _parts(story: Story, tokens: Tokens) -> Iterator[tuple[int, Iterator[int]]]:
    """The number of each chapter, front or back matter, and the rows of its tokens."""
    starts = sorted(section.start for section in story.sections if section.parent is None)
    return groupby(
        range(len(tokens)), key=lambda row: max(bisect_right(starts, tokens.start[row]) - 1, 0)
    )


def _speakers(story: Story, tokens: Tokens, labels: Mapping[str, str]) -> dict[int, str]:
    """Who says each token that is part of a line with a known speaker."""
    speakers = {}
    for quote in story.quotes:
        if quote.speaker:
            speaker = re.sub(r"\s", "_", replace_controls(labels[quote.speaker]))
            speakers.update(dict.fromkeys(tokens.within(quote.start, quote.end), speaker))
    return speakers


def _chains(story: Story, tokens: Tokens) -> defaultdict[int, list[str]]:
    """The brackets at each token, in an order that a reader with one stack a chain undoes."""
    opening, closing = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    single = defaultdict[int, list[str]](list)
    numbers = {who: number for number, who in enumerate(list_ids(story))}
    spans = [
        (tokens.within(mention.start, mention.end), number)
        for mention, number in number_mentions(story, numbers)
    ]
    for rows, number in sorted(spans, key=lambda span: (span[0].start, -span[0].stop)):
        if len(rows) == 1:
            single[rows[0]].append(f"({number})")
        elif rows:
            opening[rows[0]].append(f"({number}")
            # What opens last closes first.
            closing[rows[-1]].insert(0, f"{number})")
    chains = defaultdict[int, list[str]](list)
    for brackets in (opening, single, closing):
        for row, found in brackets.items():
            chains[row] += found
    return chains
