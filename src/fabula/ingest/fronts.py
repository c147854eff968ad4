"""Front matter that a text shows by its content: a title page and a table of contents."""

from fabula.ingest.drafts import Draft
from fabula.records import Mark


def find_fronts(draft: Draft) -> list[Mark]:
    """FRONT marks for what is certainly front matter."""
    return []
