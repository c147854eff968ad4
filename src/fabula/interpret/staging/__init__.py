"""Staging: when, where and in whose company what happens is told to happen."""
