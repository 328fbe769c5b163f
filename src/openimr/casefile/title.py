"""What a document is called until somebody describes it."""

from __future__ import annotations

from pathlib import PurePath

LONGEST_TITLE = 160


def title_of(name: str) -> str:
    """The file's name without its ending.

    >>> title_of("UR_decision_2015-02-13.pdf")
    'UR decision 2015-02-13'
    """
    return " ".join(PurePath(name).stem.replace("_", " ").replace("\0", "").split())[:LONGEST_TITLE] or "Record"
