"""PRI-02: who is named although no party is, and what only looks like a name. All people are invented."""

from __future__ import annotations

import pytest

from openimr.casefile import CaseFile, Document
from openimr.determination import Severity, check
from tests.builders.determination import a_determination, an_item

NAMED = (
    ("Dr. Quillfeather asked for six more visits.", "Quillfeather"),
    ("The visits were asked for by Dr Ada B. Quillfeather.", "Ada B. Quillfeather"),
    ("Per Dr. O'Quill's note, the pain is worse.", "O'Quill"),
    ("DR. QUILLFEATHER ASKED FOR VISITS.", "QUILLFEATHER"),
    ("He was seen by Ada Quillfeather, M.D., in May.", "Ada Quillfeather"),
    ("He was seen by A. Quillfeather MD in May.", "A. Quillfeather"),
    ("The testing was done by Ada\nQuillfeather, Ph.D.", "Ada\nQuillfeather"),
)
NOBODY_NAMED = (
    "The treating physician asked for six more visits.",
    "Dr. [name] asked for six more visits.",
    "Dr. X asked for six more visits, and Dr. X's note says why.",
    "He went to see the Dr. The pain was worse.",
    "He uses Dr. Scholl's insoles.",
    "He was seen by an Orthopedic Surgeon, MD, in May.",
    "The clinic is in Silver Spring, MD.",
    "The trial of Ada Quillfeather, MD, et al. had 80 patients.",
    "Hip pain.\n\nPhysical Therapy, DC visits",
)
BY_AUTHOR = (
    ("Care was given by Inga Solheim in May.", "Inga Solheim"),
    ("Care was given by Solheim, Inga in May.", "Solheim, Inga"),
    ("Care was given by I. Solheim in May.", "I. Solheim"),
    ("The note by Solheim says so.", "Solheim"),
)


@pytest.mark.parametrize(("summary", "name"), NAMED)
def test_a_name_with_a_title_or_a_degree_is_found(summary, name):
    (finding,) = found(summary)
    assert summary[finding.span.start : finding.span.end] == name
    assert (finding.severity, finding.guard) == (Severity.WARNING, None)


@pytest.mark.parametrize("summary", NOBODY_NAMED)
def test_what_names_nobody_is_left_alone(summary):
    assert found(summary) == []


@pytest.mark.parametrize(("summary", "name"), BY_AUTHOR)
def test_the_author_of_a_record_is_found_without_a_title(summary, name):
    (finding,) = found(summary, "Inga Solheim, MD")
    assert summary[finding.span.start : finding.span.end] == name


@pytest.mark.parametrize("author", ["Baker, Inga, MD", "Dr. Inga Baker", "Inga Baker, PA-C"])
def test_an_author_is_known_however_a_record_writes_the_name(author):
    assert len(found("Care was given by Inga Baker in May.", author)) == 1


def test_a_sign_or_device_that_bears_the_name_of_an_author_is_left_alone():
    assert found("A Baker's cyst and a Baker cyst were seen.", "Inga Baker, MD") == []


def test_an_organization_that_wrote_a_record_is_nobody():
    assert found("He was treated at Marsh Therapy.", "Marsh Therapy") == []


def test_without_the_case_file_an_author_is_not_known():
    assert found("Care was given by Inga Solheim in May.") == []


def test_a_rationale_is_read_as_the_summary_is_and_a_name_is_told_once():
    rationale = f"Dr. Inga Solheim saw no gain. {an_item().rationale}"
    findings = check(a_determination(an_item(rationale=rationale)), case_file=a_file_by("Inga Solheim, MD"))
    assert [(finding.code, finding.item, finding.path) for finding in findings] == [("PRI-02", 1, "items.0.rationale")]


def test_the_message_does_not_spread_the_name():
    (finding,) = found("Dr. Quillfeather asked for six more visits.")
    assert "Quillfeather" not in f"{finding.message} {finding.fix}"


def found(summary, *authors):
    """What PRI-02 finds in a summary, with a case file by these authors where there are any."""
    case_file = a_file_by(*authors) if authors else None
    findings = check(a_determination(clinical_summary=summary), case_file=case_file)
    return [finding for finding in findings if finding.code == "PRI-02"]


def a_file_by(*authors):
    return CaseFile(
        documents=tuple(
            Document(id=str(number), name="Progress report", author=author) for number, author in enumerate(authors)
        )
    )
