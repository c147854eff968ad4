"""Documents beside each other, the worst first, and the cases behind their numbers."""

import textwrap
from collections.abc import Mapping, Sequence

from evaluation.scores import Measure

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "coref": {
        "conll": "conll",
        "muc proper": "proper",
        "muc nominal": "nominal",
        "muc pronoun": "pronoun",
        "b3": "b3",
        "ceafe": "ceafe",
    },
    "speakers": {
        "without cast all": "without cast",
        "with cast all": "with cast",
        "with cast explicit": "explicit",
        "with cast anaphoric": "anaphoric",
        "with cast implicit": "implicit",
    },
    "cast": {
        "mentions": "mentions",
        "mentions: names": "names",
        "mentions: pronouns": "pronouns",
        "mentions: you": "you",
        "mentions: nominals": "nominals",
        "major and intermediate found": "large",
        "characters who speak": "speak F1",
        "over-merged pairs": "merged",
        "split characters": "split",
        "named extras: no persons": "extras",
    },
}
"""By layer the measures that stand beside each other; the first of them gives the order."""

_WIDTH = 110


def rank_documents(layer: str, measures: Sequence[Measure]) -> list[tuple[str, ...]]:
    """A header and one row a document, worst first; none for a layer without columns."""
    by_name = {measure.name: measure for measure in measures}
    chosen = {f"{layer}/{name}": title for name, title in COLUMNS.get(layer, {}).items()}
    columns = [by_name[name].values() for name in chosen if name in by_name]
    if not columns:
        return []
    header = ("worst first", *(title for name, title in chosen.items() if name in by_name))
    rows = [(name, *(_number(column.get(name)) for column in columns)) for name in columns[0]]
    return [header, *rows]


def list_cases(measures: Sequence[Measure], width: int = _WIDTH) -> list[str]:
    """The cases of every measure that has some, by document in the same order."""
    lines = []
    for measure in measures:
        named = {name: measure.documents[name].cases for name in measure.values()}
        if any(named.values()):
            lines.append(f"{measure.name.partition('/')[2]}:")
            lines += [_fill(name, cases, width) for name, cases in named.items() if cases]
    return lines


def _fill(name: str, cases: Sequence[str], width: int) -> str:
    return textwrap.fill(
        f"{name}: {'; '.join(cases)}", width, initial_indent="  ", subsequent_indent="    "
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
