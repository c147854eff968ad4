"""How much each piece of evidence on a speaker counts, in natural-log units.

Set by coordinate search on six PDNC novels outside the development split (see
``docs/decisions/speakers-by-rule.md``). They are read as attributes of this module, so that a
search can set them.
"""

NAMED_TAG = 9.0
"""A tag names this candidate."""

LINKED_TAG = 3.4
"""A tag has a pronoun that was linked to this candidate."""

NOUN_TAG = 3.0
"""A tag has a noun phrase that was linked to this candidate, who has no name."""

KNOWN_NOUN_TAG = 6.0
MIN_KNOWN_NOUNS = 12
"""The same, of a candidate whom nouns have named so often that they serve as a name."""

FITTING_TAG = 1.8
"""A tag without a name was linked to somebody else, but its gender fits."""

UNFITTING_TAG = -3.0
"""A tag speaks of somebody else."""

BEAT = 1.5
"""The narration beside the line opens with this candidate."""

CALLED = -5.8
"""The line calls this candidate by name."""

NAMED_INSIDE = -2.8
"""The line speaks of this candidate."""

ANSWERS = 1.5
"""The turn before calls this candidate, or is told to them."""

ANSWERED = 1.5
"""The turn after does. Both count where no narration stands between."""

NOT_YET = -2.0
"""The candidate has not been mentioned yet."""

NAMED = 1.5
"""The candidate has a name, or narrates."""

OF_CAST = 4.5
"""The candidate belongs to a given cast."""

NOBODY = -2.0
"""The speaker is none of the candidates."""

CLAIM = 0.5
"""Factor on the log of a candidate's share in the whole conversation."""

PRESENCE = 0.4
"""Factor on the log of a candidate's share in the narration round the line."""

PRESENCE_CHARS = 1200.0
"""At this distance a mention counts 1/e for presence."""

PRESENCE_FLOOR = 0.1
"""Presence of somebody who is not mentioned at all."""

AHEAD = 0.5
"""Factor on presence by mentions that follow the line."""

AGAIN = -1.6
"""The same speaker twice, in paragraphs that follow each other."""

AGAIN_AFTER_NARRATION = -0.15
"""The same speaker twice, with a paragraph of narration between."""

AGAIN_IN_PARAGRAPH = 3.9
"""The same speaker twice in one paragraph."""

BACK_TO = 2.0
"""The speaker before last again: two people take turns. Half of it after narration."""

SOFTENING = 0.6
"""Power to which probabilities are raised, see ``chains.soften``; not part of the search."""
