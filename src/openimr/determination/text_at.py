"""The text that stands at a path of a determination."""

from __future__ import annotations

from openimr.determination.determination import Determination


def text_at(determination: Determination, path: str) -> str:
    """The value at a path such as `items.0.rationale`, as text.

    >>> text_at(Determination(clinical_summary="A fall."), "clinical_summary")
    'A fall.'
    """
    value: object = determination
    for step in path.split("."):
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    return str(value)
