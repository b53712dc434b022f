"""What can go wrong, by name. The core raises most of these; all are `SaysoError`."""
from ._core import DecodeError, InputError, LexiconError, LimitError, OutputError, PatternError, SaysoError


class DependencyError(SaysoError, ImportError):
    """An optional library is not installed; the message names the line that installs it."""


class SaysoWarning(UserWarning):
    """Something could not be read in; the rows are in `corpus.warnings`."""


__all__ = ["DecodeError", "DependencyError", "InputError", "LexiconError", "LimitError", "OutputError", "PatternError", "SaysoError",
           "SaysoWarning"]
