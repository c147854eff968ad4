"""Training learns, and a run that is taken up again ends as one that was not broken off."""

import json
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest

from tests.encode.vocabularies import build_tokenizer

torch = pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
from training import fitting  # noqa: E402
from training.examples import Sampler, example_from_litbank  # noqa: E402
from training.fitting import FitConfig, batch_losses, fit_trunk  # noqa: E402

pytestmark = pytest.mark.torch

CONFIG = FitConfig(
    n_epochs=2, batch_size=2, n_pieces=62, learning_rate=3e-3, head_learning_rate=3e-3
)
SAMPLER = Sampler(build_tokenizer(), CONFIG.n_pieces, CONFIG.batch_size, CONFIG.hidden_share)


@pytest.fixture
def examples(document) -> list:
    return [example_from_litbank(document)]


def _weights(model: SimpleNamespace) -> dict[str, torch.Tensor]:
    return model.trunk.state_dict() | model.typer.state_dict()


def _fit(model: SimpleNamespace, examples: list, config: FitConfig, folder: Path) -> None:
    fit_trunk(model.trunk, model.typer, examples, SAMPLER, config, run_dir=folder)


def test_losses_fall_on_a_text_learned_by_heart(model, examples, tmp_path: Path) -> None:
    _fit(
        model,
        examples,
        replace(CONFIG, n_epochs=16, learning_rate=6e-3, head_learning_rate=6e-3),
        tmp_path,
    )
    curve = [json.loads(line) for line in (tmp_path / "curve.jsonl").read_text().splitlines()]
    assert [row["epoch"] for row in curve] == list(range(16))
    for loss in ("mention", "type", "event"):
        assert curve[-1][loss] < 0.6 * curve[0][loss], loss
    assert not model.trunk.training


def test_losses_are_finite_where_a_batch_has_no_gold(model, examples) -> None:
    batch = next(SAMPLER.batches(examples, Random(0)))
    empty = replace(batch, spans=batch.spans[:0], events=torch.zeros_like(batch.events))
    mention, typed, event = batch_losses(model.trunk, model.typer, empty)
    assert typed == 0
    assert torch.isfinite(mention + event)


def test_padding_changes_no_loss(model, examples) -> None:
    """A window beside a longer one is scored as alone (up to bfloat16's 8 bits)."""
    model.trunk.eval(), model.typer.eval()
    sampler = replace(SAMPLER, hidden_share=0.0)
    batches = [b for b in sampler.batches(examples, Random(1)) if len(b.word_mask) == 2]
    batch = next(b for b in batches if (~b.word_mask).any())
    joint = batch_losses(model.trunk, model.typer, batch)
    n_words = batch.word_mask.sum(dim=1)
    alone = torch.stack(
        [torch.stack(batch_losses(model.trunk, model.typer, _row(batch, row))) for row in (0, 1)]
    )
    expected = (alone * n_words.unsqueeze(1)).sum(dim=0) / n_words.sum()
    assert torch.allclose(torch.stack(joint), expected, rtol=0.02)


def _row(batch, row: int):
    n_pieces, n_words = int(batch.piece_mask[row].sum()), int(batch.word_mask[row].sum())
    cut = {
        name: getattr(batch, name)[row : row + 1, :n]
        for names, n in (
            (("piece_ids", "piece_case", "piece_mask"), n_pieces),
            (("word_first", "word_last", "word_mask", "events"), n_words),
        )
        for name in names
    }
    spans = batch.spans[batch.spans[:, 0] == row].clone()
    spans[:, 0] = 0
    return replace(batch, **cut, spans=spans)


def test_a_run_taken_up_ends_as_one_that_was_not_broken_off(
    model, examples, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, broken, again = model, deepcopy(model), deepcopy(model)
    _fit(whole, examples, CONFIG, tmp_path / "whole")

    run_epoch, n_run = fitting._run_epoch, 0

    def run_one_epoch(state, batches):
        nonlocal n_run
        n_run += 1
        if n_run == 2:
            raise KeyboardInterrupt
        return run_epoch(state, batches)

    monkeypatch.setattr(fitting, "_run_epoch", run_one_epoch)
    with pytest.raises(KeyboardInterrupt):
        _fit(broken, examples, CONFIG, tmp_path / "broken")
    monkeypatch.undo()
    torch.manual_seed(12345)  # a new process begins with other random numbers
    _fit(again, examples, CONFIG, tmp_path / "broken")

    curve = (tmp_path / "broken" / "curve.jsonl").read_text().splitlines()
    assert [json.loads(line)["epoch"] for line in curve] == [0, 1]
    for name, weight in _weights(whole).items():
        assert torch.equal(weight, _weights(again)[name]), name


def test_a_finished_run_is_not_run_again(model, examples, tmp_path: Path) -> None:
    other = deepcopy(model)
    _fit(model, examples, CONFIG, tmp_path)
    _fit(other, examples, CONFIG, tmp_path)
    assert len((tmp_path / "curve.jsonl").read_text().splitlines()) == CONFIG.n_epochs
    assert all(torch.equal(w, _weights(other)[n]) for n, w in _weights(model).items())


def test_runs_are_not_mixed(model, examples, tmp_path: Path) -> None:
    config = replace(CONFIG, n_epochs=1)
    _fit(model, examples, config, tmp_path)
    with pytest.raises(ValueError, match=r"another config\.json"):
        _fit(model, examples, CONFIG, tmp_path)
    changed = [replace(examples[0], events=~examples[0].events)]
    with pytest.raises(ValueError, match=r"another data\.json"):
        _fit(model, changed, config, tmp_path)


def test_rate_rises_and_falls() -> None:
    rates = [fitting._rate(step, 100, 0.1) for step in range(120)]
    assert rates[:10] == pytest.approx([step / 10 for step in range(1, 11)])
    assert rates[10:100] == sorted(rates[10:100], reverse=True)
    assert rates[100:] == pytest.approx([0.05] * 20)
