"""``fabula view``: the page written, and its server, which answers its own page alone."""

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from fabula.cli.view_servers import ServedBook, make_server
from fabula.ingest import read_fixes
from tests.cli.conftest import Run

FIX = b'schema = "fabula.fixes/1"\n[[rename]]\nname = "Emma Vane"\nto = "Em"\nnote = "mine"\n'
NO_FIXES: Any = {
    "cast": None, "model": None, "keep": (), "max_loss": None, "fixes": None, "no_fixes": False,
    "unknown_below": None,
}  # fmt: skip


def test_a_page_is_written_beside_nothing_half_done(
    fabula_run: Run, store: Path, tmp_path: Path
) -> None:
    place = tmp_path / "page.html"
    outcome = fabula_run("view", store, "-o", place)
    assert (outcome.code, outcome.out) == (0, "")
    assert f"Wrote {place}" in outcome.err
    assert place.read_bytes().startswith(b"<!DOCTYPE html>")
    again = fabula_run("view", store, "-o", place)
    assert again.code == 2
    assert "already there" in again.err
    assert fabula_run("view", store, "-o", place, "--force").code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [store.name, "page.html"]


def test_the_book_itself_is_never_replaced(fabula_run: Run, store: Path) -> None:
    before = store.read_bytes()
    outcome = fabula_run("view", store, "-o", store, "--force")
    assert outcome.code == 2
    assert "is the book itself" in outcome.err
    assert store.read_bytes() == before


def test_serving_takes_no_file_and_no_standard_input(fabula_run: Run, store: Path) -> None:
    assert fabula_run("view", "-", "--serve").code == 2
    assert fabula_run("view", store, "--serve", "-o", "x.html").code == 2


def test_fixes_of_another_file_are_added_once(fabula_run: Run, store: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.toml"
    made.write_bytes(FIX)
    assert fabula_run("fix", "add", store, made).code == 0
    fixes = store.with_name("café.fixes.toml")
    assert 'note = "mine"' in fixes.read_text(encoding="utf-8")
    assert len(read_fixes(fixes).fixes) == 1
    again = fabula_run("fix", "add", store, made)
    assert again.code == 2
    assert "says so already" in again.err
    assert fabula_run("fix", "add", store, tmp_path / "none.toml").code == 2


@dataclass
class Server:
    """A server at work, and how to ask it."""

    served: ServedBook
    port: int

    def ask(
        self, method: str, path: str, body: bytes = b"", **headers: str
    ) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer


@pytest.fixture
def server(store: Path) -> Iterator[Server]:
    served = ServedBook(str(store), NO_FIXES)
    served.read()
    with make_server(served) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        yield Server(served, listening.server_port)
        listening.shutdown()


def test_the_page_is_for_those_who_know_its_address(server: Server) -> None:
    own = f"/{server.served.token}/"
    assert server.ask("GET", own).status == 200
    assert server.ask("GET", own).headers["Cache-Control"] == "no-store"
    for path in ("/", "/wrong/", own + "..", "/" + server.served.token):
        assert server.ask("GET", path).status == 403
    assert server.ask("GET", own, Host="evil.example").status == 403


def test_corrections_are_taken_from_the_page_alone(server: Server, store: Path) -> None:
    path = f"/{server.served.token}/fixes"
    own = f"http://127.0.0.1:{server.port}"
    fixes = store.with_name("café.fixes.toml")
    assert server.ask("POST", path, FIX).status == 403
    assert server.ask("POST", path, FIX, Origin="http://evil.example").status == 403
    assert server.ask("POST", "/wrong/fixes", FIX, Origin=own).status == 403
    assert server.ask("POST", path, b"[[rename]]\nname = 1", Origin=own).status == 409
    assert server.ask("POST", path, b"\xff\xfe", Origin=own).status == 409
    assert not fixes.exists()
    assert server.ask("POST", path, FIX, Origin=own).status == 200
    assert len(read_fixes(fixes).fixes) == 1
    assert "A store has been read already" in json.dumps(server.served.page.decode("utf-8"))
