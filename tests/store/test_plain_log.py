"""The log names kinds of errors and places in the code, never what an error says."""

from __future__ import annotations

import logging
import sys

from openimr.store.plain_log import PlainFormatter


def test_a_logged_error_tells_its_kind_and_place_and_not_its_words() -> None:
    try:
        try:
            raise ValueError("neck pain of Ada Quillfeather")
        except ValueError as cause:
            raise KeyError("Ada Quillfeather") from cause
    except KeyError:
        record = logging.LogRecord("desk", logging.ERROR, __file__, 1, "it failed", None, sys.exc_info())
    said = PlainFormatter("{levelname} {message}", style="{").format(record)
    assert "builtins.ValueError" in said
    assert "builtins.KeyError" in said
    assert "test_plain_log.py" in said
    assert "neck pain of" not in said.replace('raise ValueError("neck pain of Ada Quillfeather")', "")
