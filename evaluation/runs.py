"""One evaluation: read every document once, score it in every layer that was asked for."""

import platform
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from evaluation.annotators import Annotated, Annotator, take_annotations
from evaluation.corpora.litbank import LitBankDocument, list_litbank, load_litbank
from evaluation.corpora.mobility import load_mobility
from evaluation.corpora.pdnc import cast_of, list_pdnc, load_pdnc
from evaluation.corpora.reman import list_reman_books, load_reman
from evaluation.corpora.treebanks import list_treebanks, load_treebanks
from evaluation.corpora.world_records import GoldWorld
from evaluation.corpora.worlds import GOLD_FOLDER, UNSEEN_FOLDER, load_worlds
from evaluation.layers import (
    casts,
    coref,
    emotions,
    entities,
    events,
    groundings,
    quotes,
    speakers,
    syntax,
    world_checks,
    world_minds,
    world_notes,
    world_relations,
    world_scenes,
    world_things,
    worlds,
)
from evaluation.lexicons import learn_lexicon
from evaluation.readings import Reader, Reading, take_reading
from evaluation.scores import Cell, Json, Measure, write_measure
from evaluation.splits import Split, choose_names

Scorer = Callable[[LitBankDocument, Reading], Iterator[tuple[str, Cell]]]

LITBANK_LAYERS: dict[str, Scorer] = {
    "entities": entities.score_entities,
    "events": events.score_events,
    "coref": coref.score_coref,
    "quotes": quotes.score_quotes,
}
WORLD_LAYERS = (
    worlds,
    world_scenes,
    world_relations,
    world_minds,
    world_things,
    world_notes,
    world_checks,
)
WORLD_SCORERS: tuple[Callable[[GoldWorld, Reading], Iterator[tuple[str, Cell]]], ...] = (
    worlds.score_worlds,
    world_relations.score_relations,
    world_minds.score_minds,
    world_things.score_things,
    world_scenes.score_scenes,
    world_notes.score_world_notes,
    world_checks.score_world_checks,
)
PROTOCOLS = {
    "entities": entities.PROTOCOL,
    "events": events.PROTOCOL,
    "coref": coref.PROTOCOL,
    "quotes": quotes.PROTOCOL,
    "speakers": speakers.PROTOCOL,
    "syntax": syntax.PROTOCOL,
    "emotions": emotions.PROTOCOL,
    "cast": casts.PROTOCOL,
    "worlds": " ".join(layer.PROTOCOL for layer in WORLD_LAYERS),
    "groundings": groundings.PROTOCOL,
}
LAYERS = tuple(PROTOCOLS)
PDNC_LAYERS = ("speakers", "cast")
"""Layers of whole novels, whose headline is the mean over novels."""


@dataclass(slots=True)
class Run:
    """What an evaluation has found so far.

    Attributes:
        split: the documents that were asked for.
        limit: at most so many documents of each corpus, or None.
        bundle: the model that read them.
        failures: the error by document, for those that could not be read.
        cells: by measure and document.
    """

    split: Split
    limit: int | None = None
    bundle: str = ""
    failures: dict[str, str] = field(default_factory=dict)
    cells: defaultdict[str, dict[str, Cell]] = field(default_factory=lambda: defaultdict(dict))

    def add(
        self, document: str, reading: Reading | Annotated, cells: Iterator[tuple[str, Cell]]
    ) -> None:
        """Keep the cells of one document."""
        self.tell(document, reading)
        self.keep(document, cells)

    def tell(self, document: str, reading: Reading | Annotated) -> None:
        """Keep which model read a document, or why none could."""
        if reading.failure:
            self.failures[document] = reading.failure
        else:
            self.bundle = reading.bundle

    def keep(self, document: str, cells: Iterator[tuple[str, Cell]]) -> None:
        """Keep cells alone."""
        for name, cell in cells:
            self.cells[name][document] = cell

    def measures(self, layer: str) -> list[Measure]:
        """The measures of a layer, in the order in which it gives them."""
        return [
            Measure(name, documents, is_macro=layer in PDNC_LAYERS)
            for name, documents in self.cells.items()
            if name.startswith(f"{layer}/")
        ]


