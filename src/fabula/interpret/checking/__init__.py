"""Checking: what a story says of whom, and passages that cannot both be so."""
