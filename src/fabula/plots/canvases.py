"""What all plots share: axes to draw on, the colours of speakers, names that can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from fabula.export.entities import rank_speakers
from fabula.export.epub_styles import DARK_COLOURS, LIGHT_COLOURS, UNDERLINES
from fabula.records import Story
from fabula.records.displays import shown_line
from fabula.records.frames import import_extra

if TYPE_CHECKING:
    from matplotlib.axes import Axes

N_NAME_CHARS: Final = 26

PLAIN: Final[Mapping[str, Any]] = {"parse_math": False, "usetex": False}
"""For every text that holds words of a book: a ``$`` in a name is no formula."""

_SILENT: Final = "#767676"
_WIDTH_INCHES: Final = 8.0


@dataclass(frozen=True, slots=True)
class Canvas:
    """Axes, and what is drawn on them in which colour.

    Attributes:
        ax: the axes.
        colours: the colour of each speaker, by id; whoever says nothing has none.
        paper: the colour behind it all.
    """

    ax: Axes
    colours: Mapping[str, str]
    paper: tuple[float, float, float]

    def colour_of(self, identity: str) -> str:
        """The colour of somebody's lines, as on the reader page; grey for who says nothing."""
        return self.colours.get(identity, _SILENT)


def open_canvas(story: Story, title: str, ax: Axes | None, height_inches: float) -> Canvas:
    """The axes given, or those of a new figure, made bare and titled.

    Raises:
        ImportError: matplotlib is not installed; the message names the extra.
    """
    if ax is None:
        pyplot = import_extra("matplotlib.pyplot", "plots")
        size = (_WIDTH_INCHES, height_inches)
        _, ax = pyplot.subplots(figsize=size, layout="constrained")
    to_rgb = import_extra("matplotlib.colors", "plots").to_rgb
    paper = to_rgb(ax.get_facecolor())
    # Letters on dark paper are light; this is how bright an eye takes the paper to be.
    is_dark = (
        sum(part * weight for part, weight in zip(paper, (0.3, 0.59, 0.11), strict=True)) < 0.5
    )
    wheel = DARK_COLOURS if is_dark else LIGHT_COLOURS
    ax.set_title(title, loc="left", fontweight="bold")
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)
    n_told = len(wheel) * len(UNDERLINES)
    ranks = rank_speakers(story).items()
    colours = {who: wheel[rank % len(wheel)] for who, rank in ranks if rank < n_told}
    return Canvas(ax, colours, paper)


def name_rows(canvas: Canvas, people: Sequence[tuple[str, str]]) -> None:
    """Name the rows, the first on top, each in its speaker's colour.

    Args:
        canvas: where.
        people: id and name of each.
    """
    ax, names = canvas.ax, [shown_name(name) for _, name in people]
    ax.set_yticks(range(len(people)), names, **PLAIN)
    ax.set_ylim(len(people) - 0.5, -0.5)
    for label, (identity, _) in zip(ax.get_yticklabels(), people, strict=True):
        label.set_color(canvas.colour_of(identity))


def say_nothing(canvas: Canvas, why: str) -> Axes:
    """Say in the middle of empty axes why they are."""
    canvas.ax.set_axis_off()
    canvas.ax.text(0.5, 0.5, why, ha="center", va="center", transform=canvas.ax.transAxes)
    return canvas.ax


def shown_name(name: str) -> str:
    """A name on one line, cut where it is long."""
    line = shown_line(name)
    return line if len(line) <= N_NAME_CHARS else f"{line[: N_NAME_CHARS - 1]}…"


def tell_rest(n_more: int, what: str) -> str:
    """``and 3 more …``, on a line of its own; nothing where all is shown."""
    return f"\nand {n_more:,} more {what}" if n_more else ""