def run_evaluation(
    data_dir: Path,
    reader: Reader,
    annotator: Annotator | None = None,
    *,
    layers: Sequence[str] = LAYERS,
    split: Split = Split.DEVELOPMENT,
    limit: int | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> Run:
    """Read and score the documents of a split.

    Args:
        data_dir: the folder that holds the corpora.
        reader: how a text is read; see :func:`evaluation.readings.fabula_reader`.
        annotator: how a text is annotated; see :func:`evaluation.annotators.fabula_annotator`.
            Without one ``syntax`` and ``emotions``, which need it, are left out.
        layers: some of :data:`LAYERS`.
        split: which documents; unseen ones are of ``worlds`` alone.
        limit: at most so many of each corpus.
        report: told of each document before it is read.

    Raises:
        CorpusError: a file of a corpus that is needed is missing or broken.
    """
    run = Run(split, limit)
    if split is Split.UNSEEN:
        layers = [layer for layer in layers if layer == "worlds"]
    scorers = [LITBANK_LAYERS[layer] for layer in layers if layer in LITBANK_LAYERS]
    if scorers:
        _run_litbank(run, data_dir, reader, scorers, report)
    if set(PDNC_LAYERS) & set(layers):
        _run_pdnc(run, data_dir, reader, layers, report)
    if "syntax" in layers and annotator:
        _run_treebanks(run, data_dir, annotator, report)
    if "emotions" in layers and annotator:
        _run_reman(run, data_dir, reader, annotator, report)
    if "worlds" in layers and split is not Split.REST:
        _run_worlds(run, reader, report)
    if "groundings" in layers and annotator and split is not Split.REST:
        _run_groundings(run, data_dir, annotator, report)
    return run


def _run_litbank(
    run: Run, data_dir: Path, reader: Reader, scorers: list[Scorer], report: Callable[[str], None]
) -> None:
    names = choose_names("litbank", list_litbank(data_dir), run.split)[: run.limit]
    for document in load_litbank(data_dir, names):
        report(document.name)
        reading = take_reading(document.raw, document.name, reader)
        for score in scorers:
            run.add(document.name, reading, score(document, reading))


def _run_pdnc(
    run: Run,
    data_dir: Path,
    reader: Reader,
    layers: Sequence[str],
    report: Callable[[str], None],
) -> None:
    names = choose_names("pdnc", list_pdnc(data_dir), run.split)[: run.limit]
    for novel in load_pdnc(data_dir, names):
        if "speakers" in layers:
            report(f"{novel.name}, with cast")
            reading = take_reading(novel.text, novel.name, reader, cast_of(novel))
            run.add(novel.name, reading, speakers.score_with_cast(novel, reading))
        report(f"{novel.name}, without cast")
        reading = take_reading(novel.text, novel.name, reader)
        if "speakers" in layers:
            run.add(novel.name, reading, speakers.score_without_cast(novel, reading))
        if "cast" in layers:
            run.add(novel.name, reading, casts.score_casts(novel, reading))


def _run_treebanks(
    run: Run, data_dir: Path, annotator: Annotator, report: Callable[[str], None]
) -> None:
    names = choose_names("treebanks", list_treebanks(data_dir), run.split)[: run.limit]
    for document in load_treebanks(data_dir, names):
        report(document.name)
        found = take_annotations(document.raw, document.name, annotator)
        run.add(document.name, found, syntax.score_raw(document, found))
        given = syntax.lay_out(document)
        found = take_annotations(document.raw, document.name, annotator, given)
        run.add(document.name, found, syntax.score_gold_words(document, found))


def _run_reman(
    run: Run,
    data_dir: Path,
    reader: Reader,
    annotator: Annotator,
    report: Callable[[str], None],
) -> None:
    books = list_reman_books(data_dir)
    chosen = choose_names("reman", books, run.split)[: run.limit]
    by_book = sorted(load_reman(data_dir, chosen), key=lambda passage: passage.book)
    lexicon = None
    if run.split is Split.DEVELOPMENT:
        report("REMAN's training passages, for the lexicon")
        lexicon = learn_lexicon(load_reman(data_dir, choose_names("reman", books, Split.REST)))
    for book, group in groupby(by_book, key=lambda passage: passage.book):
        report(book)
        passages = tuple(group)
        found = [take_annotations(p.raw, p.name, annotator) for p in passages]
        for passage, annotated in zip(passages, found, strict=True):
            run.tell(passage.name, annotated)
        run.keep(book, emotions.score_emotions(passages, found))
        readings = [take_reading(p.raw, p.name, reader) for p in passages]
        run.keep(book, emotions.score_feelings(passages, readings))
        run.keep(book, emotions.score_annotators(passages))
        if lexicon is not None:
            run.keep(book, emotions.score_lexicon(passages, lexicon))


def _run_worlds(run: Run, reader: Reader, report: Callable[[str], None]) -> None:
    """Stories of this repository: those for development, or those that no rule has seen."""
    folder = UNSEEN_FOLDER if run.split is Split.UNSEEN else GOLD_FOLDER
    for world in load_worlds(folder)[: run.limit]:
        report(world.name)
        reading = take_reading(world.raw, world.name, reader)
        run.tell(world.name, reading)
        for score in WORLD_SCORERS:
            cells = score(world, reading)
            run.keep(world.name, _hide_cases(cells) if run.split is Split.UNSEEN else cells)


def _hide_cases(cells: Iterator[tuple[str, Cell]]) -> Iterator[tuple[str, Cell]]:
    """Numbers alone: what was read wrongly in an unseen story is not shown."""
    return ((name, replace(cell, cases=())) for name, cell in cells)


def _run_groundings(
    run: Run, data_dir: Path, annotator: Annotator, report: Callable[[str], None]
) -> None:
    """The development excerpts of the corpus itself."""
    report("mobility, development excerpts")
    chosen = list(load_mobility(data_dir, "dev"))[: run.limit]
    excerpts = groundings.read_excerpts(chosen, annotator)
    run.keep("mobility", groundings.score_groundings(excerpts))


def write_run(run: Run) -> Json:
    """The run as JSON, ``fabula.evaluation/1``."""
    return {
        "schema": "fabula.evaluation/1",
        "fabula": version("fabula"),
        "python": platform.python_version(),
        "bundle": run.bundle,
        "split": str(run.split),
        "limit": run.limit,
        "failures": run.failures,
        "protocols": {layer: PROTOCOLS[layer] for layer in LAYERS if run.measures(layer)},
        "measures": [write_measure(m) for layer in LAYERS for m in run.measures(layer)],
    }
