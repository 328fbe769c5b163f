"""The streams of events, and the projections written with them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import F

from openimr.application import Application
from openimr.store.chain import GENESIS, instant, seal
from openimr.store.codec import dumps, loads
from openimr.store.contents import StoredContents
from openimr.store.models import CaseRow, EventRow, NumberSequence
from openimr.store.published import publish, withdraw
from openimr.vocabulary import CaseChanged, CaseNumber, NotFound, Role
from openimr.workflow import KINDS, Actor, Case, Event, PublishedText, RecordedEvent, case_from


class StoredCases:
    """`openimr.workflow.desk.Cases` over the database."""

    def new_number(self, year: int) -> CaseNumber:
        with transaction.atomic():
            NumberSequence.objects.get_or_create(year=year, defaults={"last": 0})
            NumberSequence.objects.filter(year=year).update(last=F("last") + 1)
            return CaseNumber.of(year, NumberSequence.objects.get(year=year).last)

    def get(self, number: CaseNumber) -> Case:
        events = self.events(number)
        if not events:
            raise NotFound("there is no such case.", where=number)
        return case_from(number, events)

    def events(self, number: CaseNumber) -> Sequence[RecordedEvent]:
        return [_recorded(row) for row in EventRow.objects.filter(case_number=number).order_by("version")]

    def record(self, case: Case, *events: Event, actor: Actor, at: datetime) -> Case:
        with transaction.atomic():
            _lock(case.number)
            head = EventRow.objects.filter(case_number=case.number).order_by("-version").first()
            if (head.version if head else 0) != case.version:
                raise CaseChanged("the case has changed while you were working.", where=case.number, do="Look again.")
            previous = head.seal if head else GENESIS
            for event in events:
                row = _row(case, event, actor, at, previous)
                try:
                    row.save(force_insert=True)
                except IntegrityError:
                    raise CaseChanged(
                        "the case has changed while you were working.", where=case.number, do="Look again."
                    ) from None
                previous = row.seal
                case = case.after(_recorded(row))
            project(case)
        return case


def project(case: Case) -> None:
    """Write the row by which lists and queues find the case."""
    assert case.state is not None  # a stream begins with a filing
    assert case.filed_at is not None
    application = StoredContents().get(case.application_ref, Application)
    CaseRow.objects.update_or_create(
        number=case.number,
        defaults={
            "state": case.state.value,
            "version": case.version,
            "priority": case.priority.value,
            "filed_at": case.filed_at,
            "records_due_on": case.records_due_on,
            "due_on": case.due_on,
            "worker_name": application.worker.name,
            "worker_key": worker_key(application),
            "items": "\n".join(item.text for item in application.items),
            "item_count": len(application.items),
            "record_count": len(case.records),
            "page_count": sum(record.page_count for record in case.records),
            "unread_count": sum(not record.reading.is_done for record in case.records),
            "reviewer": case.reviewer or "",
            "issued_at": case.issued_at,
            "publication": case.publication,
        },
    )
    if case.published_ref:
        text = StoredContents().get(case.published_ref, PublishedText).json
        publish(str(case.number), text, letters=case.public_letters)
    elif case.publication:
        withdraw(str(case.number))


def worker_key(application: Application) -> str:
    """The same for two applications of one worker, as far as name and birth-free facts can tell."""
    said = " ".join(application.worker.name.casefold().split())
    return hashlib.sha256(said.encode()).hexdigest()


def _lock(number: CaseNumber) -> None:
    """Let one writer at a time append to a stream. SQLite's transactions already begin with the write lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [number])


def _row(case: Case, event: Event, actor: Actor, at: datetime, previous: str) -> EventRow:
    version, kind, body, moment = case.version + 1, type(event).__name__, dumps(event), instant(at)
    return EventRow(
        case_number=case.number,
        version=version,
        kind=kind,
        body=body,
        actor=actor.id,
        role=actor.role.value,
        at=moment,
        previous=previous,
        seal=seal(previous, case.number, version, kind, body, actor.id, actor.role.value, moment),
    )


def _recorded(row: EventRow) -> RecordedEvent:
    return RecordedEvent(
        case_number=CaseNumber(row.case_number),
        version=row.version,
        event=loads(row.body, KINDS[row.kind]),
        actor=row.actor,
        role=Role(row.role),
        at=datetime.fromisoformat(row.at),
        previous=row.previous,
        seal=row.seal,
    )
