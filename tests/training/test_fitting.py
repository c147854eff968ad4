"""Training learns, and a run that is taken up again ends as one that was not broken off."""

import json
from copy import deepcopy
from dataclasses import fields, replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from fabula.encode.windows import Window
from fabula.encode.wordpieces import find_special_pieces, split_words, window_inputs
from fabula.records import EMOTIONS
from tests.encode.vocabularies import build_tokenizer

torch = pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
from training import fitting  # noqa: E402
from training.batches import Sampler, SpanGold, collate, window_gold  # noqa: E402
from training.examples import Example, SyntaxLabels, example_from_litbank  # noqa: E402
from training.fitting import Corpus, FitConfig, fit_reader  # noqa: E402
from training.losses import LOSS_WEIGHTS, batch_losses  # noqa: E402
from training.models import Reader  # noqa: E402

pytestmark = pytest.mark.torch

CONFIG = FitConfig(
    n_epochs=2, batch_size=2, n_pieces=62, learning_rate=3e-3, head_learning_rate=3e-3
)
SAMPLER = Sampler(build_tokenizer(), CONFIG.n_pieces, CONFIG.batch_size, CONFIG.hidden_share)


@pytest.fixture
def examples(document) -> list[Example]:
    """The document with every layer that can be labelled."""
    example = example_from_litbank(document)
    n_words = len(example.words)
    last = np.zeros(n_words, np.float32)
    last[np.append(example.sentence_start[1:], n_words) - 1] = 1
    starts = np.repeat(example.sentence_start, np.diff([*example.sentence_start, n_words]))
    syntax = SyntaxLabels(np.zeros((n_words, 4), np.int32), starts.astype(np.int32), last)
    emotions = np.zeros((n_words, len(EMOTIONS) + 1), np.float32)
    emotions[:, 3] = example.events
    return [replace(example, syntax=syntax, emotions=emotions)]


def _fit(reader: Reader, examples: list[Example], config: FitConfig, folder: Path) -> None:
    fit_reader(reader, [Corpus("tiny", examples)], SAMPLER, config, run_dir=folder)


def test_losses_fall_on_a_text_learned_by_heart(reader, examples, tmp_path: Path) -> None:
    _fit(
        reader,
        examples,
        replace(CONFIG, n_epochs=16, learning_rate=6e-3, head_learning_rate=6e-3),
        tmp_path,
    )
    curve = [json.loads(line) for line in (tmp_path / "curve.jsonl").read_text().splitlines()]
    assert [row["epoch"] for row in curve] == list(range(16))
    for loss in LOSS_WEIGHTS:
        assert curve[-1][loss] < 0.6 * curve[0][loss], loss
    assert not reader.training


def test_losses_are_finite_where_a_batch_has_no_gold(reader, examples) -> None:
    batch = next(SAMPLER.batches(examples, Random(0)))
    spans = SpanGold(*(getattr(batch.spans, field.name)[:0] for field in fields(SpanGold)))
    empty = replace(batch, spans=spans, events=torch.zeros_like(batch.events))
    losses = batch_losses(reader, empty)
    assert losses["type"] == 0
    assert all(torch.isfinite(loss) for loss in losses.values())


def test_layers_that_a_corpus_lacks_have_no_loss(reader, document) -> None:
    batch = next(SAMPLER.batches([example_from_litbank(document)], Random(0)))
    assert set(batch_losses(reader, batch)) == {"mention", "type", "link", "event", "speech"}


@pytest.mark.parametrize("shape", [(0, 0), (4, 64)])
def test_padding_changes_no_loss(reader, examples, shape: tuple[int, int]) -> None:
    """A window beside a longer one is scored as alone (up to bfloat16's 8 bits)."""
    reader.eval()
    # Mentions of one document are linked across its windows, so these are of two.
    items = [_items(replace(examples[0], name=str(end)), end) for end in (9, 25)]
    joint = batch_losses(reader, collate(items, shape))
    alone = [batch_losses(reader, collate([item])) for item in items]
    for name, loss in joint.items():
        expected = (alone[0][name] * 9 + alone[1][name] * 25) / 34
        assert torch.allclose(loss, expected, rtol=0.02), name


def _items(example: Example, end: int) -> dict[str, np.ndarray]:
    pieces = split_words(example.words, SAMPLER.tokenizer)
    window = Window(0, 0, end, end)
    special = find_special_pieces(SAMPLER.tokenizer)
    return window_inputs(pieces, window, special) | window_gold(example, window)


def test_every_layer_of_the_encoder_has_its_rate(reader, examples) -> None:
    config = replace(CONFIG, learning_rate=1.0, layer_decay=0.5, head_learning_rate=3.0)
    rates = {name: fitting._top_rate(name, 2, config) for name, _ in reader.named_parameters()}
    assert rates["trunk.encoder.encoder.layer.1.output.dense.weight"] == 1.0
    assert rates["trunk.encoder.encoder.layer.0.output.dense.weight"] == 0.5
    assert rates["trunk.encoder.embeddings.LayerNorm.weight"] == 0.25
    assert rates["arcs.relation.weight"] == rates["trunk.case.weight"] == 3.0


def test_a_share_of_a_corpus_is_drawn_anew(examples) -> None:
    corpus = Corpus("many", [replace(examples[0], name=str(i)) for i in range(20)], share=0.25)
    random = Random(1)
    draws = [{example.name for example in corpus.draw(random)} for _ in range(2)]
    assert [len(draw) for draw in draws] == [5, 5]
    assert draws[0] != draws[1]


def test_a_run_taken_up_ends_as_one_that_was_not_broken_off(
    reader, examples, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, broken, again = reader, deepcopy(reader), deepcopy(reader)
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
    for name, weight in whole.state_dict().items():
        assert torch.equal(weight, again.state_dict()[name]), name


def test_a_finished_run_is_not_run_again(reader, examples, tmp_path: Path) -> None:
    other = deepcopy(reader)
    _fit(reader, examples, CONFIG, tmp_path)
    _fit(other, examples, CONFIG, tmp_path)
    assert len((tmp_path / "curve.jsonl").read_text().splitlines()) == CONFIG.n_epochs
    finished = other.state_dict()
    assert all(torch.equal(w, finished[n]) for n, w in reader.state_dict().items())


def test_runs_are_not_mixed(reader, examples, tmp_path: Path) -> None:
    config = replace(CONFIG, n_epochs=1)
    _fit(reader, examples, config, tmp_path)
    with pytest.raises(ValueError, match=r"another config\.json"):
        _fit(reader, examples, CONFIG, tmp_path)
    changed = [replace(examples[0], events=1 - examples[0].events)]
    with pytest.raises(ValueError, match=r"another data\.json"):
        _fit(reader, changed, config, tmp_path)


def test_rate_rises_and_falls() -> None:
    rates = [fitting._rate(step, 100, 0.1) for step in range(120)]
    assert rates[:10] == pytest.approx([step / 10 for step in range(1, 11)])
    assert rates[10:100] == sorted(rates[10:100], reverse=True)
    assert rates[100:] == pytest.approx([0.05] * 20)
