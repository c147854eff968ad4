"""Project Gutenberg's frames of all generations."""

import pytest

from fabula.ingest import read_text
from fabula.records import Text

BODY = "CHAPTER I\n\nIt was late. She had a “Project Gutenberg” of her own.\n\nHe slept.\n"
LICENCE = "Updated editions will replace the previous one.\n\nSection 1. General Terms of Use\n"

NEW = """The Project Gutenberg eBook of A Tale

This ebook is for the use of anyone anywhere.

Title: A Tale
    of Two

Author: Ann Author

*** START OF THE PROJECT GUTENBERG EBOOK A TALE ***

{body}
*** END OF THE PROJECT GUTENBERG EBOOK A TALE ***

{licence}"""

MIDDLE = """The Project Gutenberg EBook of A Tale of Two, by Ann Author

Title: A Tale of Two

Author: Ann Author

*** START OF THIS PROJECT GUTENBERG EBOOK A TALE
OF TWO AND OF MORE ***




Produced by Bob Builder and the Online Distributed
Proofreading Team at http://www.pgdp.net


{body}



End of the Project Gutenberg EBook of A Tale of Two, by Ann Author

*** END OF THIS PROJECT GUTENBERG EBOOK A TALE OF TWO ***

{licence}"""

OLD = """Project Gutenberg's Etext of A Tale of Two, by Ann Author

Please take a look at the important information in this header.

*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*





This etext was prepared by Bob Builder, Nowhere.


{body}


End of Project Gutenberg's Etext of A Tale of Two, by Ann Author
"""


def kinds(text: Text) -> list[str]:
    return [omission.kind for omission in text.omissions]


@pytest.mark.parametrize("frame", [NEW, MIDDLE, OLD])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_header_credits_and_licence_are_left_out(frame: str, ending: str) -> None:
    source = frame.format(body=BODY, licence=LICENCE).replace("\n", ending)
    text = read_text(source.encode())
    assert text.content.strip() == BODY.strip()
    assert text.source.title == "A Tale of Two"
    assert text.source.author == "Ann Author"
    assert set(kinds(text)) <= {"gutenberg-header", "gutenberg-credit", "gutenberg-licence"}
    assert all(omission.boilerplate for omission in text.omissions)


def test_the_frame_can_be_kept() -> None:
    source = NEW.format(body=BODY, licence=LICENCE)
    assert read_text(source.encode(), keep="all").content == source


def test_a_story_that_speaks_of_production_keeps_its_words() -> None:
    story = "Produced by heat, the fog rose.\n\nThe end of Project Gutenberg was near.\n"
    assert read_text(story.encode()).content == story


def test_a_header_whose_marker_is_lost() -> None:
    story = "The Project Gutenberg EBook of A Tale, by Ann Author\n\n\nCHAPTER I\n\nIt was late.\n"
    text = read_text(story.encode())
    assert text.content == "CHAPTER I\n\nIt was late.\n"
    assert (text.source.title, text.source.author) == ("A Tale", "Ann Author")


def test_the_frame_of_a_page() -> None:
    page = (
        "<html><head><title>The Project Gutenberg eBook of Emma, by Jane Austen</title></head>"
        "<body><section class='pg-boilerplate pgheader' id='pg-header'><p>For anyone.</p>"
        "<p>*** START OF THE PROJECT GUTENBERG EBOOK EMMA ***</p></section><h2>CHAPTER I</h2>"
        "<p>Emma, rich.</p><section id='pg-footer'><p>*** END OF THE PROJECT GUTENBERG EBOOK ***"
        "</p></section></body></html>"
    )
    text = read_text(page.encode())
    assert text.content == "CHAPTER I\n\nEmma, rich."
    assert kinds(text) == ["gutenberg-header", "gutenberg-licence"]
    assert (text.source.title, text.source.author) == ("Emma", "Jane Austen")


def test_the_frame_of_an_old_page_without_sections() -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in OLD.format(body=BODY).split("\n\n") if p.strip())
    text = read_text(f"<html><body>{paragraphs}</body></html>".encode())
    assert text.content.strip() == BODY.strip()
