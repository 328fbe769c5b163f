"""The proof that nothing was changed: verify every stream, seal the day with a signed checkpoint, log every view."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.db import connection, transaction

from openimr.store.cases import StoredCases, project
from openimr.store.chain import GENESIS, instant, seal
from openimr.store.codec import loads, sha256
from openimr.store.files import StoredFiles
from openimr.store.guidelines import guideline_seal
from openimr.store.models import CaseRow, CheckpointRow, ContentRow, EventRow, GuidelineRow, PublishedRow, ViewRow
from openimr.store.settings import settings
from openimr.vocabulary import CaseNumber, ImrError
from openimr.workflow import KINDS, Actor, RecordText

VIEWS = "views"
"""The name of the chain of views among the heads of a checkpoint."""
GUIDELINES = "guidelines"
"""The name of the record of guidelines among them."""
CHECKPOINTS = "checkpoints"
"""The name of the checkpoint before, so that none can be taken out between two others."""
CONTENTS_AT_ONCE = 50
"""How many contents are fetched together; each may hold fifty pages of a record."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that does not hold: where it stands, and what was found."""

    where: str
    found: str


@dataclass(frozen=True, kw_only=True)
class Verification:
    """The outcome of a full check, with what was counted."""

    faults: tuple[Fault, ...]
    cases: int
    events: int
    views: int
    contents: int
    files: int
    checkpoints: int


