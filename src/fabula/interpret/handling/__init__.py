"""Handling: things that matter, and what is done with them."""
