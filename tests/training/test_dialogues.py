"""What PDNC tells of whom mentions mean."""

import pytest

from evaluation.corpora.pdnc import GoldCharacter, GoldQuotation, InnerMention, Novel

pytest.importorskip("torch", reason="torch is not installed (docs/training.md)")
from training.dialogues import examples_from_pdnc, find_tag_pronoun

pytestmark = pytest.mark.torch

TEXT = (
    "Emma Vane met Mr. Hale and Tom Hale. “Is he ill?” she said. "
    "Hale shrugged. “Ask Emma,” said Tom Hale."
)
PEOPLE = (
    GoldCharacter("emma", "Emma Vane", ("Emma",), "F", "major"),
    GoldCharacter("mr-hale", "Mr. Hale", ("Hale",), "M", "major"),
    GoldCharacter("tom", "Tom Hale", ("Hale",), "M", "minor"),
)


def _quotation(words: str, speaker: str, tag: str, *inner: tuple[str, str]) -> GoldQuotation:
    start = TEXT.index(words)
    mentions = tuple(
        InnerMention(start + words.index(w), start + words.index(w) + len(w), (who,))
        for w, who in inner
    )
    return GoldQuotation(words, ((start, start + len(words)),), speaker, (), "", tag, mentions)


ASKED = _quotation("Is he ill?", "emma", "she said", ("he", "mr-hale"))
NOVEL = Novel("Two", TEXT, PEOPLE, (ASKED, _quotation("Ask Emma", "tom", "said Tom Hale")))


def test_names_of_one_person_tags_and_inner_mentions_are_known() -> None:
    (example,) = examples_from_pdnc(NOVEL)
    assert example.links is not None
    assert not example.links.is_complete
    links = example.links
    found = {
        (" ".join(example.words[first : last + 1]), entity)
        for first, last, entity in zip(links.first, links.last, links.entity, strict=True)
    }
    assert found == {
        ("Emma Vane", 0),
        ("Mr. Hale", 1),
        ("Tom Hale", 2),
        ("he", 1),
        ("she", 0),
        ("Emma", 0),
    }


def test_the_pronoun_of_a_tag_is_found_beside_its_line() -> None:
    start, end = find_tag_pronoun(ASKED, TEXT) or (0, 0)
    assert TEXT[start:end] == "she"
    assert find_tag_pronoun(NOVEL.quotations[1], TEXT) is None


def test_parts_hold_every_known_mention_once() -> None:
    parts = examples_from_pdnc(NOVEL, n_words=8)
    assert len(parts) > 1
    assert sum(len(part.links.first) for part in parts if part.links) == 7
    assert all(part.links.last.max() < len(part.words) for part in parts if part.links)
