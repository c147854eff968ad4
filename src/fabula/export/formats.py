"""The formats a story can be written in, and the writing of their files.

A format's module makes its files in memory; here they are put in their place, whole or not at
all. To add a format: a module with a maker, a row in :data:`FORMATS`, a section in the docs.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from fabula.errors import ExportError
from fabula.records import Story, Table
from fabula.records.columns import columns_of

Files = Mapping[str, bytes]
"""What a maker makes: the content of each file by its name, ``/`` between folder and file."""

Maker = Callable[..., Files]
"""Takes the story, the name that its files begin with, whether its words may be in them, and by
keyword the options of its own."""

Merger = Callable[[str, bytes, bytes], bytes | None]
"""Takes a file's name, what is in it and what a maker made for it; gives what is to be in it, or
None where it is a file like others."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: what ``--format`` takes.
        summary: what it is, in a few words, for the help.
        maker: ``module.function`` under ``fabula.export``; imported when it is first needed.
        ending: how the name of its only file ends; ``""`` where it is a folder of files.
        no_text: why it cannot be written without the words of the story; ``""`` where it can.
        options: names of the options of its own.
        merger: likewise ``module.function``, where files may hold what the user wrote.
    """

    name: str
    summary: str
    maker: str
    ending: str = ""
    no_text: str = ""
    options: tuple[str, ...] = ()
    merger: str = ""


_ROWS: Final[tuple[Format, ...]] = (
    Format(
        "tei",
        "TEI P5: text, speakers, people",
        "tei_documents.make_tei",
        ".tei.xml",
        no_text="its markup stands in the text",
    ),
    Format("conll", "CoNLL-2012 coreference", "conll_documents.make_conll", ".conll"),
    Format(
        "brat",
        "brat standoff: text, annotations, types",
        "brat_documents.make_brat",
        no_text="brat shows annotations on the text and checks their words",
    ),
    Format(
        "web-annotation",
        "W3C Web Annotations, JSON-LD",
        "web_annotations.make_web_annotations",
        ".jsonld",
    ),
    Format("booknlp", "the files of BookNLP", "booknlp_files.make_booknlp"),
    Format(
        "script",
        "narration, tags and lines in order, with their speakers (JSON Lines)",
        "scripts.make_script",
        ".script.jsonl",
        no_text="a script is the text",
    ),
    Format(
        "ssml",
        "for speech engines, one voice a character (SSML 1.1, a file a chapter)",
        "ssml_documents.make_ssml",
        no_text="speech is the text",
        options=("voices",),
        merger="ssml_documents.keep_voices",
    ),
    Format(
        "gexf",
        "network of who speaks to whom, with its course by chapter, for Gephi",
        "gexf_networks.make_gexf",
        ".gexf",
    ),
    Format(
        "graphml",
        "network of who speaks to whom",
        "graphml_networks.make_graphml",
        ".graphml",
    ),
    Format(
        "graphml-by-chapter",
        "the same, a file a chapter",
        "graphml_networks.make_chapter_graphml",
    ),
    Format(
        "bible",
        "Markdown notes, one a character, as in an Obsidian vault; your own text in them stays",
        "story_bibles.make_bible",
        merger="notes.merge_note",
    ),
    Format(
        "epub",
        "the book with every line in the colour of its speaker (EPUB 3)",
        "epub_books.make_epub",
        ".coloured.epub",  # the book itself may be NAME.epub
        no_text="a book is its text",
    ),
    Format("csv", "the tables of the story, a file each (RFC 4180)", "csv_tables.make_csv"),
    Format("parquet", "the same as Parquet", "parquet_tables.make_parquet"),
)

FORMATS: Final[Mapping[str, Format]] = {row.name: row for row in _ROWS}
"""Every format by its name, in the order in which the help lists them."""


def find_format(name: str, *, with_text: bool = True) -> Format:
    """The format of this name.

    Raises:
        ExportError: there is none, or it cannot be written without the words.
    """
    if name not in FORMATS:
        raise ExportError(f"there is no format {name!r}; choose among {', '.join(FORMATS)}")
    found = FORMATS[name]
    if not with_text and found.no_text:
        able = ", ".join(row.name for row in _ROWS if not row.no_text)
        raise ExportError(
            f"{name} cannot be written without the text: {found.no_text}. "
            f"Formats that can: {able or 'none'}"
        )
    return found


def check_options(name: str, options: Collection[str]) -> None:
    """See that a format takes the options given.

    Raises:
        ExportError: it does not.
    """
    for option in options:
        if option not in find_format(name).options:
            able = ", ".join(row.name for row in _ROWS if option in row.options)
            raise ExportError(f"{name} takes no --{option}; these formats do: {able or 'none'}")


def make_files(
    story: Story, name: str, stem: str, *, with_text: bool = True, **options: str
) -> Files:
    """The files of a story in a format, in memory.

    Args:
        story: the story.
        name: the format's name.
        stem: what the names of the files begin with.
        with_text: False for works whose text may not be shared: offsets and labels alone.
        options: the format's own, by name.

    Raises:
        ExportError: there is no such format, it cannot be written without the words, it does
            not take such an option, or the story is damaged or holds what no file can.
    """
    wanted = find_format(name, with_text=with_text)
    check_spans(story)
    check_options(name, options)
    maker: Maker = _load(wanted.maker)
    try:
        return maker(story, stem, with_text, **options)
    except UnicodeEncodeError as error:
        raise ExportError(
            "the story holds half a character (a lone surrogate), which no file can store; read "
            "the source again with its right encoding"
        ) from error


def find_merger(name: str) -> Merger | None:
    """How a format's files are merged with those that are there already; None: not at all."""
    merger = find_format(name).merger
    return _load(merger) if merger else None


