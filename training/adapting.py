"""An encoder made at home in novels before it is taught anything: words are hidden and guessed.

Masked-language training goes on where the pretrained encoder's ended (Devlin et al. 2019), on text
of the domain (Gururangan et al. 2020). Letter case is an input from here on.
"""

import json
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from fabula.encode.windows import plan_windows
from fabula.encode.wordpieces import find_special_pieces, split_words, window_inputs
from training.models import Trunk
from training.stretches import Stretch, draw_stretch

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class AdaptConfig:
    """How an encoder is adapted.

    Attributes:
        n_words: of each novel, from a random sentence on.
        n_pieces: wordpieces of a window.
        batch_size: windows of a step.
        learning_rate: at its highest, after a tenth of the steps.
        hidden_share: of the wordpieces, that are to be guessed.
        seed: of all that is random.
    """

    n_words: int = 30_000
    n_pieces: int = 254
    batch_size: int = 16
    learning_rate: float = 2e-4
    hidden_share: float = 0.15
    seed: int = 7


class Guesser(nn.Module):
    """Guesses hidden wordpieces from the encoder's vectors; its last matrix is the embeddings."""

    def __init__(self, trunk: Trunk) -> None:
        super().__init__()
        self.trunk = trunk
        width = trunk.encoder.config.hidden_size
        self.body = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.bias = nn.Parameter(torch.zeros(trunk.encoder.config.vocab_size))

    def forward(self, piece_ids: Tensor, piece_case: Tensor, mask: Tensor, at: Tensor) -> Tensor:
        """Logits float32[n_hidden, n_ids] for the pieces where ``at`` is True."""
        vectors = self.body(self.trunk.read_pieces(piece_ids, piece_case, mask)[at])
        embeddings = self.trunk.encoder.embeddings.word_embeddings.weight
        logits: Tensor = vectors @ embeddings.T + self.bias
        return logits


def adapt_trunk(
    trunk: Trunk,
    paths: Sequence[Path],
    tokenizer: Tokenizer,
    config: AdaptConfig,
    run_dir: Path,
) -> None:
    """Adapt the encoder and the case embedding of a trunk in place; done once, then loaded.

    Args:
        trunk: on a pretrained encoder.
        paths: of novels, of each of which a stretch is read.
        tokenizer: of the encoder.
        config: see :class:`AdaptConfig`.
        run_dir: where ``adapted.pt``, its config and its curve are written.
    """
    run_dir.mkdir(parents=True, exist_ok=True)
    path = run_dir / "adapted.pt"
    if not path.exists():
        stretches = [draw_stretch(path, config.n_words, config.seed) for path in paths]
        _train(trunk, stretches, tokenizer, config, run_dir)
        beside = path.with_suffix(".part")
        torch.save({"encoder": trunk.encoder.state_dict(), "case": trunk.case.state_dict()}, beside)
        beside.replace(path)
    saved = torch.load(path, map_location="cpu", weights_only=True)
    trunk.encoder.load_state_dict(saved["encoder"])
    trunk.case.load_state_dict(saved["case"])


def _train(
    trunk: Trunk,
    stretches: Sequence[Stretch],
    tokenizer: Tokenizer,
    config: AdaptConfig,
    run_dir: Path,
) -> None:
    torch.manual_seed(config.seed)
    random = Random(config.seed)  # noqa: S311 -- no secrets here
    guesser = Guesser(trunk).train()
    batches = list(_batches(_windows(stretches, tokenizer, config), config.batch_size, random))
    optimizer = torch.optim.AdamW(guesser.parameters(), lr=config.learning_rate, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, len(batches)))
    hidden = find_special_pieces(tokenizer).hidden
    (run_dir / "config.json").write_text(json.dumps(asdict(config), indent=1), encoding="utf-8")
    started, losses = time.monotonic(), []
    for number, (piece_ids, piece_case, mask) in enumerate(batches, start=1):
        at = (torch.rand(mask.shape) < config.hidden_share) & mask.bool()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = guesser(piece_ids.masked_fill(at, hidden), piece_case, mask, at)
        loss = cross_entropy(logits.float(), piece_ids[at])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(guesser.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        if number % 50 == 0 or number == len(batches):
            row = {"step": number, "loss": sum(losses) / len(losses)}
            row["s"] = time.monotonic() - started
            losses = []
            with (run_dir / "curve.jsonl").open("a", encoding="utf-8") as curve:
                curve.write(json.dumps(row) + "\n")


def _windows(
    stretches: Sequence[Stretch], tokenizer: Tokenizer, config: AdaptConfig
) -> list[tuple[Ids, Ids]]:
    special = find_special_pieces(tokenizer)
    found = []
    for stretch in stretches:
        pieces = split_words(stretch.words, tokenizer)
        for window in plan_windows(pieces.piece_start, stretch.sentence_start, config.n_pieces, 0):
            arrays = window_inputs(pieces, window, special)
            found.append((arrays["piece_ids"], arrays["piece_case"]))
    return found


def _batches(
    windows: list[tuple[Ids, Ids]], batch_size: int, random: Random
) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Windows of like length together, padded."""
    windows = sorted(windows, key=lambda window: len(window[0]))
    groups = [windows[i : i + batch_size] for i in range(0, len(windows), batch_size)]
    random.shuffle(groups)
    for group in groups:
        ids = nn.utils.rnn.pad_sequence([torch.from_numpy(i) for i, _ in group], batch_first=True)
        case = nn.utils.rnn.pad_sequence([torch.from_numpy(c) for _, c in group], batch_first=True)
        lengths = torch.tensor([len(i) for i, _ in group]).unsqueeze(1)
        yield ids, case, (torch.arange(ids.shape[1]) < lengths).long()


def _rate(step: int, n_steps: int) -> float:
    n_warm = max(1, n_steps // 10)
    if step < n_warm:
        return (step + 1) / n_warm
    return 0.5 * (1 + math.cos(math.pi * (step - n_warm) / max(1, n_steps - n_warm)))
