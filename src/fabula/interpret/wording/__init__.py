"""Wording: what words and phrases are, before anybody is meant by them."""
