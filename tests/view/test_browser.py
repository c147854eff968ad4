"""The page in a real browser: what is clicked and what is seen."""

import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import fabula
from fabula.cli.view_servers import ServedBook, make_server
from fabula.interpret import index_words
from fabula.interpret.mending.anchors import find_anchor
from fabula.records.fixes import Anchor
from fabula.view import make_page
from tests.example_stories import make_empty_story
from tests.view.test_pages import hostile_story

BAKE = Path(__file__).parents[2] / "examples/the-night-bake.txt"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
NO_FIXES: Any = {
    "cast": None, "model": None, "keep": (), "max_loss": None, "fixes": None, "no_fixes": False,
    "unknown_below": None,
}  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here (apt-get install chromium)"),
    pytest.mark.skipif(find_spec("playwright") is None, reason="no playwright here"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 it may not be there

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page on which errors and requests to anywhere but the page itself are failures."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, accept_downloads=True)
    opened = context.new_page()
    failures: list[str] = []
    opened.on("pageerror", lambda error: failures.append(str(error)))
    opened.on("console", lambda said: failures.append(said.text) if said.type == "error" else None)
    opened.on("dialog", lambda dialog: (failures.append("a dialog"), dialog.dismiss()))
    opened.on("request", lambda asked: failures.append(asked.url) if is_foreign(asked.url) else 0)
    yield opened
    context.close()
    assert not [failure for failure in failures if "409" not in failure]


def is_foreign(url: str) -> bool:
    is_page = url.startswith("file://") and url.partition("#")[0].endswith(".html")
    return not (is_page or url.startswith(("http://127.0.0.1:", "data:", "blob:")))


@pytest.fixture(scope="module")
def bake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "bake.html"
    path.write_bytes(make_page(fabula.read(BAKE, fixes=False)))
    return path


def test_the_text_is_that_of_the_book_and_names_are_told_on_hover_and_focus(
    page: Any, bake: Path
) -> None:
    page.goto(bake.as_uri())
    shown = page.locator("#text").inner_text()
    assert "".join(shown.split()) == "".join(BAKE.read_text(encoding="utf-8").split())
    page.locator(".mention", has_text="Mr. Pell").first.hover()
    assert page.locator("#tip").inner_text().startswith("Mr. Pell")
    page.locator("#text").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    focused = page.locator(":focus")
    assert focused.get_attribute("aria-describedby") == "tip"
    page.keyboard.press("Enter")
    assert page.locator("#card h2").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#card").is_visible()


def test_the_cast_its_card_its_charts_and_search(page: Any, bake: Path) -> None:
    page.goto(bake.as_uri())
    members = page.locator(".cast .member")
    assert [name.split("\n")[0] for name in members.all_inner_texts()][:3] == [
        "Ruth", "Galway", "my mother",
    ]  # fmt: skip
    page.get_by_label("Find a name in the cast").fill("pell")
    assert members.count() == 2
    page.get_by_label("Find a name in the cast").fill("")
    members.nth(1).click()
    card = page.locator("#card").inner_text()
    assert "60 mentions, 17 lines" in card
    assert "17 to" in card
    page.get_by_role("tab", name="Presence").click()
    assert page.locator(".heat tbody tr").count() == 7
    assert page.locator(".strips .strip").count() == 7
    page.get_by_role("tab", name="Talk").click()
    assert page.locator(".node").count() == 4
    page.keyboard.press("/")
    page.keyboard.type("you're  not tired")
    assert page.locator(".lines li").count() == 1
    page.locator(".lines a").click()
    assert "not tired" in page.locator(":focus").inner_text()


def test_up_to_here_hides_what_comes_later_everywhere(page: Any, bake: Path) -> None:
    page.goto(bake.as_uri() + "#at-0-to-900")
    text = page.locator("#text").inner_text()
    assert "Galway" in text
    assert "Peggy" not in text
    assert "Peggy" not in page.locator(".cast").inner_text()
    # Nobody has called the narrator by her name so far.
    assert "Ruth" not in page.locator("#panel").inner_text()
    assert "the narrator" in page.locator(".cast").inner_text()
    page.locator(".cast .member", has_text="Galway").click()
    page.get_by_role("link", name="First appearance").click()
    page.reload()
    assert page.url.endswith("#at-27-to-900")
    assert "Peggy" not in page.locator("body").inner_text()
    page.get_by_role("button", name="Show all").first.click()
    assert "Ruth" in page.locator(".cast").inner_text()


def test_a_downloaded_correction_is_a_fixes_file_whose_places_are_found(
    page: Any, bake: Path, tmp_path: Path
) -> None:
    page.goto(bake.as_uri())
    anchors = page.evaluate(
        "() => { const story = new Story(JSON.parse(document.getElementById('story').textContent));"
        "return [story.lines, story.mentions].flatMap((spans) => [...spans.start].map((start, row)"
        " => [start, spans.end[row], makeAnchor(story, spans, row)])); }"
    )
    index = index_words(fabula.read(BAKE, fixes=False).text.content)
    assert len(anchors) > 300
    for start, end, keys in anchors:
        anchor = Anchor(keys["words"], keys["before"], keys["after"], keys["chapter"])
        found = find_anchor(anchor, index, may_change=False)
        assert isinstance(found, tuple)
        assert start <= found[0] < found[1] <= end
    page.locator(".line", has_text="That was low").first.click(position={"x": 3, "y": 8})
    page.get_by_label("Said by").select_option(label="my mother")
    page.get_by_role("button", name="Correct this line").click()
    page.get_by_role("tab", name="Fixes (1)").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    place = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(place)
    assert place.name == "the-night-bake.fixes.toml"
    (line,) = tomllib.loads(place.read_text(encoding="utf-8"))["line"]
    assert (line["words"], line["speaker"]) == ("That was low", "my mother")
    story = fabula.read(BAKE, fixes=place)
    spoken = {story.text.content[quote.start : quote.end]: quote.speaker for quote in story.quotes}
    assert spoken["“That was low.”"] == "my-mother"


def test_a_correction_on_a_served_page_is_saved_and_seen_on_re_read(
    page: Any, tmp_path: Path
) -> None:
    book = tmp_path / "bake.txt"
    book.write_bytes(BAKE.read_bytes())
    served = ServedBook(str(book), NO_FIXES)
    served.read()
    with make_server(served) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_port}/{served.token}/")
        page.locator(".cast .member", has_text="my mother").click()
        page.get_by_label("New name").fill("Mrs. Ryan")
        page.get_by_role("button", name="Rename").click()
        page.get_by_role("tab", name="Fixes (1)").click()
        page.get_by_role("button", name="Save and read again").click()
        page.locator(".message", has_text="and read again").wait_for(timeout=60_000)
        page.get_by_role("tab", name="Cast").click()
        assert "Mrs. Ryan" in page.locator(".cast").inner_text()
        server.shutdown()
    fixes = tomllib.loads((tmp_path / "bake.fixes.toml").read_text(encoding="utf-8"))
    assert fixes["rename"] == [{"name": "my mother", "to": "Mrs. Ryan"}]


