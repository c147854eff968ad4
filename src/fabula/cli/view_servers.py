"""The page of a book served to this machine's browser alone, its corrections saved and heeded.

Whoever may not read the book must not get at it through the browser: the server listens on
loopback, its address holds a token, the ``Host`` header must be its own (a page elsewhere whose
name resolves to 127.0.0.1 has another), and corrections must come from the page itself.
"""

from __future__ import annotations

import secrets
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any, Final

import click

from fabula.cli.fix_books import open_book
from fabula.cli.fix_entries import save_document
from fabula.cli.printing import complain
from fabula.cli.reading import ReadingOptions, get_story
from fabula.errors import FabulaError
from fabula.records import FixReport
from fabula.store import is_store
from fabula.view import make_page

MAX_BYTES: Final = 4_000_000
"""More corrections than this are no corrections."""

_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(slots=True)
class ServedBook:
    """A book, its page as it is now, and how corrections get into it."""

    book: str
    options: ReadingOptions
    page: bytes = b""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    lock: Any = field(default_factory=Lock)

    def read(self, note: str = "") -> None:
        """Read the book and make its page anew."""
        reports: list[FixReport] = []
        story = get_story(self.book, self.options, reports.append)
        troubles = [str(trouble) for report in reports for trouble in report.troubles]
        troubles += [str(trouble) for report in reports for trouble in report.absent]
        self.page = make_page(story, served=True, note="\n".join(filter(None, [note, *troubles])))

    def correct(self, document: bytes) -> None:
        """Save the corrections of a page and read the book with them.

        Raises:
            FabulaError: they contradict each other, or cannot be saved.
        """
        with self.lock:
            opened = open_book(self.book, self.options["keep"], self.options["max_loss"])
            path = save_document(opened, document, "the page", self.options["fixes"])
            if Path(self.book).suffix == ".fabula" or is_store(self.book):
                self.read(f"Saved to {path}. A store has been read already: read the book again, "
                          f"with -o {self.book}, to see it.")  # fmt: skip
            else:
                self.read(f"Saved to {path}, and read again.")


def serve_book(book: str, options: ReadingOptions, *, opens_browser: bool) -> None:
    """Serve the page of a book until Ctrl-C."""
    served = ServedBook(book, options)
    served.read()
    with make_server(served) as server:
        address = f"http://127.0.0.1:{server.server_port}/{served.token}/"
        click.echo(f"{address}\nCtrl-C ends it.", err=True)
        if opens_browser:
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("", err=True)


def make_server(served: ServedBook) -> ThreadingHTTPServer:
    """A server on a free port of the loopback address."""
    return ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, served))


class _Handler(BaseHTTPRequestHandler):
    """Answers for two addresses: the page, and where it sends corrections."""

    def __init__(self, served: ServedBook, *rest: Any) -> None:
        self.served = served
        super().__init__(*rest)

    def do_GET(self) -> None:
        if self._is_allowed(f"/{self.served.token}/"):
            self._answer(HTTPStatus.OK, self.served.page, "text/html; charset=utf-8")

    def do_POST(self) -> None:
        if not self._is_allowed(f"/{self.served.token}/fixes"):
            return
        length = self.headers.get("Content-Length", "")
        if self.headers.get("Origin") != self._origin():
            self._refuse(HTTPStatus.FORBIDDEN, "corrections are taken from the page alone")
        elif not length.isdecimal() or int(length) > MAX_BYTES:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "these are no corrections")
        else:
            self._tell_outcome(partial(self.served.correct, self.rfile.read(int(length))))

    def _tell_outcome(self, act: Callable[[], None]) -> None:
        try:
            act()
        except FabulaError as error:
            complain(error)
            self._refuse(HTTPStatus.CONFLICT, str(error))
        else:
            self._answer(HTTPStatus.OK, b"saved", "text/plain; charset=utf-8")

    def _origin(self) -> str:
        _, port = self.connection.getsockname()
        return f"http://127.0.0.1:{port}"

    def _is_allowed(self, path: str) -> bool:
        is_own_host = f"http://{self.headers.get('Host')}" == self._origin()
        if is_own_host and secrets.compare_digest(self.path.encode(), path.encode()):
            return True
        self._refuse(HTTPStatus.FORBIDDEN, "open the address that fabula view printed")
        return False

    def _refuse(self, status: HTTPStatus, why: str) -> None:
        self._answer(status, why.encode("utf-8", "replace"), "text/plain; charset=utf-8")

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is the reader's."""
