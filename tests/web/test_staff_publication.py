"""The publication on the desk of the staff: what could tell who somebody is, then out, and back again."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from openimr.store.models import CaseRow, PublishedRow, ViewRow
from openimr.vocabulary import CaseNumber, Role
from openimr.workflow import State
from tests.builders.cases import a_case_at, a_person
from tests.builders.determination import a_determination, an_item
from tests.builders.issued_case import a_published_case, an_issued_case

pytestmark = pytest.mark.django_db

SUSPECT = "Quillfeather asked for six more visits. They are not medically necessary."


@pytest.fixture
def quality(client: Client) -> Client:
    client.force_login(a_person(Role.QUALITY))
    return client


def a_suspect_case() -> CaseNumber:
    return an_issued_case(a_determination(an_item(rationale=SUSPECT)))


def page_of(client: Client, number: CaseNumber) -> str:
    return client.get(f"/queue/{number}/publication").content.decode()


def send(client: Client, number: CaseNumber, action: str, **fields: str) -> HttpResponse:
    seen = str(CaseRow.objects.get(number=number).version)
    answer = client.post(f"/queue/{number}/publication", {"action": action, "seen": seen, **fields}, follow=True)
    assert isinstance(answer, HttpResponse)
    return answer


def leak_in(page: str) -> str:
    return page.partition('name="leak" value="')[2].partition('"')[0]


def test_before_the_issue_there_is_nothing_to_publish(quality: Client):
    assert "Nothing is issued yet" in page_of(quality, a_case_at(State.IN_REVIEW))


def test_a_suspected_passage_is_shown_with_the_text_around_it_and_holds_the_publication_back(quality: Client):
    number = a_suspect_case()
    page = page_of(quality, number)
    assert "<mark>Quillfeather</mark> asked for six more visits" in page
    assert "Item 1, rationale" in page
    assert "1 passage to look at first" in page
    assert send(quality, number, "publish").status_code == 409
    assert not PublishedRow.objects.exists()


def test_hiding_it_and_publishing_leaves_the_name_in_nothing_public(quality: Client):
    number = a_suspect_case()
    send(quality, number, "hide", leak=leak_in(page_of(quality, number)))
    assert "Nothing is suspected" in page_of(quality, number)
    assert "Published. Anybody can read" in send(quality, number, "publish").content.decode()
    for form in ("", "/json", "/txt"):
        assert "Quillfeather" not in Client().get(f"/decisions/{number}{form}").content.decode()


def test_letting_it_stand_asks_why(quality: Client):
    number = a_suspect_case()
    leak = leak_in(page_of(quality, number))
    assert send(quality, number, "let-stand", leak=leak).status_code == 409
    send(quality, number, "let-stand", leak=leak, reason="The author of a study.")
    page = page_of(quality, number)
    assert "Stands:" in page
    assert "The author of a study." in page


def test_a_publication_is_taken_back_with_a_reason(quality: Client):
    number = a_published_case()
    assert "needs a reason" in send(quality, number, "withdraw").content.decode()
    send(quality, number, "withdraw", reason="A street was left in.")
    assert Client().get(f"/decisions/{number}").status_code == 404
    assert "It can be published again" in page_of(quality, number)


def test_somebody_faster_is_told_and_nothing_is_published_twice(quality: Client):
    number = an_issued_case()
    seen = str(CaseRow.objects.get(number=number).version)
    quality.post(f"/queue/{number}/publication", {"action": "publish", "seen": seen})
    answer = quality.post(f"/queue/{number}/publication", {"action": "publish", "seen": seen})
    assert answer.status_code == 409
    assert "changed while you were working" in answer.content.decode()


def test_a_case_that_is_issued_and_not_published_waits_in_the_queue(quality: Client):
    number = an_issued_case()
    said = quality.get("/queue").content.decode()
    assert "Issued, not yet published" in said
    assert f"/queue/{number}/publication" in said
    send(quality, number, "publish")
    assert f"/queue/{number}/publication" not in quality.get("/queue").content.decode()


def test_intake_staff_do_not_publish(client: Client):
    client.force_login(a_person(Role.INTAKE))
    assert client.get(f"/queue/{an_issued_case()}/publication").status_code == 404


def test_each_look_is_entered_in_the_chain_of_views(quality: Client):
    number = a_suspect_case()
    page_of(quality, number)
    assert ViewRow.objects.filter(case_number=number, what="what is to be published").exists()
