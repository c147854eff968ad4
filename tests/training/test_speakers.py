"""The fitting of the weights of speakers."""

import numpy as np
import pytest

from fabula.interpret.speaking import evidence, exchanges
from fabula.interpret.speaking.chains import decode_chain

torch = pytest.importorskip("torch")
speakers = pytest.importorskip("training.speakers")


def test_decodes_as_the_package_does() -> None:
    random = np.random.default_rng(0)
    own = random.normal(0, 3, (2, 5, 4))
    again, back_to = random.normal(0, 2, (2, 2, 5))
    given = (torch.tensor(values) for values in (own, again, back_to, np.array([5, 3])))
    likely = speakers.decode_talks(*given).numpy()
    np.testing.assert_allclose(likely[0], decode_chain(own[0], again[0], back_to[0]), atol=1e-9)
    short = decode_chain(own[1, :3], again[1, :3], back_to[1, :3])
    np.testing.assert_allclose(likely[1, :3], short, atol=1e-9)


def test_what_tells_the_speaker_gains_weight() -> None:
    """Whoever claims a line says it in these talks, of one turn each."""
    column = evidence.FEATURES.index("claim")
    values = np.zeros((1, 3, len(evidence.FEATURES)), np.float32)
    values[0, 1, column] = 1
    is_speaker = np.array([[False, True, False]])
    steps = np.zeros((1, len(exchanges.FEATURES)))
    talk = speakers.Talk(values, steps, np.array([-1]), is_speaker, np.ones(1))
    own, _, _ = speakers.fit_weights([talk] * 4)
    assert own[column] > 1
