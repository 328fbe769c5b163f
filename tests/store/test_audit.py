"""What was recorded stays recorded, and any change is found."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, connection, transaction

from openimr.store.audit import log_view, make_checkpoint, verify
from openimr.store.chain import GENESIS, seal
from openimr.store.desks import actor_of, now
from openimr.store.files import StoredFiles
from openimr.store.models import CaseRow, CheckpointRow, ContentRow, EventRow, ViewRow
from openimr.store.triggers import APPEND_ONLY
from openimr.vocabulary import Role
from openimr.workflow import State
from tests.builders.cases import a_case_at, a_person
from tests.builders.guidelines import a_wording, put_in_force

pytestmark = pytest.mark.django_db


@contextmanager
def an_intruder() -> Iterator[None]:
    """Somebody with full rights on the database, who takes the triggers away."""
    with connection.cursor() as cursor:
        for table in APPEND_ONLY:
            if connection.vendor == "sqlite":
                for name in ("no_update", "no_delete", "follows"):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}")
            else:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield


def the_faults() -> list[str]:
    return [f"{fault.where}: {fault.found}" for fault in verify().faults]


def test_an_untouched_case_holds_together() -> None:
    a_case_at(State.IN_REVIEW)
    outcome = verify()
    assert outcome.faults == ()
    assert outcome.events >= 8
    assert outcome.files == 1


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("statement", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"])
def test_the_database_itself_refuses_to_change_or_delete(table: str, statement: str) -> None:
    a_case_at(State.FILED)
    log_view(actor_of(a_person(Role.INTAKE)), CaseRow.objects.get().number, "application", at=now())
    make_checkpoint(at=now())
    put_in_force(a_wording(notes="Kept short."))
    column = {"store_contentrow": "body", "store_checkpointrow": "heads"}.get(table, "seal")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=table, column=column))


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="INSERT OR REPLACE is SQLite's own")
def test_insert_or_replace_finds_no_way_round() -> None:
    number = a_case_at(State.FILED)
    row = EventRow.objects.get(case_number=number, version=1)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT OR REPLACE INTO store_eventrow"
            " (id, case_number, version, kind, body, actor, role, at, previous, seal)"
            " VALUES (%s, %s, 1, 'ApplicationFiled', '{}', 'x', 'worker', 'x', %s, 'x')",
            [row.pk, number, GENESIS],
        )


@pytest.mark.parametrize("field", ["kind", "body", "actor", "role", "at", "previous", "seal"])
def test_a_change_of_any_field_of_an_event_is_found(field: str) -> None:
    number = a_case_at(State.RECORDS_PENDING)
    with an_intruder():
        row = EventRow.objects.get(case_number=number, version=2)
        changed = getattr(row, field)
        EventRow.objects.filter(pk=row.pk).update(**{field: ("0" if changed[0] != "0" else "1") + changed[1:]})
    assert any(f"{number}, event" in fault for fault in the_faults())


def test_an_event_taken_out_of_the_middle_is_found() -> None:
    number = a_case_at(State.RECORDS_PENDING)
    with an_intruder():
        EventRow.objects.filter(case_number=number, version=2).delete()
    assert any("one was taken out or put in" in fault for fault in the_faults())


def test_a_stream_cut_short_is_found_even_when_the_list_of_cases_agrees() -> None:
    number = a_case_at(State.RECORDS_PENDING)
    make_checkpoint(at=now())
    with an_intruder():
        last = EventRow.objects.filter(case_number=number).count()
        EventRow.objects.filter(case_number=number, version=last).delete()
        CaseRow.objects.filter(number=number).update(version=last - 1, records_due_on=None)
    assert any("no longer reaches event" in fault for fault in the_faults())


def test_a_forged_event_with_a_good_seal_is_found_by_the_checkpoint() -> None:
    number = a_case_at(State.FILED)
    make_checkpoint(at=now())
    with an_intruder():
        row = EventRow.objects.get(case_number=number)
        forged = row.body.replace("worker", "attorney")
        again = seal(GENESIS, number, 1, row.kind, forged, row.actor, row.role, row.at)
        EventRow.objects.filter(pk=row.pk).update(body=forged, seal=again)
    assert any("as it was signed" in fault for fault in the_faults())


def test_a_changed_content_is_found() -> None:
    a_case_at(State.FILED)
    with an_intruder():
        row = ContentRow.objects.first()
        assert row is not None
        ContentRow.objects.filter(pk=row.pk).update(body=row.body + " ")
    assert any("does not have its hash" in fault for fault in the_faults())


def test_a_changed_file_is_found() -> None:
    number = a_case_at(State.RECORDS_COMPLETE)
    from openimr.store.cases import StoredCases

    sha256 = StoredCases().get(number).records[0].sha256
    path = StoredFiles().path(sha256)
    whole = path.read_bytes()
    try:
        path.write_bytes(whole + b"one line more")
        assert any("was changed after it was stored" in fault for fault in the_faults())
    finally:
        path.write_bytes(whole)


def test_a_list_of_cases_that_says_something_else_is_found() -> None:
    number = a_case_at(State.RECORDS_PENDING)
    CaseRow.objects.filter(number=number).update(state=State.ISSUED.value)
    assert the_faults() == [f"{number}: the list of cases says something else: state."]


def test_a_look_at_a_record_that_is_wiped_out_is_found() -> None:
    number = a_case_at(State.FILED)
    person = actor_of(a_person(Role.INTAKE))
    for what in ("record r1", "record r2", "record r3"):
        log_view(person, number, what, at=now())
    with an_intruder():
        ViewRow.objects.filter(number=2).delete()
    assert any(fault.startswith("view 3") for fault in the_faults())


def test_a_checkpoint_signed_with_another_key_is_found() -> None:
    a_case_at(State.FILED)
    checkpoint = make_checkpoint(at=now())
    forger = Ed25519PrivateKey.generate()
    with an_intruder():
        CheckpointRow.objects.filter(pk=checkpoint.pk).update(
            signature=base64.b64encode(forger.sign(f"{checkpoint.at}\n{checkpoint.heads}".encode())).decode(),
            public_key=base64.b64encode(forger.public_key().public_bytes_raw()).decode(),
        )
    assert any("a key that is not the one kept" in fault for fault in the_faults())


def test_a_checkpoint_taken_out_between_two_others_is_found() -> None:
    a_case_at(State.FILED)
    taken, *_ = [make_checkpoint(at=now()) for _ in range(2)]
    with an_intruder():
        CheckpointRow.objects.filter(pk=taken.pk).delete()
    assert any("checkpoints no longer reaches" in fault for fault in the_faults())


@pytest.mark.parametrize("field", ["signature", "public_key"])
def test_a_checkpoint_made_unreadable_is_a_fault_and_no_failure(field: str) -> None:
    a_case_at(State.FILED)
    checkpoint = make_checkpoint(at=now())
    with an_intruder():
        CheckpointRow.objects.filter(pk=checkpoint.pk).update(**{field: "!"})
    assert any("was changed after it was signed" in fault for fault in the_faults())
