"""Training of trunk and typers on what is labelled, resumable at every epoch."""

import json
import math
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from random import Random

import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.batches import Batch, Sampler
from training.examples import Example, hash_examples
from training.losses import LOSS_WEIGHTS, batch_losses
from training.models import Reader

CHECKPOINT_NAME = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class FitConfig:
    """How a reader is trained; written beside its weights.

    Attributes:
        n_epochs: passes over the corpora.
        batch_size: windows of a step.
        n_pieces: wordpieces of a window.
        learning_rate: of the encoder's last layer, at its highest.
        layer_decay: the rate of each layer is that of the one above it times this.
        head_learning_rate: of the heads, which start from nothing.
        warm_up_share: share of the steps in which the rate rises.
        weight_decay: of AdamW.
        hidden_share: see :class:`training.batches.Sampler`.
        average_decay: decay per step of the running average of the weights, which is what is kept.
        is_compiled: the encoder is compiled for windows of one length: a fifth faster.
        has_fixed_embeddings: the word embeddings stay what they are.
        seed: of all that is random.
    """

    n_epochs: int = 14
    batch_size: int = 8
    n_pieces: int = 254
    learning_rate: float = 1e-4
    layer_decay: float = 1.0
    head_learning_rate: float = 5e-4
    warm_up_share: float = 0.1
    weight_decay: float = 0.01
    hidden_share: float = 0.12
    average_decay: float = 0.99
    is_compiled: bool = False
    has_fixed_embeddings: bool = False
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Corpus:
    """Examples with the same layers.

    Attributes:
        name: e.g. ``litbank``.
        examples: its training documents.
        share: of them, drawn anew, that one epoch goes over.
    """

    name: str
    examples: Sequence[Example]
    share: float = 1.0

    def draw(self, random: Random) -> list[Example]:
        """The documents of one epoch."""
        return random.sample(list(self.examples), max(1, round(self.share * len(self.examples))))


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """All that training changes, and so all that a checkpoint holds."""

    model: Reader
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    average: AveragedModel


def fit_reader(
    reader: Reader,
    corpora: Sequence[Corpus],
    sampler: Sampler,
    config: FitConfig,
    *,
    run_dir: Path,
) -> None:
    """Train in place, on a GPU if there is one; ends with the averaged weights, on the CPU.

    After every epoch a checkpoint is written, and a call that finds one goes on from it. On a CPU
    a run that was broken off and taken up ends with the weights of one that was not.

    Args:
        reader: the encoder and its heads.
        corpora: what to learn from; every batch is of one of them.
        sampler: cuts documents into batches.
        config: see :class:`FitConfig`.
        run_dir: where the checkpoint, ``config.json``, ``data.json`` (hashes of the documents)
            and ``curve.jsonl`` (losses of each epoch) are written.

    Raises:
        ValueError: ``run_dir`` holds a checkpoint of another config or other documents.
    """
    shares = {corpus.name: corpus.share for corpus in corpora}
    data = {corpus.name: hash_examples(corpus.examples) for corpus in corpora}
    record = asdict(config) | {"shares": shares, "loss_weights": LOSS_WEIGHTS}
    _claim_folder(run_dir, {"config.json": record, "data.json": data})
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(config.seed)
    random, counting = (Random(config.seed) for _ in range(2))  # noqa: S311 -- no secrets here
    n_batches = len(_plan_epoch(corpora, sampler, counting))
    state = _start(reader.to(device), config, config.n_epochs * n_batches)
    first_epoch = _resume(state, random, run_dir)
    if config.is_compiled:
        reader.trunk.encoder.compile(dynamic=False)
    for epoch in range(first_epoch, config.n_epochs):
        started = time.monotonic()
        losses = _run_epoch(
            state, (batch.to(device) for batch in _plan_epoch(corpora, sampler, random))
        )
        row = {"epoch": epoch, **losses, "s": time.monotonic() - started}
        with (run_dir / "curve.jsonl").open("a", encoding="utf-8") as curve:
            curve.write(json.dumps(row) + "\n")
        _save(state, random, epoch + 1, run_dir)
    state.model.load_state_dict(state.average.module.state_dict())
    state.model.cpu().eval()


def _plan_epoch(corpora: Sequence[Corpus], sampler: Sampler, random: Random) -> list[Batch]:
    """The batches of one epoch, those of all corpora shuffled together."""
    batches = [b for corpus in corpora for b in sampler.batches(corpus.draw(random), random)]
    random.shuffle(batches)
    return batches


