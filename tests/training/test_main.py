"""``python -m training``: its recipes, what it learns from, and the whole way on a tiny scale."""

import os
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
from evaluation.splits import load_splits
from fabula.errors import FabulaError
from training.__main__ import _parse
from training.corpora import list_novels, load_gold
from training.encoders import find_encoder
from training.recipes import RECIPES, STARTS

pytestmark = pytest.mark.torch
DATA = Path(os.environ.get("FABULA_DATA", "../shared/data"))


def test_defaults_make_all_bundles() -> None:
    options = _parse([])
    assert options.bundles == ["en-base", "en-small"]
    assert options.bundles_dir == Path("src/fabula/bundles")
    assert (options.epochs, options.limit, options.check) == (None, None, None)


def test_a_teacher_is_made_before_its_students() -> None:
    names = list(RECIPES)
    for recipe in RECIPES.values():
        assert not recipe.teacher or names.index(recipe.teacher) < names.index(recipe.name)
        assert not recipe.start or STARTS[recipe.start].encoder == recipe.encoder
        assert ("silver" in recipe.shares) == bool(recipe.teacher)


def test_an_encoder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="No encoder is called x"):
        find_encoder("x", tmp_path)


def test_a_missing_corpus_is_told(tmp_path: Path) -> None:
    with pytest.raises(FabulaError, match="missing"):
        load_gold(tmp_path, {})


def test_development_documents_are_not_learned_from() -> None:
    if not (DATA / "litbank").is_dir():
        pytest.skip(f"no corpora in {DATA} (set FABULA_DATA)")
    corpora, rules = load_gold(DATA, {"litbank": 1, "treebanks": 1, "reman": 1, "pdnc": 1})
    splits = load_splits()
    for corpus in corpora:
        # A novel of PDNC is learned from in parts, which have their place behind its name.
        is_cut = corpus.name == "pdnc"
        names = {e.name.split()[0] if is_cut else e.name for e in corpus.examples}
        assert not names & set(splits[corpus.name])
    assert len(corpora[0].examples) == 64
    assert len(rules) > 100
    assert not {path.stem for path in list_novels(DATA)} & set(splits["litbank"])
