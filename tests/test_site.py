"""The documentation builds as a site without a warning, and asks nothing of any server."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOADED = re.compile(
    r"<(?:script|img|iframe|source)\b[^>]*\bsrc=[\"']?(?:https?:)?//|@import|url\(http"
)
LINKED = re.compile(r"<link\b[^>]*\bhref=[\"']?(?:https?:)?//[^>]*>")


@pytest.mark.skipif(
    not (find_spec("material") and find_spec("mkdocstrings")),
    reason="mkdocs is not installed (pip install -e '.[docs]')",
)
def test_the_site_builds_strictly_and_no_request_leaves_it(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    assert built.returncode == 0, built.stdout + built.stderr
    pages = {path: path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html")}
    assert len(pages) > len(list((ROOT / "docs").rglob("*.md"))) - 1
    for path, page in pages.items():
        assert not LOADED.search(page), path
        assert not LINKED.search(page), path


def test_no_page_has_a_list_that_a_site_would_not_show() -> None:
    for page in (ROOT / "docs").rglob("*.md"):
        text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
        lines = text.split("\n")
        for before, line in pairwise(lines):
            starts = re.match(r"([-*]|\d+\.) ", line)
            goes_on = re.match(r"\s*([-*]|\d+\.) |\s{2}|\s*$", before)
            assert not starts or goes_on, f"{page}: no empty line before “{line[:40]}”"
