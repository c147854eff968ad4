"""Stories and their parts as notebooks show them: HTML in which a book's words are words alone.

Nothing of a book can become markup or script, and none of it is typeset: a ``$`` in a story would
else begin a formula, whose language has links and scripts of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Final

from fabula.records.columns import REFERENCES, Column, ColumnKind, columns_of

if TYPE_CHECKING:
    from fabula.records.stories import Character, Story
    from fabula.records.tables import Table

N_ROWS: Final = 20
"""How many rows of a table a notebook shows."""

N_CAST: Final = 12
"""How many of the cast the summary of a story shows."""

N_CHARS: Final = 200
"""How many characters of one value a notebook shows."""

_BOX: Final = '<div class="fabula tex2jax_ignore mathjax_ignore">{}</div>'
"""The two classes keep MathJax, which notebooks load, from reading formulas into a text."""

_PLACES: Final = frozenset({"end", "first_start", "body_start", "other_end", "correction_end"})
"""Fields that say nothing to a reader; words stand in the place of ``start``."""

_OTHER_SPANS: Final = {"other_start": "other_end", "correction_start": "correction_end"}
"""Where the words of a row's second span begin, and where they end."""

_CAST_COLUMNS: Final = frozenset({"name", "aliases", "pronouns", "n_mentions", "n_lines"})


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """What rows are shown with, since they hold places and ids alone.

    Attributes:
        content: the canonical text.
        names: what those whom rows refer to are called, by id.
        with_text: the records whose frames have the words of each span.
    """

    content: str
    names: Mapping[str, str]
    with_text: frozenset[type[Any]]

    @classmethod
    def of_story(cls, story: Story) -> Setting:
        """That of a story's own tables."""
        # Not above: that module imports the records, which import this one.
        from fabula.records.story_tables import STORY_TABLES  # noqa: PLC0415

        with_text = frozenset(table.row_type for table in STORY_TABLES if table.has_text)
        names = {entity.id: entity.name for entity in story.entities}
        names |= {character.id: character.name for character in story.characters}
        return cls(story.text.content, names, with_text)


@dataclass(frozen=True, slots=True)
class _ShownColumn:
    """A column as it is shown: its heading, and how a row's cell is written as HTML."""

    head: str
    show: Callable[[Any], str]
    is_number: bool = False


def shown_line(text: str) -> str:
    r"""Text on one line without controls and without marks that turn its direction.

    >>> shown_line("two\nlines\x1b")
    'two lines\ufffd'
    """
    folded = " ".join(text.split())
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in folded)


def tell_facts(story: Story) -> str:
    """A story in one line: its format, how much of what it has, and the model that read it."""
    n_words = len(story.text.content.split())
    n_lines = sum(quote.kind == "speech" for quote in story.quotes)
    return (
        f"{story.text.source.format}, {n_words:,} words, {len(story.characters):,} characters, "
        f"{n_lines:,} lines of speech, read by {story.bundle}"
    )


def show_story(story: Story) -> str:
    """A story's title, facts and the first of its cast."""
    source, cast = story.text.source, story.characters
    author = f" by {_text(source.author)}" if source.author else ""
    title = f"<strong>{_text(source.title or source.name)}</strong>{author}"
    parts = [f"<p>{title}<br>{_text(tell_facts(story))}</p>"]
    if cast:
        columns = [
            column for column in _plan_columns(cast.row_type, None) if column.head in _CAST_COLUMNS
        ]
        parts.append(_table("characters", columns, cast, N_CAST))
    if story.text.omissions:
        n_chars = sum(omission.n_chars for omission in story.text.omissions)
        parts.append(f"<p>{n_chars:,} characters of the source were left out: text.omissions</p>")
    return _BOX.format("".join(parts))


