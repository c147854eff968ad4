"""``fabula fix``: what is written, and what is not."""

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

import fabula
from fabula.ingest import read_fixes
from tests.cli.conftest import Run
from tests.example_stories import make_story

BAKE = Path(__file__).parents[2] / "examples/the-night-bake.txt"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "bake.txt"
    path.write_bytes(BAKE.read_bytes())
    return path


@pytest.fixture
def fixes(book: Path) -> Path:
    """Where the fixes of the book are to lie."""
    return book.with_name("bake.fixes.toml")


def entries(path: Path, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))[kind]
    return found


def test_every_kind_of_fix_is_written_and_reads_back(
    fabula_run: Run, book: Path, fixes: Path
) -> None:
    for arguments in (
        ("merge", book, "the old man", "mr-pell"),
        ("separate", book, "Mr. Pell", "Tom"),
        ("split", book, "Tom Pell", "Tom"),
        ("rename", book, "my-mother", "Mrs. Ryan", "--id", "mum"),
        ("not-character", book, "Peggy Shaw", "--category", "FAC"),
        ("mention", book, "galway", "--nth", "3", "--is", "Galway", "--note", "not the town"),
        ("mention", book, "my father", "--is", "Mr. Ryan", "--new"),
        ("line", book, "q17", "--speaker", "the narrator"),
        ("line", book, "and so is he", "--to", "Ruth"),
    ):
        outcome = fabula_run("fix", *arguments)
        assert (outcome.code, outcome.out) == (0, ""), outcome.err
        assert f"Written to {fixes}" in outcome.err
    text = fixes.read_text(encoding="utf-8")
    assert text.startswith('# Corrections to "bake.txt"')
    assert entries(fixes, "merge") == [{"names": ["the old man", "Mr. Pell"]}]
    assert entries(fixes, "rename") == [{"name": "my mother", "to": "Mrs. Ryan", "id": "mum"}]
    assert entries(fixes, "lock") == [{"name": "Mr. Ryan"}]
    galway, father = entries(fixes, "mention")
    assert galway["before"].endswith("He gave it to")
    assert galway["note"] == "not the town"
    assert father["is"] == "Mr. Ryan"
    assert [line["words"] for line in entries(fixes, "line")] == [
        "It was true", "and so is he, and I’ll be a manager of fools",
    ]  # fmt: skip
    assert len(read_fixes(fixes).fixes) == 10
    assert [path.name for path in sorted(book.parent.iterdir())] == ["bake.fixes.toml", "bake.txt"]


def test_what_the_user_has_written_stays_byte_for_byte(
    fabula_run: Run, book: Path, fixes: Path
) -> None:
    mine = "# mine — keep\r\n\r\n[[merge]]  # why\r\nnames = ['Ruth',   'the narrator']"
    fixes.write_bytes(mine.encode())
    assert fabula_run("fix", "rename", book, "Galway", "Maeve").code == 0
    data = fixes.read_bytes()
    assert data.startswith(mine.encode())
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert len(read_fixes(fixes).fixes) == 2


def test_a_fix_is_written_once(fabula_run: Run, book: Path, fixes: Path) -> None:
    for _ in range(2):
        outcome = fabula_run("fix", "line", book, "q17", "--speaker", "Ruth")
    assert (outcome.code, "says so already" in outcome.err) == (2, True)
    assert len(entries(fixes, "line")) == 1
    for words in ("my father", "a cousin"):
        fabula_run("fix", "mention", book, words, "--is", "Nell", "--new")
    assert len(entries(fixes, "lock")) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("merge", "Rut", "Ruth"), "'Rut' stands nowhere in"),
        (("merge", "Ruth"), "at least 2 names"),
        (("rename", "galway-2", "X"), "'galway-2' stands nowhere"),
        (("line", "q99", "--speaker", "Ruth"), "has no line q99: it has 44 lines"),
        (("line", "no such words", "--speaker", "Ruth"), "no line of speech"),
        (("line", "I", "--speaker", "Ruth"), "give more of its words"),
        (("line", "q1"), "--speaker"),
        (("line", "q1", "--speaker", "Ruth", "--to", "ruth"), "both say"),
        (("mention", "Galway", "--is", "Galway"), "3: …the curtains. He gave it to Galway."),
        (("mention", "Galway", "--nth", "14", "--is", "Galway"), "only 13 times"),
        (("mention", "Dublin", "--is", "Galway"), "“Dublin” stands nowhere"),
        (("separate", "Ruth", "Ruth"), "needs at least 2"),
        (
            ("separate", "Ruth", "Galway"),
            "are never to be one, and are one in bake.fixes.toml, line 1",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    fabula_run: Run, book: Path, fixes: Path, arguments: tuple[str, ...], words: str
) -> None:
    fixes.write_text("[[merge]]\nnames = ['Ruth', 'Galway']\n", encoding="utf-8")
    before = fixes.read_bytes()
    command, *others = arguments
    outcome = fabula_run("fix", command, book, *others)
    assert outcome.code == 2
    assert words in outcome.err
    assert fixes.read_bytes() == before
    assert sorted(path.name for path in book.parent.iterdir()) == ["bake.fixes.toml", "bake.txt"]


