"""Stories as one page for people to read, look through and correct."""

from fabula.view.pages import make_page

__all__ = ["make_page"]
