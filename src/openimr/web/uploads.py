"""Uploads go to a temporary file and stop at the limit, so that a huge file never fills memory or disk."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from openimr.store.settings import settings


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Keeps each file up to the limit; a larger one is cut off and marked, and the view refuses it by name."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.taken += len(raw_data)
        if self.taken <= settings().upload_megabytes * 1_000_000:
            super().receive_data_chunk(raw_data, start)
        return None

    def file_complete(self, file_size: int) -> Any:
        kept: Any = super().file_complete(min(file_size, settings().upload_megabytes * 1_000_000))
        kept.sent_size = file_size
        return kept
