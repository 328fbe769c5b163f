"""One case goes the whole way in a real browser, from the worker's form to the letter in the worker's hands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Desk, violations
from tests.builders.papers import a_pdf

pytestmark = pytest.mark.browser

ITEM = "Physical therapy, 12 visits, lumbar spine"
NOTE = """Progress note
Quarry Road Clinic
Date of service: 5 February 2015

History: The patient injured the low back lifting a pallet in 2014. Diagnosis: lumbar strain.
She finished twenty physical therapy sessions in the autumn and does her exercises at home.
She remains off work. Function has not improved with therapy.
Examination: lumbar range of motion is reduced. Strength is full.
Plan: twelve more visits of physical therapy.

Signed: Ambrose Tilling, MD
"""
SUMMARY = (
    "The injured worker hurt the low back lifting a pallet. The progress note of 5 February 2015 records twenty "
    "sessions of physical therapy, home exercises, and that the worker remains off work. Lumbar range of motion is "
    "reduced."
)


def test_a_case_goes_from_the_application_to_the_letter(desk: Desk, tmp_path: Path) -> None:
    with desk.somebody("Perpetua Lindqvist") as worker:
        number = the_worker_files(worker)
    with desk.somebody("Ingrid Solheim") as intake:
        the_staff_screen_it(intake, number)
        the_staff_bring_the_records(intake, number, tmp_path)
        pseudonym = the_system_draws(intake, number)
    with desk.somebody(pseudonym) as reviewer:
        the_reviewer_attests(reviewer, number)
        the_reviewer_decides(reviewer, number)
        the_reviewer_signs(reviewer, number)
        a_second_signature_is_refused(reviewer, number)
    with desk.somebody("Marguerite Adeyemi") as quality:
        the_quality_physician_issues_it(quality, number)
        the_quality_physician_publishes_it(quality, number)
    with desk.somebody("Perpetua Lindqvist") as worker:
        the_worker_receives_the_letter(worker, number, pseudonym)
    with desk.somebody() as anybody:
        anybody_can_read_what_was_decided(anybody, number, pseudonym)


def the_worker_files(page: Page) -> str:
    page.goto("/apply")
    assert violations(page) == []
    page.get_by_label("Name of the worker").fill("Perpetua Lindqvist")
    page.get_by_label("Employer").fill("Saltmarsh Freight")
    page.get_by_label("Date of injury").fill("2014-05-22")
    page.get_by_label("Claim number").fill("TB-40-2218")
    page.get_by_label("Claims administrator", exact=True).fill("Tallow Bay Claims")
    page.get_by_label("Name of the physician").fill("Ambrose Tilling, MD")
    page.get_by_label("Date of the request").fill("2015-02-06")
    page.get_by_label("Date of the decision").fill("2015-02-13")
    page.get_by_label("Day on which it was served").fill("2015-02-13")
    page.get_by_label("How it was served").select_option("mail")
    page.get_by_label("Each treatment on a line of its own").fill(ITEM)
    expect(page.locator("#understood")).to_contain_text("12 visits")
    page.get_by_role("button", name="Check my application").click()
    said = page.locator("#said")
    expect(said).to_contain_text("sign")  # unsigned, and the decision is not attached: both are told at once
    expect(said.locator("li")).to_have_count(2)
    assert violations(page) == []
    page.get_by_label("The decision is with this application").check()
    page.get_by_label("Type your full name").fill("Perpetua Lindqvist")
    page.get_by_label("This is my signature").check()
    page.get_by_label("Signed on").fill("2015-03-09")
    page.get_by_role("button", name="Check it again").click()
    page.get_by_role("button", name="File my application").click()
    page.wait_for_url(re.compile(r"/cases/CM15-\d{7}"))
    assert violations(page) == []
    found = re.search(r"CM15-\d{7}", page.url)
    assert found
    return found.group()


def the_staff_screen_it(page: Page, number: str) -> None:
    page.goto("/queue")
    assert violations(page) == []
    page.locator(f'a[href*="{number}"]').first.click()
    page.goto(f"/queue/{number}/application")
    assert violations(page) == []
    page.get_by_role("button", name="It can go on").click()
    page.goto(f"/queue/{number}/records")


def the_staff_bring_the_records(page: Page, number: str, folder: Path) -> None:
    (folder / "Progress note 5 Feb 2015.pdf").write_bytes(a_pdf(NOTE))
    (folder / "UR decision 13 Feb 2015.txt").write_text(
        "Utilization review decision\nDate: 13 February 2015\n\n"
        "The request for 12 visits of physical therapy is denied. "
        "MTUS Chronic Pain Medical Treatment Guidelines, Physical Medicine, pages 98-99.\n"
    )
    (folder / "empty.pdf").write_bytes(b"")
    page.get_by_label("Files, several at once").set_input_files(sorted(folder.iterdir()))
    page.get_by_role("button", name="Add to the file").click()
    expect(page.locator("main")).to_contain_text("empty.pdf")
    expect(page.locator("main")).to_contain_text("Progress note 5 Feb 2015", timeout=20_000)
    assert violations(page) == []
    for _ in range(40):
        page.goto(f"/queue/{number}/records")
        if "being read" not in page.locator("#file").inner_text():
            break
        page.wait_for_timeout(500)
    page.get_by_role("button", name="The file is complete").click()


def the_system_draws(page: Page, number: str) -> str:
    page.goto(f"/queue/{number}/reviewer")
    assert violations(page) == []
    page.get_by_role("button", name="Draw the reviewer").click()
    first = page.locator("#h-refuse").inner_text().split()[-1]
    page.get_by_label("Reason").fill("")
    page.get_by_label("Reason").fill("Has treated a member of the worker's family.")
    page.get_by_role("button", name="Refuse and draw again").click()
    if page.get_by_role("button", name="Draw the reviewer").count():
        page.get_by_role("button", name="Draw the reviewer").click()
    second = page.locator("#h-refuse").inner_text().split()[-1]
    assert second != first
    expect(page.locator("main")).to_contain_text("years in practice")  # why one of the others may not decide
    assert violations(page) == []
    return second


def the_reviewer_attests(page: Page, number: str) -> None:
    page.goto("/reviews")
    assert violations(page) == []
    page.goto(f"/reviews/{number}")
    page.wait_for_url(re.compile("attest"))
    assert violations(page) == []
    page.get_by_role("button", name="I have no conflict: begin").click()
    page.wait_for_url(re.compile(rf"/reviews/{number}$"))
    assert "Perpetua" not in page.content()


def the_reviewer_decides(page: Page, number: str) -> None:
    assert violations(page) == []
    page.get_by_role("radio", name="Upheld").check()
    page.get_by_text("A draft for").click()
    page.get_by_role("button", name="Take the draft").click()
    expect(page.locator("#rationale")).to_have_value(re.compile("not medically necessary"))
    page.goto(f"/reviews/{number}?item=1")
    take = page.get_by_role("button", name=re.compile("citation|guideline", re.I))
    if page.locator("#citations").input_value() == "" and take.count():
        take.first.click()
    expect(page.locator("#citations")).to_have_value(re.compile("MTUS"))
    page.goto(f"/reviews/{number}?view=summary")
    page.locator("#summary").fill(SUMMARY)
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.get_by_role("button", name="Run checks again").click()
    expect(page.locator("main")).to_contain_text("open")  # a record has not been opened yet
    assert violations(page) == []


def the_reviewer_signs(page: Page, number: str) -> None:
    for record in ("r1", "r2"):
        page.goto(f"/reviews/{number}?record={record}&page=1")
    page.goto(f"/reviews/{number}/sign")
    assert violations(page) == []
    page.get_by_role("button", name="Sign the determination").click()
    expect(page.get_by_role("alert")).to_contain_text("not signed")
    page.get_by_label(re.compile("This is my determination")).check()
    page.get_by_role("button", name="Sign the determination").click()
    expect(page.locator("main")).to_contain_text("signed")


def a_second_signature_is_refused(page: Page, number: str) -> None:
    answer = page.goto(f"/reviews/{number}/sign")
    assert answer is not None
    expect(page.get_by_role("button", name="Sign the determination")).to_have_count(0)
    assert violations(page) == []


def the_quality_physician_issues_it(page: Page, number: str) -> None:
    page.goto(f"/queue/{number}/determination")
    assert violations(page) == []
    page.get_by_role("button", name="Issue it").click()
    expect(page.locator("main")).to_contain_text("ssued")


def the_quality_physician_publishes_it(page: Page, number: str) -> None:
    page.goto(f"/queue/{number}/publication")
    assert violations(page) == []
    while (hide := page.get_by_role("button", name=re.compile("Hide it"))).count():
        hide.first.click()
    page.get_by_role("button", name="Publish it").click()
    expect(page.locator("main")).to_contain_text("Take it back")
    assert violations(page) == []


def the_worker_receives_the_letter(page: Page, number: str, pseudonym: str) -> None:
    page.goto(f"/cases/{number}")
    expect(page.locator("main")).to_contain_text("ssued")
    assert violations(page) == []
    text = page.locator("main").inner_text()
    assert pseudonym not in text
    letter = page.request.get(f"/cases/{number}/letters/full.pdf")
    assert letter.ok
    assert letter.body().startswith(b"%PDF")
    plain = page.request.get(f"/cases/{number}/letters/full.txt")
    assert plain.ok
    assert "Progress note 5 Feb 2015" in plain.text()
    assert pseudonym not in plain.text()


def anybody_can_read_what_was_decided(page: Page, number: str, pseudonym: str) -> None:
    page.goto("/decisions")
    assert violations(page) == []
    page.goto(f"/decisions/{number}")
    assert violations(page) == []
    shown = page.content()
    assert "Perpetua" not in shown
    assert "Saltmarsh" not in shown
    assert pseudonym not in shown
    expect(page.locator("main")).to_contain_text("Upheld")
