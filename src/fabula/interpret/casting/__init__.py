"""Casting: the figures of a story, what is known of each, and the cast as a reader lists it."""
