"""Uploads go to a temporary file and stop at the limit, so that a huge file never fills memory or disk.

Django reads a form before any view is asked, to find its token; so it is here that a stranger's files are left unread.
"""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler

from openimr.store.settings import settings
from openimr.vocabulary import Role
from openimr.web.door import role_of

AT_ONCE = 10
"""One form may bring as much as this many files of the largest size; what comes after is marked and refused too."""


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Keeps each file up to the limit; a larger one is cut off and marked, and the view refuses it by name."""

    kept_of_all = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        if self.request is None or role_of(self.request) is Role.PUBLIC:
            raise SkipFile
        super().new_file(*args, **kwargs)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.taken += len(raw_data)
        if self.taken <= settings().upload_megabytes * 1_000_000:
            self.kept_of_all += len(raw_data)
            if not self.is_too_much:
                super().receive_data_chunk(raw_data, start)
        return None

    @property
    def is_too_much(self) -> bool:
        return self.kept_of_all > AT_ONCE * settings().upload_megabytes * 1_000_000

    def file_complete(self, file_size: int) -> Any:
        kept: Any = super().file_complete(min(file_size, settings().upload_megabytes * 1_000_000))
        kept.sent_size = file_size
        kept.came_beyond = self.is_too_much
        return kept