def test_a_broken_file_is_left_as_it_is(fabula_run: Run, book: Path, fixes: Path) -> None:
    for data, words in ((b"[[merge", "not TOML"), (b"# caf\xe9\n", "not UTF-8")):
        fixes.write_bytes(data)
        outcome = fabula_run("fix", "merge", book, "Ruth", "the narrator")
        assert (outcome.code, words in outcome.err) == (2, True)
        assert fixes.read_bytes() == data


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not bind here")
def test_a_folder_that_cannot_be_written(fabula_run: Run, book: Path) -> None:
    book.parent.chmod(0o500)
    outcome = fabula_run("fix", "merge", book, "Ruth", "the narrator")
    book.parent.chmod(0o700)
    assert (outcome.code, "cannot write" in outcome.err) == (2, True)


def test_a_place_that_is_a_folder(fabula_run: Run, book: Path, fixes: Path) -> None:
    fixes.mkdir()
    outcome = fabula_run("fix", "merge", book, "Ruth", "the narrator")
    assert (outcome.code, "cannot be read" in outcome.err) == (2, True)
    assert not list(fixes.iterdir())


def test_a_series_shares_one_file(fabula_run: Run, book: Path, tmp_path: Path) -> None:
    series = tmp_path / "series.toml"
    fabula_run("fix", "line", book, "q17", "--speaker", "Ruth", "--fixes", series)
    fabula_run("fix", "merge", book, "Ruth", "the narrator", "--fixes", series)
    assert entries(series, "line")[0]["book"] == "bake"
    assert "book" not in entries(series, "merge")[0]
    other = tmp_path / "other.txt"
    other.write_text("“It was true,” said Emma Vane.\n", encoding="utf-8")
    outcome = fabula_run("cast", other, "--fixes", series)
    assert outcome.code == 0
    assert "series.toml: 0 fixes applied, 1 not, 1 of other books." in outcome.err
    assert "nobody in this book is called 'Ruth' or 'the narrator'" in outcome.err


