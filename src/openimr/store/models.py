"""What lasts, as tables. The events are the truth; every other table of a case can be made again from them.

Reviewers' names stand in `ReviewerIdentity` alone, which two places open: the panel page of the staff and the register
of reviewers in `openimr admin`.
"""

from __future__ import annotations

import os
import time
import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from openimr.vocabulary import Role


def uuid7() -> uuid.UUID:
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then chance, so that newer ids sort later."""
    milliseconds = time.time_ns() // 1_000_000
    value = milliseconds << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    return uuid.UUID(int=value & ~(0x3 << 62) | 0x2 << 62)


class People(BaseUserManager["Person"]):
    def create_person(self, username: str, password: str | None, **facts: object) -> Person:
        """A person who can sign in; without a password nobody can sign in as this person except in the demo."""
        person = self.model(username=username, **facts)
        if password:
            person.set_password(password)
        else:
            person.set_unusable_password()
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in. A reviewer's `display_name` is the pseudonym; the name is in `ReviewerIdentity`."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(max_length=150, unique=True)
    display_name = models.CharField(max_length=200)
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role])
    organization = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    pseudonym = models.CharField(max_length=20, blank=True, db_index=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = People()

    @property
    def role_held(self) -> Role:
        return Role(self.role)

    @property
    def actor_id(self) -> str:
        """What stands in the events for this person: an id or a pseudonym, never a name."""
        return f"reviewer:{self.pseudonym}" if self.pseudonym else f"person:{self.id}"


class EventRow(models.Model):
    """One event in the stream of its case, sealed to the one before. Rows are only ever added (see the triggers)."""

    case_number = models.CharField(max_length=16)
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    body = models.TextField()
    actor = models.CharField(max_length=60)
    role = models.CharField(max_length=40)
    at = models.CharField(max_length=40)
    """ISO instant in UTC with microseconds, kept as text, because the seal covers every character of it."""
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_number", "version"], name="one_event_per_version")
        ]


class ViewRow(models.Model):
    """One look at clinical text: by whom, in what role, at what. A chain of its own, over all cases."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.CharField(max_length=40)
    actor = models.CharField(max_length=60)
    role = models.CharField(max_length=40)
    case_number = models.CharField(max_length=16, db_index=True)
    what = models.CharField(max_length=120)
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)


class GuidelineRow(models.Model):
    """One event in the record of guidelines: a topic put in force, or taken back. A chain of its own."""

    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=40)
    body = models.TextField()
    actor = models.CharField(max_length=60)
    role = models.CharField(max_length=40)
    at = models.CharField(max_length=40)
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"guideline event {self.number}"


class TopicDraftRow(models.Model):
    """A topic of a guideline pack that is being rewritten; nothing counts before it is put in force."""

    guideline = models.CharField(max_length=80)
    edition = models.CharField(max_length=20)
    topic = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    text = models.TextField()
    examples = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["guideline", "edition", "topic"], name="one_draft_per_topic")
        ]

    def __str__(self) -> str:
        return f"draft of {self.guideline}@{self.edition}/{self.topic}"


class CheckpointRow(models.Model):
    """A signed statement of where every stream stood: one line per case and one for the views, under one hash."""

    at = models.CharField(max_length=40)
    heads = models.TextField()
    signature = models.CharField(max_length=200)
    public_key = models.CharField(max_length=200)


class ContentRow(models.Model):
    """A value by the sha256 of its JSON."""

    ref = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(max_length=60)
    body = models.TextField()


class RememberedRow(models.Model):
    """An answer that was computed before; it may be deleted at any time and is then computed again."""

    key = models.CharField(max_length=64, primary_key=True)
    body = models.TextField()


