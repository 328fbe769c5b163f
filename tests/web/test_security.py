"""What an attacker or a curious person tries, and what the desk answers."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from openimr.casefile import Reading
from openimr.store.models import ViewRow
from openimr.vocabulary import ReviewerPseudonym, Role, StepNotAllowed, UnreadableFile
from openimr.web import uploads
from openimr.web.record_upload import refuse_unusable
from openimr.web.staff.draw_page import field_of
from openimr.workflow import State, review_of, trial_draw
from tests.builders.application import an_application
from tests.builders.cases import a_case_at, a_person, a_reviewer_person
from tests.builders.determination import a_basis, a_determination, an_item
from tests.builders.issued_case import a_published_case, an_issued_case
from tests.builders.reviewers import a_reviewer
from tests.builders.reviewing import a_reviewer_with

pytestmark = pytest.mark.django_db

BEFORE_ATTESTING = [
    ("get", "", {}),
    ("post", "", {"words": "neck"}),
    ("get", "/fact", {"item": "1", "criterion": "1", "fact": "1"}),
    ("post", "/fact", {"item": "1", "criterion": "1", "fact": "1"}),
    ("post", "/draft", {"item": "1", "then": "take_other"}),
    ("post", "/draft", {"view": "summary", "then": "take_draft"}),
    ("get", "/checks", {}),
    ("get", "/preview/full.txt", {}),
    ("get", "/sign", {}),
    ("post", "/sign", {"mine": "yes"}),
]


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize(("method", "path", "said"), BEFORE_ATTESTING)
def test_before_attesting_a_reviewer_sees_nothing_of_the_file(
    method: str, path: str, said: dict[str, str], htmx: bool
) -> None:
    reviewing = a_reviewer_with(State.REVIEWER_DRAWN)
    headers = {"HX-Request": "true"} if htmx else {}
    answer = getattr(reviewing.client, method)(reviewing.address + path, said, headers=headers)
    assert answer.status_code == 302
    assert not answer.content


def test_the_review_itself_is_closed_before_the_attestation() -> None:
    from openimr.store.desks import actor_of, reading_desk

    number = a_case_at(State.REVIEWER_DRAWN)
    with pytest.raises(StepNotAllowed, match="attested"):
        review_of(reading_desk(actor_of(a_person(Role.QUALITY))), number)


def test_the_order_of_the_panel_does_not_tell_who_will_be_drawn() -> None:
    from openimr.store.desks import actor_of, reading_desk
    from openimr.store.panel import enter_reviewer

    number = a_case_at(State.RECORDS_COMPLETE)
    for digit in range(8):
        enter_reviewer(a_reviewer(ReviewerPseudonym(f"R-100{digit}")), name=f"Invented Name {digit}")
    desk = reading_desk(actor_of(a_person(Role.INTAKE)))
    order = [candidate.pseudonym for candidate in field_of(trial_draw(desk, desk.cases.get(number))).took_part]
    assert order == sorted(order)
    assert len(order) == 8


def test_running_the_checks_and_searching_the_file_are_entered_among_the_views() -> None:
    reviewing = a_reviewer_with()
    reviewing.client.get(f"{reviewing.address}/checks")
    reviewing.client.post(reviewing.address, {"words": "twitch"})
    said = set(ViewRow.objects.filter(case_number=reviewing.number).values_list("what", flat=True))
    assert {"the checks of the draft", "1 hits of a search in the file"} <= said
    assert not any("twitch" in what for what in said)


def test_nothing_public_names_the_worker_not_even_the_guideline_of_the_administrator() -> None:
    application = an_application(claim_number="TB-4471-0093")
    worker, item = application.worker.name, an_item(rationale="Claim TB-4471-0093.")
    cited = a_basis(f"MTUS was applied to {worker}, Page(s): 98-99.")
    item = an_item(rationale="Claim TB-4471-0093.", claims_administrator_guideline=cited)
    number = a_published_case(a_determination(item), application=application)
    for form in ("", "/json", "/txt"):
        page = Client().get(f"/decisions/{number}{form}").content.decode()
        assert "[name]" in page
        assert worker not in page
        assert "TB-4471-0093" not in page


@pytest.mark.parametrize("path", ["/decisions", "/nowhere", "/static/desk/desk.css", "/sign-in"])
def test_every_answer_brings_the_policy_and_may_not_be_framed(client: Client, path: str) -> None:
    answer = client.get(path)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_no_script_runs_in_a_letter(client: Client) -> None:
    number = an_issued_case(a_determination(an_item(rationale="<script src=/static/desk/desk.js></script>")))
    client.force_login(a_person(Role.WORKER))
    answer = client.get(f"/cases/{number}/letters/full.html")
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert b"<script" not in answer.content


def test_whoever_has_a_password_cannot_be_signed_in_by_the_button_of_the_demo(client: Client) -> None:
    a_person(Role.MANAGER, username="real", password="a long enough password")
    assert client.post("/sign-in", {"demo": "real"}).status_code == 401
    assert b'value="real"' not in client.get("/sign-in").content


def test_what_is_said_after_a_step_does_not_wait_in_a_cookie(client: Client) -> None:
    number = a_case_at(State.RECORDS_PENDING)
    client.force_login(a_person(Role.INTAKE))
    file = SimpleUploadedFile("Lumbar MRI.txt", b"The lumbar spine.", "text/plain")
    client.post(f"/queue/{number}/records", {"files": file})
    assert "messages" not in client.cookies


def test_files_of_somebody_who_is_not_signed_in_are_not_even_kept_for_a_moment(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(uploads.TemporaryFileUploadHandler, "new_file", lambda *args, **said: kept.append("file"))
    file = SimpleUploadedFile("big.pdf", b"%PDF-" + b"x" * 200_000, "application/pdf")
    answer = client.post("/sign-in", {"username": "nobody", "files": file})
    assert answer.status_code == 401
    assert kept == []


def test_one_form_keeps_no_more_than_its_share_of_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "AT_ONCE", 0)
    request: Any = RequestFactory().post("/")
    request.user = a_person(Role.WORKER)
    handler = uploads.LimitedUploadHandler(request)
    handler.new_file("files", "one.txt", "text/plain", 100)
    handler.receive_data_chunk(b"Neck pain.", 0)
    file = handler.file_complete(10)
    with pytest.raises(UnreadableFile, match="in one go"):
        refuse_unusable(file, "one.txt")


@pytest.mark.parametrize("said", ["²", "9" * 5000])
def test_a_number_that_is_none_is_no_failure(said: str) -> None:
    reviewing = a_reviewer_with()
    base = reviewing.base()
    assert reviewing.save(base=base, then=f"item-{said}").status_code == 302
    answer = reviewing.client.post(f"{reviewing.address}/sign", {"mine": "yes", "draft_seen": said, "seen": "1"})
    assert answer.status_code == 409
    assert reviewing.client.post(reviewing.address, {"words": "neck", "hit": said}).status_code == 200


def test_a_password_that_comes_after_the_file_was_read_is_forgotten_too() -> None:
    from openimr.store.jobs import enter_reading
    from openimr.store.models import RecordPassword

    reviewing = a_reviewer_with()
    assert reviewing.case.records[0].reading is Reading.READ
    RecordPassword.objects.create(case_number=reviewing.number, record_id="r1", password="a late guess")
    enter_reading(reviewing.number, "r1")
    assert not RecordPassword.objects.exists()


def test_after_the_issue_the_records_are_closed_to_the_reviewer() -> None:
    number = an_issued_case()
    client = Client()
    client.force_login(a_reviewer_person())
    assert client.get(f"/reviews/{number}/sign").status_code == 200
    assert client.get(f"/cases/{number}/records/r1/file").status_code == 404
    assert client.get(f"/reviews/{number}/records/r1/1.png").status_code == 404
    assert client.get(f"/reviews/{number}/fact", {"item": 1, "criterion": 1, "fact": 1}).status_code == 302


def test_no_party_learns_who_the_reviewer_is(client: Client) -> None:
    number = a_published_case()
    client.force_login(a_person(Role.WORKER))
    letters = [f"/cases/{number}/letters/full.{form}" for form in ("html", "txt", "pdf")]
    public = [f"/decisions/{number}{form}" for form in ("", "/json", "/txt", "/pdf")]
    for address in (*letters, *public, f"/cases/{number}"):
        answer = client.get(address)
        assert answer.status_code == 200
        said = answer.content + answer.serialize_headers()
        assert b"Invented Physician" not in said
        assert b"R-1001" not in said