def _load(place: str) -> Any:
    module, _, function = place.rpartition(".")
    return getattr(import_module(f"fabula.export.{module}"), function)


def check_spans(story: Story) -> None:
    """A store may come from anywhere: no maker has to cope with places that are not there.

    Raises:
        ExportError: a span of the story lies outside its text.
    """
    n_chars = len(story.text.content)
    tables = [getattr(story, field.name) for field in fields(story)]
    placed = [rows for rows in tables if isinstance(rows, Table) and _has_spans(rows)]
    spans = [(row.start, row.end) for rows in (*placed, story.text.marks) for row in rows]
    spans += [span for quote in story.quotes for span in quote.evidence]
    spans += story.syntax.words
    heads, n_words = story.syntax.head.tolist(), len(story.syntax)
    if any(not 0 <= start <= end <= n_chars for start, end in spans) or any(
        not 0 <= head < n_words for head in heads
    ):
        raise ExportError(
            "this story is damaged: it points to places that lie outside its text; "
            "read it again with fabula read"
        )


def _has_spans(rows: Table[Any]) -> bool:
    return {"start", "end"} <= {column.name for column in columns_of(rows.row_type)}


def plan_place(name: str, stem: str, out: str | None) -> Path:
    """Where a story goes: the file or, for a format of several files, the folder.

    Args:
        name: the format's name.
        stem: what the file or folder is called where ``out`` does not say.
        out: a file or folder; an existing folder holds the one file of a format that has one.
    """
    ending = find_format(name).ending
    if not ending:
        return Path(f"{stem}-{name}" if out is None else out)
    place = Path("" if out is None else out)
    return place / f"{stem}{ending}" if place.is_dir() else place


def write_files(
    files: Files,
    place: Path,
    *,
    is_folder: bool,
    replace: bool = False,
    merge: Merger | None = None,
) -> list[Path]:
    """Write files beside their places and rename them: there whole or not at all.

    Args:
        files: as a maker gives them.
        place: the folder, made where it is missing, or the file.
        is_folder: whether ``place`` is a folder.
        replace: whether files that are already there may be replaced.
        merge: makes one of what is there and what is to be written.

    Returns:
        The paths written, in the order of ``files``; files that stay as they are are not.

    Raises:
        ExportError: a file is already there, or cannot be written.
    """
    try:
        paths, taken = _plan_contents(files, place, is_folder, merge)
    except OSError as error:
        raise ExportError(f"cannot read what is at {place}: {error.strerror or error}") from error
    if taken is not None and not replace:
        raise ExportError(
            f"{taken} is already there; choose another place with --out, or give --force"
        )
    beside: dict[Path, Path] = {}
    try:
        for path, content in paths.items():
            if is_folder:
                path.parent.mkdir(parents=True, exist_ok=True)
            beside[path] = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.part")
            beside[path].write_bytes(content)
        for path, part in beside.items():
            part.replace(path)
    except OSError as error:
        raise ExportError(f"cannot write {place}: {error.strerror or error}") from error
    finally:
        for part in beside.values():
            with suppress(OSError):
                part.unlink()
    return list(paths)


def _plan_contents(
    files: Files, place: Path, is_folder: bool, merge: Merger | None
) -> tuple[dict[Path, bytes], Path | None]:
    """What to write where, and the first file that would be replaced, not merged."""
    contents: dict[Path, bytes] = {}
    taken: Path | None = None
    for file, made in files.items():
        path = place / file if is_folder else place
        old = path.read_bytes() if merge and path.is_file() else None
        merged = merge(file, old, made) if merge and old is not None else None
        if merged is None:
            taken = taken or (path if path.exists() else None)
            contents[path] = made
        elif merged != old:
            contents[path] = merged
    return contents, taken