def _claim_folder(run_dir: Path, documents: dict[str, object]) -> None:
    """Write what a run is made of, or check that a run broken off here was made of the same."""
    run_dir.mkdir(parents=True, exist_ok=True)
    is_taken_up = (run_dir / CHECKPOINT_NAME).exists()
    for name, document in documents.items():
        path = run_dir / name
        content = json.dumps(document, indent=1)
        if is_taken_up and not (path.exists() and path.read_text(encoding="utf-8") == content):
            raise ValueError(
                f"{run_dir} holds a checkpoint of a run with another {name}. Give another folder, "
                "or delete this one."
            )
        path.write_text(content, encoding="utf-8")


def _start(model: Reader, config: FitConfig, n_steps: int) -> _State:
    optimizer = _optimizer(model, config)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: _rate(step, n_steps, config.warm_up_share)
    )
    # torch has no types for this one function.
    average_weights = get_ema_multi_avg_fn(config.average_decay)  # type: ignore[no-untyped-call]
    return _State(model, optimizer, schedule, AveragedModel(model, multi_avg_fn=average_weights))


def _run_epoch(state: _State, batches: Iterator[Batch]) -> dict[str, float]:
    """The mean of each loss over the batches that have it."""
    found: dict[str, list[float]] = {}
    for batch in batches:
        for name, loss in _step(state, batch).items():
            found.setdefault(name, []).append(loss)
    return {name: sum(losses) / len(losses) for name, losses in sorted(found.items())}


def _step(state: _State, batch: Batch) -> dict[str, float]:
    state.model.train()
    losses = batch_losses(state.model, batch)
    state.optimizer.zero_grad(set_to_none=True)
    weighted = [LOSS_WEIGHTS[name] * loss for name, loss in losses.items()]
    torch.autograd.backward(torch.stack(weighted).sum())
    nn.utils.clip_grad_norm_(state.model.parameters(), 1.0)
    state.optimizer.step()
    state.schedule.step()
    state.average.update_parameters(state.model)
    return {name: loss.item() for name, loss in losses.items()}


def _optimizer(model: Reader, config: FitConfig) -> torch.optim.Optimizer:
    """AdamW, with a rate of its own for the heads and for each layer of the encoder."""
    n_layers = model.trunk.encoder.config.num_hidden_layers
    if config.has_fixed_embeddings:
        model.trunk.encoder.embeddings.word_embeddings.requires_grad_(requires_grad=False)
    groups: dict[float, list[nn.Parameter]] = {}
    for name, weight in model.named_parameters():
        if weight.requires_grad:
            groups.setdefault(_top_rate(name, n_layers, config), []).append(weight)
    parts = [{"params": weights, "lr": rate} for rate, weights in sorted(groups.items())]
    return torch.optim.AdamW(parts, weight_decay=config.weight_decay, fused=True)


def _top_rate(name: str, n_layers: int, config: FitConfig) -> float:
    if not name.startswith("trunk.encoder."):
        return config.head_learning_rate
    layer = re.search(r"\.layer\.(\d+)\.", name)
    n_above = n_layers - 1 - int(layer[1]) if layer else n_layers
    return config.learning_rate * config.layer_decay**n_above


def _rate(step: int, n_steps: int, warm_up_share: float) -> float:
    """Share of the highest learning rate: linear warm-up, then a cosine down to a twentieth."""
    n_warm = max(1, round(n_steps * warm_up_share))
    if step < n_warm:
        return (step + 1) / n_warm
    share = min(1.0, (step - n_warm) / max(1, n_steps - n_warm))
    return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * share))


def _save(state: _State, random: Random, epoch: int, run_dir: Path) -> None:
    saved = {part.name: getattr(state, part.name).state_dict() for part in fields(state)}
    saved |= {"epoch": epoch, "random": random.getstate(), "torch_random": torch.get_rng_state()}
    beside = run_dir / f"{CHECKPOINT_NAME}.part"
    torch.save(saved, beside)
    beside.replace(run_dir / CHECKPOINT_NAME)


def _resume(state: _State, random: Random, run_dir: Path) -> int:
    """Load the last checkpoint, if there is one; the number of epochs it has behind it."""
    path = run_dir / CHECKPOINT_NAME
    if not path.exists():
        return 0
    saved = torch.load(path, map_location="cpu", weights_only=True)
    for part in fields(state):
        getattr(state, part.name).load_state_dict(saved[part.name])
    random.setstate(saved["random"])
    torch.set_rng_state(saved["torch_random"])
    return int(saved["epoch"])
