"""The drafts of guideline topics, and the sealed record of what was put in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from openimr.criteria import Library, TopicRevision
from openimr.store.chain import GENESIS, instant, seal
from openimr.store.codec import dumps, loads
from openimr.store.contents import StoredContents
from openimr.store.models import GuidelineRow, TopicDraftRow
from openimr.vocabulary import CaseChanged, Role
from openimr.workflow import (
    GUIDELINE_KINDS,
    Amendment,
    GuidelineEvent,
    Note,
    RecordedGuidelineEvent,
    TopicDraft,
    TopicPutInForce,
    amendments_of,
    library_on,
)


class StoredGuidelines:
    """`openimr.workflow.guideline_record.Guidelines` over the database."""

    def drafts(self) -> Sequence[TopicDraft]:
        return [_draft(row) for row in TopicDraftRow.objects.order_by("guideline", "edition", "topic")]

    def draft(self, key: tuple[str, str, str]) -> TopicDraft | None:
        row = _of(key).first()
        return _draft(row) if row else None

    def save(self, revision: TopicRevision, *, seen: str, at: datetime) -> TopicDraft:
        row = _of(revision.key).first()
        version = row.version + 1 if row else 1
        written = {"version": version, "text": revision.text, "examples": revision.examples, "saved_at": at}
        guideline, edition, topic = revision.key
        if (_draft(row).digest if row else "") != seen:
            is_saved = False
        elif row is None:
            _, is_saved = TopicDraftRow.objects.get_or_create(
                guideline=guideline, edition=edition, topic=topic, defaults=written
            )
        else:
            is_saved = _as_read(row).update(**written) == 1
        if not is_saved:
            raise CaseChanged(
                "another window has changed this draft since you opened it.",
                where=revision.name,
                do="Yours is kept on this page: compare the two, then save again.",
            )
        return TopicDraft(revision=revision, version=version, saved_at=at)

    def discard(self, key: tuple[str, str, str], *, seen: str) -> None:
        row = _of(key).first()
        if row is None or _draft(row).digest != seen or not _as_read(row).delete()[0]:
            raise CaseChanged("the draft is not the one that you saw.", do="Look at it again.")

    def record(self, event: GuidelineEvent, *, actor: str, role: Role, at: datetime) -> int:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('guidelines', 0))")
            head = GuidelineRow.objects.order_by("-number").first()
            number, previous = (head.number + 1, head.seal) if head else (1, GENESIS)
            kind, body, moment = type(event).__name__, dumps(event), instant(at)
            try:
                GuidelineRow.objects.create(
                    number=number,
                    kind=kind,
                    body=body,
                    actor=actor,
                    role=role.value,
                    at=moment,
                    previous=previous,
                    seal=guideline_seal(previous, number, kind, body, actor, role.value, moment),
                )
            except IntegrityError:
                raise CaseChanged("somebody else has changed the guidelines just now.", do="Look again.") from None
        return number

    def amendments(self) -> Sequence[Amendment]:
        events = [_recorded(row) for row in GuidelineRow.objects.order_by("number")]
        contents = StoredContents()
        put = [recorded.event for recorded in events if isinstance(recorded.event, TopicPutInForce)]
        revisions = {event.revision_ref: contents.get(event.revision_ref, TopicRevision) for event in put}
        reasons = {recorded.event.reason_ref: contents.get(recorded.event.reason_ref, Note).text for recorded in events}
        return amendments_of(events, revisions, reasons)


def library_of(day: date) -> Library:
    """The guideline packs for reviews that begin on `day`."""
    return library_on(StoredGuidelines().amendments(), day)


def guideline_seal(previous: str, number: int, kind: str, body: str, actor: str, role: str, at: str) -> str:
    """The seal of a row of the record."""
    return seal(previous, "guidelines", number, kind, body, actor, role, at)


def _of(key: tuple[str, str, str]) -> QuerySet[TopicDraftRow]:
    guideline, edition, topic = key
    return TopicDraftRow.objects.filter(guideline=guideline, edition=edition, topic=topic)


def _as_read(row: TopicDraftRow) -> QuerySet[TopicDraftRow]:
    """The row if nobody has saved it since it was read."""
    return TopicDraftRow.objects.filter(pk=row.pk, version=row.version)


def _draft(row: TopicDraftRow) -> TopicDraft:
    revision = TopicRevision(
        guideline=row.guideline, edition=row.edition, topic=row.topic, text=row.text, examples=row.examples
    )
    return TopicDraft(revision=revision, version=row.version, saved_at=row.saved_at)


def _recorded(row: GuidelineRow) -> RecordedGuidelineEvent:
    return RecordedGuidelineEvent(
        number=row.number,
        event=loads(row.body, GUIDELINE_KINDS[row.kind]),
        actor=row.actor,
        role=Role(row.role),
        at=datetime.fromisoformat(row.at),
    )