class CaseRow(models.Model):
    """A projection of a case for lists and queues, written together with its events."""

    number = models.CharField(max_length=16, primary_key=True)
    state = models.CharField(max_length=40, db_index=True)
    version = models.PositiveIntegerField()
    priority = models.CharField(max_length=20)
    filed_at = models.DateTimeField()
    records_due_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    worker_name = models.CharField(max_length=200)
    worker_key = models.CharField(max_length=64, db_index=True)
    items = models.TextField()
    item_count = models.PositiveIntegerField(default=0)
    record_count = models.PositiveIntegerField(default=0)
    page_count = models.PositiveIntegerField(default=0)
    unread_count = models.PositiveIntegerField(default=0)
    reviewer = models.CharField(max_length=20, blank=True, db_index=True)
    issued_at = models.DateTimeField(null=True)
    publication = models.CharField(max_length=20, blank=True)
    """Empty, "published" or "withdrawn"."""


class PublishedRow(models.Model):
    """A published determination as anybody may read it: of a case of this desk, or from a corpus that was taken in.

    `revision` grows with every change, so that a search index knows what it has not seen yet; a row that was withdrawn
    stays without its text until every index has.
    """

    number = models.CharField(max_length=16, primary_key=True)
    revision = models.PositiveBigIntegerField(unique=True)
    is_withdrawn = models.BooleanField(default=False)
    is_own = models.BooleanField(default=True)
    decided_on = models.DateField(null=True, db_index=True)
    body = models.TextField()
    letters = models.TextField(default="[]")

    def __str__(self) -> str:
        return f"public record of {self.number}"


class CaseParty(models.Model):
    """Which person may see a case as a party, and in what role."""

    case = models.ForeignKey(CaseRow, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="cases")
    role = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "person"], name="a_person_once_per_case")]


class DraftRow(models.Model):
    """The determination that is being written; not an event, because nothing is decided by it."""

    case_number = models.CharField(max_length=16, primary_key=True)
    version = models.PositiveIntegerField()
    body = models.TextField()
    saved_at = models.DateTimeField()


class PageNoteRow(models.Model):
    """What a reviewer wrote for themselves on one page of a file, or that they marked it. Nobody else reads it."""

    case_number = models.CharField(max_length=16)
    reviewer = models.CharField(max_length=20)
    record_id = models.CharField(max_length=20)
    page = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    is_bookmark = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_number", "reviewer", "record_id", "page"], name="one_note_per_page")
        ]

    def __str__(self) -> str:
        return f"note on {self.case_number} {self.record_id}, page {self.page}"


class ReadingPlaceRow(models.Model):
    """The page at which a reviewer last looked in a file."""

    case_number = models.CharField(max_length=16)
    reviewer = models.CharField(max_length=20)
    record_id = models.CharField(max_length=20)
    page = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_number", "reviewer"], name="one_place_per_reader")
        ]

    def __str__(self) -> str:
        return f"place in {self.case_number}"


class ReadingHabitRow(models.Model):
    """How large a reviewer likes a page, in every file."""

    reviewer = models.CharField(max_length=20, primary_key=True)
    zoom = models.CharField(max_length=10)

    def __str__(self) -> str:
        return f"zoom {self.zoom}"


class ApplicationDraftRow(models.Model):
    """A form that a person has begun and not sent yet."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="application_draft")
    body = models.TextField()
    saved_at = models.DateTimeField()


class NumberSequence(models.Model):
    """The last case number that was given in a year."""

    year = models.PositiveIntegerField(primary_key=True)
    last = models.PositiveIntegerField()


class ReviewerRow(models.Model):
    """A physician of the panel by pseudonym, with everything that the draw needs and no name."""

    pseudonym = models.CharField(max_length=20, primary_key=True)
    body = models.TextField()


class ReviewerIdentity(models.Model):
    """Who a pseudonym is. Opened by the staff's panel page and by `openimr admin reviewers` only."""

    reviewer = models.OneToOneField(ReviewerRow, on_delete=models.PROTECT, primary_key=True, related_name="identity")
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return f"identity of {self.reviewer_id}"


class RecordPassword(models.Model):
    """A password that a party gave for one document; deleted by the worker as soon as it has been tried."""

    case_number = models.CharField(max_length=16)
    record_id = models.CharField(max_length=20)
    password = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_number", "record_id"], name="one_password_per_record")
        ]

    def __str__(self) -> str:
        return f"password for {self.case_number} {self.record_id}"
