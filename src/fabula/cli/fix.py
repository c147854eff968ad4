"""``fabula fix``: corrections that last, written into a small file beside the book."""

# ruff: noqa: PLC0415 ingest is imported when a fix is written: other commands need none of it
from __future__ import annotations

from pathlib import Path
from typing import Final, Unpack

import click

from fabula.cli.fix_books import anchor_line, anchor_words, open_book
from fabula.cli.fix_entries import (
    FixOptions,
    anchor_keys,
    checked_names,
    fix_options,
    fixes_option,
    how_to_see,
    open_for,
    path_of_fixes,
    save_document,
    write_entries,
)
from fabula.cli.fix_files import Value, read_bytes_of
from fabula.cli.fix_reports import fix_in_words
from fabula.cli.printing import PrintColumn, print_json, print_rows, printable
from fabula.cli.reading import get_story, layout_options
from fabula.records import CATEGORIES, find_character

EXIT_TROUBLE: Final = 1


@click.group(
    "fix",
    short_help="Correct who is who and who says what, for good.",
    epilog="\b\nExamples:\n  fabula fix merge emma.epub 'Miss Taylor' 'Mrs. Weston'\n"
    "  fabula fix line emma.epub q17 --speaker 'Mr. Knightley'\n  fabula fix check emma.epub",
)
def fix_command() -> None:
    """Write corrections into BOOK.fixes.toml beside BOOK, which every later reading heeds.

    BOOK is a source file or a .fabula store. The file may be edited by hand: docs/fixes.md.
    """


@fix_command.command(
    "merge",
    short_help="Make several names one character.",
    epilog="\b\nExample:\n  fabula fix merge bake.txt 'the old man' 'Mr. Pell'",
)
@click.argument("book")
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME...")
@fix_options
def fix_merge(book: str, names: tuple[str, ...], **options: Unpack[FixOptions]) -> None:
    """All NAMEs are one character; the narrator may be one of them."""
    opened = open_for(book, options)
    write_entries(opened, [("merge", {"names": checked_names(opened, names, options, 2)})], options)


@fix_command.command(
    "separate",
    short_help="Never make one character of these names.",
    epilog="\b\nExample:\n  fabula fix separate bake.txt 'Mr. Pell' Tom",
)
@click.argument("book")
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME...")
@fix_options
def fix_separate(book: str, names: tuple[str, ...], **options: Unpack[FixOptions]) -> None:
    """No two of the NAMEs are ever one character."""
    opened = open_for(book, options)
    write_entries(
        opened, [("separate", {"names": checked_names(opened, names, options, 2)})], options
    )


@fix_command.command(
    "split",
    short_help="Take names from a character: they are somebody else's.",
    epilog="\b\nExample:\n  fabula fix split emma.epub 'Mr. Knightley' John",
)
@click.argument("book")
@click.argument("name")
@click.argument("names", nargs=-1, required=True, metavar="OTHER...")
@fix_options
def fix_split(book: str, name: str, names: tuple[str, ...], **options: Unpack[FixOptions]) -> None:
    """The OTHER names are not NAME's but, all together, somebody else's."""
    opened = open_for(book, options)
    (first,) = checked_names(opened, (name,), options)
    keys = {"name": first, "names": checked_names(opened, names, options)}
    write_entries(opened, [("split", keys)], options)


@fix_command.command(
    "rename",
    short_help="Show a character under another name.",
    epilog="\b\nExample:\n  fabula fix rename bake.txt 'my mother' 'Mrs. Ryan'",
)
@click.argument("book")
@click.argument("name")
@click.argument("new_name")
@click.option("--id", "identity", metavar="ID", help="Its id. Default: made of NEW_NAME.")
@fix_options
def fix_rename(
    book: str, name: str, new_name: str, identity: str | None, **options: Unpack[FixOptions]
) -> None:
    """Show the character called NAME as NEW_NAME."""
    opened = open_for(book, options)
    (old,) = checked_names(opened, (name,), options)
    write_entries(opened, [("rename", {"name": old, "to": new_name, "id": identity})], options)


@fix_command.command(
    "lock",
    short_help="Keep a character as it is read now.",
    epilog="\b\nExample:\n  fabula fix lock emma.fabula 'Emma Woodhouse'",
)
@click.argument("book")
@click.argument("name")
@fix_options
def fix_lock(book: str, name: str, **options: Unpack[FixOptions]) -> None:
    """Keep the character called NAME as it is read now: its id, its name, its other names.

    BOOK is read for it, as it stands with your fixes, unless it is a store.
    """
    path = path_of_fixes(book, options["fixes"])
    story = get_story(
        book,
        {
            "cast": None,
            "model": None,
            "keep": options["keep"],
            "max_loss": options["max_loss"],
            "unknown_below": None,
            "fixes": str(path) if options["fixes"] and path.exists() else None,
            "no_fixes": False,
        },
    )
    found = find_character(story.characters, name)
    proper = [alias for alias in found.aliases if alias.split()[-1][:1].isupper()]
    keys = {"id": found.id, "name": found.name, "names": proper}
    write_entries(open_for(book, options), [("lock", keys)], options)


@fix_command.command(
    "not-character",
    short_help="Say that a name is nobody's.",
    epilog="\b\nExample:\n  fabula fix not-character emma.epub Highbury --category GPE",
)
@click.argument("book")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option(
    "--category",
    type=click.Choice([category for category in CATEGORIES if category != "PER"]),
    help="What it is instead: a building, town, land, vehicle or body of people.",
)
@fix_options
def fix_not_character(
    book: str, names: tuple[str, ...], category: str | None, **options: Unpack[FixOptions]
) -> None:
    """NAMEs are no characters: words that name nobody, or things and places."""
    opened = open_for(book, options)
    keys = {"names": checked_names(opened, names, options), "category": category}
    write_entries(opened, [("not_character", keys)], options)


