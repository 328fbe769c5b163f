"""What an attached form or letter offers for the application, read by the worker process and kept by its content."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django_tasks import task

from openimr import __version__
from openimr.casefile import Limits, ProposedValue, pages_on_disk, proposed_values, read_file
from openimr.store.codec import dumps, loads, sha256
from openimr.store.files import StoredFiles
from openimr.store.models import RememberedRow
from openimr.store.recognized import forget_progress, recognition_of
from openimr.store.settings import settings


@dataclass(frozen=True, kw_only=True)
class Offers:
    """The values that were found, and why there are no more."""

    values: tuple[ProposedValue, ...] = ()
    note: str = ""


def offers_in(file_sha256: str) -> Offers | None:
    """What the attached file offers; None while it has not been read."""
    row = RememberedRow.objects.filter(key=_key(file_sha256)).first()
    return loads(row.body, Offers) if row else None


@task()
def read_attached_form(file_sha256: str) -> int:
    """How many values were found. A file that was read before is not read again."""
    known = offers_in(file_sha256)
    if known is None:
        limits = Limits(megabytes=settings().upload_megabytes)
        with TemporaryDirectory() as folder:
            read = read_file(
                StoredFiles().path(file_sha256),
                limits=limits,
                how=recognition_of(file_sha256),
                keep=partial(pages_on_disk, Path(folder)),
            )
            forget_progress(file_sha256)
            known = Offers(values=proposed_values(read.pages), note=read.note)
        RememberedRow.objects.get_or_create(key=_key(file_sha256), defaults={"body": dumps(known)})
    return len(known.values)


def _key(file_sha256: str) -> str:
    return sha256(f"offers\0{__version__}\0{file_sha256}")
