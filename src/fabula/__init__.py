"""Fabula reads a story and gives back the world it tells.

>>> import fabula
>>> story = fabula.read("examples/story.txt")  # doctest: +SKIP
>>> [character.name for character in story.characters]  # doctest: +SKIP

Importing fabula loads nothing of weight: what a function needs is imported when it is called.
"""

# ruff: noqa: PLC0415 imports inside functions are what keeps `import fabula` quick
from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from fabula.errors import (
    BundleError,
    ExportError,
    FabulaError,
    FixWarning,
    LanguageWarning,
    QueryError,
    SourceError,
    StoreError,
)

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Collection
    from pathlib import Path
    from typing import BinaryIO

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from fabula import plots
    from fabula.records import (
        Attitude,
        CastFile,
        CastMember,
        Character,
        CharacterCard,
        Contradiction,
        Conversation,
        Emotion,
        Entity,
        Event,
        Fact,
        Feeling,
        FixFile,
        FixReport,
        FixTrouble,
        Ground,
        Handling,
        Happening,
        Mark,
        MarkKind,
        Mention,
        NameReason,
        NameUse,
        Note,
        Omission,
        Origin,
        Pair,
        Quote,
        QuotedWords,
        Relation,
        RelationKind,
        Role,
        Scene,
        Section,
        SectionKind,
        Source,
        Story,
        Syntax,
        Table,
        Tag,
        Text,
        Thing,
        TimeExpression,
        Whereabouts,
        Withdrawal,
        Word,
    )

    __version__: str

__all__ = [
    "Attitude",
    "BundleError",
    "CastFile",
    "CastMember",
    "Character",
    "CharacterCard",
    "Contradiction",
    "Conversation",
    "Emotion",
    "Entity",
    "Event",
    "ExportError",
    "FabulaError",
    "Fact",
    "Feeling",
    "FixFile",
    "FixReport",
    "FixTrouble",
    "FixWarning",
    "Ground",
    "Handling",
    "Happening",
    "LanguageWarning",
    "Mark",
    "MarkKind",
    "Mention",
    "NameReason",
    "NameUse",
    "Note",
    "Omission",
    "Origin",
    "Pair",
    "QueryError",
    "Quote",
    "QuotedWords",
    "Relation",
    "RelationKind",
    "Role",
    "Scene",
    "Section",
    "SectionKind",
    "Source",
    "SourceError",
    "StoreError",
    "Story",
    "Syntax",
    "Table",
    "Tag",
    "Text",
    "Thing",
    "TimeExpression",
    "Whereabouts",
    "Withdrawal",
    "Word",
    "__version__",
    "as_of",
    "between",
    "doubt",
    "dumps",
    "explain",
    "open",
    "plots",
    "read",
    "save",
    "timeline",
    "to_json",
    "to_spacy",
    "what",
    "who",
]


def read(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    model: str | Path = "en-small",
    cast: str | os.PathLike[str] | CastFile | None = None,
    fixes: str | os.PathLike[str] | FixFile | bool = True,
    keep: Collection[str] | str = (),
    max_loss: float = 0.05,
    unknown_below: float = 0.25,
    name: str | None = None,
    on_progress: Callable[[str, float], None] | None = None,
    on_fixes: Callable[[FixReport], None] | None = None,
) -> Story:
    """Read a story from its source.

    Args:
        source: a path, the bytes themselves, or a file open for reading bytes: plain text, EPUB,
            HTML, DOCX, Markdown or TEI.
        model: the name of a bundle that ships with fabula, or the path of a bundle's folder.
        cast: the path of a cast file, or the cast itself; its ids and names are then used.
        fixes: the path of a fixes file, or the fixes themselves (docs/fixes.md); True takes
            ``BOOK.fixes.toml`` beside the source, if it is there, and False no fixes at all.
        keep: kinds of text that would be left out (``"footnote"``, …) and are to stay, or
            ``"all"``; docs/commands.md lists them.
        max_loss: the share of the source's characters that may be left out before it is an error.
        unknown_below: a line whose likeliest speaker is less likely than this, in [0, 1], has the
            speaker None, and its reason says who was likeliest.
        name: what to call the source, where it is bytes or a file.
        on_progress: called with a stage's name (``"ingest"``, ``"segment"``, ``"encode"``,
            ``"interpret"``) and the share of it that is done, in [0, 1].
        on_fixes: called with what became of the fixes, where there are any. Without it each fix
            that could not be applied is a ``FixWarning``.

    Raises:
        SourceError: the source, the cast or the fixes cannot be read, two fixes contradict each
            other, too much would be left out, or ``unknown_below`` is no probability.
        BundleError: the model is missing, altered or made for another version of fabula.

    Warns:
        LanguageWarning: the text is clearly not in English; it is read all the same.

    >>> story = read("examples/story.txt")  # doctest: +SKIP
    """
    from fabula.pipeline import read_story

    return read_story(
        source,
        model=model,
        cast=cast,
        fixes=fixes,
        keep=keep,
        max_loss=max_loss,
        unknown_below=unknown_below,
        name=name,
        on_progress=on_progress,
        on_fixes=on_fixes,
    )


