"""Work that a person does not wait for: reading documents. It runs in the worker that `openimr serve` starts."""

from __future__ import annotations

import logging

from django.db import transaction
from django_tasks import task

from openimr.casefile import Limits, read_file
from openimr.store.desks import open_desk, reading_desk
from openimr.store.files import StoredFiles
from openimr.store.models import RecordPassword
from openimr.store.settings import settings
from openimr.vocabulary import CaseNumber, StepNotAllowed
from openimr.workflow import SYSTEM, read_record

log = logging.getLogger(__name__)


def read_later(case_number: CaseNumber, record_id: str) -> None:
    """Ask the worker to read a document, once what is being recorded now is kept."""
    transaction.on_commit(lambda: read_stored_record.enqueue(case_number=str(case_number), record_id=record_id))


@task()
def read_stored_record(case_number: str, record_id: str) -> bool:
    """Whether something new was read. Doing it twice does no harm: the same reading is entered once."""
    number = CaseNumber(case_number)
    record = reading_desk(SYSTEM).cases.get(number).record(record_id)
    if record is None:
        return False
    reading = read_file(
        StoredFiles().path(record.sha256),
        password=_take_password(number, record_id),
        limits=Limits(megabytes=settings().upload_megabytes),
    )
    with open_desk(SYSTEM) as desk:
        try:
            return read_record(desk, case_number=number, record_id=record_id, reading=reading)
        except StepNotAllowed:  # the case was withdrawn or issued meanwhile
            log.info("%s: %s was not entered, the case has ended", number, record_id)
            return False


def _take_password(number: CaseNumber, record_id: str) -> str | None:
    given = RecordPassword.objects.filter(case_number=number, record_id=record_id).first()
    if given is None:
        return None
    password = given.password
    given.delete()
    return password
