"""REMAN: emotions alone, by the names that fabula gives them."""

import re
from pathlib import Path

import pytest

from evaluation.corpora.folders import CorpusError
from evaluation.corpora.reman import GoldEmotion, GoldRole, list_reman_books, load_reman
from evaluation.splits import Split, choose_names


def test_spans_of_emotions_are_read(data_dir: Path) -> None:
    first, second, third = load_reman(data_dir)
    assert first.emotions == (GoldEmotion(8, 12, "joy"), GoldEmotion(26, 30, "sadness"))
    assert second.emotions == ()
    assert third.emotions == (
        GoldEmotion(3, 7, "sadness"),
        GoldEmotion(8, 15, "other"),
        GoldEmotion(12, 15, "joy"),
    )


def test_what_each_annotator_marked_is_kept_with_what_was_rejected(tmp_path: Path) -> None:
    (tmp_path / "reman").mkdir()
    (tmp_path / "reman/reman.xml").write_text(
        '<c><document doc_id="1" book_title="B"><text>Glad fear.</text>'
        '<adjudicated><spans><span cbegin="0" cend="4" type="joy" annotatorId="A|B"/></spans>'
        '</adjudicated><other><spans><span cbegin="5" cend="9" type="fear" annotatorId="B"/>'
        "</spans></other></document></c>",
        encoding="utf-8",
    )
    (passage,) = load_reman(tmp_path)
    joy, fear = GoldEmotion(0, 4, "joy"), GoldEmotion(5, 9, "fear")
    assert passage.emotions == (joy,)
    assert passage.marked == {"A": (joy,), "B": (joy, fear), "C": ()}


def test_who_feels_is_read_with_what_each_annotator_gave(tmp_path: Path) -> None:
    (tmp_path / "reman").mkdir()

    def relate(kind: str, annotators: str) -> str:
        ids = 'source_annotation_id="1" target_annotation_id="2"'
        return f'<relation type="{kind}" annotatorId="{annotators}" {ids}/>'

    kept, others = relate("experiencer", "A|B"), relate("cause", "B") + relate("coreference", "B")
    (tmp_path / "reman/reman.xml").write_text(
        '<c><document doc_id="1" book_title="B"><text>Glad Ann.</text><adjudicated><spans>'
        '<span annotation_id="1" cbegin="0" cend="4" type="joy" annotatorId="A"/>'
        '<span annotation_id="2" cbegin="5" cend="8" type="character" annotatorId="A"/></spans>'
        f"<relations>{kept}</relations>"
        f"</adjudicated><other><relations>{others}</relations></other></document></c>",
        encoding="utf-8",
    )
    (passage,) = load_reman(tmp_path)
    felt, caused = GoldRole("experiencer", 0, 4, 5, 8), GoldRole("cause", 0, 4, 5, 8)
    assert passage.roles == (felt,)
    assert passage.marked_roles == {"A": (felt,), "B": (caused, felt), "C": ()}


def test_books_are_chosen(data_dir: Path) -> None:
    assert list_reman_books(data_dir) == ("A Made-up Tale", "Another Tale")
    assert [passage.name for passage in load_reman(data_dir, ["A Made-up Tale"])] == ["1", "2"]
    with pytest.raises(CorpusError, match="A Lost Tale"):
        load_reman(data_dir, ["A Lost Tale", "Another Tale"])


def test_a_broken_or_missing_file_is_an_error(data_dir: Path) -> None:
    path = data_dir / "reman/reman.xml"
    path.write_text("<corpus>", encoding="utf-8")
    with pytest.raises(CorpusError, match="is not XML"):
        load_reman(data_dir)
    path.unlink()
    with pytest.raises(CorpusError, match=re.escape(str(path.parent))):
        load_reman(data_dir)


def test_the_real_corpus_is_whole(real_data: Path) -> None:
    books = choose_names("reman", list_reman_books(real_data), Split.DEVELOPMENT)
    for passage in load_reman(real_data, books):
        assert all(passage.raw[e.start : e.end].strip() for e in passage.emotions)
