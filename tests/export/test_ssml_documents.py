import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from fabula.errors import ExportError
from fabula.export.signs import xml_text
from fabula.export.ssml_documents import keep_voices, make_ssml
from fabula.export.voices import read_voices, write_voices
from fabula.records import Character, Story, Table
from tests.example_stories import make_empty_story, make_story
from tests.random_stories import stories

SSML = "{http://www.w3.org/2001/10/synthesis}"
GRAMMAR = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "schemas/ssml.rng")))


def speak_of(content: bytes) -> etree._Element:
    root = etree.fromstring(content)
    GRAMMAR.assertValid(root)
    return root


def voices_of(root: etree._Element) -> list[tuple[dict[str, str], str]]:
    return [(dict(voice.attrib), "".join(voice.itertext())) for voice in root.iter(f"{SSML}voice")]


def table(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "voices.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_without_voices_each_speaker_has_one_of_its_gender() -> None:
    files = make_ssml(make_story(), "book", True)
    assert list(files) == ["book-1.ssml", "voices.toml"]
    assert voices_of(speak_of(files["book-1.ssml"])) == [
        ({"variant": "1"}, "“Sit down,”"),
        ({"variant": "1"}, "“and tell me.”"),
        ({"gender": "female", "variant": "1"}, "“No,”"),
        ({"variant": "2"}, "“Who is there?”"),
    ]


def test_the_voices_of_a_table(tmp_path: Path) -> None:
    voices = table(
        tmp_path,
        'narration = "en-Nan"\nunknown = "en-Una"\n[default]\nshe = "en-Sue"\n'
        '[character]\n"Mr. Okoro" = "en-Ben"\n',
    )
    files = make_ssml(make_story(), "book", True, voices=voices)
    assert list(files) == ["book-1.ssml"]
    read = [(a["name"], words) for a, words in voices_of(speak_of(files["book-1.ssml"]))]
    assert ("en-Ben", "“Sit down,”") in read
    assert ("en-Sue", "“No,”") in read
    assert ("en-Una", "“Who is there?”") in read
    assert ("en-Nan", "said Mr. Okoro,") in read


def test_lines_are_marked_by_their_ids() -> None:
    root = speak_of(make_ssml(make_story(), "book", True)["book-1.ssml"])
    assert [mark.get("name") for mark in root.iter(f"{SSML}mark")] == ["q1", "q2", "q3", "q4"]


def test_all_is_read_but_the_signs_of_breaks() -> None:
    story = make_story()
    root = speak_of(make_ssml(story, "book", True)["book-1.ssml"])
    spoken = " ".join("".join(p.itertext()) for p in root.iter(f"{SSML}p"))
    assert spoken.split() == story.text.content.replace("* * *", "").split()
    assert [b.get("strength") for b in root.iter(f"{SSML}break")] == ["strong", "x-strong"]


@settings(max_examples=25, deadline=None)
@given(story=stories())
def test_any_story_is_valid_and_whole(story: Story) -> None:
    read = []
    for name, content in make_ssml(story, "b", True).items():
        if name.endswith(".ssml"):
            root = speak_of(content)
            read += ["".join(p.itertext()) for p in root.iter(f"{SSML}p")]
    signs = {sign for sign in "".join(read) if not sign.isspace()}
    written = {sign for sign in xml_text(story.text.content) if not sign.isspace()}
    assert signs <= written
    letters = [sign for sign in xml_text(story.text.content) if sign.isalnum()]
    assert [sign for sign in "".join(read) if sign.isalnum()] == letters


def test_the_table_to_fill_in_is_read_back(tmp_path: Path) -> None:
    story = make_story()
    odd = Character('a"\n\\b', "O\x00d\nd # [x]", (), ("it",), 1, 3, 0, age_words=((21, 25),))
    story = replace(story, characters=Table(Character, [*story.characters, odd]))
    written = write_voices(story)
    document = tomllib.loads(written)
    assert list(document["character"]) == ['a"\n\\b', "mr-okoro", "emma-vane"]
    assert "# Emma Vane; she; 1 line\n" in written
    assert "O�d d # [x]; it; Emma; 3 lines" in written
    read_voices(table(tmp_path, written), story)


def test_a_filled_in_table_is_kept() -> None:
    assert keep_voices("voices.toml", b"mine", b"new") == b"mine"
    assert keep_voices("book-1.ssml", b"old", b"new") is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("narration = 3", "narration holds 3"),
        ('narration = "two words"', "one word"),
        ("[charakter]", "'charakter' is unknown"),
        ('[character]\nemmma = "x"', "'emmma' is nobody's id"),
        ('[default]\nit = "x"', "she, he and other"),
        ('character = "x"', r"\[character\]"),
        ("narration", "no TOML"),
    ],
)
def test_a_table_in_error_is_told(content: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=words):
        read_voices(table(tmp_path, content), make_story())


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="No such file"):
        read_voices(tmp_path / "none.toml", make_story())


def test_a_story_without_words_has_no_documents() -> None:
    story = make_empty_story()
    story = replace(story, text=replace(story.text, content="\n"))
    assert list(make_ssml(story, "b", True)) == ["voices.toml"]
