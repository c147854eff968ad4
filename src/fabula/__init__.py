"""Fabula reads a story and gives back the world it tells."""
