"""PDNC: novels, quotations, characters."""

import re
from pathlib import Path

import pytest

from evaluation.corpora.folders import CorpusError
from evaluation.corpora.pdnc import InnerMention, cast_of, list_pdnc, load_pdnc
from evaluation.splits import Split, choose_names
from fabula.records.casts import CastMember


def test_a_novel_is_read(data_dir: Path) -> None:
    (novel,) = load_pdnc(data_dir)
    first, second, third, fourth = novel.quotations
    assert [novel.text[a:b] for a, b in first.spans] == ["Good morning, Tom,", "You are late."]
    assert (first.speaker, first.kind, first.referring_expression) == ("anne-lee", "explicit", "")
    assert first.addressees == ("thomas-hart",)  # by an alias
    at = novel.text.index("Tom")
    assert first.mentions == (InnerMention(at, at + 3, ("thomas-hart",)),)
    assert (second.speaker, third.kind) == ("thomas-hart", "implicit")
    assert fourth.addressees == ()  # "Somebody" is no character


def test_the_cast_gives_names_and_no_groups(data_dir: Path) -> None:
    (novel,) = load_pdnc(data_dir)
    assert cast_of(novel).members == (
        CastMember("anne-lee", "Anne Lee", ("Anne", "Miss Lee")),
        CastMember("thomas-hart", "Thomas Hart", ("Mr. Hart", "Tom")),
        CastMember("a-porter", "A Porter"),
    )


def test_a_missing_file_is_named(data_dir: Path) -> None:
    (data_dir / "pdnc/Trains/character_info.csv").unlink()
    with pytest.raises(CorpusError, match=r"character_info\.csv is missing.*Trains"):
        list(load_pdnc(data_dir))
    with pytest.raises(CorpusError, match=re.escape(str(data_dir / "pdnc" / "Emma"))):
        list(load_pdnc(data_dir, ["Emma"]))


def test_a_span_outside_the_novel_is_an_error(data_dir: Path) -> None:
    (data_dir / "pdnc/Trains/novel_text.txt").write_text("Short.", encoding="utf-8")
    with pytest.raises(CorpusError, match="outside novel_text"):
        list(load_pdnc(data_dir))


def test_the_real_corpus_names_every_speaker(real_data: Path) -> None:
    names = choose_names("pdnc", list_pdnc(real_data), Split.DEVELOPMENT)
    for novel in load_pdnc(real_data, names):
        unnamed = [q for q in novel.quotations if q.speaker is None]
        assert len(unnamed) < 0.02 * len(novel.quotations)
        assert len({member.id for member in cast_of(novel).members}) == len(novel.characters)