def open(path: str | os.PathLike[str]) -> Story:  # noqa: A001 read as fabula.open
    """Open a story that was saved as a ``.fabula`` store; needs no model.

    Raises:
        StoreError: there is no such file, it is no store, it was written by a newer fabula, it is
            damaged, or another program has it open for writing.

    >>> story = open("story.fabula")  # doctest: +SKIP
    """
    from fabula.store import load_story

    return load_story(path)


def save(story: Story, path: str | os.PathLike[str]) -> None:
    """Save a story as a ``.fabula`` store, one DuckDB file, in one piece or not at all.

    Raises:
        StoreError: the place cannot be written, is in use, or holds a file that is no store.

    >>> save(read("examples/story.txt"), "story.fabula")  # doctest: +SKIP
    """
    from fabula.store import save_story

    save_story(story, path)


def as_of(
    story: Story,
    place: str | int,
    *,
    model: str | Path = "en-small",
    cast: str | os.PathLike[str] | CastFile | None = None,
    on_progress: Callable[[str, float], None] | None = None,
) -> Story:
    """A story as far as a place, as somebody knows it who has read no farther.

    Its text is read again up to the last paragraph that ends there, by the model and by every
    rule, so that nothing that is learned later shows: names, who is who, pronouns, counts. Only
    ids are those of the whole story, where most mentions are the same (an id may thus hold a
    surname that is told later; names do not). Fixes are not applied.

    Args:
        story: the whole story, freshly read or from a store.
        place: the id of a section (``"chapter-3"``: to its end), a share (``"40%"``) or a number
            of code points.
        model: see :func:`read`; best the one that the story was read with.
        cast: see :func:`read`; what it says is known from the start.
        on_progress: see :func:`read`.

    Raises:
        QueryError: there is no such place, or nothing stands before it.
        BundleError: the model is missing, altered or made for another version of fabula.
        SourceError: the cast cannot be read.

    >>> as_of(read("examples/story.txt"), "50%").characters  # doctest: +SKIP
    """
    from fabula.pipeline import read_until

    return read_until(story, place, model=model, cast=cast, on_progress=on_progress)


def explain(story: Story, name: str) -> Table[NameReason]:
    """Say why the names of a character are one person's, and like names of others are not.

    Args:
        story: freshly read or from a store.
        name: an id, a name or an alias; capitals do not matter.

    Raises:
        QueryError: nobody, or more than one character, goes under that name.

    >>> explain(read("examples/story.txt"), "Tom").to_pandas()  # doctest: +SKIP
    """
    from fabula.interpret import explain_character
    from fabula.records import find_character

    return explain_character(story, find_character(story.characters, name))


def who(story: Story, name: str) -> CharacterCard:
    """What a story tells of a character: names, roles, relations, how much is told and said.

    Args:
        story: freshly read or from a store.
        name: an id, a name or an alias; capitals do not matter.

    Raises:
        QueryError: nobody, or more than one character, goes under that name.

    >>> who(read("examples/story.txt"), "Tom").relations  # doctest: +SKIP
    """
    from fabula.interpret import make_card
    from fabula.records import find_character

    return make_card(story, find_character(story.characters, name))


