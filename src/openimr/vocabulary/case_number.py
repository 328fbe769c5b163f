"""The case number: `CM`, two digits of the year, a dash, seven or eight digits."""

from __future__ import annotations

import re
from typing import Any

from openimr.vocabulary.errors import InputError

PATTERN = re.compile(r"CM(\d{2})-(\d{7,8})")


class CaseNumber(str):
    """A case number that has the right form.

    >>> CaseNumber("CM14-0197557").year
    2014
    """

    __slots__ = ()

    def __new__(cls, text: str) -> CaseNumber:
        if not PATTERN.fullmatch(text):
            raise InputError(
                f"{text[:20]!r} is no case number.", do="Write CM, the two-digit year, a dash and 7 or 8 digits."
            )
        return super().__new__(cls, text)

    @classmethod
    def of(cls, year: int, sequence: int) -> CaseNumber:
        """The number of the `sequence`-th case filed in `year`."""
        return cls(f"CM{year % 100:02d}-{sequence:07d}")

    @property
    def year(self) -> int:
        return 2000 + int(self[2:4])

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let the codec at the edge read a case number; pydantic itself is not needed here."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())
