"""Why a file cannot be read, as a key of the sentences that the caller has for it."""

from __future__ import annotations


class CannotRead(Exception):
    """Ends the reading of a file; `state` is a key of `WHAT_IS_WRONG` in `openimr.casefile.reader`."""

    def __init__(self, state: str, page_count: int = 0) -> None:
        super().__init__(state)
        self.state = state
        self.page_count = page_count
