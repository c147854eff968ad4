"""The tables of accuracy, of the JSON that ``python -m evaluation --json`` writes."""

import statistics
from typing import Any, Final

from figures.markdown import Measure, make_table, measures_of, one_place

SCORES: Final = (
    "entities/prop+nom typed",
    "entities/prop+nom typed (entity layer)",
    "entities/all typed",
    "entities/all untyped",
    "events/realis triggers",
    "coref/conll",
    "coref/muc",
    "coref/b3",
    "coref/ceafe",
    "quotes/spans",
    "quotes/spans, marks aside",
    "quotes/speaker clusters conll",
    "quotes/speaker clusters b3",
    "speakers/quotations found",
    "speakers/with cast all",
    "speakers/with cast explicit",
    "speakers/with cast anaphoric",
    "speakers/with cast implicit",
    "speakers/without cast all",
    "speakers/without cast explicit",
    "speakers/without cast anaphoric",
    "speakers/without cast implicit",
    "speakers/with cast addressees exact",
    "syntax/words",
    "syntax/sentences",
    "syntax/upos",
    "syntax/lemma",
    "syntax/uas",
    "syntax/las",
    "syntax/gold words upos",
    "syntax/gold words xpos",
    "syntax/gold words lemma",
    "syntax/gold words uas",
    "syntax/gold words las",
    "emotions/overlap",
    "emotions/exact",
    "emotions/overlap untyped",
    "emotions/annotators overlap",
    "emotions/lexicon overlap",
)
"""The measures that docs/evaluation.md shows; the command prints more."""

WORST: Final = (
    "entities/prop+nom typed",
    "events/realis triggers",
    "coref/conll",
    "quotes/spans",
    "speakers/with cast all",
    "speakers/without cast all",
)
N_WORST: Final = 3

HEADLINES: Final = (
    (
        "people, places, things: proper names and nouns, nested, typed, F1",
        ("entities/prop+nom typed",),
        "{n_documents} LitBank excerpts, {n_gold:,} mentions",
        "68.3 (BERT, 2019; other split)",
    ),
    ("all mentions, pronouns in, F1", ("entities/all untyped",), "the same, {n_gold:,}", ""),
    (
        "events told as having happened, F1",
        ("events/realis triggers",),
        "the same, {n_gold:,}",
        "70.6 (BookNLP small), 73.9 (BERT, 2019)",
    ),
    (
        "coreference, singletons in, CoNLL F1",
        ("coref/conll",),
        "the same, {n_gold:,}",
        "71.3–76.4 (BookNLP)",
    ),
    (
        "quotations, exact / but for the marks, F1",
        ("quotes/spans", "quotes/spans, marks aside"),
        "the same, {n_gold:,}",
        "",
    ),
    (
        "speakers, nothing given, %",
        ("speakers/without cast all",),
        "{n_documents} PDNC novels, {n_gold:,} lines",
        "about 40 (BookNLP)",
    ),
    (
        "speakers, names and aliases of the cast given, %",
        ("speakers/with cast all",),
        "the same",
        "78.5 (BookNLP+), 94.5 (largest model)",
    ),
    (
        "addressees, exactly all of them, cast given, %",
        ("speakers/with cast addressees exact",),
        "the same, {n_gold:,}",
        "",
    ),
    (
        "part of speech / heads and relations (LAS), words given",
        ("syntax/gold words upos", "syntax/gold words las"),
        "{n_documents} documents of GUM and EWT, {n_gold:,} words",
        "94.1 / other scheme (spaCy small, same documents)",
    ),
)
"""What the README shows: what, which measures, on how much, and what others have."""

CARD: Final = {
    "entities/prop+nom typed": "proper names and noun phrases, typed",
    "entities/all typed": "all mentions, pronouns in, typed",
    "entities/all untyped": "all mentions, pronouns in, untyped",
    "events/realis triggers": "realis events",
    "syntax/gold words upos": "part of speech, words given",
    "syntax/gold words lemma": "lemma, words given",
    "syntax/gold words las": "heads and relations (LAS), words given",
    "syntax/upos": "part of speech, from raw text",
    "syntax/las": "LAS, from raw text",
    "emotions/overlap": "emotion spans with class, any overlap",
    "emotions/lexicon overlap": "the same by a lexicon, for comparison",
}


def make_headlines(run: dict[str, Any]) -> str:
    """The table of the README."""
    measures = measures_of(run)
    rows = [
        (
            what,
            " / ".join(one_place(measures[name]["score"]) for name in names),
            on.format(**measures[names[0]]),
            published,
        )
        for what, names, on, published in HEADLINES
    ]
    return make_table(("what", "score", "on", "published, for comparison"), rows)


def make_scores(run: dict[str, Any]) -> str:
    """The main table of docs/evaluation.md: scores, and how documents differ."""
    measures = measures_of(run)
    header = ("measure", "score", "P", "R", "sd", "min", "median", "max", "docs", "gold")
    told = f"Model {run['bundle']}, {run['split']} split, from raw text.\n\n"
    return told + make_table(header, [_score_row(measures[name]) for name in SCORES])


def _score_row(measure: Measure) -> tuple[str, ...]:
    values = values_of(measure)
    spread = [f(values) for f in (statistics.pstdev, min, statistics.median, max)]
    return (
        measure["name"],
        one_place(measure["score"]),
        *(one_place(measure[rate]) if rate in measure else "" for rate in ("precision", "recall")),
        *map(one_place, spread),
        str(measure["n_documents"]),
        f"{measure['n_gold']:,}",
    )


def values_of(measure: Measure) -> list[float]:
    """The scores of the documents that have gold, worst first."""
    return [cell["score"] for cell in measure["documents"].values() if cell["n_gold"]]


def make_worst_documents(run: dict[str, Any]) -> str:
    """The documents of the lowest scores, by measure."""
    measures = measures_of(run)
    rows = [(name, _name_worst(measures[name])) for name in WORST]
    return make_table(("measure", "worst documents"), rows)


def _name_worst(measure: Measure) -> str:
    scored = [(n, cell["score"]) for n, cell in measure["documents"].items() if cell["n_gold"]]
    return ", ".join(f"{name} {one_place(score)}" for name, score in scored[:N_WORST])


def make_resolutions(run: dict[str, Any]) -> str:
    """Coreference taken apart: by form with B³, and by distance."""
    measures = measures_of(run)
    forms = ("proper", "nominal", "pronoun")
    distances = ("same sentence", "1 sentence back", "2 to 5 back", "6 to 20 back", "over 20 back")
    rows = [
        (
            kind,
            *(one_place(measures[f"coref/muc {kind}"][key]) for key in _RATES),
            one_place(measures[f"coref/b3 {kind}"]["score"]) if kind in forms else "",
            f"{measures[f'coref/muc {kind}']['n_gold']:,}",
        )
        for kind in forms + distances
    ]
    return make_table(("", "score", "P", "R", "B³", "gold anaphors"), rows)


_RATES: Final = ("score", "precision", "recall")


def make_card(run: dict[str, Any]) -> str:
    """The scores of the model's card."""
    measures = measures_of(run)
    rows = [(what, f"{measures[name]['score']:.2f}") for name, what in CARD.items()]
    return f"Model {run['bundle']}:\n\n" + make_table(("measure", "F1"), rows)
