"""Values by what they say, answers that were computed before, and drafts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from openimr.determination import Determination
from openimr.store.codec import dumps, loads, sha256, written
from openimr.store.models import ContentRow, DraftRow, RememberedRow
from openimr.vocabulary import AuditError, CaseChanged, CaseNumber
from openimr.workflow import Draft

T = TypeVar("T")


class StoredContents:
    """`openimr.workflow.desk.Contents` over the database."""

    def put(self, value: object) -> str:
        body = dumps(value)
        ref = sha256(body)
        ContentRow.objects.get_or_create(ref=ref, defaults={"kind": type(value).__name__, "body": body})
        return ref

    def get(self, ref: str, kind: type[T]) -> T:
        try:
            row = ContentRow.objects.get(ref=ref)
        except ContentRow.DoesNotExist:
            raise AuditError(
                "an event names a content that is not there.", where=ref[:12], do="Run `openimr admin audit verify`."
            ) from None
        return loads(row.body, kind)

    def remembered(self, key: tuple[str, ...], kind: type[T], make: Callable[[], T]) -> T:
        hashed = sha256("\0".join(key))
        row = RememberedRow.objects.filter(key=hashed).first()
        if row is not None:
            return loads(row.body, kind)
        made = make()
        RememberedRow.objects.get_or_create(key=hashed, defaults={"body": written(made)})
        return made


class StoredDrafts:
    """`openimr.workflow.desk.Drafts` over the database."""

    def get(self, number: CaseNumber) -> Draft | None:
        row = DraftRow.objects.filter(case_number=number).first()
        if row is None:
            return None
        return Draft(determination=loads(row.body, Determination), version=row.version, saved_at=row.saved_at)

    def save(self, number: CaseNumber, determination: Determination, *, seen: int, at: datetime) -> Draft:
        body = dumps(determination)
        if seen == 0:
            _, created = DraftRow.objects.get_or_create(
                case_number=number, defaults={"version": 1, "body": body, "saved_at": at}
            )
            changed = int(created)
        else:
            changed = DraftRow.objects.filter(case_number=number, version=seen).update(
                version=seen + 1, body=body, saved_at=at
            )
        if not changed:
            raise CaseChanged(
                "another window has saved this draft since you opened it.",
                where=number,
                do="Both texts are kept: compare them below, then save the one you want.",
            )
        return Draft(determination=determination, version=seen + 1, saved_at=at)
