"""The error tree of fabula, in one place.

::

    FabulaError
    ├── SourceError   the input: a story, a cast file, an option value
    ├── BundleError   the model bundle: missing, altered or made for another version
    ├── StoreError    a ``.fabula`` file that cannot be read or written
    ├── QueryError    a question the story cannot answer (an unknown character, say)
    └── ExportError   a format that is not known, or a file of one that cannot be written

Every message says what is wrong, where, and what to do. An exception that is not a
``FabulaError`` is a defect of fabula, not of the input.
"""


class FabulaError(Exception):
    """Any failure that fabula foresees; its message is written for the reader of it."""


class SourceError(FabulaError):
    """The input cannot be read as a story, or an option makes no sense for it."""


class BundleError(FabulaError):
    """The model bundle is missing, altered, or made for another version of fabula."""


class StoreError(FabulaError):
    """A ``.fabula`` file cannot be read or written."""


class QueryError(FabulaError):
    """A question that the story cannot answer, such as the name of nobody in it."""


class ExportError(FabulaError):
    """A story cannot be written in a format, or not in that place."""


class LanguageWarning(UserWarning):
    """A text that is clearly not in English, which is all that fabula knows."""


class FixWarning(UserWarning):
    """A correction of the user's that could not be applied to a story, and why."""