def between(story: Story, one: str, other: str) -> Pair:
    """What a story tells of two characters: relations, lines to each other, what they do.

    Args:
        story: freshly read or from a store.
        one: an id, a name or an alias; capitals do not matter.
        other: the same of another character.

    Raises:
        QueryError: nobody, or more than one character, goes under a name; or both are one.

    >>> between(read("examples/story.txt"), "Tom", "Ruth").quotes  # doctest: +SKIP
    """
    from fabula.interpret import make_pair
    from fabula.records import find_character

    first, second = (find_character(story.characters, name) for name in (one, other))
    if first.id == second.id:
        raise QueryError(f"{one!r} and {other!r} are one character, {first.name} ({first.id})")
    return make_pair(story, first, second)


def what(story: Story, name: str) -> Table[Happening]:
    """Say what a character does, undergoes, feels and wants, in order, with how real it is.

    Of a thing it says what is done with it. For what is known at a place ask :func:`as_of` first.

    Args:
        story: freshly read or from a store.
        name: an id, a name or an alias; capitals do not matter.

    Raises:
        QueryError: nobody and nothing, or more than one, goes under that name.

    >>> what(read("examples/story.txt"), "Tom").to_pandas()  # doctest: +SKIP
    """
    from fabula.records import find_told, list_happenings

    return list_happenings(story, find_told(story, name))


def timeline(story: Story) -> Table[Scene]:
    """The scenes of a story in the order in which they happen.

    Scenes of one time share their ``order`` and stand as they are told; those of which the text
    does not tell when they happen come last.

    >>> timeline(read("examples/story.txt"))[0].times  # doctest: +SKIP
    """
    from fabula.records.timelines import order_scenes

    return order_scenes(story.scenes)


def doubt(story: Story, unknown_below: float) -> Story:
    """A story whose lines have no speaker where that is less likely than ``unknown_below``.

    For stories that have been read already; the threshold of :func:`read` can only be raised so.
    What *I* and *you* mean in such a line stays as it was read.

    Raises:
        SourceError: ``unknown_below`` is no probability.

    >>> sure = doubt(open("story.fabula"), 0.8)  # doctest: +SKIP
    """
    from fabula.records.doubts import doubt_lines

    return doubt_lines(story, unknown_below)


def to_json(story: Story) -> dict[str, Any]:
    """A story as plain dicts, lists, strings and numbers, by the contract ``fabula.story/1``.

    >>> to_json(read("examples/story.txt"))["schema"]  # doctest: +SKIP
    'fabula.story/1'
    """
    from fabula.export import story_to_json

    return story_to_json(story)


def dumps(story: Story) -> str:
    """A story as one line of JSON, by the contract ``fabula.story/1``.

    >>> Path("story.json").write_text(dumps(story), "utf-8")  # doctest: +SKIP
    """
    from fabula.export import dump_json, story_to_json

    return dump_json(story_to_json(story))


def to_spacy(story: Story, vocab: Vocab | None = None) -> Doc:
    """A story as a spaCy ``Doc`` with its grammar, spans and extensions; no pipeline is needed.

    Args:
        story: freshly read or from a store.
        vocab: that of the pipeline which the Doc is to go through; by default that of
            ``spacy.blank("en")``.

    Raises:
        ExportError: the story is damaged.
        ImportError: spaCy is not installed; the message names the extra.

    >>> doc = to_spacy(read("examples/story.txt"))  # doctest: +SKIP
    >>> [(line.text, line._.speaker) for line in doc.spans["quotations"]]  # doctest: +SKIP
    """
    from fabula.export.spacy_docs import make_spacy_doc

    return make_spacy_doc(story, vocab)


def __getattr__(name: str) -> Any:
    """Load the records, which need numpy, plots and the version when they are first asked for."""
    if name == "__version__":
        value: Any = import_module("importlib.metadata").version("fabula")
    elif name == "plots":
        value = import_module("fabula.plots")
    elif name in __all__:
        value = getattr(import_module("fabula.records"), name)
    else:
        raise AttributeError(f"module 'fabula' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
