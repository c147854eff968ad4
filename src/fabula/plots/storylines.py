"""Who is with whom when: a line a character, that runs together with those of the same scene."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from fabula.plots.canvases import PLAIN, Canvas, open_canvas, say_nothing, shown_name, tell_rest
from fabula.records import Scene, SceneKind, Story
from fabula.records.frames import import_extra
from fabula.records.timelines import order_scenes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_HALF: Final = 0.3
"""So far on both sides of its middle a scene reaches; between scenes lines bend."""

_STEP: Final = 0.55
"""So near are the lines of those who are together; apart they are 1."""

_FAINT: Final = 0.35
_N_NAMED: Final = 14
"""Up to so many scenes say when they are; of more only numbers have room."""

_N_WIDE: Final = 40
"""In more scenes lines are thin."""

_N_SWEEPS: Final = 8


def draw_storylines(
    story: Story, *, n_characters: int = 10, by_happening: bool = False, ax: Axes | None = None
) -> Axes:
    """Draw who is with whom when, after the narrative charts of Randall Munroe (xkcd 657).

    Each character has a line in its colour; in a scene the lines of those who are there run side
    by side on one band. Where it is not told where somebody is, the line is dotted; before the
    first and after the last scene of a character there is none. Flashbacks stand on shaded ground.

    Args:
        story: freshly read or from a store.
        n_characters: so many of the cast, those who are in most scenes first.
        by_happening: True for scenes in the order in which they happen, those without a known
            place in it last; False for the order of telling.
        ax: axes to draw on; without them a figure is made.

    Returns:
        The axes drawn on.

    Raises:
        ImportError: matplotlib is not installed; the message names the extra.

    >>> draw_storylines(fabula.open("story.fabula"), by_happening=True)  # doctest: +SKIP
    """
    scenes = list(order_scenes(story.scenes) if by_happening else story.scenes)
    counts = Counter(who for scene in scenes for who in scene.present)
    cast = sorted(counts, key=lambda who: (-counts[who], who))
    shown = cast[:n_characters]
    canvas = open_canvas(story, "Who is with whom when", ax, 1.9 + 0.4 * max(3, len(shown)))
    if not shown:
        return say_nothing(canvas, "nobody is seen to be anywhere")
    is_there = np.array([[who in scene.present for scene in scenes] for who in shown])
    heights = _lay_out(is_there)
    _shade(canvas, scenes)
    _draw_bands(canvas, is_there, heights)
    names = {character.id: character.name for character in story.characters}
    for row, who in enumerate(shown):
        _draw_line(canvas, who, is_there[row], heights[row])
        _name_line(canvas, who, names.get(who, who), is_there[row], heights[row])
    _frame(canvas, story, scenes, heights, by_happening=by_happening)
    rest = tell_rest(len(cast) - len(shown), "are in fewer scenes")
    order = "happening" if by_happening else "telling"
    told = f"scenes in the order of {order}; dotted: it is not told where somebody is"
    canvas.ax.set_xlabel(f"{told}{rest}")
    return canvas.ax


def _lay_out(is_there: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The height of each line in each scene: float64[n_characters, n_scenes].

    A line has a place of its own, near those of the characters it often meets. In a scene the
    lines come to that of whoever is in most scenes, which stays where it is.
    """
    base = _order_lines(is_there)
    heights = np.repeat(base[:, None], is_there.shape[1], axis=1)
    for column in range(is_there.shape[1]):
        there = np.flatnonzero(is_there[:, column])
        if len(there):
            anchor = there[0]  # lines are given the most present first
            order = there[np.argsort(base[there])]
            steps = np.arange(len(order)) - int(np.flatnonzero(order == anchor)[0])
            heights[order, column] = base[anchor] + _STEP * steps
    return heights


def _order_lines(is_there: NDArray[np.bool_]) -> NDArray[np.float64]:
    """A place for each line, so that those who meet are near (by barycentres, Sugiyama 1981)."""
    meetings = is_there.astype(float) @ is_there.T
    np.fill_diagonal(meetings, meetings.diagonal() * 0.5 + 1)
    places = np.arange(len(is_there), dtype=float)
    for _ in range(_N_SWEEPS):
        wanted = meetings @ places / meetings.sum(axis=1)
        places[np.argsort(wanted, kind="stable")] = np.arange(len(places))
    return places


