"""Stories to and from one DuckDB file. DuckDB is imported here alone.

>>> from fabula.store import load_story, save_story  # doctest: +SKIP
"""

from fabula.store.files import is_store
from fabula.store.stories import load_story, save_story

__all__ = ["is_store", "load_story", "save_story"]
