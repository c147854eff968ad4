"""From annotations to the Story: who is meant, who speaks, who is in the cast."""

from fabula.interpret.explanations import explain_character
from fabula.interpret.stories import build_story

__all__ = ["build_story", "explain_character"]
