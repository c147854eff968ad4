"""From annotations to the Story: who is meant, who speaks, who is in the cast."""

from fabula.interpret.casting.identities import keep_ids
from fabula.interpret.mending.anchor_frames import AnchorFrames, frame_anchors
from fabula.interpret.mending.anchors import find_phrase, make_anchor
from fabula.interpret.mending.fixes import PlacedFixes, lines_within, place_fixes
from fabula.interpret.mending.word_indexes import WordIndex, index_words
from fabula.interpret.naming.explanations import explain_character
from fabula.interpret.relating.cards import make_card, make_pair
from fabula.interpret.stories import build_story

__all__ = [
    "AnchorFrames",
    "PlacedFixes",
    "WordIndex",
    "build_story",
    "explain_character",
    "find_phrase",
    "frame_anchors",
    "index_words",
    "keep_ids",
    "lines_within",
    "make_anchor",
    "make_card",
    "make_pair",
    "place_fixes",
]