def show_character(character: Character) -> str:
    """A character's card: names, pronouns and counts."""
    narrator = ", who tells the story" if character.is_narrator else ""
    facts = [
        ("id", character.id),
        ("also called", ", ".join(character.aliases)),
        ("pronouns", "/".join(character.pronouns)),
        ("mentions", f"{character.n_mentions:,}"),
        ("lines", f"{character.n_lines:,}"),
    ]
    rows = (f"<tr>{_cell(what, 'th')}{_cell(_text(told))}</tr>" for what, told in facts if told)
    name = f"<strong>{_text(character.name)}</strong>{narrator}"
    return _BOX.format(f"<p>{name}</p><table><tbody>{''.join(rows)}</tbody></table>")


def show_rows(table: Table[Any], setting: Setting | None) -> str:
    """The first rows of a table.

    Args:
        table: the rows.
        setting: where it is known, words stand for places and names for ids.
    """
    name, columns = table.row_type.__name__, _plan_columns(table.row_type, setting)
    return _BOX.format(_table(name, columns, table, N_ROWS))


def _plan_columns(row_type: type[Any], setting: Setting | None) -> list[_ShownColumn]:
    """All of a record's fields, but words in the place of places."""
    return [
        _plan_column(column, setting)
        for column in columns_of(row_type)
        if setting is None or column.name not in _PLACES
    ]


def _plan_column(column: Column, setting: Setting | None) -> _ShownColumn:
    name = column.name
    if setting and name == "start":
        return _ShownColumn("text", lambda row: _words(row, setting))
    if setting and name in _OTHER_SPANS:
        head, end = name.removesuffix("_start"), _OTHER_SPANS[name]
        return _ShownColumn(
            head, lambda row: _words_at(getattr(row, name), getattr(row, end), setting)
        )
    is_number = column.kind in (ColumnKind.INTEGER, ColumnKind.NUMBER)
    return _ShownColumn(name, lambda row: _value(getattr(row, name), column, setting), is_number)


def _table(name: str, columns: Sequence[_ShownColumn], rows: Sequence[Any], n_most: int) -> str:
    caption = f"{name}: {min(n_most, len(rows)):,} of {len(rows):,} rows"
    head = "".join(_cell(escape(column.head), "th", column.is_number) for column in columns)
    body = (
        "".join(_cell(column.show(row), "td", column.is_number) for column in columns)
        for row in rows[:n_most]
    )
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(f'<tr>{cells}</tr>' for cells in body)}</tbody></table>"
    )


def _cell(content: str, tag: str = "td", is_number: bool = False) -> str:
    # Notebooks set every cell to the right, which is no way to read lines of speech.
    return f'<{tag} style="text-align: {"right" if is_number else "left"}">{content}</{tag}>'


def _words(row: Any, setting: Setting) -> str:
    """The words of a row's span; where they stand is told to whoever points at them."""
    return _words_at(row.start, row.end, setting)


def _words_at(start: int, end: int, setting: Setting) -> str:
    words = _text(setting.content[start:end])
    return f'<span title="{start} to {end}">{words}</span>'


def _value(value: Any, column: Column, setting: Setting | None) -> str:
    """A field's value as HTML."""
    if value is None:
        return ""
    if setting and column.name in REFERENCES:
        return _names(value if column.kind is ColumnKind.TEXTS else [value], setting)
    if setting and column.kind is ColumnKind.SPANS:
        return _text(" … ".join(setting.content[start:end] for start, end in value))
    return _text(_plain(value, column.kind))


def _plain(value: Any, kind: ColumnKind) -> str:
    match kind:
        case ColumnKind.TEXTS:
            return ", ".join(value)
        case ColumnKind.NUMBER:
            return f"{value:.2f}"
        case ColumnKind.INTEGER:
            return f"{value:,}"
        case _:
            return str(value)


def _names(ids: Iterable[str], setting: Setting) -> str:
    shown = (
        f'<span title="{_text(who)}">{_text(setting.names.get(who, who))}</span>' for who in ids
    )
    return ", ".join(shown)


def _text(text: str) -> str:
    cut = text if len(text) <= N_CHARS else f"{text[:N_CHARS]}…"
    return escape(shown_line(cut))
