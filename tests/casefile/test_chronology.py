"""The course of a case and the draft of its summary: the record's own words, each with its page."""

from __future__ import annotations

from datetime import date

import pytest

from openimr.casefile import (
    DocumentType,
    EventKind,
    Reading,
    body_parts_told,
    chronology,
    filter_chronology,
    kinds_told,
    sections,
    sentences,
)
from tests.builders.demo_file import the_file
from tests.builders.papers import a_file_of, a_record, pages

NOTE = """Alder Creek Clinic
Progress note
Date of service: 01/29/2015
DOB: 03/04/1967
Interval history:
Neck pain every working day. She had surgery of the left wrist on 3 March 2009.
She was seen by Dr. Oakes on 01/15/2015 for a second opinion.
Diagnoses:
1. Myofascial pain, 729.1
2. Cervical strain, 847.0
Plan:
Return in four weeks. Next visit 02/26/2015.
Signed: Ansel Whitcombe, MD
"""


def told(case_file):
    return [(str(entry.on), entry.what) for entry in chronology(case_file)]


def test_the_record_itself_and_what_it_tells_stand_in_the_order_of_their_days():
    assert told(a_file_of(a_record(NOTE))) == [
        ("2009-03-03", "She had surgery of the left wrist on 3 March 2009."),
        ("2015-01-15", "She was seen by Dr. Oakes on 01/15/2015 for a second opinion."),
        ("2015-01-29", "Progress report by Ansel Whitcombe, MD"),
    ]


def test_the_evidence_of_an_entry_is_the_very_sentence():
    entry = chronology(a_file_of(a_record("Page one.", NOTE)))[0]
    assert entry.evidence.page == 2
    assert NOTE[entry.evidence.start : entry.evidence.end] == entry.what


def test_the_rows_of_a_ledger_or_visit_log_are_entries():
    log = "Visit log:\n1  06/09/2014  Evaluation. Pain 7.\n2  06/12/2014  Doorway stretch taught.\n"
    assert told(a_file_of(a_record(log, type=DocumentType.THERAPY_NOTE, author="", dated=date(2014, 6, 9)))) == [
        ("2014-06-09", "Therapy note"),
        ("2014-06-09", "1 06/09/2014 Evaluation. Pain 7."),
        ("2014-06-12", "2 06/12/2014 Doorway stretch taught."),
    ]


def test_a_copy_of_a_report_is_listed_once():
    case_file = a_file_of(a_record(NOTE), a_record(NOTE, id="d2"))
    assert len(chronology(case_file)) == 3


def test_an_undated_record_stands_last_and_an_unread_one_not_at_all():
    undated = a_record("Letter.", id="d2", type=DocumentType.OTHER, dated=None, author="")
    unread = a_record("Locked.", id="d3", reading=Reading.NEEDS_PASSWORD)
    entries = chronology(a_file_of(undated, unread, a_record(NOTE)))
    assert (entries[-1].on, entries[-1].what) == (None, "Other record")
    assert "d3" not in {entry.evidence.document_id for entry in entries}


def test_an_application_and_a_mention_of_another_paper_tell_no_events():
    form = a_record("The injury was on 05/22/2014.", type=DocumentType.APPLICATION, dated=None)
    request = a_record("Enclosed: progress note of 11/20/2014 on treatment.", id="d2", dated=None)
    assert [entry.on for entry in chronology(a_file_of(form, request))] == [None, None]


def test_a_section_that_runs_on_over_the_page_keeps_its_name():
    found = sections(pages("Plan:\nReturn in four weeks.\nClinic, page 1 of 2", "Bring the X-ray."))
    assert [(section.title, section.text, section.at.page) for section in found] == [
        ("Plan", "Return in four weeks.", 1),
        ("Plan", "Bring the X-ray.", 2),
    ]


def test_nothing_runs_on_over_a_signature():
    found = sections(pages("Plan:\nReturn in four weeks.\nSigned: Ansel Whitcombe, MD", "Another paper."))
    assert [section.text for section in found] == ["Return in four weeks."]


def test_a_sentence_ends_where_a_reader_ends_it():
    text = "Seen by Dr. Oakes at 3.5 of ten. Stable.\n1. Neck strain\n2. Pain at C5-C6. Worse\nat night\nPlan: rest"
    assert [sentence.text for sentence in sentences(text)] == [
        "Seen by Dr. Oakes at 3.5 of ten.",
        "Stable.",
        "1. Neck strain",
        "2. Pain at C5-C6.",
        "Worse at night",
        "Plan: rest",
    ]
    assert all(text[s.start : s.end].split() == s.text.split() for s in sentences(text))


def test_a_file_without_readable_records_tells_no_event():
    assert chronology(a_file_of()) == ()


def test_each_event_is_of_a_kind_and_names_its_parts_of_the_body():
    entries = {entry.what[:28]: entry for entry in chronology(the_file("lindqvist"))}
    assert entries["Date of injury: 05/22/2014"].kind is EventKind.INJURY
    assert entries["X-ray of 05/23/2014: mild na"].kind is EventKind.IMAGING
    assert entries["05/23/2014 Naproxen 500 mg 6"].kind is EventKind.MEDICATION
    assert entries["1 06/09/2014 Evaluation, chi"].kind is EventKind.TREATMENT
    assert entries["UR decision by Bertrand Oake"].kind is EventKind.UR
    assert "cervical spine" in entries["UR decision by Bertrand Oake"].body_parts


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("He was struck by a pallet on 5/1/2014 and was injured.", EventKind.INJURY),
        ("Arthroscopic repair of the left shoulder was done on 6/2/2014.", EventKind.SURGERY),
        ("On 7/3/2014 she was taken off work.", EventKind.WORK),
        ("On 7/3/2014 the MRI was non-certified.", EventKind.UR),
        ("An epidural injection was given on 8/1/2014.", EventKind.TREATMENT),
        ("He was seen in the emergency room on 5/1/2014.", EventKind.VISIT),
    ],
)
def test_the_words_of_an_event_tell_its_kind(told, kind):
    events = [entry for entry in chronology(a_file_of(a_record(told))) if entry.what == told]
    assert [entry.kind for entry in events] == [kind]


def test_a_chronology_is_narrowed_by_kind_by_part_and_by_words():
    entries = chronology(the_file("lindqvist"))
    filled = filter_chronology(entries, kind=EventKind.MEDICATION, words="naproxen")
    assert [str(entry.on) for entry in filled] == ["2014-05-23", "2014-06-20", "2014-07-25"]
    about_the_neck = filter_chronology(entries, kind=EventKind.TREATMENT, body_part="cervical spine")
    assert "4 06/19/2014 Band rows, isometrics for the neck. Pain 6." in [entry.what for entry in about_the_neck]
    assert filter_chronology(entries, words="helicopter") == ()
    assert filter_chronology(entries) == entries


def test_only_what_some_event_is_of_can_be_asked_for():
    entries = chronology(the_file("ostrander"))
    assert kinds_told(entries) == (EventKind.INJURY, EventKind.VISIT, EventKind.TREATMENT, EventKind.UR)
    assert body_parts_told(entries) == ("lumbar spine",)