def log_view(actor: Actor, case_number: CaseNumber | Literal[""], what: str, *, at: datetime) -> None:
    """Enter one look at clinical text, or at names of the panel (of no case), into the chain of views."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('views', 0))")
        head = ViewRow.objects.order_by("-number").first()
        number, previous = (head.number + 1, head.seal) if head else (1, GENESIS)
        moment = instant(at)
        ViewRow.objects.create(
            number=number,
            at=moment,
            actor=actor.id,
            role=actor.role.value,
            case_number=case_number,
            what=what,
            previous=previous,
            seal=seal(previous, number, moment, actor.id, actor.role.value, case_number, what),
        )


def verify() -> Verification:
    """Every fault of every stream, view, content, file, projection and checkpoint; none means that all holds."""
    faults: list[Fault] = []
    events = EventRow.objects.order_by("case_number", "version")
    cases = 0
    for number, rows in groupby(events.iterator(), key=lambda row: row.case_number):
        cases += 1
        faults += _broken_stream(number, list(rows))
    faults += _broken_views()
    faults += _broken_guidelines()
    contents, content_faults = _broken_contents()
    faults += content_faults
    files, file_faults = _missing_files()
    faults += file_faults
    if not faults:  # a broken stream cannot be folded
        faults += _stale_projections()
    faults += _broken_checkpoints()
    return Verification(
        faults=tuple(faults),
        cases=cases,
        events=events.count(),
        views=ViewRow.objects.count(),
        contents=contents,
        files=files,
        checkpoints=CheckpointRow.objects.count(),
    )


def make_checkpoint(*, at: datetime) -> CheckpointRow:
    """Sign where every stream stands now. A stream that is cut short later no longer reaches its signed head."""
    heads: dict[str, list[str | int]] = {
        row.number: [row.version, EventRow.objects.get(case_number=row.number, version=row.version).seal]
        for row in CaseRow.objects.order_by("number")
    }
    last_view = ViewRow.objects.order_by("-number").first()
    if last_view:
        heads[VIEWS] = [last_view.number, last_view.seal]
    last_guideline = GuidelineRow.objects.order_by("-number").first()
    if last_guideline:
        heads[GUIDELINES] = [last_guideline.number, last_guideline.seal]
    last = CheckpointRow.objects.order_by("-id").first()
    if last:
        heads[CHECKPOINTS] = [last.pk, last.signature]
    key = _signing_key()
    moment, body = instant(at), json.dumps(heads, sort_keys=True)
    return CheckpointRow.objects.create(
        at=moment,
        heads=body,
        signature=base64.b64encode(key.sign(f"{moment}\n{body}".encode())).decode(),
        public_key=_public(key),
    )


def _broken_stream(number: str, rows: list[EventRow]) -> Iterator[Fault]:
    previous = GENESIS
    for expected, row in enumerate(rows, start=1):
        where = f"{number}, event {row.version}"
        if row.version != expected:
            yield Fault(where=where, found=f"stands where event {expected} should; one was taken out or put in.")
        if row.previous != previous:
            yield Fault(where=where, found="is not sealed to the event before it.")
        if row.seal != seal(
            row.previous, row.case_number, row.version, row.kind, row.body, row.actor, row.role, row.at
        ):
            yield Fault(where=where, found="was changed after it was sealed.")
        if row.kind not in KINDS:
            yield Fault(where=where, found=f"is of a kind that nobody knows: {row.kind}.")
        previous = row.seal
    projected = CaseRow.objects.filter(number=number).first()
    if projected is None:
        yield Fault(where=number, found="has events and no row in the list of cases.")
    elif projected.version > len(rows):
        yield Fault(where=number, found=f"had {projected.version} events, and {len(rows)} are left.")


def _broken_views() -> Iterator[Fault]:
    previous = GENESIS
    for expected, row in enumerate(ViewRow.objects.order_by("number").iterator(), start=1):
        intact = row.seal == seal(row.previous, row.number, row.at, row.actor, row.role, row.case_number, row.what)
        if row.number != expected or row.previous != previous or not intact:
            yield Fault(where=f"view {row.number}", found="was changed, or one before it was taken out.")
        previous = row.seal


def _broken_guidelines() -> Iterator[Fault]:
    previous = GENESIS
    for expected, row in enumerate(GuidelineRow.objects.order_by("number").iterator(), start=1):
        where = f"guideline event {row.number}"
        sealed = guideline_seal(row.previous, row.number, row.kind, row.body, row.actor, row.role, row.at)
        if row.number != expected or row.previous != previous or row.seal != sealed:
            yield Fault(where=where, found="was changed, or one before it was taken out.")
        else:
            refs = {ref for name, ref in json.loads(row.body).items() if name.endswith("_ref")}
            if ContentRow.objects.filter(ref__in=refs).count() < len(refs):
                yield Fault(where=where, found="names a lost content.")
        previous = row.seal


def _broken_contents() -> tuple[int, list[Fault]]:
    refs, faults = set[str](), []
    named: dict[str, str] = {}
    for row in ContentRow.objects.iterator(chunk_size=CONTENTS_AT_ONCE):
        refs.add(row.ref)
        if sha256(row.body) != row.ref:
            faults.append(Fault(where=f"content {row.ref[:12]} ({row.kind})", found="does not have its hash any more."))
        elif row.kind == RecordText.__name__:
            named |= {chunk.ref: row.ref for chunk in loads(row.body, RecordText).chunks}
    for ref, text in named.items():
        if ref not in refs:
            faults.append(Fault(where=f"content {text[:12]} ({RecordText.__name__})", found="names lost pages."))
    return len(refs), faults


def _missing_files() -> tuple[int, list[Fault]]:
    files, faults, named = StoredFiles(), [], set[str]()
    known = set(ContentRow.objects.values_list("ref", flat=True))
    for row in EventRow.objects.order_by("case_number", "version").iterator():
        body = _read(row)
        for field in fields(KINDS[row.kind]) if body else ():
            value = body.get(field.name)
            if field.name.endswith("_ref") and value and value not in known:
                faults.append(Fault(where=f"{row.case_number}, event {row.version}", found="names a lost content."))
            if field.name == "sha256":
                named.add(str(value))
            if field.name == "letters":
                named.update(str(sha) for _, sha in value or ())
    for name in sorted(named):
        path = files.path(name)
        if not path.exists():
            faults.append(Fault(where=f"file {name[:12]}", found="is not there."))
        elif hashlib.sha256(path.read_bytes()).hexdigest() != name:
            faults.append(Fault(where=f"file {name[:12]}", found="was changed after it was stored."))
    return len(named), faults


def _read(row: EventRow) -> dict[str, Any]:
    """The body of an event; empty where it was made unreadable, which its seal tells already."""
    try:
        body = json.loads(row.body)
    except ValueError:
        return {}
    return body if row.kind in KINDS and isinstance(body, dict) else {}


def _stale_projections() -> Iterator[Fault]:
    """Fold every stream again: the list of cases must say exactly what the events say."""
    cases = StoredCases()
    for row in CaseRow.objects.order_by("number"):
        try:
            with transaction.atomic():
                before = _public_text(row.number)
                project(cases.get(CaseNumber(row.number)))
                again = CaseRow.objects.get(number=row.number)
                differing = [
                    field.name
                    for field in CaseRow._meta.concrete_fields
                    if getattr(row, field.name) != getattr(again, field.name)
                ]
                differing += ["what is published"] if _public_text(row.number) != before else []
                transaction.set_rollback(True)
        except ImrError as error:
            yield Fault(where=row.number, found=error.message)
            continue
        if differing:
            yield Fault(where=row.number, found=f"the list of cases says something else: {', '.join(differing)}.")


def _public_text(number: str) -> str:
    row = PublishedRow.objects.filter(number=number, is_withdrawn=False).first()
    return row.body if row else ""


def _broken_checkpoints() -> Iterator[Fault]:
    # The row's own key proves nothing: whoever forges a checkpoint would bring a key along.
    ours = _public(_signing_key()) if _key_path().exists() else ""
    for row in CheckpointRow.objects.order_by("id"):
        where = f"checkpoint of {row.at[:10]}"
        if row.public_key != ours:
            yield Fault(where=where, found="is signed with a key that is not the one kept in OPENIMR_HOME.")
        try:
            public = Ed25519PublicKey.from_public_bytes(base64.b64decode(row.public_key))
            public.verify(base64.b64decode(row.signature), f"{row.at}\n{row.heads}".encode())
        except (InvalidSignature, ValueError):
            yield Fault(where=where, found="was changed after it was signed.")
            continue
        for name, (position, signed) in json.loads(row.heads).items():
            if name == VIEWS:
                stands = ViewRow.objects.filter(number=position, seal=signed).exists()
            elif name == GUIDELINES:
                stands = GuidelineRow.objects.filter(number=position, seal=signed).exists()
            elif name == CHECKPOINTS:
                stands = CheckpointRow.objects.filter(pk=position, signature=signed).exists()
            else:
                stands = EventRow.objects.filter(case_number=name, version=position, seal=signed).exists()
            if not stands:
                yield Fault(where=where, found=f"{name} no longer reaches event {position} as it was signed.")


def _key_path() -> Path:
    return settings().home / "checkpoint-key"


def _public(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def _signing_key() -> Ed25519PrivateKey:
    path = _key_path()
    if path.exists():
        return Ed25519PrivateKey.from_private_bytes(path.read_bytes())
    key = Ed25519PrivateKey.generate()
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()))
    return key
