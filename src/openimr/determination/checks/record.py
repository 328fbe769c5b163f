"""FILE: the reviewer opened every record of the case, the late ones too."""

from __future__ import annotations

from collections.abc import Iterator

from openimr.casefile import Reading
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material


def not_opened(material: Material) -> Iterator[Flaw]:
    """FILE-01: a record of the case was never opened."""
    assert material.case_file is not None  # the rule needs both
    assert material.opened is not None
    for number, document in enumerate(material.case_file.documents, start=1):
        if document.id not in material.opened | (material.arrived_late or frozenset()):
            yield Flaw(
                path="",
                message=f"Document {number} ({document.type}) was not opened.",
                fix="Open it, so that the list of documents reviewed is true.",
                evidence=((document.id, 1),),
            )


def not_readable(material: Material) -> Iterator[Flaw]:
    """FILE-02: a record has no text that could be searched, so that nothing in it was found by the machine."""
    assert material.case_file is not None  # the rule needs it
    for number, document in enumerate(material.case_file.documents, start=1):
        if document.reading is not Reading.READ:
            yield Flaw(
                path="",
                message=f"Document {number} ({document.type}): {document.reading}. No search has looked into it.",
                fix="Read its pages yourself before you write that something is not documented.",
                evidence=((document.id, 1),),
            )


def late_and_not_opened(material: Material) -> Iterator[Flaw]:
    """FILE-05: a record came after the review had begun and was never opened."""
    assert material.case_file is not None  # the rule needs all three
    assert material.opened is not None
    assert material.arrived_late is not None
    for number, document in enumerate(material.case_file.documents, start=1):
        if document.id in material.arrived_late - material.opened:
            yield Flaw(
                path="",
                message=f"Document {number} ({document.type}) came after you had begun, and was not opened.",
                fix="Open it, and read your reasons again with what it says.",
                evidence=((document.id, 1),),
            )
