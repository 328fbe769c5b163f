"""A finding of fact is mended, or answered with a reason that stays on record."""

from __future__ import annotations

import pytest
from django.test import Client

from openimr.store.desks import actor_of, open_desk, reading_desk
from openimr.store.jobs import read_stored_record
from openimr.vocabulary import Role
from openimr.workflow import State, add_record, review_of
from tests.builders.cases import a_person
from tests.builders.reviewing import Reviewing, a_reviewer_with

pytestmark = pytest.mark.django_db

CONTRADICTED = (
    "There is no documentation of a twitch response. The neck pain has lasted for months. "
    "The request is not medically necessary."
)
REASON = "The response was elicited by another examiner and could not be repeated."


@pytest.fixture
def reviewing() -> Reviewing:
    reviewing = a_reviewer_with(State.IN_REVIEW)
    reviewing.finish()
    reviewing.save(rationale=CONTRADICTED)
    return reviewing


def findings(reviewing: Reviewing):
    return review_of(reading_desk(actor_of(reviewing.person)), reviewing.number).findings()


def contradicted(reviewing: Reviewing):
    (finding,) = (found for found in findings(reviewing) if found.code == "FACT-01")
    return finding


def answer(reviewing: Reviewing, **said: str):
    address = f"{reviewing.address}/answers/{contradicted(reviewing).key}"
    return reviewing.client.post(address, {"reason": REASON, "seen": str(reviewing.case.version), **said})


def test_a_contradicted_claim_stops_the_signature_and_offers_an_answer(reviewing: Reviewing) -> None:
    page = reviewing.client.get(f"{reviewing.address}/checks").content.decode()
    assert contradicted(reviewing).stops
    assert f"/answers/{contradicted(reviewing).key}" in page
    assert (
        "twitch" in reviewing.client.get(f"{reviewing.address}/answers/{contradicted(reviewing).key}").content.decode()
    )


def test_an_answer_with_a_reason_lifts_the_stop_and_is_shown(reviewing: Reviewing) -> None:
    assert answer(reviewing).status_code == 302
    finding = contradicted(reviewing)
    assert (finding.stops, finding.answer) == (False, REASON)
    page = reviewing.client.get(f"{reviewing.address}/checks").content.decode()
    assert "Answered by you" in page
    assert REASON in page
    signed = reviewing.client.get(f"{reviewing.address}/sign").content.decode()
    assert "Not ready to be signed" not in signed
    assert REASON in signed


def test_an_answer_without_a_reason_is_refused(reviewing: Reviewing) -> None:
    assert answer(reviewing, reason="  ").status_code == 422
    assert reviewing.case.answers == ()


def test_an_answer_can_be_taken_back(reviewing: Reviewing) -> None:
    answer(reviewing)
    key = contradicted(reviewing).key
    reviewing.client.post(f"{reviewing.address}/answers/{key}/back", {"seen": str(reviewing.case.version)})
    assert contradicted(reviewing).stops
    assert reviewing.case.answers == ()


def test_an_answer_holds_while_other_sentences_change(reviewing: Reviewing) -> None:
    answer(reviewing)
    reviewing.save(rationale=CONTRADICTED.replace("for months", "for eight months"))
    assert contradicted(reviewing).answer == REASON


def test_an_answer_falls_when_its_sentence_changes(reviewing: Reviewing) -> None:
    answer(reviewing)
    reviewing.save(rationale=CONTRADICTED.replace("documentation of", "documentation anywhere of"))
    assert contradicted(reviewing).stops


def test_an_answer_falls_when_another_page_shows_the_same(reviewing: Reviewing) -> None:
    answer(reviewing)
    note = b"Progress note\nDate of service: 5 March 2015\n\nA twitch response was felt again.\n"
    with open_desk(actor_of(a_person(Role.INTAKE))) as desk:
        record = add_record(desk, case_number=reviewing.number, name="Late note", content=note)
    read_stored_record.call(case_number=str(reviewing.number), record_id=record)
    assert contradicted(reviewing).stops
    assert "FILE-05" in {finding.code for finding in findings(reviewing)}


def test_what_can_only_be_mended_cannot_be_answered(reviewing: Reviewing) -> None:
    reviewing.save(rationale="The neck pain has lasted for months. The request is medically necessary.")
    (finding,) = (found for found in findings(reviewing) if found.code == "DEC-01")
    answered = reviewing.client.post(
        f"{reviewing.address}/answers/{finding.key}", {"reason": REASON, "seen": str(reviewing.case.version)}
    )
    assert answered.status_code in {403, 404, 409}
    assert reviewing.case.answers == ()


def test_an_answer_to_nothing_hears_that_there_is_none(reviewing: Reviewing) -> None:
    assert reviewing.client.get(f"{reviewing.address}/answers/{'0' * 64}").status_code == 404
    assert reviewing.client.post(f"{reviewing.address}/answers/{'0' * 64}/back", {"seen": "0"}).status_code in {
        302,
        404,
    }


def test_no_event_holds_the_reason_or_the_sentence(reviewing: Reviewing) -> None:
    answer(reviewing)
    told = str(reading_desk(actor_of(reviewing.person)).cases.events(reviewing.number))
    assert REASON not in told
    assert "twitch" not in told


def test_quality_control_reads_the_reason(reviewing: Reviewing) -> None:
    answer(reviewing)
    reviewing.client.post(
        f"{reviewing.address}/sign",
        {"mine": "yes", "seen": str(reviewing.case.version), "draft_seen": str(reviewing.draft.version)},
    )
    assert reviewing.case.state is State.SIGNED
    client = Client()
    client.force_login(a_person(Role.QUALITY))
    page = client.get(f"/queue/{reviewing.number}/determination").content.decode()
    assert "The reviewer answered 1 finding" in page
    assert REASON in page


def test_claims_of_absence_are_listed_with_their_search(reviewing: Reviewing) -> None:
    reviewing.save(
        rationale=(
            "There is no documentation of a flare-up. There is no documentation of a bone scan. "
            "The request is not medically necessary."
        )
    )
    page = reviewing.client.get(f"{reviewing.address}/checks").content.decode()
    assert "Confirmed" in page
    assert "The search: 1 of 1 pages" in page
    assert "look yourself" in page
