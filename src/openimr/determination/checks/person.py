"""FILE-03 and FILE-04: every page is of this worker."""

from __future__ import annotations

from collections.abc import Iterator

from openimr.casefile import StrangePage, strange_pages
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.checks.places import named_pages


def of_another_person(material: Material) -> Iterator[Flaw]:
    """FILE-03: a page bears another person's name."""
    for strange in _strange(material):
        if strange.is_certain:
            yield _flaw(
                strange,
                material,
                "bears another person's name",
                "Tell the intake staff, who take it out of the file. Rely on nothing that stands on it.",
            )


def other_number(material: Material) -> Iterator[Flaw]:
    """FILE-04: a page bears another birth date or claim number than the worker's."""
    for strange in _strange(material):
        if not strange.is_certain:
            marks = " and another ".join(mark.value for mark in strange.marks)
            yield _flaw(strange, material, f"bears another {marks}", "Make sure that the page is of this worker.")


def _flaw(strange: StrangePage, material: Material, says: str, fix: str) -> Flaw:
    # What the page prints is a stranger's, and is never repeated.
    page = (strange.document_id, strange.page)
    where = named_pages((page,), material.case_file)
    return Flaw(path="", message=f"{where[:1].upper()}{where[1:]} {says}.", fix=fix, evidence=(page,))


def _strange(material: Material) -> tuple[StrangePage, ...]:
    assert material.case_file is not None  # the rules need both
    assert material.application is not None
    return strange_pages(material.case_file, material.application)
