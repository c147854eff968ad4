"""Files of a corpus: opened by name, missed in plain words."""

from pathlib import Path

from fabula.errors import FabulaError


class CorpusError(FabulaError):
    """A corpus is not where it was looked for, or is not what this code knows."""


def read_corpus_file(path: Path) -> str:
    """The text of a corpus file, line ends untouched.

    Raises:
        CorpusError: naming the missing file and the folder where it was looked for.
    """
    if not path.is_file():
        raise CorpusError(
            f"{path.name} is missing: it was looked for in {path.parent.absolute()}. Give the "
            "folder that holds litbank/ and pdnc/ (default ../shared/data; see docs/evaluation.md)."
        )
    return path.read_bytes().decode("utf-8-sig")


def list_corpus_folder(folder: Path) -> tuple[Path, ...]:
    """The entries of a corpus folder, by name.

    Raises:
        CorpusError: naming the missing folder and where it was looked for.
    """
    if not folder.is_dir():
        raise CorpusError(
            f"The folder {folder.name} is missing: it was looked for in "
            f"{folder.parent.absolute()}. Give the folder that holds litbank/ and pdnc/ "
            "(default ../shared/data; see docs/evaluation.md)."
        )
    return tuple(sorted(folder.iterdir()))