def test_words_of_a_hostile_book_are_words(page: Any, tmp_path: Path) -> None:
    place = tmp_path / "hostile.html"
    place.write_bytes(make_page(hostile_story()))
    page.goto(place.as_uri())
    assert "<img src=x onerror=alert(1)>" in page.locator("#text").inner_text()
    for tab in page.get_by_role("tab").all():
        tab.click()
    assert page.locator("#book img, #panel img").count() == 0
    assert "\u202e" not in page.locator("#panel").inner_text()


@pytest.mark.parametrize("content", ["", "Rain.\n"])
def test_a_book_in_which_nobody_is_opens(page: Any, tmp_path: Path, content: str) -> None:
    story = make_empty_story()
    place = tmp_path / "empty.html"
    place.write_bytes(make_page(replace(story, text=replace(story.text, content=content))))
    page.goto(place.as_uri() + "#at-0")
    for tab in page.get_by_role("tab").all():
        tab.click()
    page.get_by_role("button", name="Up to here").click()
    assert page.locator("#text").inner_text().strip() == content.strip()


def test_all_of_it_is_printed_and_it_fits_a_narrow_screen(page: Any, bake: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(bake.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.locator("#panel").is_visible()
    page.get_by_role("button", name="Cast and charts").click()
    assert page.locator(".cast").is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".leaf:empty").count() == 0
