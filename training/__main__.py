"""``python -m training``: from the data folder to the bundles, resumable at every epoch."""

import argparse
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random

import torch

from fabula.encode import load_bundle
from fabula.encode.wordpieces import load_tokenizer
from training.adapting import adapt_trunk
from training.batches import Batch, Sampler
from training.bundling import BundlePlan, check_scores, score_bundle, write_bundle
from training.corpora import list_novels, load_gold
from training.encoders import find_encoder
from training.fitting import Corpus, fit_reader
from training.models import Reader, load_pretrained_reader, mix_weights
from training.recipes import RECIPES, STARTS, Recipe
from training.silver import label_novels

N_SAMPLES = 8
"""Documents and batches in which outliers are looked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """A reader and what it was trained with.

    Attributes:
        reader: with its last weights.
        encoder: the folder of the pretrained encoder.
        sampler: cuts documents into batches.
        corpus: the first that it learned from.
        lemma_rules: those that the treebanks show.
    """

    reader: Reader
    encoder: Path
    sampler: Sampler
    corpus: Corpus
    lemma_rules: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the bundles that were asked for, or check one."""
    options = _parse(arguments)
    if options.check:
        check_scores(options.check, options.data)
        print(f"The scores of {options.check} are those that its record names.")
        return
    for name in options.bundles:
        folder = make_bundle(_adapt(RECIPES[name], options), options)
        print(f"The bundle lies in {folder}.")


def make_bundle(recipe: Recipe, options: argparse.Namespace) -> Path:
    """Train, export and measure one bundle; every step that is done already is passed over."""
    trained = train_reader(recipe, options)
    plan = _plan(recipe, trained.lemma_rules, options.version)
    folder: Path = options.bundles_dir / recipe.name
    samples = _draw_samples(trained, recipe.config.seed) if recipe.has_outliers else []
    write_bundle(trained.reader, trained.encoder / "tokenizer.json", plan, folder, samples=samples)
    score_bundle(folder, plan, options.data, options.limit)
    return folder


def train_reader(recipe: Recipe, options: argparse.Namespace) -> Trained:
    """Train what a recipe starts from, if it starts from another, and then its own reader."""
    run_dir, config = options.run / recipe.name, recipe.config
    encoder = find_encoder(recipe.encoder, options.run / "encoders")
    tokenizer = load_tokenizer(encoder / "tokenizer.json")
    corpora, rules = load_gold(options.data, recipe.shares, options.limit)
    if recipe.teacher:
        corpora.append(_label(recipe, options))
    if recipe.start:
        reader = train_reader(_adapt(STARTS[recipe.start], options), options).reader
    else:
        torch.manual_seed(config.seed)
        reader = load_pretrained_reader(encoder, len(rules))
    if recipe.adaptation:
        novels = list_novels(options.data)[: options.limit]
        adapt_trunk(reader.trunk, novels, tokenizer, recipe.adaptation, run_dir / "adapted")
    sampler = Sampler(
        tokenizer, config.n_pieces, config.batch_size, config.hidden_share, config.is_compiled
    )
    before = deepcopy(reader.state_dict())
    fit_reader(reader, corpora, sampler, config, run_dir=run_dir)
    mix_weights(reader, before, recipe.kept_share)
    return Trained(reader, encoder, sampler, corpora[0], rules)


def _draw_samples(trained: Trained, seed: int) -> list[Batch]:
    random = Random(seed)  # noqa: S311 -- no secrets here
    examples = trained.corpus.examples[:N_SAMPLES]
    return list(islice(trained.sampler.batches(examples, random), N_SAMPLES))


def _label(recipe: Recipe, options: argparse.Namespace) -> Corpus:
    teacher = load_bundle(options.bundles_dir / recipe.teacher)
    examples = label_novels(
        list_novels(options.data)[: options.limit],
        teacher,
        recipe.silver_words,
        recipe.config.seed,
        options.run / recipe.teacher / "silver",
    )
    return Corpus("silver", examples, recipe.shares["silver"])


def _plan(recipe: Recipe, rules: tuple[str, ...], version: int) -> BundlePlan:
    return BundlePlan(
        name=recipe.name,
        version=version,
        encoder=recipe.encoder,
        lemma_rules=rules,
        n_pieces=recipe.config.n_pieces,
        mention_threshold=recipe.mention_threshold,
        event_threshold=recipe.event_threshold,
        emotion_threshold=recipe.emotion_threshold,
    )


def _adapt(recipe: Recipe, options: argparse.Namespace) -> Recipe:
    if options.epochs is None:
        return recipe
    return replace(recipe, config=replace(recipe.config, n_epochs=options.epochs))


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m training",
        description=__doc__,
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    for option, default, meaning in (
        ("--data", "../shared/data", "folder that holds litbank/, gum/, ud_ewt/, reman/, novels/"),
        ("--run", "runs", "where checkpoints, curves and labelled novels are written"),
        ("--bundles-dir", "src/fabula/bundles", "where the bundles are written"),
    ):
        parser.add_argument(option, type=Path, default=Path(default), help=meaning)
    parser.add_argument(
        "--bundles", nargs="+", choices=list(RECIPES), default=list(RECIPES), help="which to make"
    )
    parser.add_argument("--version", type=int, default=1, help="version number of the bundles")
    parser.add_argument("--epochs", type=int, help="instead of those of the recipe")
    parser.add_argument("--limit", type=int, help="only so many documents, to try the command out")
    parser.add_argument(
        "--check", type=Path, metavar="BUNDLE", help="only measure a bundle and compare its record"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
