"""Lines of the log: where an error happened and of what kind it is, never what it says."""

from __future__ import annotations

import logging
import traceback
from typing import Any


class PlainFormatter(logging.Formatter):
    """Keeps the places of a traceback and the kinds of its errors.

    What an error says often quotes the value that it stumbled over, and such a value may be clinical text or a name.
    """

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is Python's
        """The traceback from the first cause on, without any message."""
        _, error, _ = ei
        lines: list[str] = []
        while error is not None:
            told = traceback.format_tb(error.__traceback__)
            lines[:0] = [*told, f"{type(error).__module__}.{type(error).__qualname__}\n"]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "".join(lines).rstrip()
