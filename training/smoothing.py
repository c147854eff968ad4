"""Outliers of activations moved into weights, so that int8 has room for the rest.

A few channels of a transformer's activations are far larger than all others; with one scale for
the whole array, int8 leaves the others hardly a step. Dividing each channel by its size and
multiplying the weights that read it changes nothing in exact arithmetic (SmoothQuant, Xiao et
al. 2023). Here the division is a product of its own before the weights, so that it serves every
product, whatever comes before it.
"""

import copy
from collections.abc import Iterable
from typing import Final

import torch
from torch import Tensor, nn

from training.batches import Batch
from training.models import Trunk

STRENGTH: Final = 0.5
"""How much of the outliers moves: 0 leaves them where they are, 1 takes all to the weights."""


class _Smoothed(nn.Module):
    """A linear layer that reads its input channel by channel at another scale."""

    def __init__(self, linear: nn.Linear, shrink: Tensor) -> None:
        super().__init__()
        self.linear = linear
        self.register_buffer("shrink", shrink)

    def forward(self, inputs: Tensor) -> Tensor:
        outputs: Tensor = self.linear(inputs * self.shrink)
        return outputs


@torch.no_grad()
def smooth_trunk(trunk: Trunk, batches: Iterable[Batch]) -> Trunk:
    """A trunk that says the same with smaller outliers between its layers.

    Args:
        trunk: trained; it is not changed.
        batches: text to measure activations on; some thousand words are enough.
    """
    smoothed = copy.deepcopy(trunk).cpu().eval()
    linears = {
        name: module for name, module in smoothed.named_modules() if isinstance(module, nn.Linear)
    }
    sizes, readers = _measure_inputs(smoothed, linears, batches)
    for names in readers:
        group = [linears[name] for name in names]
        weights = torch.stack([linear.weight.abs().amax(dim=0) for linear in group]).amax(dim=0)
        grow = sizes[names[0]].clamp(min=1e-5) ** STRENGTH
        grow = grow / weights.clamp(min=1e-5) ** (1 - STRENGTH)
        shrink = 1 / grow
        for name, linear in zip(names, group, strict=True):
            linear.weight.mul_(grow)
            smoothed.set_submodule(name, _Smoothed(linear, shrink))
    return smoothed


def _measure_inputs(
    trunk: Trunk, linears: dict[str, nn.Linear], batches: Iterable[Batch]
) -> tuple[dict[str, Tensor], list[list[str]]]:
    """The largest input of each channel of each layer, and the layers that share an input."""
    sizes: dict[str, Tensor] = {}
    readers: dict[int, list[str]] = {}
    held: list[Tensor] = []

    def watch(name: str, inputs: Tensor) -> None:
        size = inputs.abs().flatten(0, -2).amax(dim=0)
        sizes[name] = torch.maximum(sizes[name], size) if name in sizes else size
        readers.setdefault(id(inputs), []).append(name)
        held.append(inputs)  # as long as it lives no other array has its id

    hooks = [
        linear.register_forward_pre_hook(lambda _, given, name=name: watch(name, given[0]))
        for name, linear in linears.items()
    ]
    for batch in batches:
        readers.clear()
        held.clear()
        trunk(
            batch.piece_ids, batch.piece_case, batch.piece_mask, batch.word_first, batch.word_last
        )
    for hook in hooks:
        hook.remove()
    return sizes, list(readers.values())
