"""Files of a corpus: opened by name, missed in plain words."""

from pathlib import Path
from typing import Final

from fabula.errors import FabulaError

CORPUS_FOLDERS: Final = "litbank/, pdnc/, gum/, ud_ewt/, reman/ and mobility/"
"""What the folder of the data holds; a run needs those alone that its layers are measured on."""

_ADVICE: Final = (
    f"Give the folder that holds {CORPUS_FOLDERS} (default ../shared/data; see docs/evaluation.md)."
)


class CorpusError(FabulaError):
    """A corpus is not where it was looked for, or is not what this code knows."""


def read_corpus_file(path: Path) -> str:
    """The text of a corpus file, line ends untouched.

    Raises:
        CorpusError: naming the missing file and the folder where it was looked for.
    """
    if not path.is_file():
        raise CorpusError(
            f"{path.name} is missing: it was looked for in {path.parent.absolute()}. {_ADVICE}"
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
            f"{folder.parent.absolute()}. {_ADVICE}"
        )
    return tuple(sorted(folder.iterdir()))
