"""Happening: events, how real each is told, who does it and to whom."""
