"""The demo's cases hold together: papers as described, real files, and the findings they were written for."""

from __future__ import annotations

import pytest

from openimr.application import screen
from openimr.casefile import CaseFile, Document, Reading, chronology, describe, draft_summary, ocr_engine, read_file
from openimr.store.demo.cases import DEMO_CASES, LINDQVIST
from openimr.store.demo.panel import DEMO_IDENTITIES, DEMO_PANEL
from openimr.store.demo.papers import DemoPaper
from openimr.store.demo.people import DEMO_PEOPLE
from openimr.vocabulary import Role

PAPERS = [pytest.param(paper, id=paper.text) for case in DEMO_CASES for paper in case.papers]


def as_read(paper: DemoPaper, folder, **how):
    path = folder / paper.file_name
    path.write_bytes(paper.content())
    return read_file(path, **how)


@pytest.mark.parametrize("paper", [paper for paper in PAPERS if paper.values[0].as_ != "scan"])
def test_a_paper_comes_back_page_for_page_and_word_for_word(paper, tmp_path):
    read = as_read(paper, tmp_path)
    assert read.reading is Reading.READ
    assert read.page_count == len(paper.pages)
    for page, written in zip(read.pages, paper.pages, strict=True):
        assert set(written.split()) <= set(page.text.split())


@pytest.mark.parametrize("paper", [paper for paper in PAPERS if paper.values[0].as_ != "scan"])
def test_the_description_of_a_paper_is_what_its_own_pages_say(paper, tmp_path):
    described = describe(paper.file_name, as_read(paper, tmp_path).pages)
    assert (described.type, described.author, described.dated) == (paper.type, paper.author, paper.dated)


def test_the_same_paper_gives_the_same_bytes():
    for paper in LINDQVIST.papers:
        assert paper.content() == paper.content(), paper.name


def test_the_scan_has_no_text_of_its_own(tmp_path):
    (scan,) = [paper for paper in LINDQVIST.papers if paper.as_ == "scan"]
    assert as_read(scan, tmp_path, engine=lambda: None).reading is Reading.NO_TEXT
    if engine := ocr_engine():
        assert "trapezius is in spasm" in as_read(scan, tmp_path, engine=lambda: engine).pages[0].text


def test_the_ledger_names_the_muscle_relaxant_that_no_note_of_the_clinic_names():
    naming = {paper.name for paper in LINDQVIST.papers if "cyclobenzaprine" in " ".join(paper.pages).lower()}
    assert naming == {"Pharmacy ledger 2 Feb 2015"}


def test_the_main_case_has_a_chronology_and_a_draft(tmp_path):
    documents = []
    for paper in LINDQVIST.papers:
        read = as_read(paper, tmp_path, engine=lambda: None)
        documents.append(
            Document(
                id=paper.text,
                name=paper.name,
                type=paper.type,
                dated=paper.dated,
                pages=read.pages,
                reading=read.reading,
            )
        )
    case_file = CaseFile(documents=tuple(documents))
    assert len(chronology(case_file)) >= 25
    drafted = draft_summary(case_file, date_of_injury=LINDQVIST.application.date_of_injury)
    assert any("local twitch response" in sentence.text for sentence in drafted)


@pytest.mark.parametrize("case", DEMO_CASES, ids=lambda case: case.key)
def test_screening_says_of_a_case_what_the_demo_says_of_it(case):
    screening = screen(case.application, received_on=case.received_on)
    assert {reason.code for reason in screening.reasons} == set(case.refused_for)


def test_there_is_a_person_for_each_role_and_a_name_for_each_reviewer():
    assert {person.role for person in DEMO_PEOPLE} == {
        role for role in Role if role not in {Role.REVIEWER, Role.PUBLIC, Role.SYSTEM}
    }
    assert {identity.pseudonym for identity in DEMO_IDENTITIES} == {reviewer.pseudonym for reviewer in DEMO_PANEL}
    names = {word for identity in DEMO_IDENTITIES for word in identity.name.split()}
    assert not names & {reviewer.pseudonym for reviewer in DEMO_PANEL}


def test_every_party_of_a_case_is_named_alike_wherever_it_stands():
    people = {(person.role, person.name, person.email) for person in DEMO_PEOPLE}
    application = LINDQVIST.application
    for party in (application.worker, application.attorney, application.claims_administrator):
        assert (party.role, party.name, party.email) in people
