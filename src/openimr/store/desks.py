"""Open a desk for somebody: the one place where a step meets the database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.db import transaction

from openimr.determination import Letterhead
from openimr.store.cases import StoredCases
from openimr.store.contents import StoredContents, StoredDrafts
from openimr.store.files import StoredFiles
from openimr.store.guidelines import StoredGuidelines
from openimr.store.models import Person
from openimr.store.panel import StoredDuplicates, StoredPanel
from openimr.store.settings import settings
from openimr.vocabulary import ReviewerPseudonym
from openimr.workflow import Actor, Desk


def actor_of(person: Person) -> Actor:
    """The person as the events know them."""
    pseudonym = ReviewerPseudonym(person.pseudonym) if person.pseudonym else None
    return Actor(id=person.actor_id, role=person.role_held, pseudonym=pseudonym)


def now() -> datetime:
    """The present instant; in the demo a clock that stays on its day and moves for at most eight hours."""
    ours = settings()
    if ours.clock is None:
        return datetime.now(UTC)
    try:
        began = datetime.fromtimestamp((ours.home / "demo-began").stat().st_mtime, UTC)
    except FileNotFoundError:
        return ours.clock
    return ours.clock + min(max(datetime.now(UTC) - began, timedelta(0)), timedelta(hours=8))


def reading_desk(actor: Actor, *, at: datetime | None = None) -> Desk:
    """A desk to look at cases; nothing is held open. `at` stands for the present instant where a demo is laid out."""
    ours = settings()
    return Desk(
        actor=actor,
        now=at or now(),
        cases=StoredCases(),
        contents=StoredContents(),
        files=StoredFiles(),
        drafts=StoredDrafts(),
        panel=StoredPanel(),
        duplicates=StoredDuplicates(),
        guidelines=StoredGuidelines(),
        letterhead=Letterhead(
            organization=ours.organization, address=ours.address, guideline_label=ours.guideline_label
        ),
        draw_secret=hashlib.sha256(b"draw" + ours.secret.encode()).digest(),
    )


@contextmanager
def open_desk(actor: Actor, *, at: datetime | None = None) -> Iterator[Desk]:
    """A desk to take steps at: all that happens is kept together, or nothing of it."""
    with transaction.atomic():
        yield reading_desk(actor, at=at)
