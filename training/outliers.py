"""Channels with outliers read apart, so that int8 has room for the others.

A few channels of a transformer's activations are far larger than all the rest; with one scale for
the whole array, int8 leaves the rest hardly a step. So the largest channels of a layer's input
are left out of its product and come back as a small product of their own in float32 (the
decomposition of LLM.int8, Dettmers et al. 2022).
"""

import copy
from collections.abc import Iterable
from typing import Final

import torch
from torch import Tensor, nn

from training.batches import Batch
from training.models import Trunk

N_CHANNELS: Final = 16
"""Channels that are read apart where a layer's input has outliers."""

MIN_RATIO: Final = 1.5
"""An input has outliers when its largest channel is so many times the largest of the rest."""


class SplitLinear(nn.Module):
    """A linear layer that reads some channels of its input apart."""

    kept: Tensor
    channels: Tensor

    def __init__(self, linear: nn.Linear, channels: Tensor) -> None:
        super().__init__()
        self.linear = linear
        self.spare = nn.Linear(len(channels), linear.out_features, bias=False)
        self.spare.weight.copy_(linear.weight[:, channels])
        kept = torch.ones(linear.in_features)
        kept[channels] = 0
        self.register_buffer("kept", kept)
        self.register_buffer("channels", channels)

    def forward(self, inputs: Tensor) -> Tensor:
        """What the linear layer would say."""
        rest: Tensor = self.linear(inputs * self.kept)
        apart: Tensor = self.spare(inputs.index_select(-1, self.channels))
        return rest + apart


@torch.no_grad()
def split_outliers(trunk: Trunk, batches: Iterable[Batch]) -> Trunk:
    """A trunk that says the same, with outliers read apart.

    Args:
        trunk: trained; it is not changed.
        batches: text to look for outliers in; some thousand words are enough.
    """
    split = copy.deepcopy(trunk).cpu().eval()
    linears = {
        name: module for name, module in split.named_modules() if isinstance(module, nn.Linear)
    }
    for name, size in _measure_inputs(split, linears, batches).items():
        if len(size) <= 2 * N_CHANNELS:
            continue
        largest = size.topk(N_CHANNELS + 1)
        if largest.values[0] >= MIN_RATIO * largest.values[-1]:
            channels = largest.indices[:-1].sort().values
            split.set_submodule(name, SplitLinear(linears[name], channels))
    return split


def _measure_inputs(
    trunk: Trunk, linears: dict[str, nn.Linear], batches: Iterable[Batch]
) -> dict[str, Tensor]:
    """The largest input of each channel of each layer, by the layer's name."""
    sizes: dict[str, Tensor] = {}

    def watch(name: str, inputs: Tensor) -> None:
        size = inputs.abs().flatten(0, -2).amax(dim=0)
        sizes[name] = torch.maximum(sizes[name], size) if name in sizes else size

    hooks = [
        linear.register_forward_pre_hook(lambda _, given, name=name: watch(name, given[0]))
        for name, linear in linears.items()
    ]
    for batch in batches:
        trunk(
            batch.piece_ids, batch.piece_case, batch.piece_mask, batch.word_first, batch.word_last
        )
    for hook in hooks:
        hook.remove()
    return sizes
