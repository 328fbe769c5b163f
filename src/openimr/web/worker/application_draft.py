"""A form that a person has begun: it saves itself, can be left, and is taken up again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from openimr.store.files import StoredFiles
from openimr.store.models import ApplicationDraftRow, Person
from openimr.store.offers import read_attached_form
from openimr.vocabulary import Role, UnreadableFile
from openimr.web.application_form import ApplicationForm
from openimr.web.door import DeskRequest, now
from openimr.web.record_upload import refuse_unusable


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """The UR decision as it was chosen in the form: its bytes are stored, and wait for the filing."""

    name: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class ApplicationDraft:
    form: ApplicationForm = field(default_factory=ApplicationForm)
    attachment: Attachment | None = None
    saved_at: datetime | None = None


def draft_of(person: Person) -> ApplicationDraft | None:
    """What this person has begun; None where nothing waits."""
    row = ApplicationDraftRow.objects.filter(person=person).first()
    if row is None:
        return None
    body = json.loads(row.body)
    attachment = Attachment(**body["attachment"]) if body["attachment"] else None
    return ApplicationDraft(form=ApplicationForm(typed=body["typed"]), attachment=attachment, saved_at=row.saved_at)


def new_draft(person: Person) -> ApplicationDraft:
    """A form with what is known of the person who fills it in."""
    key = "worker" if person.role_held is Role.WORKER else "attorney"
    known = {
        f"{key}_name": person.display_name,
        f"{key}_email": person.email,
        f"{key}_organization": person.organization,
    }
    return ApplicationDraft(form=ApplicationForm(typed=known))


def save_application_draft(
    person: Person, form: ApplicationForm, *, attachment: Attachment | None, at: datetime
) -> ApplicationDraft:
    """The form as it now stands, kept until it is sent or thrown away."""
    body = {"typed": dict(form.typed), "attachment": asdict(attachment) if attachment else None}
    ApplicationDraftRow.objects.update_or_create(person=person, defaults={"body": json.dumps(body), "saved_at": at})
    return ApplicationDraft(form=form, attachment=attachment, saved_at=at)


def forget_draft(person: Person) -> None:
    """Take the form away: it was sent, or the person wants to begin again."""
    ApplicationDraftRow.objects.filter(person=person).delete()


def attach(file: UploadedFile[Any]) -> Attachment:
    """The stored file, which the worker process reads next; `UnreadableFile` where it cannot be a record."""
    name = file.name or "UR decision"
    refuse_unusable(file, name)
    attachment = Attachment(name=name, sha256=StoredFiles().put(file.read()))
    read_attached_form.enqueue(file_sha256=attachment.sha256)
    return attachment


def keep_sent(request: DeskRequest, form: ApplicationForm) -> tuple[ApplicationDraft, str]:
    """The draft with all that was sent, and why its file was refused, if it was; the file before it then stays."""
    before, refused = draft_of(request.person), ""
    attachment = before.attachment if before and request.POST.get("take_out") != "yes" else None
    if file := request.FILES.get("ur_file"):
        try:
            attachment = attach(file)
        except UnreadableFile as error:
            refused = f"{error.found[:1].upper()}{error.found[1:]} {error.do}"
    if attachment:
        form = ApplicationForm(typed={**form.typed, "is_attached": "yes"})
    return save_application_draft(request.person, form, attachment=attachment, at=now()), refused