def test_a_reading_says_what_became_of_the_fixes(fabula_run: Run, book: Path, fixes: Path) -> None:
    fabula_run("fix", "line", book, "q17", "--speaker", "Galway")
    outcome = fabula_run("quotes", book, "--json")
    assert outcome.err == "bake.fixes.toml: 1 fix applied.\n"
    line = json.loads(outcome.out)[16]
    assert (line["speaker"], line["confidence"], line["reason"]) == ("galway", 1, "fixed by hand")
    assert (
        json.loads(fabula_run("quotes", book, "--json", "--no-fixes").out)[16]["speaker"] == "ruth"
    )

    edited = book.read_text(encoding="utf-8").replace("“It was true.”\n\n", "")
    book.write_text(edited, encoding="utf-8")
    outcome = fabula_run("quotes", book, "--json")
    assert outcome.code == 0
    assert "0 fixes applied, 1 not" in outcome.err
    assert "bake.fixes.toml, line 4: “it was true” is nowhere in the text" in outcome.err

    fixes.write_text("[[merge]]\nnames = ['A', 'B']\n[[separate]]\nnames = ['A', 'B']\n", "utf-8")
    outcome = fabula_run("quotes", book, "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert "line 3: 'A' and 'B' are never to be one" in outcome.err


def test_a_check_lists_what_is_found_and_lost(fabula_run: Run, book: Path, fixes: Path) -> None:
    fixes.write_text(
        "[[line]]\nwords = 'It was true'\nspeaker = 'Ruth'\nto = 'Galway'\n"
        "[[line]]\nwords = 'Nonsense'\nto = 'Ruth'\n",
        encoding="utf-8",
    )
    outcome = fabula_run("fix", "check", book)
    assert outcome.code == 1
    rows = [row.split("\t") for row in outcome.out.splitlines()]
    assert rows[1] == ["bake.fixes.toml, line 1", "“It was true” by Ruth to Galway", ""]
    assert "nowhere" in rows[2][2]
    listed = json.loads(fabula_run("fix", "check", book, "--json").out)
    assert [bool(row["trouble"]) for row in listed] == [False, True]
    assert fabula_run("fix", "check", book, "--fixes", "none.toml").code == 2


def test_a_character_is_locked_as_it_is_read(fabula_run: Run, store: Path) -> None:
    outcome = fabula_run("fix", "lock", store, "Emma Vane")
    assert outcome.code == 0, outcome.err
    emma = next(c for c in make_story().characters if c.name == "Emma Vane")
    (lock,) = entries(store.with_name("café.fixes.toml"), "lock")
    assert (lock["id"], lock["name"]) == (emma.id, emma.name)
    assert set(lock.get("names", [])) <= set(emma.aliases)


def test_a_store_serves_as_the_book_and_is_told_to_be_older(fabula_run: Run, store: Path) -> None:
    assert fabula_run("fix", "line", store, "q1", "--speaker", "Emma Vane").code == 0
    fixes = store.with_name("café.fixes.toml")
    assert len(entries(fixes, "line")) == 1
    newer = store.stat().st_mtime + 60
    os.utime(fixes, (newer, newer))
    outcome = fabula_run("cast", store)
    assert outcome.code == 0
    assert "is newer than" in outcome.err
    os.utime(fixes, (newer - 600, newer - 600))
    assert fabula_run("cast", store).err == ""


def test_options_of_fixes_reach_the_reading(fabula_run: Run, reads: list[Any]) -> None:
    fabula_run("read", "a.txt", "--json", "--fixes", "f.toml")
    fabula_run("read", "a.txt", "--json", "--no-fixes")
    assert [options for _, options in reads] == [{"fixes": "f.toml"}, {"fixes": False}]
    outcome = fabula_run("read", "a.txt", "--fixes", "f.toml", "--no-fixes")
    assert (outcome.code, "exclude each other" in outcome.err) == (2, True)
    fabula_run("read", "a.txt", "--json", "--max-loss", "0")
    assert reads[-1] == ("a.txt", {"max_loss": 0.0})


def test_standard_input_has_nothing_beside_it(fabula_run: Run) -> None:
    outcome = fabula_run("fix", "merge", "-", "A", "B")
    assert (outcome.code, "--fixes" in outcome.err) == (2, True)


def test_in_python_what_fails_is_a_warning(book: Path, fixes: Path) -> None:
    fixes.write_text("[[merge]]\nnames = ['Rut', 'Tam']\n", encoding="utf-8")
    with pytest.warns(fabula.FixWarning, match="line 1: nobody in this book") as caught:
        fabula.read(book)
    assert caught[0].filename == __file__
    told: list[fabula.FixReport] = []
    fabula.read(book, on_fixes=told.append)
    assert (told[0].n_applied, len(told[0].absent)) == (0, 1)


@pytest.mark.parametrize(
    ("name", "meant"), [("Galwey", "Galway"), ("Mr. Pel", "Mr. Pell"), ("my mothr", "my mother")]
)
def test_a_misspelt_name_is_answered_with_the_near_one(
    name: str, meant: str, fabula_run: Run, book: Path, fixes: Path
) -> None:
    outcome = fabula_run("fix", "line", book, "q3", "--speaker", name)
    assert outcome.code == 2
    assert f"did you mean {meant!r}?" in outcome.err
    assert "did you mean" not in fabula_run("fix", "lock", book, "Zorg").err
    assert not fixes.exists()


def test_a_fix_of_a_store_says_that_its_source_is_to_be_read_again(
    fabula_run: Run, store: Path
) -> None:
    outcome = fabula_run("fix", "rename", store, "Emma Vane", "Em")
    assert outcome.code == 0
    name = make_story().text.source.name
    assert f"fabula read {name} -o {store}" in outcome.err
