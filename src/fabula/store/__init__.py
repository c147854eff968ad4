"""Stories to and from one DuckDB file. DuckDB is imported here alone, and late.

>>> from fabula.store import load_story, save_story  # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from fabula.store.signatures import is_store

if TYPE_CHECKING:
    from fabula.store.answers import Answer, ask_store, ask_story
    from fabula.store.stories import load_story, save_story

__all__ = ["Answer", "ask_store", "ask_story", "is_store", "load_story", "save_story"]


def __getattr__(name: str) -> Any:
    """Load DuckDB when a store is first read or written: to ask ``is_store`` it is not needed."""
    if name not in __all__:
        raise AttributeError(f"module 'fabula.store' has no attribute {name!r}")
    module = "stories" if name.endswith("_story") and name != "ask_story" else "answers"
    return getattr(import_module(f"fabula.store.{module}"), name)
