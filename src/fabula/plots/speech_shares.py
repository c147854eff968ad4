"""Who has how much of the talk: shares of the words said aloud, as bars."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.plots.canvases import Canvas, name_rows, open_canvas, say_nothing
from fabula.records import Story
from fabula.records.displays import Setting

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class _Share:
    """A bar: whose it is (nobody's colour where it is many people's), words and lines said."""

    name: str
    speaker: str
    n_words: int
    n_lines: int


def draw_speech_shares(story: Story, *, n_characters: int = 12, ax: Axes | None = None) -> Axes:
    """Draw whose are how many of the words that are said aloud.

    Args:
        story: freshly read or from a store.
        n_characters: so many speakers, those who say most first; the rest is one bar.
        ax: axes to draw on; without them a figure is made.

    Returns:
        The axes drawn on.

    Raises:
        ImportError: matplotlib is not installed; the message names the extra.

    >>> draw_speech_shares(fabula.open("story.fabula"))  # doctest: +SKIP
    """
    shares = _share_out(story, n_characters)
    canvas = open_canvas(story, "Who has how much of the talk", ax, 1.1 + 0.3 * max(2, len(shares)))
    if not shares:
        return say_nothing(canvas, "nobody says anything")
    name_rows(canvas, [(share.speaker, share.name) for share in shares])
    _draw_bars(canvas, shares)
    return canvas.ax


def _share_out(story: Story, n_characters: int) -> list[_Share]:
    """The bars: speakers, the most words first, then all others, then who is not known."""
    n_words, n_lines = Counter[str | None](), Counter[str | None]()
    for quote in story.quotes:
        if quote.kind == "speech":
            n_words[quote.speaker] += len(story.text.content[quote.start : quote.end].split())
            n_lines[quote.speaker] += 1
    names = Setting.of_story(story).names
    speakers = sorted(filter(None, n_words), key=lambda who: (-n_words[who], who))
    shown, others = speakers[:n_characters], speakers[n_characters:]
    shares = [_Share(names.get(who, who), who, n_words[who], n_lines[who]) for who in shown]
    if others:
        told = sum(n_words[who] for who in others), sum(n_lines[who] for who in others)
        name = f"{len(others):,} other{'' if len(others) == 1 else 's'}"
        shares.append(_Share(name, "", *told))
    if n_lines[None]:
        shares.append(_Share("unknown", "", n_words[None], n_lines[None]))
    return shares


def _draw_bars(canvas: Canvas, shares: list[_Share]) -> None:
    ax, n_all = canvas.ax, max(1, sum(share.n_words for share in shares))
    lengths = [100 * share.n_words / n_all for share in shares]
    bars = ax.barh(range(len(shares)), lengths, height=0.72)
    for row, (share, length, bar) in enumerate(zip(shares, lengths, bars, strict=True)):
        colour = canvas.colour_of(share.speaker)
        bar.set(facecolor=colour if share.speaker else "none", edgecolor=colour)
        lines = f"{share.n_lines:,} line{'' if share.n_lines == 1 else 's'}"
        ax.annotate(f"{length:.1f} %  {lines}", (length, row), (5, 0), textcoords="offset points",
                    va="center", fontsize="small")  # fmt: skip
    ax.set_xlim(0, max(*lengths, 1) * 1.25)
    ax.set_xlabel("share of the words said aloud, in %")
