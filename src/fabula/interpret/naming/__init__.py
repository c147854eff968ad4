"""Naming: which words are names of persons, and which names are one person's."""
