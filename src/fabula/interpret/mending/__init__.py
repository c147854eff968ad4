"""Mending: what a user has put right, found again in the text and held to."""
