"""The table of casts of whole novels, of the JSON that ``python -m evaluation --json`` writes."""

import re
from typing import Any, Final

from figures.markdown import Measure, make_table, measures_of, one_place

COLUMNS: Final = {
    "cast/mentions": "mentions",
    "cast/mentions: names": "names",
    "cast/mentions: pronouns": "pronouns",
    "cast/mentions: you": "*you*",
    "cast/mentions: nominals": "nominals",
    "cast/major and intermediate found": "large found",
    "cast/characters who speak": "who speak, F1",
    "cast/over-merged pairs": "merged",
    "cast/split characters": "split",
    "cast/named extras: no persons": "extras",
}


def make_casts(run: dict[str, Any]) -> str:
    """The cast of each novel, worst first, and where the mentions went that were not right."""
    measures = measures_of(run)
    columns = [measures[name] for name in COLUMNS]
    rows = [
        (_title(novel), *(_cell(measure, novel) for measure in columns))
        for novel in columns[0]["documents"]
    ]
    rows.append(("mean", *(one_place(measure["score"]) for measure in columns)))
    rows.append(("gold", *(_n_gold(measure) for measure in columns)))
    return make_table(("novel", *COLUMNS.values()), rows) + "\n" + _tell_rest(measures)


def _cell(measure: Measure, novel: str) -> str:
    cell = measure["documents"].get(novel)
    if cell is None:
        return ""
    return f"{cell['score']:.0f}" if measure["kind"] == "count" else one_place(cell["score"])


def _n_gold(measure: Measure) -> str:
    return "" if measure["kind"] == "count" else f"{measure['n_gold']:,}"


def _tell_rest(measures: dict[str, Measure]) -> str:
    score = {name: one_place(measure["score"]) for name, measure in measures.items()}
    return (
        f"Of all mentions {score['cast/mentions missed']} % are missed, "
        f"{score['cast/mentions of nobody in the cast']} are of nobody in the cast, "
        f"{score['cast/mentions of a split-off part']} of a split-off part, "
        f"{score['cast/mentions of another']} of another\n(means over novels). "
        "Beside the extras above the cast has "
        f"{score['cast/named extras: persons']} persons and "
        f"{score['cast/named extras: allusions']} allusions a novel that PDNC does not list, and "
        "many unnamed\nfigures.\n"
    )


def _title(novel: str) -> str:
    """A corpus's name of a novel, as words.

    >>> _title("WhereAngelsFearToTread")
    'Where Angels Fear To Tread'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", novel)
