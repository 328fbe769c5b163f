"""Records that somebody sends through a form: each is taken in or refused on its own, and every refusal says why."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile

from openimr.casefile import Limits, check_size, decoded, opener_of, other_kind, title_of
from openimr.store.desks import actor_of, open_desk
from openimr.store.jobs import read_later
from openimr.store.settings import settings
from openimr.vocabulary import CaseNumber, Role, StepError, UnreadableFile
from openimr.web.door import DeskRequest
from openimr.web.uploads import AT_ONCE
from openimr.workflow import add_record

FIELD = "files"
"""The name of the form's field; it takes several files."""

TAKEN = "a PDF, a picture (TIFF, JPEG, PNG), a Word document (.docx), a text file or a ZIP of these"


@dataclass(frozen=True, kw_only=True)
class UploadOutcome:
    """What became of each file, by the name under which it was sent."""

    added: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    """Name and the sentence that says what is wrong and what to do."""
    known: tuple[str, ...] = ()
    """Files that stand in the case file already, byte for byte."""

    @property
    def is_empty(self) -> bool:
        """Whether no file was sent at all."""
        return not (self.added or self.refused or self.known)


def store_uploads(request: DeskRequest, case_number: CaseNumber, *, sent_by: Role | None = None) -> UploadOutcome:
    """Take in the files of this request; each that was taken in is read soon after by the worker process.

    A file that is refused stops no other. The staff may say for whom they add the files (`sent_by`).
    """
    added: list[str] = []
    known: list[str] = []
    refused: list[tuple[str, str]] = []
    for file in request.FILES.getlist(FIELD):
        name = file.name or "file without a name"
        try:
            refuse_unusable(file, name)
            is_new = _take_in(request, case_number, file, name, sent_by)
        except UnreadableFile as error:
            refused.append((name, f"This file {error.found} {error.do}"))
        except StepError as error:
            refused.append((name, f"{error.found[:1].upper()}{error.found[1:]} {error.do}"))
        else:
            (added if is_new else known).append(name)
    return UploadOutcome(added=tuple(added), refused=tuple(refused), known=tuple(known))


def refuse_unusable(file: UploadedFile[bytes], name: str) -> None:
    """Raise `UnreadableFile` for a file that cannot be a record, before anything of it is kept."""
    # The upload handler cuts a file off at the limit and marks how much was sent.
    size = getattr(file, "sent_size", file.size) or 0
    check_size(size, Limits(megabytes=settings().upload_megabytes), name=name)
    if getattr(file, "came_beyond", False):
        at_once = AT_ONCE * settings().upload_megabytes
        raise UnreadableFile(f"came after {at_once:,} MB in one go, the most at once.", where=name, do="Send it again.")
    opening = file.read(20_000)
    file.seek(0)
    if opener_of(opening):
        return
    kind = other_kind(opening)
    if kind or decoded(opening) is None:
        raise UnreadableFile(
            f"is {kind or 'of a kind that cannot be read'}; a record must be {TAKEN}.",
            where=name,
            do="Save or print it as a PDF and send that.",
        )


def _take_in(
    request: DeskRequest, case_number: CaseNumber, file: UploadedFile[bytes], name: str, sent_by: Role | None
) -> bool:
    """Whether the file is new; one file, one transaction, so that what was taken in stays."""
    with open_desk(actor_of(request.person)) as desk:
        before = {record.id for record in desk.cases.get(case_number).records}
        record_id = add_record(desk, case_number=case_number, name=title_of(name), content=file.read(), sent_by=sent_by)
        if record_id in before:
            return False
        read_later(case_number, record_id)
    return True
