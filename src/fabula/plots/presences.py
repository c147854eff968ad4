"""Who is present when: the cast by chapter as a heat map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from fabula.export.chapters import Chapters
from fabula.export.presences import count_presences, cut_stretches
from fabula.plots.canvases import Canvas, name_rows, open_canvas, say_nothing, tell_rest
from fabula.records import Story
from fabula.records.frames import import_extra

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_FAINTEST: Final = 0.12
"""How much of its colour a cell with the fewest mentions has."""

_N_RULED: Final = 40
"""Up to so many chapters are set apart by lines; more would be lines alone."""


def draw_presence(story: Story, *, n_characters: int = 15, ax: Axes | None = None) -> Axes:
    """Draw who is mentioned how much in which chapter.

    Each character has a row in its colour; the stronger, the more mentions for the length of
    the chapter. A story of one chapter is cut into twelve parts.

    Args:
        story: freshly read or from a store.
        n_characters: so many of the cast, the most present first.
        ax: axes to draw on; without them a figure is made.

    Returns:
        The axes drawn on.

    Raises:
        ImportError: matplotlib is not installed; the message names the extra.

    >>> draw_presence(fabula.open("story.fabula")).figure.savefig("presence.png")  # doctest: +SKIP
    """
    cast = story.characters[:n_characters]
    canvas = open_canvas(story, "Who is present when", ax, 1.3 + 0.3 * max(2, len(cast)))
    if not cast:
        return say_nothing(canvas, "nobody is mentioned")
    stretches = cut_stretches(story)
    counts = count_presences(story, stretches)[: len(cast)]
    lengths = np.array([max(1, stretch.end - stretch.start) for stretch in stretches])
    heat = np.sqrt(counts / lengths)
    heat /= heat.max() or 1
    name_rows(canvas, [(character.id, character.name) for character in cast])
    _fill(canvas, [character.id for character in cast], heat)
    _tell_counts(canvas, counts.sum(axis=1).tolist())
    _number_columns(canvas, len(stretches))
    what = "chapter" if len(Chapters(story)) > 1 else "twelfth of the story"
    rest = tell_rest(len(story.characters) - len(cast), "are mentioned less")
    canvas.ax.set_xlabel(
        f"{what} (the stronger the colour, the more mentions for its length){rest}"
    )
    return canvas.ax


def _fill(canvas: Canvas, ids: list[str], heat: np.ndarray) -> None:
    """Set the cells: a row's colour, mixed with the paper's."""
    to_rgb = import_extra("matplotlib.colors", "plots").to_rgb
    colours = np.array([to_rgb(canvas.colour_of(identity)) for identity in ids])
    strength = np.where(heat > 0, _FAINTEST + (1 - _FAINTEST) * heat, 0)[..., None]
    cells = strength * colours[:, None] + (1 - strength) * np.array(canvas.paper)
    canvas.ax.imshow(cells, aspect="auto", interpolation="nearest")
    n_rows, n_columns = heat.shape
    canvas.ax.hlines(np.arange(n_rows + 1) - 0.5, -0.5, n_columns - 0.5, canvas.paper, lw=2)
    if n_columns <= _N_RULED:
        canvas.ax.vlines(np.arange(n_columns + 1) - 0.5, -0.5, n_rows - 0.5, canvas.paper, lw=2)


def _tell_counts(canvas: Canvas, n_mentions: list[int]) -> None:
    """The mentions in all, right of the rows."""
    where = canvas.ax.get_yaxis_transform()  # along the width of the axes, by the row
    for row, count in enumerate(n_mentions):
        told = f"{count:,}" if row else f"{count:,} mentions"
        canvas.ax.text(1.01, row, told, transform=where, va="center", fontsize="small")


def _number_columns(canvas: Canvas, n_columns: int) -> None:
    """Number the chapters, so many of them as there is room for."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, n_columns) if n_columns <= 30 * step)
    numbers = range(step, n_columns + 1, step)
    canvas.ax.set_xticks([number - 1 for number in numbers], [str(number) for number in numbers])
