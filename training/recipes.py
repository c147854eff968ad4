"""How each bundle is made: encoder, settings, and what it learns from."""

from dataclasses import dataclass
from typing import Final

from training.adapting import AdaptConfig
from training.encoders import MINILM, MPNET
from training.fitting import FitConfig


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a bundle is made.

    Attributes:
        name: of the bundle.
        encoder: the pretrained encoder, see :mod:`training.encoders`.
        config: how it is trained.
        shares: of each corpus, that one epoch goes over; ``silver`` are a teacher's labels.
        adaptation: how the encoder is made at home in novels first, or None.
        start: the recipe whose weights it starts from, or ""; that recipe makes no bundle.
        kept_share: of those weights that is mixed into its own at the end (WiSE-FT, Wortsman et
            al. 2022).
        teacher: the recipe whose bundle labels novels for it, or "".
        silver_words: words of each novel that are labelled.
        has_outliers: its activations have outliers, see :mod:`training.outliers`.
        mention_threshold, event_threshold, emotion_threshold: see ``fabula.encode.Bundle``.
    """

    name: str
    encoder: str
    config: FitConfig
    shares: dict[str, float]
    adaptation: AdaptConfig | None = None
    start: str = ""
    kept_share: float = 0.0
    teacher: str = ""
    silver_words: int = 0
    has_outliers: bool = False
    mention_threshold: float = 0.45
    event_threshold: float = 0.35
    emotion_threshold: float = 0.12


RECIPES: Final = {
    recipe.name: recipe
    for recipe in (
        Recipe(
            name="en-base",
            encoder=MPNET,
            config=FitConfig(
                n_epochs=12,
                learning_rate=4e-5,
                layer_decay=0.9,
                warm_up_share=0.15,
                is_compiled=True,
                has_fixed_embeddings=True,
            ),
            shares={"litbank": 1.0, "treebanks": 0.4, "reman": 0.3, "pdnc": 0.06},
            has_outliers=True,
        ),
        Recipe(
            name="en-small",
            encoder=MINILM,
            config=FitConfig(n_epochs=7, learning_rate=6e-5, average_decay=0.995, is_compiled=True),
            shares={"litbank": 1.0, "treebanks": 0.4, "reman": 1.0, "pdnc": 0.06, "silver": 0.1},
            start="en-small-start",
            kept_share=0.3,
            teacher="en-base",
            silver_words=12_000,
        ),
    )
}
"""Bundles, a teacher before its students."""

STARTS: Final = {
    recipe.name: recipe
    for recipe in (
        Recipe(
            name="en-small-start",
            encoder=MINILM,
            config=FitConfig(is_compiled=True),
            shares={"litbank": 1.0, "treebanks": 1.0, "reman": 0.5, "pdnc": 0.06, "silver": 0.2},
            teacher="en-base",
            silver_words=12_000,
        ),
    )
}
"""What other recipes start from."""
