"""``python -m evaluation``: every score of fabula, from raw text, in one command."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation.annotators import fabula_annotator
from evaluation.comparisons import compare_runs, format_changes
from evaluation.corpora.folders import CORPUS_FOLDERS
from evaluation.readings import fabula_reader
from evaluation.runs import LAYERS, run_evaluation, write_run
from evaluation.splits import Split
from evaluation.tables import format_run
from fabula.errors import FabulaError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is 0, 1 where a document could not be read, 2 without data."""
    options = _parser().parse_args(arguments)
    try:
        if options.compare:
            print(format_changes(compare_runs(*options.compare)))
            return 0
        return _evaluate(options)
    except FabulaError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2


def _evaluate(options: argparse.Namespace) -> int:
    run = run_evaluation(
        options.data,
        fabula_reader(options.model),
        fabula_annotator(options.model),
        layers=options.only,
        split=options.split,
        limit=options.limit,
        report=lambda name: print(f"reading {name}", file=sys.stderr),
    )
    print(format_run(run))
    if options.json:
        content = json.dumps(write_run(run), ensure_ascii=False, indent=1)
        part = options.json.with_name(f"{options.json.name}.part")
        part.write_text(content + "\n", encoding="utf-8")
        part.replace(options.json)
    return 1 if run.failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m evaluation", description=__doc__)
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("../shared/data"),
        help=f"folder that holds {CORPUS_FOLDERS} (default: %(default)s)",
    )
    parser.add_argument(
        "--split",
        type=Split,
        choices=list(Split),
        default=Split.DEVELOPMENT,
        help="which documents; unseen: stories of worlds that no rule was tuned on "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--only",
        type=_parse_layers,
        default=LAYERS,
        metavar="LAYERS",
        help=f"some of {','.join(LAYERS)} (default: all)",
    )
    parser.add_argument("--model", help="name or folder of the bundle (default: fabula's own)")
    parser.add_argument("--limit", type=int, help="at most so many documents of each corpus")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write all numbers to this file")
    parser.add_argument(
        "--compare",
        type=Path,
        nargs=2,
        metavar=("BEFORE", "AFTER"),
        help="read nothing; show what changed between two files that --json wrote",
    )
    return parser


def _parse_layers(value: str) -> tuple[str, ...]:
    layers = tuple(part.strip() for part in value.split(",") if part.strip())
    unknown = [layer for layer in layers if layer not in LAYERS]
    if unknown or not layers:
        message = f"{value!r}: give some of {', '.join(LAYERS)}"
        raise argparse.ArgumentTypeError(message)
    return layers


if __name__ == "__main__":
    sys.exit(main())
