"""The tutorial runs as its readers run it: in a kernel of Jupyter, beside the documentation."""

import json
from pathlib import Path

import pytest

for name in ("nbclient", "ipykernel", "matplotlib", "networkx", "spacy", "pandas"):
    pytest.importorskip(name, reason=f"no {name}: pip install -e '.[dev]'")

import nbformat  # noqa: E402
from nbclient import NotebookClient  # noqa: E402

import fabula  # noqa: E402

TUTORIAL = Path(__file__).parents[1] / "docs/tutorial.ipynb"


@pytest.mark.filterwarnings("default")  # those of Jupyter are not ours to mend
def test_the_tutorial_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MPLBACKEND", raising=False)  # the kernel chooses its own
    # The kernel starts in another folder; it is to import the fabula under test.
    monkeypatch.setenv("PYTHONPATH", str(Path(fabula.__file__).parents[1].resolve()))
    notebook = nbformat.read(TUTORIAL, as_version=4)
    place = {"metadata": {"path": str(TUTORIAL.parent)}}
    NotebookClient(notebook, timeout=600, resources=place).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    said = [output["text"] for output in outputs if output.get("name") == "stderr"]
    # What matplotlib says when it is used for the first time.
    assert not [text for text in said if "font cache" not in text]
    shown = [output["data"] for output in outputs if "data" in output]
    assert "<strong>the-night-bake.txt</strong>" in shown[0]["text/html"]
    assert sum("image/png" in data for data in shown) == 3
    assert sum("text/html" in data for data in shown) == 7
    assert "“You might as well say it,”" in "".join(data.get("text/html", "") for data in shown)


def test_the_tutorial_is_kept_without_outputs() -> None:
    notebook = json.loads(TUTORIAL.read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert code
    assert not [cell for cell in code if cell["outputs"] or cell["execution_count"]]
