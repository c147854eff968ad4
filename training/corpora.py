"""What is learned from: every corpus without its development documents."""

from pathlib import Path

from evaluation.corpora.litbank import list_litbank, load_litbank
from evaluation.corpora.reman import list_reman_books, load_reman
from evaluation.corpora.treebanks import list_treebanks, load_treebanks
from evaluation.splits import Split, choose_names
from training.examples import (
    count_lemma_rules,
    example_from_litbank,
    example_from_reman,
    example_from_treebank,
    join_examples,
)
from training.fitting import Corpus

JOINED_WORDS = 800
"""Mails, reviews and passages are joined up to so many words: full windows waste no time."""


def load_gold(
    data_dir: Path, shares: dict[str, float], limit: int | None = None
) -> tuple[list[Corpus], tuple[str, ...]]:
    """The gold corpora, and the lemma rules that the treebanks show.

    Args:
        data_dir: the folder that holds litbank/, gum/, ud_ewt/ and reman/.
        shares: of each corpus, that one epoch goes over.
        limit: at most so many documents of each corpus.

    Raises:
        CorpusError: a file is missing.
    """
    chosen = choose_names("litbank", list_litbank(data_dir), Split.REST)
    litbank = load_litbank(data_dir, chosen[:limit])
    chosen = choose_names("treebanks", list_treebanks(data_dir), Split.REST)
    treebanks = load_treebanks(data_dir, chosen[:limit])
    chosen = choose_names("reman", list_reman_books(data_dir), Split.REST)
    reman = load_reman(data_dir, chosen[:limit])
    rules = count_lemma_rules(treebanks)
    examples = {
        "litbank": [example_from_litbank(document) for document in litbank],
        "treebanks": join_examples(
            [example_from_treebank(document, rules) for document in treebanks], JOINED_WORDS
        ),
        "reman": join_examples([example_from_reman(passage) for passage in reman], JOINED_WORDS),
    }
    return [Corpus(name, found, shares[name]) for name, found in examples.items()], rules


def list_novels(data_dir: Path) -> list[Path]:
    """The unlabelled novels, but for those that development documents are taken from."""
    held_out = set(choose_names("litbank", (), Split.DEVELOPMENT))
    paths = sorted((data_dir / "novels").glob("*.txt"))
    return [path for path in paths if path.stem not in held_out]
