"""Where a text quotes the label of a concept word for word, as a drafted rationale does."""

from __future__ import annotations

from functools import lru_cache

from openimr.casefile.concepts import concepts


def is_of_another(text: str, start: int, end: int, concept: str) -> bool:
    """Whether the words stand within the label of another concept, or run from one label over into the next.

    "A steroid injection that failed" is one concept of the vocabulary; the injection in it is no claim of its own.
    """
    return any(
        named != concept and start < last and first < end and not (start <= first and last <= end)
        for first, last, named in _labels(text)
    )


@lru_cache(maxsize=64)
def _labels(text: str) -> tuple[tuple[int, int, str], ...]:
    lowered, found = text.lower(), []
    for concept in concepts().values():
        label = concept.label.lower()
        place = lowered.find(label)
        while place >= 0:
            found.append((place, place + len(label), concept.id))
            place = lowered.find(label, place + len(label))
    return tuple(found)
