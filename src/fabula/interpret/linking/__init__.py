"""Linking: which figure a noun or a pronoun means."""
