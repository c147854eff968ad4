"""The ONNX graphs say what torch says, within the tolerances written here."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from fabula.encode import load_bundle
from fabula.encode.readings import Reading
from fabula.encode.sessions import Model, open_model
from fabula.encode.windows import Window
from fabula.encode.wordpieces import split_words, window_inputs
from tests.encode.vocabularies import build_tokenizer
from tests.training.conftest import SENTENCES

torch = pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
pytest.importorskip("onnx", reason="onnx is not installed (docs/training.md)")
from training import bundling  # noqa: E402
from training.bundling import BundlePlan, write_bundle  # noqa: E402
from training.models import gather_spans  # noqa: E402

pytestmark = pytest.mark.torch

FLOAT_TOLERANCE = 1e-5
"""Of probabilities and of ``ends``, graph in float32; 5e-7 was measured here, 5e-6 on en-small."""

INT8_TOLERANCE = 0.01
"""Of probabilities, encoder in int8; 0.0012 was measured with random weights. A trained model
is surer of its scores and differs by more: docs/decisions/onnx-int8.md."""

PLAN = BundlePlan("tiny", 1, "random", n_pieces=62, n_overlap=16)

# Windows of one word, of one sentence and of several, so that no axis is fixed by the export.
WINDOWS = (Window(0, 0, 1, 1), Window(0, 0, 8, 8), Window(3, 3, 29, 29))


def _write(model: SimpleNamespace, folder: Path, *, quantized: bool) -> Model:
    model.trunk.eval(), model.typer.eval()
    tokenizer_file = folder.parent / "source.json"
    build_tokenizer().save(str(tokenizer_file))
    write_bundle(model.trunk, model.typer, tokenizer_file, PLAN, folder, quantized=quantized)
    return open_model(load_bundle(folder))


def _torch_says(model: SimpleNamespace, opened: Model, pieces, window: Window):
    """The reading, and category and form of every span."""
    arrays = window_inputs(pieces, window, opened.special)
    inputs = {name: torch.from_numpy(array)[None] for name, array in arrays.items()}
    n_words = window.end - window.start
    first, last = np.triu_indices(n_words)
    with torch.no_grad():
        out = model.trunk(**inputs, piece_mask=torch.ones_like(inputs["piece_ids"]))
        rows = torch.from_numpy(first), torch.from_numpy(last)
        spans = gather_spans(out.ends, torch.zeros(len(first), dtype=torch.int64), *rows)
        category, form = (logits.softmax(-1).numpy() for logits in model.typer(*spans))
    reading = Reading(
        torch.sigmoid(out.event[0]).numpy(),
        torch.sigmoid(out.mention[0]).numpy(),
        out.ends[0].numpy(),
    )
    return reading, first, last, category, form


@pytest.mark.parametrize(
    ("quantized", "tolerance"), [(False, FLOAT_TOLERANCE), (True, INT8_TOLERANCE)]
)
def test_onnx_says_what_torch_says(
    model: SimpleNamespace, tmp_path: Path, *, quantized: bool, tolerance: float
) -> None:
    opened = _write(model, tmp_path / "tiny", quantized=quantized)
    words = [word for sentence in SENTENCES for word in sentence]
    pieces = split_words(words, opened.tokenizer)
    for window in WINDOWS:
        expected, first, last, *types = _torch_says(model, opened, pieces, window)
        reading = opened.read_window(pieces, window)
        category, form = opened.type_spans(reading.ends, first, last)
        np.testing.assert_allclose(reading.event, expected.event, atol=tolerance, rtol=0)
        np.testing.assert_allclose(reading.mention, expected.mention, atol=tolerance, rtol=0)
        np.testing.assert_allclose(category, types[0], atol=tolerance, rtol=0)
        np.testing.assert_allclose(form, types[1], atol=tolerance, rtol=0)
        if not quantized:
            np.testing.assert_allclose(reading.ends, expected.ends, atol=tolerance, rtol=0)


def test_int8_makes_the_trunk_smaller_and_changes_it(
    model: SimpleNamespace, tmp_path: Path
) -> None:
    _write(model, tmp_path / "float", quantized=False)
    _write(model, tmp_path / "int8", quantized=True)
    plain, small = (tmp_path / name / "trunk.onnx" for name in ("float", "int8"))
    assert plain.read_bytes() != small.read_bytes()
    assert b"MatMulInteger" in small.read_bytes()


def test_exporting_leaves_the_model_as_it_was(model: SimpleNamespace, tmp_path: Path) -> None:
    before = {name: weight.clone() for name, weight in model.trunk.state_dict().items()}
    model.trunk.train()
    build_tokenizer().save(str(tmp_path / "source.json"))
    write_bundle(model.trunk, model.typer, tmp_path / "source.json", PLAN, tmp_path / "tiny")
    assert model.trunk.training
    assert all(torch.equal(w, before[name]) for name, w in model.trunk.state_dict().items())


def test_a_bundle_keeps_its_card_and_leaves_nothing_beside_it(model, tmp_path: Path) -> None:
    folder = tmp_path / "shelf" / "tiny"
    folder.mkdir(parents=True)
    (folder / "CARD.md").write_text("what it is", encoding="utf-8")
    build_tokenizer().save(str(tmp_path / "source.json"))
    write_bundle(model.trunk, model.typer, tmp_path / "source.json", PLAN, folder)
    assert load_bundle(folder).id == "tiny/1"
    names = ["CARD.md", "bundle.json", "spans.onnx", "tokenizer.json", "trunk.onnx"]
    assert sorted(path.name for path in folder.iterdir()) == names
    assert [path.name for path in folder.parent.iterdir()] == ["tiny"]


def test_files_too_large_for_git_leave_the_old_bundle(model, tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "tiny"
    _write(model, folder, quantized=True)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr(bundling, "MAX_FILE_BYTES", 1_000)
    with pytest.raises(ValueError, match=r"trunk\.onnx has \d+ bytes"):
        _write(model, folder, quantized=False)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_scores_go_into_the_record(model, tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "tiny"
    _write(model, folder, quantized=True)
    measures = [
        SimpleNamespace(name="entities/all typed", headline=12.3456),
        SimpleNamespace(name="entities/form NOM typed", headline=1.0),
    ]
    run = SimpleNamespace(
        failures=[], measures=lambda layer: measures if layer == "entities" else []
    )
    monkeypatch.setattr(bundling, "run_evaluation", lambda *_, **__: run)
    bundling.score_bundle(folder, PLAN, tmp_path)
    scores = load_bundle(folder).scores
    assert scores["f1"] == {"entities/all typed": 12.35}
    assert scores["split"] == "development, 16 LitBank documents, raw text"
    run.failures = ["a book"]
    with pytest.raises(ValueError, match="no scores"):
        bundling.score_bundle(folder, PLAN, tmp_path)
