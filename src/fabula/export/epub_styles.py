"""The style sheet of coloured books: colours that are told apart and can be read, day and night."""

from __future__ import annotations

from typing import Final

LIGHT_COLOURS: Final = (
    "#1a5296", "#a8231b", "#17643a", "#753a99", "#8f4400",
    "#00626b", "#97226a", "#555a00", "#4343bd", "#6d4728",
)  # fmt: skip
"""For dark letters: at least 5.5 to 1 on white, 4.5 to 1 on the sepia of reading devices."""

DARK_COLOURS: Final = (
    "#8fc1ff", "#ff9a90", "#7fdc9a", "#d6a8ff", "#ffb870",
    "#6fdbe3", "#ff9fd0", "#d3d86a", "#b3b3ff", "#dcb693",
)  # fmt: skip
"""The same hues for light letters: at least 7 to 1 on #121212."""

UNDERLINES: Final = ("", "dotted", "dashed")
"""Where colours come round again a line under the words tells their speakers apart."""

OTHERS: Final = "others"
UNKNOWN: Final = "unknown"

_PLAIN_STYLE: Final = """
body { line-height: 1.5; }
h1, h2 { line-height: 1.2; text-align: center; margin: 2em 0 1em; }
p { margin: 0 0 0.6em; }
p.break { text-align: center; margin: 1.5em 0; }
ul { list-style: none; padding: 0; }
li { margin: 0.4em 0; }
.others { text-decoration: underline double; }
.unknown { font-style: italic; }
"""


def speaker_class(rank: int) -> str:
    """The class of a speaker's lines, by how many others say more."""
    n_own = len(LIGHT_COLOURS) * len(UNDERLINES)
    return f"speaker-{rank + 1}" if rank < n_own else OTHERS


def write_style() -> str:
    """The style sheet; it sets no background, which is the reading device's to choose."""
    light, dark = [], []
    for rank in range(len(LIGHT_COLOURS) * len(UNDERLINES)):
        turn, index = divmod(rank, len(LIGHT_COLOURS))
        line = f" text-decoration: underline {UNDERLINES[turn]};" if UNDERLINES[turn] else ""
        name = speaker_class(rank)
        light.append(f".{name} {{ color: {LIGHT_COLOURS[index]};{line} }}")
        dark.append(f"  .{name} {{ color: {DARK_COLOURS[index]}; }}")
    night = "\n".join(["@media (prefers-color-scheme: dark) {", *dark, "}"])
    return "\n".join([_PLAIN_STYLE.strip(), *light, night, ""])
