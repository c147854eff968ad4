"""Scores of fabula on annotated corpora; reads their folder, never copies it."""