def _shade(canvas: Canvas, scenes: Sequence[Scene]) -> None:
    """Shade the ground of what goes back."""
    for column, scene in enumerate(scenes):
        if scene.kind is SceneKind.FLASHBACK:
            canvas.ax.axvspan(column - 0.5, column + 0.5, color="#808080", alpha=0.13, lw=0)


def _draw_bands(canvas: Canvas, is_there: NDArray[np.bool_], heights: NDArray[np.float64]) -> None:
    """A band under those who are together."""
    patches = import_extra("matplotlib.patches", "plots")
    for column in range(is_there.shape[1]):
        together = heights[is_there[:, column], column]
        if len(together) > 1:
            low, high = together.min() - 0.22, together.max() + 0.22
            band = patches.FancyBboxPatch(
                (column - _HALF, low), 2 * _HALF, high - low,
                boxstyle="round,pad=0,rounding_size=0.15", color="#808080", alpha=0.28, lw=0,
            )  # fmt: skip
            canvas.ax.add_patch(band)


def _draw_line(
    canvas: Canvas, who: str, there: NDArray[np.bool_], heights: NDArray[np.float64]
) -> None:
    """From the first scene to the last, dotted where it is not told where somebody is."""
    colour, seen = canvas.colour_of(who), np.flatnonzero(there).tolist()
    width = 3.0 if len(there) <= _N_WIDE else 1.8
    for column in seen:
        ends = [column - _HALF, column + _HALF]
        canvas.ax.plot(ends, [heights[column]] * 2, color=colour, lw=width, solid_capstyle="round")
    for one, other in pairwise(seen):
        is_next = other == one + 1
        style, alpha = ("-", 1.0) if is_next else (":", _FAINT)
        share = np.linspace(0, 1, 30)
        smooth = share * share * (3 - 2 * share)
        across = one + _HALF + (other - one - 2 * _HALF) * share
        up = heights[one] + (heights[other] - heights[one]) * smooth
        thick = width if is_next else width / 2
        canvas.ax.plot(across, up, color=colour, lw=thick, ls=style, alpha=alpha)


def _name_line(
    canvas: Canvas, who: str, name: str, there: NDArray[np.bool_], heights: NDArray[np.float64]
) -> None:
    """The name stands where the line begins."""
    effects = import_extra("matplotlib.patheffects", "plots")
    first = int(np.flatnonzero(there)[0])
    label = canvas.ax.annotate(
        shown_name(name), (first - _HALF, heights[first]), (-4, 0), textcoords="offset points",
        ha="right", va="center", color=canvas.colour_of(who), fontsize="small", fontweight="bold",
        zorder=5, **PLAIN,
    )  # fmt: skip
    label.set_path_effects([effects.withStroke(linewidth=3, foreground=canvas.paper)])


def _frame(
    canvas: Canvas,
    story: Story,
    scenes: Sequence[Scene],
    heights: NDArray[np.float64],
    *,
    by_happening: bool,
) -> None:
    """Number the scenes, and say when they are where there is room."""
    ax, n_scenes = canvas.ax, len(scenes)
    ax.set_yticks([])
    ax.set_ylim(heights.max() + 0.7, heights.min() - 0.7)
    ax.set_xlim(-0.5 - 0.16 * max(4, n_scenes) ** 0.9, n_scenes - 0.4)
    step = next(step for step in (1, 2, 5, 10, 20, 50, n_scenes) if n_scenes <= 30 * step)
    columns = range(0, n_scenes, step)
    labels = [_label(story, scenes[column], is_long=n_scenes <= _N_NAMED) for column in columns]
    ax.set_xticks(list(columns), labels, fontsize="small", **PLAIN)
    if by_happening:
        first_open = next((c for c, scene in enumerate(scenes) if scene.order is None), None)
        if first_open:
            ax.axvline(first_open - 0.5, color="#808080", lw=1, ls="--")


def _label(story: Story, scene: Scene, *, is_long: bool) -> str:
    number = scene.id[1:]
    if not is_long or not scene.times:
        return number
    start, end = scene.times[0]
    return f"{number}\n{shown_name(story.text.content[start:end])}".replace(" ", "\n", 2)
