"""Corrections given by the user: what a fixes file says, and what became of it."""

from dataclasses import dataclass

SCHEMA = "fabula.fixes/1"
"""Name and version of the format, the key ``schema`` of every fixes file."""

NARRATOR = "the narrator"
"""The name under which fixes speak of the I of the story, whatever its own name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Which entry of which file a fix is.

    Attributes:
        place: for messages: ``emma.fixes.toml, line 12``.
        book: the book it is about (file name, that without its ending, or title); None for any.
    """

    place: str
    book: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place of a text, said in words of the text, so that it outlives edits elsewhere.

    Attributes:
        words: the words meant.
        before, after: words that stand right before and after them, or ``""``.
        chapter: id or title of a section that holds them; chooses among several places.
        occurrence: ``(2, 3)`` for the second of three places that fit equally; None where the
            rest tells the place.
    """

    words: str
    before: str = ""
    after: str = ""
    chapter: str = ""
    occurrence: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """All these names are one character's."""

    entry: Entry
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Separate:
    """No two of these names are ever one character's."""

    entry: Entry
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """These names are no names of ``name`` but, all together, of somebody else."""

    entry: Entry
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """Show a character under another name; the id is made from it where none is given."""

    entry: Entry
    name: str
    to: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Lock:
    """A character with exactly these names: none is split off, no other joins by itself.

    Attributes:
        entry: where it says so.
        name: the name shown.
        names: the other names.
        id: its id; made from the name where it is None.
    """

    entry: Entry
    name: str
    names: tuple[str, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class NotCharacter:
    """These names are nobody's; with a category they are things or places of that kind."""

    entry: Entry
    names: tuple[str, ...]
    category: str | None = None


@dataclass(frozen=True, slots=True)
class MentionFix:
    """The words at a place refer to this character."""

    entry: Entry
    anchor: Anchor
    who: str


@dataclass(frozen=True, slots=True)
class LineFix:
    """The line of speech at a place is said by ``speaker``, or to ``to``, or both."""

    entry: Entry
    anchor: Anchor
    speaker: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class MeantFix:
    """What contradicts the words at a place is meant so, and no slip."""

    entry: Entry
    anchor: Anchor


NameFix = Merge | Separate | Split | Rename | Lock | NotCharacter
Fix = NameFix | MentionFix | LineFix | MeantFix


@dataclass(frozen=True, slots=True)
class FixFile:
    """A fixes file, its entries in order.

    Attributes:
        name: its file name, for messages.
        fixes: what it says.
    """

    name: str
    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True)
class FixTrouble:
    """A fix that could not be applied.

    Attributes:
        entry: which.
        why: in plain words, with what to do.
    """

    entry: Entry
    why: str

    def __str__(self) -> str:
        return f"{self.entry.place}: {self.why}"


@dataclass(frozen=True, slots=True)
class FixReport:
    """What became of the fixes of one reading; every fix is counted once.

    Attributes:
        name: the file's name.
        n_applied: how many hold in the story.
        n_other_books: how many say that they are about another book.
        troubles: those that could not be applied.
        absent: those about names that nobody in this book has.
    """

    name: str
    n_applied: int
    n_other_books: int
    troubles: tuple[FixTrouble, ...]
    absent: tuple[FixTrouble, ...]
