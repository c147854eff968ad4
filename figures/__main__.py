"""``python -m figures``: puts the saved figures into the pages that show them."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from fabula.errors import FabulaError
from figures.pages import ROOT, list_pages


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0, 1 where ``--check`` finds a page that differs, 2 where figures lack."""
    options = _parser().parse_args(arguments)
    try:
        pages = list_pages()
    except FabulaError as error:
        print(f"figures: {error}", file=sys.stderr)
        return 2
    changed = [path for path, text in pages.items() if path.read_text(encoding="utf-8") != text]
    for path in changed:
        print(f"{'differs' if options.check else 'written'}: {_name(path)}")
        if not options.check:
            path.write_text(pages[path], encoding="utf-8", newline="\n")
    return 1 if options.check and changed else 0


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m figures", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; name what differs")
    return parser


if __name__ == "__main__":
    sys.exit(main())
