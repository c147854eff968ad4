import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings

import fabula
from fabula.errors import ExportError
from fabula.export.spacy_docs import make_spacy_doc
from fabula.records import Story
from tests.example_stories import make_empty_story, make_story
from tests.random_stories import sound_stories, stories

spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install -e '.[dev]'")
from spacy.tokens import Doc, DocBin  # noqa: E402
from spacy.vocab import Vocab  # noqa: E402

VOCAB = Vocab()
PAGE = Path(__file__).parents[2] / "docs/formats/spacy.md"


def spans_of(story: Story) -> dict[str, list[tuple[int, int]]]:
    """Where the story has what each group is of."""
    rows = {
        "mentions": story.mentions,
        "quotations": story.quotes,
        "events": story.events,
        "chapters": sorted(
            (s for s in story.sections if s.parent is None), key=lambda s: (s.start,)
        ),
    }
    return {name: [(row.start, row.end) for row in found] for name, found in rows.items()}


def told(doc: Doc) -> object:
    """All that a Doc holds, as plain values."""
    tokens = [
        (t.text, t.whitespace_, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i, t.is_sent_start)
        for t in doc
    ]
    groups = {
        name: [(s.text, s.start, s.end, s.label_, s.kb_id_, s.id_, s._.speaker, s._.addressees,
                s._.confidence, s._.character) for s in spans]
        for name, spans in doc.spans.items()
    }  # fmt: skip
    ents = [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents]
    return doc.text, tokens, groups, ents, doc._.characters, doc._.names, doc._.titles


@settings(max_examples=200, deadline=None)
@given(story=sound_stories())
def test_the_text_is_the_storys_to_the_character(story: Story) -> None:
    doc = make_spacy_doc(story, VOCAB)
    content = re.sub("[\ud800-\udfff]", "\ufffd", story.text.content)
    assert doc.text == content
    for name, spans in spans_of(story).items():
        assert [(s.start_char, s.end_char) for s in doc.spans[name]] == spans
        assert [s.text for s in doc.spans[name]] == [content[start:end] for start, end in spans]


@settings(max_examples=50, deadline=None)
@given(story=sound_stories())
def test_what_is_kept_and_read_again_is_the_same(story: Story) -> None:
    doc = make_spacy_doc(story, VOCAB)
    assert told(Doc(Vocab()).from_bytes(doc.to_bytes())) == told(doc)
    if len(doc):  # spaCy's own file has no place for a Doc without a token
        (again,) = DocBin().from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(Vocab())
        assert told(again) == told(doc)


@settings(max_examples=50, deadline=None)
@given(story=sound_stories())
def test_every_word_hangs_together_with_its_sentence(story: Story) -> None:
    doc = make_spacy_doc(story, VOCAB)
    assert [token.i for sentence in doc.sents for token in sentence] == list(range(len(doc)))
    for token in doc:
        assert (token.head.i == token.i) == (token.dep_ == "ROOT")


@settings(max_examples=50, deadline=None)
@given(story=stories())
def test_damage_is_an_error_and_nothing_else(story: Story) -> None:
    with suppress(ExportError):
        assert make_spacy_doc(story, VOCAB).text is not None


def test_words_have_their_grammar() -> None:
    doc = fabula.to_spacy(make_story())
    said = [token for token in doc if token.text == "said"][1]
    assert (said.lemma_, said.pos_, said.tag_, said.dep_) == ("say", "VERB", "VBD", "ROOT")
    assert [(child.text, child.dep_) for child in said.children] == [
        ("she", "nsubj"), (".", "punct")]  # fmt: skip
    assert said.sent.text_with_ws == "she said.\n\n"
    assert said.is_alpha
    assert next(doc.sents).text == "CHAPTER I. The Café\n\n"


def test_blanks_are_spaces_and_other_white_space_tokens() -> None:
    doc = make_spacy_doc(make_story(), VOCAB)
    assert [token.text for token in doc if token.pos_ == "SPACE"] == ["\n\n"] * 4 + ["\n"]
    assert doc[0].whitespace_ == " "


def test_spans_say_who_and_to_whom() -> None:
    doc = make_spacy_doc(make_story(), VOCAB)
    first, *_, last = doc.spans["quotations"]
    assert (first.id_, first.label_, first.text) == ("q1", "speech", "“Sit down,”")
    assert (first._.speaker, first._.addressees) == ("mr-okoro", ["emma-vane"])
    assert first._.confidence == 0.97
    assert (last._.speaker, last._.addressees) == (None, [])
    assert [(m.text, m.label_, m._.character) for m in doc.spans["mentions"]] == [
        ("Emma Vane", "PER", "emma-vane"), ("the café", "FAC", None),
        ("Mr. Okoro", "PER", "mr-okoro"), ("me", "PER", None), ("she", "PER", "emma-vane"),
    ]  # fmt: skip
    assert [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents] == [
        ("Emma Vane", "PER", "emma-vane"), ("Mr. Okoro", "PER", "mr-okoro")]  # fmt: skip
    assert doc.spans["mentions"][1].kb_id_ == "the-cafe"
    assert doc._.characters == {"emma-vane": "Emma Vane", "mr-okoro": "Mr. Okoro"}
    assert doc._.names["the-cafe"] == "the café"
    (chapter,) = doc.spans["chapters"]
    assert (chapter.id_, chapter.label_, doc._.titles) == (
        "chapter-1", "chapter", {"chapter-1": "The Café"})  # fmt: skip
    assert [event.label_ for event in doc.spans["events"]] == ["REALIS", "REALIS"]
    assert doc[2:4]._.speaker is None
    assert doc[2:4]._.addressees == []


def test_docs_that_are_no_stories_have_nobody() -> None:
    make_spacy_doc(make_story(), VOCAB)
    doc = spacy.blank("en")("It rained.")
    assert doc._.names == {}
    assert (doc[:2]._.speaker, doc[:2]._.character, doc[:2]._.addressees) == (None, None, [])


def test_the_shortest_stories() -> None:
    assert make_spacy_doc(make_empty_story(), VOCAB).text == "Rain.\n"


def test_a_pipeline_of_spacy_may_go_on_with_it() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer").overwrite = True
    doc = nlp(fabula.to_spacy(make_story(), nlp.vocab))
    assert doc.spans["quotations"][0]._.speaker == "mr-okoro"


def test_a_missing_spacy_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setitem(sys.modules, "spacy.tokens", None)
    with pytest.raises(ImportError, match=r"needs spacy, .*pip install 'fabula\[spacy\]'"):
        fabula.to_spacy(make_story())


def test_the_examples_of_the_page_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").mkdir()
    shutil.copy(PAGE.parents[2] / "examples/the-night-bake.txt", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        exec(block, names)
    assert "Galway" in capsys.readouterr().out
