"""Encodings kept on disk."""

from pathlib import Path
from unittest.mock import patch

from fabula import encode, ingest, segment
from fabula.records import Annotations
from training.encodings import keep_encodings


def test_the_encoder_reads_a_text_once(tmp_path: Path) -> None:
    text = ingest.read_text(b'Emma laughed. "Yes," said she.', name="a.txt")
    layout, bundle = segment.split_text(text), encode.load_bundle("en-small")
    real, n_calls = encode.annotate, []

    def count(*given, **more) -> Annotations:
        n_calls.append(1)
        return real(*given, **more)

    with patch.object(encode, "annotate", count):
        found = []
        for _ in range(2):
            with keep_encodings(tmp_path / "kept"):
                found.append(encode.annotate(text, layout, bundle))
        with keep_encodings(None):
            found.append(encode.annotate(text, layout, bundle))
    assert len(n_calls) == 2
    assert [list(one.mentions.spans) for one in found[1:]] == [list(found[0].mentions.spans)] * 2
    assert [path.suffix for path in (tmp_path / "kept").iterdir()] == [".pickle"]
