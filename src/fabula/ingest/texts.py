"""From a source to its Text: the table of contents of ingest."""

import hashlib
from collections.abc import Callable, Collection

from fabula.errors import SourceError
from fabula.ingest.archives import Archive
from fabula.ingest.drafts import Draft
from fabula.ingest.encodings import declared_encoding, decode_text
from fabula.ingest.formats import check_markup_size, is_archive, sniff_archive, sniff_markup
from fabula.ingest.kinds import MAX_LOSS, check_keep, check_loss
from fabula.ingest.plain_texts import read_plain_text
from fabula.ingest.sources import Readable, read_bytes
from fabula.records import Source, Text


def read_text(
    source: Readable,
    *,
    name: str | None = None,
    keep: Collection[str] | str = (),
    max_loss: float = MAX_LOSS,
) -> Text:
    r"""Read a story file into its canonical text.

    The format is found by the content: plain text, EPUB 2 and 3, HTML, DOCX, TEI P5; Markdown by
    the name's extension.

    Args:
        source: a path, the bytes themselves, or a file open for reading bytes.
        name: what to call the source; its file name, or ``"-"``, where it is not given.
        keep: kinds of omission (keys of ``KINDS``) that are to stay in the text, or ``"all"``.
        max_loss: the share of the source's own characters that may be left out.

    Returns:
        The text, with marks, a map back to the source and all that was left out.

    Raises:
        SourceError: the source cannot be read as a story, or too much of it would be left out.

    >>> read_text(b"CHAPTER I\n\nIt was _late_.\n").content
    'CHAPTER I\n\nIt was late.\n'
    """
    kept_kinds = check_keep(keep)
    if not 0 <= max_loss <= 1:
        raise SourceError(f"max_loss is a share between 0 and 1, not {max_loss}")
    shown, data = read_bytes(source, name)
    format_word, encoding, draft = _read_draft(data, shown, kept_kinds)
    if not draft.content.strip():
        raise SourceError(f"{shown}: no readable text is in it; give a file that holds a story")
    check_loss(len(draft.content), draft.omissions, max_loss, shown)
    digest = hashlib.sha256(data).hexdigest()
    about = Source(shown, digest, format_word, encoding, draft.title, draft.author)
    return Text(draft.content, about, draft.marks, draft.omissions, draft.origins)


def _read_draft(data: bytes, name: str, keep: frozenset[str]) -> tuple[str, str, Draft]:
    if is_archive(data, name):
        return _read_archive(data, name, keep)
    decoded, encoding = decode_text(data, name, declared_encoding(data))
    if not decoded.strip():
        raise SourceError(f"{name}: it holds only white space; give a file that holds a story")
    kind = sniff_markup(decoded, name)
    if kind == "txt":
        return kind, encoding, read_plain_text(decoded, name, keep)
    check_markup_size(data, name)
    return kind, encoding, _markup_reader(kind)(decoded, name, keep)


def _markup_reader(kind: str) -> Callable[[str, str, frozenset[str]], Draft]:
    # Each parser is imported only when its format is met: `import fabula` stays light.
    if kind == "tei":
        from fabula.ingest.tei_texts import read_tei_text  # noqa: PLC0415

        return read_tei_text
    if kind == "md":
        from fabula.ingest.markdown_texts import read_markdown_text  # noqa: PLC0415

        return read_markdown_text
    from fabula.ingest.html_pages import read_html_page  # noqa: PLC0415

    return read_html_page


def _read_archive(data: bytes, name: str, keep: frozenset[str]) -> tuple[str, str, Draft]:
    archive = Archive(data, name)
    kind = sniff_archive(archive)
    if kind == "docx":
        from fabula.ingest.word_documents import read_word_document  # noqa: PLC0415

        return kind, "utf-8", read_word_document(data, archive, keep)
    from fabula.ingest.epubs import read_epub  # noqa: PLC0415

    draft, encoding = read_epub(archive, keep)
    return kind, encoding, draft
