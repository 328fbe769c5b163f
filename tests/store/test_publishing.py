"""Publishing is a step of its own: nothing goes public while a passage may tell who somebody is."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from openimr.store.audit import verify
from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow, PublishedRow
from openimr.store.publishing_jobs import bring_search_up_to_date
from openimr.vocabulary import CaseNumber, Role, StepNotAllowed
from openimr.workflow import (
    Desk,
    judge_leak,
    publish_determination,
    release_of,
    withdraw_publication,
)
from tests.builders.cases import a_person
from tests.builders.determination import a_determination, an_item
from tests.builders.issued_case import a_published_case, an_issued_case

pytestmark = pytest.mark.django_db

SUSPECT = "Quillfeather asked for six more visits. They are not medically necessary."


def a_suspect_case() -> CaseNumber:
    return an_issued_case(a_determination(an_item(rationale=SUSPECT)))


def the_desk():  # type: ignore[no-untyped-def]
    return open_desk(actor_of(a_person(Role.QUALITY)))


def the_leak(desk: Desk, number: CaseNumber) -> str:
    (leak,) = release_of(desk, number).open_leaks
    return leak.id


def test_an_issued_determination_is_not_public_yet():
    number = an_issued_case()
    assert not PublishedRow.objects.exists()
    assert CaseRow.objects.get(number=number).publication == ""


def test_a_published_one_is_kept_as_its_redacted_json_with_its_letters():
    number = a_published_case()
    row = PublishedRow.objects.get(number=number)
    assert json.loads(row.body)["case_number"] == number
    assert {name for name, _ in json.loads(row.letters)} == {"public.pdf", "public.html", "public.txt"}
    assert CaseRow.objects.get(number=number).publication == "published"


def test_a_suspected_leak_stops_the_publication():
    number = a_suspect_case()
    with pytest.raises(StepNotAllowed, match="one passage looks"), the_desk() as desk:
        publish_determination(desk, case_number=number)
    assert not PublishedRow.objects.exists()


def test_a_hidden_passage_is_in_nothing_that_is_published():
    number = a_suspect_case()
    with the_desk() as desk:
        judge_leak(desk, case_number=number, leak_id=the_leak(desk, number), is_hidden=True)
    with the_desk() as desk:
        publish_determination(desk, case_number=number)
    assert "Quillfeather" not in PublishedRow.objects.get(number=number).body


def test_a_hidden_name_of_three_letters_is_hidden_too():
    number = an_issued_case(a_determination(an_item(rationale="The letter of Ian was read. It asks for a brace.")))
    with the_desk() as desk:
        judge_leak(desk, case_number=number, leak_id=the_leak(desk, number), is_hidden=True)
    with the_desk() as desk:
        publish_determination(desk, case_number=number)
    assert "Ian" not in PublishedRow.objects.get(number=number).body


def test_a_passage_that_cannot_be_hidden_where_it_stands_holds_the_publication_back():
    certified_by_a_name = replace(a_determination().reviewer, certifications=("Neurology of Thandiwe Mokoena",))
    number = an_issued_case(replace(a_determination(), reviewer=certified_by_a_name))
    with the_desk() as desk:
        judge_leak(desk, case_number=number, leak_id=the_leak(desk, number), is_hidden=True)
    with pytest.raises(StepNotAllowed, match="one passage looks"), the_desk() as desk:
        publish_determination(desk, case_number=number)


def test_a_passage_that_identifies_nobody_stays_and_its_reason_is_kept():
    number = a_suspect_case()
    with the_desk() as desk:
        leak = the_leak(desk, number)
        judge_leak(desk, case_number=number, leak_id=leak, is_hidden=False, reason="A published author.")
    with the_desk() as desk:
        assert [judgement.reason for judgement in release_of(desk, number).judgements] == ["A published author."]
        publish_determination(desk, case_number=number)
    assert "Quillfeather" in PublishedRow.objects.get(number=number).body


def test_letting_a_passage_stand_needs_a_reason():
    number = a_suspect_case()
    with pytest.raises(StepNotAllowed, match="needs a reason"), the_desk() as desk:
        judge_leak(desk, case_number=number, leak_id=the_leak(desk, number), is_hidden=False, reason=" ")


def test_hiding_one_passage_forgets_no_judgement_on_another():
    rationale = "Quillfeatherstone asked for it. Then Brandvold asked for it as well. It is not medically necessary."
    number = an_issued_case(a_determination(an_item(rationale=rationale)))
    with the_desk() as desk:
        first, second = release_of(desk, number).open_leaks
        judge_leak(desk, case_number=number, leak_id=second.id, is_hidden=False, reason="A published author.")
    with the_desk() as desk:
        judge_leak(desk, case_number=number, leak_id=first.id, is_hidden=True)
    with the_desk() as desk:
        assert release_of(desk, number).open_leaks == ()


def test_a_publication_can_be_taken_back_and_made_again():
    number = a_published_case()
    with the_desk() as desk:
        withdraw_publication(desk, case_number=number, reason="A street was left in.")
    row = PublishedRow.objects.get(number=number)
    assert (row.is_withdrawn, row.body) == (True, "")
    with the_desk() as desk:
        publish_determination(desk, case_number=number)
    again = PublishedRow.objects.get(number=number)
    assert (again.is_withdrawn, again.revision > row.revision) == (False, True)


def test_nothing_is_published_twice():
    number = a_published_case()
    with pytest.raises(StepNotAllowed, match="published already"), the_desk() as desk:
        publish_determination(desk, case_number=number)


def test_the_audit_tells_when_what_is_published_was_changed_by_hand():
    number = a_published_case()
    assert verify().faults == ()
    PublishedRow.objects.filter(number=number).update(body="{}")
    assert any("what is published" in fault.found for fault in verify().faults)


def test_search_and_open_data_are_asked_to_catch_up_after_each_change(django_capture_on_commit_callbacks: Any):
    waiting = DBTaskResult.objects.filter(task_path=bring_search_up_to_date.module_path)
    with django_capture_on_commit_callbacks(execute=True):
        number = a_published_case()
    assert waiting.count() == 1
    waiting.delete()
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True), the_desk() as desk:
        withdraw_publication(desk, case_number=number, reason="A street was left in.")
    assert waiting.count() == 1
