"""Excerpts of characters and places: read as they are, and scored."""

from pathlib import Path

import numpy as np
import pytest

from evaluation.corpora.folders import CorpusError
from evaluation.corpora.mobility import load_mobility
from evaluation.layers.groundings import read_excerpt, score_groundings
from fabula.interpret.staging.groundings import HABIT, RELATIONS, weigh_relations
from tests.evaluation.conftest import write_mobility
from tests.interpret.tagged_texts import tag
from training.groundings import fit_weights, write_groundings


def test_excerpts_are_read_without_their_tags(tmp_path: Path) -> None:
    write_mobility(tmp_path)
    first, second = load_mobility(tmp_path, "dev")
    assert first.raw == 'He said , " Come . " Ann sat in the barn .'
    assert first.raw[first.character.start : first.character.end] == "Ann"
    assert first.raw[first.place.start : first.place.end] == "the barn"
    assert (first.relation, first.span) == ("IN", "PUNCTUAL")
    assert second.relation == ""


def test_what_does_not_fit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"dev\.labels\.tsv is missing"):
        list(load_mobility(tmp_path, "dev"))
    write_mobility(tmp_path, context="Ann sat in <place> the barn </place> .")
    with pytest.raises(CorpusError, match="does not mark"):
        list(load_mobility(tmp_path, "dev"))


def test_relations_are_scored(tmp_path: Path) -> None:
    write_mobility(tmp_path)
    first, _ = load_mobility(tmp_path, "dev")
    content, syntax = tag(
        'He/P said/V ,/X "/X Come/VB ./X "/X Ann/NNP sat/V/sit in/ADP the/D barn/N ./X'
    )
    assert content == first.raw
    excerpt = read_excerpt(first, syntax)
    assert (excerpt.character, excerpt.place) == ((7, 7), (10, 11))
    weights = weigh_relations(excerpt.words, excerpt.character, excerpt.place)
    assert set(weights) == set(RELATIONS)
    assert sum(weights.values()) == pytest.approx(1)
    scores = dict(score_groundings([excerpt]))
    assert scores["groundings/relation"].n_gold == 1
    assert scores["groundings/relation: if all had none"].value == 0
    assert scores["groundings/habitual: if all were punctual"].value == 100


def test_weights_learn_what_goes_with_what(tmp_path: Path) -> None:
    table = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]] * 4)
    answers = np.array([0, 0, 1] * 4)
    weights = fit_weights(table, answers, 2)
    assert (table @ weights).argmax(axis=1).tolist() == answers.tolist()
    path = tmp_path / "weights.py"
    write_groundings(path, {"in": {"a": 1.234, "b": 0.001}, HABIT: {"a": -1.0}})
    written: dict[str, object] = {}
    exec(path.read_text(encoding="utf-8"), written)
    assert written["WEIGHTS"] == {"in": {"a": 1.2}, HABIT: {"a": -1.0}}
