"""Training of the trunk on gold, resumable at every epoch."""

import json
import math
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from training.examples import Batch, Example, Sampler
from training.models import SpanTyper, Trunk, gather_spans


@dataclass(frozen=True, slots=True)
class FitConfig:
    """How a trunk is trained; written beside its weights."""

    n_epochs: int = 16
    batch_size: int = 8
    n_pieces: int = 254
    learning_rate: float = 1e-4
    head_learning_rate: float = 5e-4
    warm_up_share: float = 0.1
    weight_decay: float = 0.01
    hidden_share: float = 0.12
    average_decay: float = 0.99
    """Decay per step of the running average of the weights, which is what is kept."""
    seed: int = 7


def fit_trunk(
    trunk: Trunk, typer: SpanTyper, examples: Sequence[Example], sampler: Sampler, config: FitConfig, run_dir: Path
) -> None:
    """Train in place; ends with the averaged weights. Resumes from ``run_dir`` if it can.

    Args:
        trunk, typer: the modules to train.
        examples: training documents.
        sampler: cuts them into batches.
        config: see :class:`FitConfig`.
        run_dir: where the checkpoint, the config and the curve (``curve.jsonl``) are written.
    """
    run_dir.mkdir(parents=True, exist_ok=True)
    (run_dir / "config.json").write_text(json.dumps(asdict(config), indent=1), encoding="utf-8")
    model = torch.nn.ModuleDict({"trunk": trunk, "typer": typer})
    torch.manual_seed(config.seed)
    random = Random(config.seed)  # noqa: S311 (not for secrets)
    n_steps = config.n_epochs * sum(1 for _ in sampler.batches(examples, Random(0)))  # noqa: S311
    optimizer = _optimizer(model, config)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, n_steps, config.warm_up_share))
    average = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(config.average_decay)
    )
    state = {"model": model, "optimizer": optimizer, "schedule": schedule, "average": average}
    for epoch in range(_resume(state, random, run_dir), config.n_epochs):
        started = time.monotonic()
        losses = [_step(trunk, typer, batch, state) for batch in sampler.batches(examples, random)]
        mean = torch.tensor(losses).mean(dim=0).tolist()
        row = {"epoch": epoch, "mention": mean[0], "type": mean[1], "event": mean[2], "s": time.monotonic() - started}
        with (run_dir / "curve.jsonl").open("a", encoding="utf-8") as curve:
            curve.write(json.dumps(row) + "\n")
        _save(state, random, epoch + 1, run_dir)
    model.load_state_dict(average.module.state_dict())
    model.eval()


def batch_losses(trunk: Trunk, typer: SpanTyper, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Losses of mentions, of their types and of events, each a mean over words."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        output = trunk(batch.piece_ids, batch.piece_case, batch.piece_mask, batch.word_first, batch.word_last)
    n_words = batch.word_mask.sum()
    gold = torch.zeros_like(output.mention, dtype=torch.float32)
    window, first, last = batch.spans[:, 0], batch.spans[:, 1], batch.spans[:, 2]
    gold[window, first, last] = 1.0
    pairs = batch.word_mask.unsqueeze(1) & batch.word_mask.unsqueeze(2)
    pairs = torch.triu(pairs)
    mention = binary_cross_entropy_with_logits(output.mention.float()[pairs], gold[pairs], reduction="sum") / n_words
    category, form = typer(*gather_spans(output.ends.float(), window, first, last))
    typed = cross_entropy(category, batch.spans[:, 3], reduction="sum")
    typed = (typed + cross_entropy(form, batch.spans[:, 4], reduction="sum")) / n_words
    event = binary_cross_entropy_with_logits(
        output.event.float()[batch.word_mask], batch.events[batch.word_mask], reduction="sum"
    )
    return mention, typed, event / n_words


def _step(trunk: Trunk, typer: SpanTyper, batch: Batch, state: dict[str, object]) -> list[float]:
    model, optimizer, schedule, average = (state[key] for key in ("model", "optimizer", "schedule", "average"))
    model.train()
    losses = batch_losses(trunk, typer, batch)
    optimizer.zero_grad(set_to_none=True)
    sum(losses).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    average.update_parameters(model)
    return [loss.item() for loss in losses]


def _optimizer(model: torch.nn.Module, config: FitConfig) -> torch.optim.Optimizer:
    encoder = [p for name, p in model.named_parameters() if name.startswith("trunk.encoder.")]
    heads = [p for name, p in model.named_parameters() if not name.startswith("trunk.encoder.")]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": config.learning_rate}, {"params": heads, "lr": config.head_learning_rate}],
        weight_decay=config.weight_decay,
    )


def _rate(step: int, n_steps: int, warm_up_share: float) -> float:
    """Linear warm-up, then a cosine down to a twentieth."""
    n_warm = max(1, round(n_steps * warm_up_share))
    if step < n_warm:
        return (step + 1) / n_warm
    share = min(1.0, (step - n_warm) / max(1, n_steps - n_warm))
    return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * share))


def _save(state: dict[str, object], random: Random, epoch: int, run_dir: Path) -> None:
    saved = {key: part.state_dict() for key, part in state.items()}
    saved |= {"epoch": epoch, "random": random.getstate(), "torch_random": torch.get_rng_state()}
    beside = run_dir / "checkpoint.pt.part"
    torch.save(saved, beside)
    beside.replace(run_dir / "checkpoint.pt")


def _resume(state: dict[str, object], random: Random, run_dir: Path) -> int:
    path = run_dir / "checkpoint.pt"
    if not path.exists():
        return 0
    # The run's own file: it holds the state of Python's random generator, which is no tensor.
    saved = torch.load(path, weights_only=False)
    for key, part in state.items():
        part.load_state_dict(saved[key])
    random.setstate(saved["random"])
    torch.set_rng_state(saved["torch_random"])
    return int(saved["epoch"])
