"""Plots of a story by one call each, on matplotlib: the extra ``plots``.

Each takes a story and gives the matplotlib axes it drew on: a figure of its own, or ``ax``. They
show what a story holds and reckon nothing; colours of speakers are those of the reader page.
"""

from fabula.plots.networks import draw_network
from fabula.plots.presences import draw_presence
from fabula.plots.speech_shares import draw_speech_shares
from fabula.plots.storylines import draw_storylines

__all__ = ["draw_network", "draw_presence", "draw_speech_shares", "draw_storylines"]