@fix_command.command(
    "mention",
    short_help="Say whom words in one place mean.",
    epilog="\b\nExample:\n  fabula fix mention bake.txt Galway --nth 3 --is Galway",
)
@click.argument("book")
@click.argument("words")
@click.option("--is", "who", metavar="NAME", required=True, help="Who is meant.")
@click.option("--new", is_flag=True, help="NAME is somebody whom no other words name.")
@click.option("--nth", type=click.IntRange(1), help="Which of the places with these WORDS.")
@click.option("--chapter", metavar="TITLE", help="Only places in this chapter, by title or id.")
@fix_options
def fix_mention(
    book: str,
    words: str,
    *,
    who: str,
    new: bool,
    nth: int | None,
    chapter: str | None,
    **options: Unpack[FixOptions],
) -> None:
    """WORDS, in one place of the text, mean the character called NAME."""
    opened = open_for(book, options)
    anchor = anchor_words(opened, words, nth, chapter)
    meant = who if new else checked_names(opened, (who,), options)[0]
    entries = [("lock", {"name": who})] if new else []
    keys = {**anchor_keys(anchor, opened, options), "is": meant}
    write_entries(opened, [*entries, ("mention", keys)], options)


@fix_command.command(
    "line",
    short_help="Say who speaks a line, or to whom.",
    epilog="\b\nExample:\n  fabula fix line bake.txt q17 --speaker Ruth --to Galway",
)
@click.argument("book")
@click.argument("line")
@click.option("--speaker", metavar="NAME", help="Who says it.")
@click.option("--to", metavar="NAME", help="To whom it is said.")
@fix_options
def fix_line(
    book: str, line: str, speaker: str | None, to: str | None, **options: Unpack[FixOptions]
) -> None:
    """LINE, an id such as q17 or words of it, is said by, or to, the character called NAME.

    The lines around it are decided anew with this one as given.
    """
    if not speaker and not to:
        raise click.UsageError("say who speaks with --speaker, or to whom with --to")
    opened = open_for(book, options)
    keys: dict[str, Value | None] = {**anchor_keys(anchor_line(opened, line), opened, options)}
    for key, name in (("speaker", speaker), ("to", to)):
        keys[key] = checked_names(opened, (name,), options)[0] if name else None
    write_entries(opened, [("line", keys)], options)


@fix_command.command(
    "meant",
    short_help="Say that what contradicts a passage is meant so.",
    epilog="\b\nExample:\n  fabula fix meant bake.txt 'took Brand in the left arm'",
)
@click.argument("book")
@click.argument("words")
@click.option("--nth", type=click.IntRange(1), help="Which of the places with these WORDS.")
@click.option("--chapter", metavar="TITLE", help="Only places in this chapter, by title or id.")
@fix_options
def fix_meant(
    book: str,
    words: str,
    nth: int | None,
    chapter: str | None,
    **options: Unpack[FixOptions],
) -> None:
    """WORDS of one passage of a contradiction: it is no slip, and `fabula check` leaves it out."""
    opened = open_for(book, options)
    anchor = anchor_words(opened, words, nth, chapter)
    write_entries(opened, [("meant", anchor_keys(anchor, opened, options))], options)


@fix_command.command(
    "add",
    short_help="Add the fixes of another file, such as one made on a page.",
    epilog="\b\nExample:\n  fabula fix add emma.epub ~/Downloads/emma.fixes.toml",
)
@click.argument("book")
@click.argument("file", metavar="FILE.TOML")
@fixes_option
@layout_options
def add_fixes(
    book: str, file: str, fixes: str | None, keep: tuple[str, ...], max_loss: float | None
) -> None:
    """Add the fixes in FILE.TOML to those of BOOK; what these say already is not added again."""
    path_of_fixes(book, fixes)
    document = read_bytes_of(Path(file), is_needed=True)
    opened = open_book(book, keep, max_loss)
    path = save_document(opened, document, Path(file).name, fixes)
    click.echo(printable(f"Written to {path}. {how_to_see(opened)}"), err=True)


@fix_command.command(
    "check",
    short_help="List the fixes and whether their places are found.",
    epilog="\b\nExample:\n  fabula fix check emma.epub",
)
@click.argument("book")
@click.option("--json", "as_json", is_flag=True, help="Print the fixes as a JSON list.")
@fixes_option
@layout_options
def check_fixes(
    book: str, as_json: bool, fixes: str | None, keep: tuple[str, ...], max_loss: float | None
) -> int:
    """Print the fixes of BOOK and whether their places are found; needs no model.

    Whether names are found shows when BOOK is read. The exit code is 1 where a place is lost.
    """
    from fabula.ingest import read_fixes

    file = read_fixes(path_of_fixes(book, fixes))
    placed = open_book(book, keep, max_loss).place_fixes(file)
    whys = {fix: trouble.why for fix, trouble in placed.troubles.items()}
    rows = [(fix.entry.place, fix_in_words(fix), whys.get(fix, "")) for fix in placed.fixes]
    if as_json:
        print_json([dict(zip(("place", "fix", "trouble"), row, strict=True)) for row in rows])
    else:
        columns = [
            PrintColumn("place"),
            PrintColumn("fix", is_wide=True),
            PrintColumn("trouble", is_wide=True),
        ]
        print_rows(columns, rows)
    return EXIT_TROUBLE if placed.troubles else 0
