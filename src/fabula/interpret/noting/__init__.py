"""Noting: what a story has that some readers want to be told of beforehand."""
