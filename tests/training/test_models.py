"""Weights of two readers mixed."""

from copy import deepcopy

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
from training.models import mix_weights  # noqa: E402

pytestmark = pytest.mark.torch


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_weights_move_a_share_of_the_way(reader, share: float) -> None:
    own = deepcopy(reader.state_dict())
    others = {name: torch.full_like(weight, 2) for name, weight in own.items()}
    mix_weights(reader, others, share)
    for name, weight in reader.state_dict().items():
        expected = own[name]
        if weight.is_floating_point():
            expected = (1 - share) * own[name] + share * 2
        torch.testing.assert_close(weight, expected)
