import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fabula import plots
from fabula.export.epub_styles import DARK_COLOURS, LIGHT_COLOURS
from fabula.export.networks import build_network
from fabula.records import Character, Mention, Quote, Scene, Story, Table
from tests.example_stories import make_empty_story, make_story

matplotlib = pytest.importorskip("matplotlib", reason="no matplotlib: pip install -e '.[dev]'")
pytest.importorskip("networkx", reason="no networkx: pip install -e '.[dev]'")

PLOTS = [plots.draw_presence, plots.draw_speech_shares, plots.draw_network]
HOSTILE = ("$\\frac{", "$\\badcommand$", "a\nb\x00\u202e", "<b>&amp;", "x" * 400, "\\textbf{")


@pytest.fixture(autouse=True)
def pyplot() -> Iterator[Any]:
    """Pyplot without a screen, which closes what a test drew."""
    matplotlib.use("Agg")
    plt = importlib.import_module("matplotlib.pyplot")
    yield plt
    plt.close("all")


def crowd(n_people: int, names: tuple[str, ...] = ()) -> Story:
    """A story in which everybody says as many lines as come after him to the first of all."""
    story = make_story()
    called = [*names, *(f"C{row}" for row in range(len(names), n_people))]
    cast = [Character(f"c{row}", name, (), (), 1, 1, 0) for row, name in enumerate(called)]
    lines = [
        Quote(f"q{row}-{nth}", 49, 60, f"c{row}", (f"c{0 if row else 1}",), 1, None, "", (), None)
        for row in range(n_people)
        for nth in range(n_people - row)
    ]
    mentions = [Mention(0, 7, "PER", "PROP", f"c{row}", 1) for row in range(n_people)]
    return replace(
        story,
        characters=Table(Character, cast),
        quotes=Table(Quote, lines),
        mentions=Table(Mention, mentions),
    )


def texts_of(ax: Any) -> str:
    labels = [*ax.get_xticklabels(), *ax.get_yticklabels(), *ax.texts, ax.xaxis.label]
    return "\n".join(text.get_text() for text in labels)


@pytest.mark.parametrize("draw", PLOTS)
def test_a_plot_is_on_axes_of_its_own_or_on_those_given(draw: Any, pyplot: Any) -> None:
    ax = draw(make_story())
    assert isinstance(ax, pyplot.Axes)
    assert ax.get_title(loc="left")
    _, given = pyplot.subplots()
    assert draw(make_story(), ax=given) is given
    assert len(pyplot.get_fignums()) == 2


@pytest.mark.parametrize("draw", PLOTS)
def test_a_large_cast_is_cut_and_the_rest_is_told(draw: Any) -> None:
    told = texts_of(draw(crowd(40), n_characters=7))
    assert {f"C{row}" for row in range(7)} <= set(told.split("\n"))
    assert "C7" not in told.split("\n")
    assert "33 " in told


@pytest.mark.parametrize("draw", PLOTS)
def test_names_are_drawn_as_they_are(draw: Any) -> None:
    ax = draw(crowd(len(HOSTILE), HOSTILE))
    ax.figure.canvas.draw()
    shown = texts_of(ax)
    assert {"$\\frac{", "<b>&amp;", "a b\ufffd\ufffd", "x" * 25 + "…"} <= set(shown.split("\n"))


@pytest.mark.parametrize("draw", PLOTS)
def test_a_story_without_anybody_says_so(draw: Any) -> None:
    assert "nobody" in texts_of(draw(make_empty_story()))


@pytest.mark.parametrize("draw", PLOTS)
def test_colours_are_those_of_the_reader_page_by_day_and_night(draw: Any, pyplot: Any) -> None:
    def colours(ax: Any) -> set[str]:
        rows = [label.get_color() for label in ax.get_yticklabels()]
        return {matplotlib.colors.to_hex(c) for c in [*rows, *(t.get_color() for t in ax.texts)]}

    assert set(LIGHT_COLOURS[:3]) <= colours(draw(crowd(3)))
    with pyplot.style.context("dark_background"):
        assert set(DARK_COLOURS[:3]) <= colours(draw(crowd(3)))


def test_presence_has_a_cell_for_each_character_and_part() -> None:
    ax = plots.draw_presence(make_story())
    (image,) = ax.images
    assert image.get_array().shape == (2, 12, 3)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Emma Vane", "Mr. Okoro"]
    assert "twelfth" in ax.get_xlabel()
    assert "2 mentions" in texts_of(ax)


def test_shares_of_speech_are_of_all_that_is_said() -> None:
    ax = plots.draw_speech_shares(make_story(), n_characters=1)
    # Mr. Okoro says 5 words, Emma 1, nobody known 3.
    assert [round(bar.get_width(), 1) for bar in ax.patches] == [55.6, 11.1, 33.3]
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["Mr. Okoro", "1 other", "unknown"]
    assert "2 lines" in texts_of(ax)


def test_a_network_has_a_curve_for_each_pair() -> None:
    story = crowd(5)
    ax = plots.draw_network(story)
    assert len(ax.patches) == len(build_network(story).edges)
    again = plots.draw_network(story)
    assert [t.xy for t in ax.texts] == [t.xy for t in again.texts]


def test_storylines_run_together_in_a_scene_and_are_dotted_where_nothing_is_told() -> None:
    story = make_story()
    _, met = story.scenes
    alone = replace(met, present=("emma-vane",))
    scenes = [
        replace(met, order=2),
        replace(alone, id="s3", order=1),
        replace(met, id="s4", order=3),
    ]
    told = replace(story, scenes=Table(Scene, scenes))
    ax = plots.draw_storylines(told)
    assert {"Emma Vane", "Mr. Okoro"} <= {text.get_text() for text in ax.texts}
    # Mr. Okoro is in the first and the third: his way between is dotted, hers is not.
    assert sorted(line.get_linestyle() for line in ax.lines).count(":") == 1
    by_happening = plots.draw_storylines(told, by_happening=True)
    assert [label.get_text()[0] for label in by_happening.get_xticklabels()] == ["3", "2", "4"]
    assert "nobody" in texts_of(plots.draw_storylines(make_empty_story()))


def test_storylines_show_so_many_and_tell_of_the_rest() -> None:
    story = crowd(40)
    scene = replace(story.scenes[1], present=tuple(c.id for c in story.characters))
    told = texts_of(
        plots.draw_storylines(replace(story, scenes=Table(Scene, [scene])), n_characters=7)
    )
    assert "33 " in told


@pytest.mark.parametrize("library", ["matplotlib", "networkx"])
def test_a_missing_library_is_named_with_its_extra(library: str) -> None:
    program = (
        f"import sys; sys.modules['{library}'] = None\n"
        "import fabula; from tests.example_stories import make_story\n"
        "fabula.plots.draw_network(make_story())"
    )
    command = [sys.executable, "-c", program]
    root = Path(__file__).parents[2]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (
        f"this needs {library}, which is not installed: pip install 'fabula[plots]'" in run.stderr
    )


def test_the_examples_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).parents[2]
    (tmp_path / "examples").mkdir()
    shutil.copy(root / "examples/the-night-bake.txt", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    page = (root / "docs/notebook.md").read_text(encoding="utf-8")
    for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(block, names)
    assert (tmp_path / "network.png").stat().st_size > 10_000
    assert (tmp_path / "talk.png").stat().st_size > 10_000
