"""The words that show a fact, by their place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """The exact span of a page that shows a fact. `supports` is False where the span denies the concept."""

    document_id: str
    page: int
    start: int
    end: int
    supports: bool = True
