"""Work that a person does not wait for: reading documents, sealing the day. `openimr serve` starts its worker."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django_tasks import task

from openimr.casefile import FileReading, Limits, Reading, documents_in, pages_on_disk, read_file
from openimr.store.audit import make_checkpoint
from openimr.store.desks import now, open_desk, reading_desk
from openimr.store.drawn_pages import forget_old_pages
from openimr.store.files import StoredFiles
from openimr.store.models import CheckpointRow, RecordPassword
from openimr.store.recognized import forget_progress, recognition_of
from openimr.store.settings import settings
from openimr.store.working_papers import forget_closed_papers
from openimr.vocabulary import CaseChanged, CaseNumber, StepNotAllowed
from openimr.workflow import SYSTEM, chronology_of, course_of, facts_of, read_record

log = logging.getLogger(__name__)


def read_later(case_number: CaseNumber, record_id: str) -> None:
    """Ask the worker to read a document, once what is being recorded now is kept."""
    transaction.on_commit(lambda: read_stored_record.enqueue(case_number=str(case_number), record_id=record_id))


@task()
def read_stored_record(case_number: str, record_id: str) -> bool:
    """Whether something new was read. Doing it twice does no harm: the same reading is entered once.

    When nothing of the file waits any more, its facts, its chronology and its course are found here, so that the
    reviewer does not wait for them.
    """
    number = CaseNumber(case_number)
    is_new = enter_reading(number, record_id)
    desk = reading_desk(SYSTEM)
    case = desk.cases.get(number)
    if is_new and all(record.reading is not Reading.WAITING for record in case.records):
        facts_of(desk, case)
        chronology_of(desk, case)
        course_of(desk, case)
    return is_new


def enter_reading(number: CaseNumber, record_id: str, *, at: datetime | None = None) -> bool:
    """Read a stored document and enter what was read; whether that was anything new."""
    record = reading_desk(SYSTEM).cases.get(number).record(record_id)
    # What was read once is not read less the second time.
    if record is None or record.reading.is_done:
        RecordPassword.objects.filter(case_number=number, record_id=record_id).delete()  # a guess that came too late
        return False
    given = RecordPassword.objects.filter(case_number=number, record_id=record_id).first()
    password = given.password if given else None
    with TemporaryDirectory() as unpacked, TemporaryDirectory() as folder:
        reading = read_file(
            StoredFiles().path(record.sha256),
            password=password,
            limits=Limits(megabytes=settings().upload_megabytes),
            how=recognition_of(record.sha256),
            unpack_into=Path(unpacked),
            keep=partial(pages_on_disk, Path(folder)),
        )
        # Taken apart before the transaction begins: a long file takes seconds, and nobody shall wait for the database.
        reading = replace(reading, parts=documents_in(reading.pages))
        is_new = _enter(number, record_id, reading, password, at)
    forget_progress(record.sha256)
    return is_new


def _enter(number: CaseNumber, record_id: str, reading: FileReading, password: str | None, at: datetime | None) -> bool:
    """Enter what was read, and ask for the reading of what was unpacked; whether that was anything new."""
    while True:
        try:
            with open_desk(SYSTEM, at=at) as desk:
                _forget_password(number, record_id, password)
                is_new = read_record(desk, case_number=number, record_id=record_id, reading=reading)
                for record in desk.cases.get(number).records:
                    if is_new and record.enclosed_in == record_id and record.reading is Reading.WAITING:
                        read_later(number, record.id)
                return is_new
        except CaseChanged:  # somebody took a step in the same moment: what was read holds, and is entered after it
            continue
        except StepNotAllowed:  # the case was withdrawn or issued meanwhile
            _forget_password(number, record_id, password)
            log.info("%s: %s was not entered, the case has ended", number, record_id)
            return False


@task()
def seal_the_day() -> bool:
    """Whether a checkpoint was made: one each day, and the next one is asked for at once."""
    moment = now()
    made = not CheckpointRow.objects.filter(at__startswith=moment.astimezone(UTC).date().isoformat()).exists()
    if made:
        make_checkpoint(at=moment)
    forget_old_pages()
    forget_closed_papers()
    seal_the_day.using(run_after=datetime.now(UTC) + timedelta(days=1)).enqueue()
    return made


def being_tried(number: CaseNumber) -> frozenset[str]:
    """The records of a case whose password waits to be tried: they are being read, whatever they were before."""
    given = RecordPassword.objects.filter(case_number=number).values_list("record_id", flat=True)
    return frozenset(given)


def _forget_password(number: CaseNumber, record_id: str, password: str | None) -> None:
    """Delete a password that was tried; only that one, for a better guess may have come in the meantime."""
    RecordPassword.objects.filter(case_number=number, record_id=record_id, password=password or "").delete()
