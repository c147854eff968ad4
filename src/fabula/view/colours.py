"""The colours of speakers as rules of a style sheet, those of the coloured EPUB."""

from __future__ import annotations

from fabula.export.epub_styles import DARK_COLOURS, LIGHT_COLOURS, UNDERLINES


def write_colours() -> str:
    """Rules for ``.who-0``, ``.who-1``, …, which set the variable ``--who``; day and night.

    Where colours come round again, from the eleventh speaker on, ``--who-line`` sets a line apart.
    """
    light = _variables(LIGHT_COLOURS)
    dark = _variables(DARK_COLOURS)
    rules = [
        f":root {{ {light} }}",
        f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{ {dark} }} }}",
        f":root[data-theme=dark] {{ {dark} }}",
        f"@media print {{ :root:root, :root[data-theme] {{ {light} }} }}",
    ]
    n_colours = len(LIGHT_COLOURS)
    for rank in range(n_colours * len(UNDERLINES)):
        turn, colour = divmod(rank, n_colours)
        rules.append(
            f".who-{rank} {{ --who: var(--colour-{colour}); "
            f"--who-line: {UNDERLINES[turn] or 'none'} }}"
        )
    return "\n" + "\n".join(rules) + "\n"


def _variables(colours: tuple[str, ...]) -> str:
    return " ".join(f"--colour-{row}: {colour};" for row, colour in enumerate(colours))
