"""Who speaks to whom, as a drawing of those who speak most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from fabula.export.networks import Edge, Network, build_network
from fabula.plots.canvases import PLAIN, Canvas, open_canvas, say_nothing, shown_name, tell_rest
from fabula.records import Story
from fabula.records.frames import import_extra

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Places = dict[str, Any]
"""Where each node is, by id: float64[2]."""

_LAYOUT_SEED: Final = 7
_N_STEPS: Final = 200
_BEND: Final = 0.16
_MARGIN: Final = 0.14


def draw_network(story: Story, *, n_characters: int = 14, ax: Axes | None = None) -> Axes:
    """Draw who speaks to whom.

    A curve has the colour of who speaks and an arrow to whom; the thicker, the more lines. Places
    are found by the method of Fruchterman and Reingold (1991), the same ones each time.

    Args:
        story: freshly read or from a store.
        n_characters: so many people, those with the most lines said and heard.
        ax: axes to draw on; without them a figure is made.

    Returns:
        The axes drawn on.

    Raises:
        ImportError: matplotlib or networkx is not installed; the message names the extra.

    >>> draw_network(fabula.open("story.fabula"), n_characters=8)  # doctest: +SKIP
    """
    network = build_network(story)
    weights = _weigh(network)
    height_inches = 4 + 0.22 * min(n_characters, len(weights))
    canvas = open_canvas(story, "Who speaks to whom", ax, height_inches)
    if not weights:
        return say_nothing(canvas, "nobody is known to speak to anybody")
    shown = sorted(weights, key=lambda who: (-weights[who], who))[:n_characters]
    edges = [edge for edge in network.edges if {edge.source, edge.target} <= {*shown}]
    places = _lay_out(shown, edges)
    sizes = {who: 30 + 470 * weights[who] / weights[shown[0]] for who in shown}
    for edge in edges:
        _draw_edge(canvas, edge, edges[0].n_lines, places, sizes)
    names = {node.id: node.name for node in network.nodes}
    for who in shown:
        _draw_node(canvas, who, names[who], places, sizes)
    _frame(canvas, len(weights) - len(shown))
    return canvas.ax


def _weigh(network: Network) -> Counter[str]:
    """Lines to and from each who takes part in talk."""
    weights = Counter[str]()
    for edge in network.edges:
        weights[edge.source] += edge.n_lines
        weights[edge.target] += edge.n_lines
    return weights


def _lay_out(people: list[str], edges: list[Edge]) -> Places:
    networkx = import_extra("networkx", "plots")
    graph = networkx.Graph()
    graph.add_nodes_from(people)
    graph.add_edges_from((edge.source, edge.target) for edge in edges)
    # Those who speak with many are drawn less by each, else the middle is a knot.
    for one, other in graph.edges:
        graph.edges[one, other]["weight"] = 2 / (graph.degree[one] * graph.degree[other]) ** 0.5
    places: Places = networkx.spring_layout(graph, iterations=_N_STEPS, seed=_LAYOUT_SEED)
    return places


def _draw_edge(
    canvas: Canvas, edge: Edge, n_most: int, places: Places, sizes: dict[str, float]
) -> None:
    patches = import_extra("matplotlib.patches", "plots")
    share = (edge.n_lines / n_most) ** 0.5
    # Curves end at the rim of a node, which is a circle of so many square points.
    start_points, end_points = ((sizes[who] ** 0.5) / 2 for who in (edge.source, edge.target))
    curve = patches.FancyArrowPatch(
        places[edge.source],
        places[edge.target],
        connectionstyle=f"arc3,rad={_BEND}",
        arrowstyle="-|>",
        mutation_scale=7 + 7 * share,
        linewidth=0.7 + 5 * share,
        color=canvas.colour_of(edge.source),
        alpha=0.25 + 0.5 * share,
        shrinkA=start_points,
        shrinkB=end_points + 2,
        zorder=1 + share,
    )
    canvas.ax.add_patch(curve)


def _draw_node(
    canvas: Canvas, who: str, name: str, places: Places, sizes: dict[str, float]
) -> None:
    effects = import_extra("matplotlib.patheffects", "plots")
    ax, colour, (x, y) = canvas.ax, canvas.colour_of(who), places[who]
    ax.scatter(x, y, s=sizes[who], color=colour, edgecolors=[canvas.paper], zorder=3)
    above = (0, 2 + sizes[who] ** 0.5 / 2)
    label = ax.annotate(
        shown_name(name), (x, y), above, textcoords="offset points", ha="center", va="bottom",
        color=colour, fontweight="bold", fontsize="medium", zorder=4, **PLAIN,
    )  # fmt: skip
    label.set_path_effects([effects.withStroke(linewidth=3, foreground=canvas.paper)])


def _frame(canvas: Canvas, n_more: int) -> None:
    ax = canvas.ax
    ax.set_xticks([])
    ax.set_yticks([])
    ax.margins(_MARGIN)
    rest = tell_rest(n_more, "speak or are spoken to less")
    ax.set_xlabel(f"a curve has the colour of who speaks; the thicker, the more lines{rest}")
