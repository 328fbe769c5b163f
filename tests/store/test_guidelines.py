"""Topics are revised by the medical director, count from a day on, and can be taken back; nothing of it is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection

from openimr.clocks import legal_day
from openimr.criteria import load_library, topic_in
from openimr.store.audit import make_checkpoint, verify
from openimr.store.desks import actor_of, now, open_desk, reading_desk
from openimr.store.guidelines import StoredGuidelines, library_of
from openimr.store.models import CaseRow, GuidelineRow, Person
from openimr.vocabulary import CaseChanged, CaseNumber, InputError, Role, StepNotAllowed
from openimr.workflow import (
    SYSTEM,
    State,
    discard_topic_draft,
    draw_reviewer,
    first_day,
    library_to_come,
    put_topic_in_force,
    review_of,
    revise_topic,
    standard_of,
    withdraw_topic_revision,
)
from openimr.workflow.desk import Measured
from tests.builders.cases import a_case_at, a_person, a_reviewer_person
from tests.builders.guidelines import (
    PHYSICAL_MEDICINE,
    a_wording,
    medical_director,
    put_in_force,
    without_home_exercise,
)
from tests.builders.signed_case import a_signed_case

pytestmark = pytest.mark.django_db

TODAY = legal_day(now())


def ids(library) -> set[str]:
    return {pack.id for pack in library.packs}


def test_what_is_put_in_force_counts_from_its_day_on_and_not_before():
    since = put_in_force(without_home_exercise())
    assert since == first_day(now())
    assert library_of(since - timedelta(days=1)) is load_library()
    assert "mtus-chronic-pain@2009#1+1" in ids(library_of(since))


def test_a_review_keeps_the_criteria_of_the_day_on_which_its_reviewer_was_drawn():
    number = a_case_at(State.IN_REVIEW)
    put_in_force(without_home_exercise())
    desk = reading_desk(SYSTEM, at=now() + timedelta(days=30))
    assert standard_of(desk, desk.cases.get(number)) is load_library()


def test_the_day_that_counts_is_that_of_the_draw_and_not_of_the_notice_before_it():
    number = a_case_at(State.RECORDS_COMPLETE)
    a_reviewer_person()
    put_in_force(without_home_exercise())
    with open_desk(actor_of(a_person(Role.INTAKE)), at=now() + timedelta(days=9)) as desk:
        draw_reviewer(desk, case_number=number)
    desk = reading_desk(SYSTEM, at=now() + timedelta(days=30))
    assert "mtus-chronic-pain@2009#1+1" in ids(standard_of(desk, desk.cases.get(number)))


def test_a_review_that_begins_later_is_held_against_the_revision():
    put_in_force(without_home_exercise(), since=TODAY)
    number = a_case_at(State.IN_REVIEW)
    reviewer = Person.objects.get(pseudonym=CaseRow.objects.get(number=number).reviewer)
    (evaluation, *_) = review_of(reading_desk(actor_of(reviewer)), number).evaluations
    assert evaluation.topic is not None
    assert (evaluation.topic.pack, evaluation.topic.id) == ("mtus-chronic-pain@2009#1+1", "physical-medicine")
    assert "pm-hep" not in repr(evaluation.root)


def test_a_revision_that_is_taken_back_gives_way_to_what_stood_before():
    put_in_force(a_wording(notes="First."), since=TODAY - timedelta(days=5))
    put_in_force(a_wording(notes="Second."), since=TODAY)
    with open_desk(actor_of(medical_director())) as desk:
        until = withdraw_topic_revision(desk, number=2, reason="Read wrongly.")
    assert until == first_day(now())
    assert topic_in(library_of(TODAY), *PHYSICAL_MEDICINE)[1].notes == "Second."
    assert topic_in(library_of(until), *PHYSICAL_MEDICINE)[1].notes == "First."
    with open_desk(actor_of(medical_director())) as desk, pytest.raises(StepNotAllowed, match="already"):
        withdraw_topic_revision(desk, number=2, reason="Once more.")


def test_a_revision_that_has_not_come_yet_is_taken_back_before_it_ever_counted():
    since = put_in_force(without_home_exercise(), since=None)
    with open_desk(actor_of(medical_director())) as desk:
        assert withdraw_topic_revision(desk, number=1, reason="Not yet.") == since
    assert library_of(since) is load_library()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MEDICAL_DIRECTOR and role.is_staff])
def test_only_the_medical_director_revises(role: Role):
    with open_desk(actor_of(a_person(role))) as desk, pytest.raises(StepNotAllowed, match="medical director"):
        revise_topic(desk, revision=without_home_exercise(), seen="")


def test_two_windows_never_overwrite_each_other():
    with open_desk(actor_of(medical_director())) as desk:
        one = revise_topic(desk, revision=a_wording(notes="One."), seen="")
        with pytest.raises(CaseChanged, match="another window"):
            revise_topic(desk, revision=a_wording(notes="Two."), seen="")
        revise_topic(desk, revision=a_wording(notes="Three."), seen=one.digest)
    draft = StoredGuidelines().draft(PHYSICAL_MEDICINE)
    assert draft is not None
    assert (draft.version, "Three." in draft.revision.text) == (2, True)


def throw_away() -> None:
    draft = StoredGuidelines().draft(PHYSICAL_MEDICINE)
    assert draft is not None
    StoredGuidelines().discard(PHYSICAL_MEDICINE, seen=draft.digest)


def test_a_draft_that_begins_anew_is_another_one():
    with open_desk(actor_of(medical_director())) as desk:
        old = revise_topic(desk, revision=a_wording(notes="One."), seen="")
        discard_topic_draft(desk, key=PHYSICAL_MEDICINE, seen=old.digest)
        new = revise_topic(desk, revision=a_wording(notes="Two."), seen="")
        assert (old.version, new.version) == (1, 1)
        with pytest.raises(CaseChanged, match="another window"):
            revise_topic(desk, revision=a_wording(notes="Three."), seen=old.digest)
        with pytest.raises(CaseChanged, match="not the one that you saw"):
            discard_topic_draft(desk, key=PHYSICAL_MEDICINE, seen=old.digest)
        with pytest.raises(CaseChanged, match="saved again"):
            put_topic_in_force(
                desk, key=PHYSICAL_MEDICINE, since=date(2100, 1, 1), reason="Read.", draft_seen=old.digest
            )
    kept = StoredGuidelines().draft(PHYSICAL_MEDICINE)
    assert kept is not None
    assert kept.digest == new.digest


def test_no_revision_is_put_in_force_before_one_that_is_coming():
    coming = put_in_force(a_wording(notes="Coming."), since=None) + timedelta(days=9)
    put_in_force(a_wording(notes="Coming later."), since=coming)
    assert f"counts from {coming}" in refused()
    to_come = library_to_come(StoredGuidelines().amendments())
    assert topic_in(to_come, *PHYSICAL_MEDICINE)[1].notes == "Coming later."


def refused(**changes) -> str:
    with open_desk(actor_of(medical_director())) as desk:
        draft = revise_topic(desk, revision=without_home_exercise(), seen="")
        said = {"since": first_day(desk.now), "reason": "Read again.", "draft_seen": draft.digest, **changes}
        with pytest.raises((InputError, CaseChanged)) as stopped:
            put_topic_in_force(desk, key=PHYSICAL_MEDICINE, **said)
    return stopped.value.message


def test_a_revision_needs_a_later_day_a_reason_and_the_newest_draft():
    assert "too early" in refused(since=TODAY)
    throw_away()
    assert "needs its reason" in refused(reason="  ")
    throw_away()
    assert "saved again" in refused(draft_seen=a_wording(notes="Another.").digest)


def test_an_unsound_draft_is_kept_and_never_counts():
    broken = without_home_exercise()
    with open_desk(actor_of(medical_director())) as desk:
        draft = revise_topic(desk, revision=type(broken)(**{**vars(broken), "examples": ""}), seen="")
        stops = put_topic_in_force(
            desk, key=PHYSICAL_MEDICINE, since=date(2100, 1, 1), reason="Read.", draft_seen=draft.digest
        )
    assert "No worked example" in " ".join(stops)
    assert GuidelineRow.objects.count() == 0
    assert StoredGuidelines().draft(PHYSICAL_MEDICINE) is not None


def test_the_record_of_guidelines_is_verified_and_sealed_by_checkpoints():
    put_in_force(without_home_exercise())
    make_checkpoint(at=now())
    assert verify().faults == ()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER store_guidelinerow_no_update")
        else:
            cursor.execute("ALTER TABLE store_guidelinerow DISABLE TRIGGER USER")
        cursor.execute("UPDATE store_guidelinerow SET actor = 'person:somebody-else'")
    assert [fault.where for fault in verify().faults] == ["guideline event 1"]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER store_guidelinerow_no_delete")
        cursor.execute("DELETE FROM store_guidelinerow")
    assert any("guidelines no longer reaches" in fault.found for fault in verify().faults)


def test_a_signature_keeps_what_the_criteria_said():
    number = a_signed_case()
    desk = reading_desk(SYSTEM)
    (signed,) = [each.event for each in desk.cases.events(CaseNumber(number)) if "Signed" in type(each.event).__name__]
    (evaluation,) = desk.contents.get(signed.evaluations_ref, Measured).evaluations
    assert evaluation.topic is not None
    assert evaluation.topic.pack in ids(load_library())
