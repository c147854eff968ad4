"""Encodings kept on disk, so that weights of interpret can be fitted again without the encoder."""

import hashlib
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from fabula import encode
from fabula.encode.bundles import Bundle
from fabula.records import Annotations, Layout, Text


@contextmanager
def keep_encodings(folder: Path | None) -> Iterator[None]:
    """Keep what the encoder says of each text, and take it from there the next time.

    Args:
        folder: made if it is not there; None keeps nothing. What lies in it is unpickled: only a
            folder of one's own may be given.
    """
    if folder is None:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    real = encode.annotate

    def annotate(
        text: Text,
        layout: Layout,
        bundle: Bundle,
        *,
        on_progress: Callable[[float], None] | None = None,
    ) -> Annotations:
        path = folder / f"{_key(text, layout, bundle)}.pickle"
        if not path.exists():
            found = real(text, layout, bundle, on_progress=on_progress)
            part = path.with_suffix(".part")
            part.write_bytes(pickle.dumps(found))
            part.replace(path)
        kept: Annotations = pickle.loads(path.read_bytes())  # noqa: S301 -- written just above
        return kept

    # The encoder is called deep inside of fabula.read.
    with patch.object(encode, "annotate", annotate):
        yield


def _key(text: Text, layout: Layout, bundle: Bundle) -> str:
    """What the encoder sees: the words and sentences of a text, and its own files."""
    seen = hashlib.sha256(text.content.encode("utf-8", "surrogatepass"))
    for column in (layout.words.start, layout.words.end, layout.sentences.start):
        seen.update(column.tobytes())
    seen.update(repr(sorted(bundle.sha256.items())).encode())
    return seen.hexdigest()[:32]
