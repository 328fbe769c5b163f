"""The table of published determinations, from which the public pages and every search index are made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import connection, transaction
from django.db.models import Max

from openimr.publication import PublicRecord, to_json
from openimr.store.models import CaseRow, PublishedRow
from openimr.store.publishing_jobs import catch_up_later

AT_ONCE = 500


def publish(number: str, text: str, *, letters: Sequence[tuple[str, str]] = (), is_own: bool = True) -> None:
    """Write the public record (its JSON text) of a case where everybody finds it; the same text again does nothing."""
    kept = PublishedRow.objects.filter(number=number).first()
    if kept and not kept.is_withdrawn and kept.body == text:
        return
    PublishedRow.objects.update_or_create(
        number=number,
        defaults={
            "revision": _next_revision(),
            "is_withdrawn": False,
            "is_own": is_own,
            "decided_on": json.loads(text)["decision_date"],
            "body": text,
            "letters": json.dumps(letters),
        },
    )
    catch_up_later()


def withdraw(number: str) -> None:
    """Take a public record back; nothing of it is kept but its number, for the indexes that still hold it."""
    PublishedRow.objects.filter(number=number, is_withdrawn=False).update(
        revision=_next_revision(), is_withdrawn=True, body="", letters="[]"
    )
    # At once: published again before the worker comes, it would make the files of before look right again.
    transaction.on_commit(_remove_outdated_files, robust=True)
    catch_up_later()


def take_in(records: Iterable[PublicRecord]) -> tuple[int, int]:
    """Publish determinations that somebody else has published already: how many, and how many could not be taken.

    A record without a case number, or with the number of a case of this desk, is not taken.
    """
    taken = refused = 0
    waiting = iter(records)
    while batch := list(islice(waiting, AT_ONCE)):
        with transaction.atomic():
            numbers = [str(record.determination.case_number) for record in batch]
            own = set(CaseRow.objects.filter(number__in=numbers).values_list("number", flat=True))
            for number, record in zip(numbers, batch, strict=True):
                if record.determination.case_number is None or number in own:
                    refused += 1
                    continue
                publish(number, json.dumps(to_json(record), ensure_ascii=False), is_own=False)
                taken += 1
    return taken, refused


def _remove_outdated_files() -> None:
    from openimr.store import open_data

    open_data.remove_outdated()


def _next_revision() -> int:
    """A new revision; on PostgreSQL one writer at a time may take one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('published', 0))")
    return newest_revision() + 1


def newest_revision() -> int:
    """The revision of the last change; 0 before anything was published."""
    newest: int | None = PublishedRow.objects.aggregate(newest=Max("revision"))["newest"]
    return newest or 0
