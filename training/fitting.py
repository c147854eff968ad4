"""Training of the trunk on gold, resumable at every epoch."""

import json
import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.examples import Batch, Example, Sampler, hash_examples
from training.models import SpanTyper, Trunk, TrunkOutput, gather_spans

CHECKPOINT_NAME = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class FitConfig:
    """How a trunk is trained; written beside its weights.

    Attributes:
        n_epochs: passes over the documents.
        batch_size: windows of a step.
        n_pieces: wordpieces of a window.
        learning_rate: of the encoder, at its highest.
        head_learning_rate: of the heads, which start from nothing.
        warm_up_share: share of the steps in which the rate rises.
        weight_decay: of AdamW.
        hidden_share: see :class:`training.examples.Sampler`.
        average_decay: decay per step of the running average of the weights, which is what is kept.
        seed: of all that is random.
    """

    n_epochs: int = 14
    batch_size: int = 8
    n_pieces: int = 254
    learning_rate: float = 1e-4
    head_learning_rate: float = 5e-4
    warm_up_share: float = 0.1
    weight_decay: float = 0.01
    hidden_share: float = 0.12
    average_decay: float = 0.99
    seed: int = 7


class _Reader(nn.Module):
    """Trunk and typer as one module, so that they are trained, averaged and saved as one."""

    def __init__(self, trunk: Trunk, typer: SpanTyper) -> None:
        super().__init__()
        self.trunk = trunk
        self.typer = typer


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """All that training changes, and so all that a checkpoint holds."""

    model: _Reader
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    average: AveragedModel


def fit_trunk(
    trunk: Trunk,
    typer: SpanTyper,
    examples: Sequence[Example],
    sampler: Sampler,
    config: FitConfig,
    *,
    run_dir: Path,
) -> None:
    """Train in place, on a GPU if there is one; ends with the averaged weights, on the CPU.

    After every epoch a checkpoint is written, and a call that finds one goes on from it. On a CPU
    a run that was broken off and taken up ends with the weights of one that was not.

    Args:
        trunk: the encoder and its heads.
        typer: what types the spans that the trunk makes vectors for.
        examples: training documents.
        sampler: cuts them into batches.
        config: see :class:`FitConfig`.
        run_dir: where the checkpoint, ``config.json``, ``data.json`` (hashes of the documents)
            and ``curve.jsonl`` (losses of each epoch) are written.

    Raises:
        ValueError: ``run_dir`` holds a checkpoint of another config or other documents.
    """
    _claim_folder(run_dir, {"config.json": asdict(config), "data.json": hash_examples(examples)})
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(config.seed)
    random, counting = (Random(config.seed) for _ in range(2))  # noqa: S311 -- no secrets here
    n_batches = sum(1 for _ in sampler.batches(examples, counting))
    state = _start(_Reader(trunk, typer).to(device), config, config.n_epochs * n_batches)
    for epoch in range(_resume(state, random, run_dir), config.n_epochs):
        started = time.monotonic()
        losses = _run_epoch(
            state, (batch.to(device) for batch in sampler.batches(examples, random))
        )
        row = {"epoch": epoch, **losses, "s": time.monotonic() - started}
        with (run_dir / "curve.jsonl").open("a", encoding="utf-8") as curve:
            curve.write(json.dumps(row) + "\n")
        _save(state, random, epoch + 1, run_dir)
    state.model.load_state_dict(state.average.module.state_dict())
    state.model.cpu().eval()


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


def _start(model: _Reader, config: FitConfig, n_steps: int) -> _State:
    optimizer = _optimizer(model, config)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: _rate(step, n_steps, config.warm_up_share)
    )
    # torch has no types for this one function.
    average_weights = get_ema_multi_avg_fn(config.average_decay)  # type: ignore[no-untyped-call]
    return _State(model, optimizer, schedule, AveragedModel(model, multi_avg_fn=average_weights))


def _run_epoch(state: _State, batches: Iterable[Batch]) -> dict[str, float]:
    """The mean of each loss over the batches."""
    losses = torch.tensor([_step(state, batch) for batch in batches])
    return dict(zip(("mention", "type", "event"), losses.mean(dim=0).tolist(), strict=True))


def _step(state: _State, batch: Batch) -> list[float]:
    state.model.train()
    losses = batch_losses(state.model.trunk, state.model.typer, batch)
    state.optimizer.zero_grad(set_to_none=True)
    torch.autograd.backward(losses[0] + losses[1] + losses[2])
    nn.utils.clip_grad_norm_(state.model.parameters(), 1.0)
    state.optimizer.step()
    state.schedule.step()
    state.average.update_parameters(state.model)
    return [loss.item() for loss in losses]


def batch_losses(trunk: Trunk, typer: SpanTyper, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Losses of mentions, of their types and of events: sums, divided by the number of words."""
    with torch.autocast(batch.piece_ids.device.type, dtype=torch.bfloat16):
        output = trunk(
            batch.piece_ids, batch.piece_case, batch.piece_mask, batch.word_first, batch.word_last
        )
    words = batch.word_mask
    event = binary_cross_entropy_with_logits(
        output.event.float()[words], batch.events[words], reduction="sum"
    )
    losses = (_mention_loss(output, batch), _type_loss(output, typer, batch), event)
    mention, typed, event = (loss / words.sum() for loss in losses)
    return mention, typed, event


def _mention_loss(output: TrunkOutput, batch: Batch) -> Tensor:
    gold = torch.zeros_like(output.mention, dtype=torch.float32)
    window, first, last = batch.spans[:, :3].unbind(dim=1)
    gold[window, first, last] = 1.0
    pairs = torch.triu(batch.word_mask.unsqueeze(1) & batch.word_mask.unsqueeze(2))
    return binary_cross_entropy_with_logits(
        output.mention.float()[pairs], gold[pairs], reduction="sum"
    )


def _type_loss(output: TrunkOutput, typer: SpanTyper, batch: Batch) -> Tensor:
    """Categories and forms are learned on the gold spans alone."""
    window, first, last, gold_category, gold_form = batch.spans.unbind(dim=1)
    category, form = typer(*gather_spans(output.ends.float(), window, first, last))
    return cross_entropy(category, gold_category, reduction="sum") + cross_entropy(
        form, gold_form, reduction="sum"
    )


def _optimizer(model: nn.Module, config: FitConfig) -> torch.optim.Optimizer:
    named = list(model.named_parameters())
    encoder = [weight for name, weight in named if name.startswith("trunk.encoder.")]
    heads = [weight for name, weight in named if not name.startswith("trunk.encoder.")]
    groups = [
        {"params": encoder, "lr": config.learning_rate},
        {"params": heads, "lr": config.head_learning_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=config.weight_decay)


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
