"""What a document is, who wrote it and when, as its first lines say."""

from __future__ import annotations

from datetime import date

import pytest

from openimr.casefile import DocumentType, describe, written_dates
from tests.builders.papers import pages


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Progress note", DocumentType.PROGRESS_REPORT),
        ("PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)", DocumentType.PROGRESS_REPORT),
        ("Doctor's First Report of Occupational Injury", DocumentType.PROGRESS_REPORT),
        ("Utilization Review Determination", DocumentType.UR_DECISION),
        ("Notice of Denial", DocumentType.UR_DECISION),
        ("DWC Form RFA", DocumentType.REQUEST),
        ("Request for Authorization", DocumentType.REQUEST),
        ("MRI of the cervical spine", DocumentType.IMAGING),
        ("EMG and nerve conduction study", DocumentType.ELECTRODIAGNOSTIC),
        ("Operative report", DocumentType.OPERATIVE_REPORT),
        ("Physical therapy daily note", DocumentType.THERAPY_NOTE),
        ("Acupuncture treatment record", DocumentType.THERAPY_NOTE),
        ("Pharmacy ledger", DocumentType.PHARMACY),
        ("Panel Qualified Medical Evaluation", DocumentType.MEDICAL_LEGAL),
        ("Application for Independent Medical Review", DocumentType.APPLICATION),
        ("Re: your patient", DocumentType.CORRESPONDENCE),
        ("Grocery list", DocumentType.OTHER),
    ],
)
def test_the_heading_tells_the_type(heading, kind):
    assert describe("scan0001.pdf", pages(f"Alder Creek Clinic\n{heading}\n\nThe patient was seen.")).type is kind


def test_the_first_heading_counts_and_not_what_the_text_speaks_of():
    text = "Alder Creek Clinic\nProgress note\nShe asks for an MRI report and a request for authorization was sent."
    assert describe("x.pdf", pages(text)).type is DocumentType.PROGRESS_REPORT


def test_the_file_name_helps_where_no_heading_does():
    described = describe("2015-02_pharmacy-ledger.pdf", pages("Filled by Gull Street."))
    assert described.type is DocumentType.PHARMACY
    assert described.type_at is None


def test_every_value_shows_its_place():
    text = "Progress note\nDate of service: 01/29/2015\nShe is better.\nSigned: Ansel Whitcombe, MD\n"
    described = describe("x.pdf", pages(text))

    def shown(span):
        return span.page, text[span.start : span.end]

    assert shown(described.type_at) == (1, "Progress note")
    assert shown(described.dated_at) == (1, "01/29/2015")
    assert shown(described.author_at) == (1, "Ansel Whitcombe, MD")


@pytest.mark.parametrize(
    "line",
    [
        "Date of service: 01/29/2015",
        "DOS 1-29-15",
        "Visit of 29 January 2015",
        "Date of examination: Jan. 29, 2015",
        "Report date: 2015-01-29",
        "Date: January 29th, 2015",
    ],
)
def test_the_labelled_date_is_the_documents_own(line):
    text = f"Clinic note\nDOB: 03/04/1967\nDate of injury: 05/22/2014\nPrinted 02/11/2015\n{line}\n"
    assert describe("x.pdf", pages(text)).dated == date(2015, 1, 29)


def test_dates_of_birth_injury_and_printing_are_not_the_documents():
    text = "Clinic note\nDOB: 03/04/1967\nDate of injury: 05/22/2014\nPrinted 02/11/2015\n"
    assert describe("x.pdf", pages(text)).dated is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Electronically signed by Ines Halvorsen, DO on 02/05/2015", "Ines Halvorsen, DO"),
        ("Dictated by: Dr. Ansel Whitcombe", "Dr. Ansel Whitcombe"),
        ("Therapist: Juno Haverkamp, DPT", "Juno Haverkamp, DPT"),
        ("Interpreted by: Mirela Szabo, M.D.", "Mirela Szabo, M.D."),
        ("Ansel Whitcombe, MD", "Ansel Whitcombe, MD"),
    ],
)
def test_the_author_is_who_signed(line, author):
    text = f"Clinic note\nReferred by: Bertrand Oakes, MD\nThe patient is better.\n\n{line}\n"
    assert describe("x.pdf", pages(text)).author == author


def test_the_signature_of_the_last_page_comes_before_a_name_on_the_first():
    first, last = "Report\nOdette Lindgren, MD\nText.", "Text.\nSigned: Ansel Whitcombe, MD"
    described = describe("x.pdf", pages(first, last))
    assert described.author == "Ansel Whitcombe, MD"
    assert described.author_at.page == 2


def test_what_is_not_said_is_left_open():
    described = describe("scan0001.pdf", pages("Pain is better."))
    assert (described.type, described.author, described.dated) == (DocumentType.OTHER, "", None)


def test_a_document_without_pages_is_described_by_its_name_alone():
    assert describe("mri report.pdf", ()).type is DocumentType.IMAGING


@pytest.mark.parametrize("text", ["pain 7/10", "12/16/13.4", "C5-6-7", "31 February 2015", "02/30/2015", "1/2/2015/7"])
def test_what_only_looks_like_a_date_is_none(text):
    assert written_dates(text) == ()
