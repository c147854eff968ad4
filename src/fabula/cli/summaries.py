"""The summary of a story that ``fabula read`` prints."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Final

from fabula.cli.printing import PrintColumn, print_table, printable
from fabula.records import Character, Omission, Quote, Story
from fabula.records.displays import tell_facts

if TYPE_CHECKING:
    from rich.console import Console

N_CHARACTERS: Final = 20
N_ALIASES: Final = 6
N_SPEAKERS: Final = 8
N_SECTIONS: Final = 40
N_LINES_SHORT: Final = 60
"""A story with no more lines than this shows them all; a longer one a sample."""
N_LINES_EACH: Final = 3

_INDENT: Final = 2


def print_summary(console: Console, story: Story, file: str) -> None:
    """Print what a story is about, for people. A long list ends with the command for all of it."""
    source = story.text.source
    title = source.title or source.name
    console.print(
        printable(f"{title} by {source.author}" if source.author else title), style="bold"
    )
    console.print(printable(tell_facts(story)))
    shown_file = printable(file)
    _print_cast(console, story, shown_file)
    _print_lines(console, story, shown_file)
    _print_sections(console, story, shown_file)
    _print_omissions(console, story)


def spoken_lines(story: Story) -> list[Quote]:
    """The lines that are said, not only thought or written."""
    return [quote for quote in story.quotes if quote.kind == "speech"]


def _print_heading(console: Console, words: str) -> None:
    console.print()
    console.print(words, style="bold")


def _print_rest(console: Console, n_more: int, command: str) -> None:
    if n_more > 0:
        console.print(f"{' ' * _INDENT}… and {n_more:,} more: {command}", style="dim")


def cast_row(character: Character, n_aliases: int | None = None) -> list[str]:
    """A character's name, aliases (at most so many), pronouns and counts, as shown."""
    aliases = [*character.aliases[:n_aliases]]
    if len(aliases) < len(character.aliases):
        aliases.append("…")
    return [
        _shown_name(character),
        ", ".join(aliases),
        "/".join(character.pronouns),
        f"{character.n_mentions:,}",
        f"{character.n_lines:,}",
    ]


CAST_COLUMNS: Final = (
    PrintColumn("name"),
    PrintColumn("also called", is_wide=True),
    PrintColumn("pronouns"),
    PrintColumn("mentions", is_number=True),
    PrintColumn("lines", is_number=True),
)


def _shown_name(character: Character) -> str:
    """A name with its part in the telling, where the name does not say so itself."""
    says_so = not character.is_narrator or character.name == "the narrator"
    return character.name if says_so else f"{character.name} (narrator)"


def _print_cast(console: Console, story: Story, file: str) -> None:
    if not story.characters:
        return
    _print_heading(console, "Cast")
    shown = story.characters[:N_CHARACTERS]
    rows = [cast_row(character, N_ALIASES) for character in shown]
    print_table(console, CAST_COLUMNS, rows, _INDENT)
    _print_rest(console, len(story.characters) - len(shown), f"fabula cast {file}")


def _print_lines(console: Console, story: Story, file: str) -> None:
    spoken = spoken_lines(story)
    if not spoken:
        return
    _print_heading(console, "Lines by speaker")
    names = {character.id: character.name for character in story.characters}
    by_speaker: dict[str | None, list[Quote]] = {}
    for quote in spoken:
        by_speaker.setdefault(quote.speaker, []).append(quote)
    # Those who speak most come first; lines of nobody known come last.
    speakers = sorted(by_speaker, key=lambda who: (who is None, -len(by_speaker[who])))
    is_long = len(spoken) > N_LINES_SHORT
    shown = [who for who in speakers[:N_SPEAKERS] if who] if is_long else speakers
    for who in shown:
        lines = by_speaker[who]
        name = names.get(who, who) if who else "unknown"
        console.print(f"{' ' * _INDENT}{printable(name)} ({len(lines):,})")
        for quote in lines[:N_LINES_EACH] if is_long else lines:
            _print_line(console, story.text.content[quote.start : quote.end])
    n_unknown = len(by_speaker.get(None, ()))
    if is_long:
        n_others = sum(1 for who in speakers if who) - len(shown)
        console.print(f"  … {n_others:,} more speakers, {n_unknown:,} lines of unknown speakers: "
                      f"fabula quotes {file}", style="dim")  # fmt: skip


def _print_line(console: Console, words: str) -> None:
    from rich.text import Text  # noqa: PLC0415 slow, and not needed for JSON

    line = Text(f"{' ' * 2 * _INDENT}{printable(words)}")
    line.truncate(console.width, overflow="ellipsis")
    console.print(line)


SECTION_COLUMNS: Final = (
    PrintColumn("section"),
    PrintColumn("title", is_wide=True),
    PrintColumn("words", is_number=True),
    PrintColumn("lines", is_number=True),
)


def section_rows(story: Story) -> list[list[str]]:
    """Id, title, words and lines of each section, as shown; what lies in one is set in."""
    starts = [quote.start for quote in spoken_lines(story)]
    depths: dict[str | None, int] = {None: -1}
    rows = []
    for section in story.sections:
        depth = depths[section.id] = depths.get(section.parent, -1) + 1
        n_words = len(story.text.content[section.start : section.end].split())
        rows.append(
            [
                f"{' ' * _INDENT * depth}{section.id}",
                section.title,
                f"{n_words:,}",
                f"{bisect_left(starts, section.end) - bisect_left(starts, section.start):,}",
            ]
        )
    return rows


def _print_sections(console: Console, story: Story, file: str) -> None:
    if not story.sections:
        return
    _print_heading(console, "Sections")
    rows = section_rows(story)
    print_table(console, SECTION_COLUMNS, rows[:N_SECTIONS], _INDENT)
    _print_rest(console, len(rows) - N_SECTIONS, f"fabula sections {file}")


def _print_omissions(console: Console, story: Story) -> None:
    if not story.text.omissions:
        return
    _print_heading(console, "Left out")
    print_table(console, _OMISSION_COLUMNS, _omission_rows(story.text.omissions), _INDENT)


_OMISSION_COLUMNS: Final = (
    PrintColumn("what"),
    PrintColumn("times", is_number=True),
    PrintColumn("characters", is_number=True),
    PrintColumn("why", is_wide=True),
)


def _omission_rows(omissions: tuple[Omission, ...]) -> list[list[str]]:
    """One row for each kind: a book may have thousands of footnotes."""
    times, n_chars = Counter[str](), Counter[str]()
    reasons: dict[str, str] = {}
    for omission in omissions:
        times[omission.kind] += 1
        n_chars[omission.kind] += omission.n_chars
        reasons.setdefault(omission.kind, omission.reason)
    return [
        [kind, f"{times[kind]:,}", f"{n_chars[kind]:,}", reason] for kind, reason in reasons.items()
    ]
