"""How much a single file may ask of the machine that reads it."""

from __future__ import annotations

from dataclasses import dataclass

from openimr.vocabulary import UnreadableFile

MEGABYTE = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The bounds of reading one file. A file that would exceed one is refused, and the message names the bound."""

    megabytes: int = 100
    pages: int = 10_000
    seconds: int = 60
    """For opening a whole file; a text layer is read at several hundred pages a second."""
    seconds_per_scan: int = 60
    """For recognizing the text of one scanned page."""
    memory_megabytes: int = 1_500
    output_megabytes: int = 200
    pixels: int = 25_000_000
    """Of one page image; a page of A0 is drawn smaller, not refused."""
    enclosed_files: int = 500
    """Of an archive or a portfolio; each becomes a record."""
    enclosed_megabytes: int = 500
    """Of all enclosed files together, unpacked."""


def check_size(size: int, limits: Limits | None = None, *, name: str = "") -> None:
    """Refuse a file of `size` bytes that is empty or larger than the limit, before anything is stored.

    >>> check_size(200 * MEGABYTE, name="scan.pdf")
    Traceback (most recent call last):
        ...
    openimr.vocabulary.errors.UnreadableFile: scan.pdf: has 200 MB; a file may have at most 100 MB. \
Split it into several files and send each.
    """
    if reason := size_refusal(size, limits or Limits()):
        found, do = reason
        raise UnreadableFile(found, where=name, do=do)


def size_refusal(size: int, limits: Limits) -> tuple[str, str] | None:
    """What is wrong with a size and what to do about it; None where it is fine."""
    if size == 0:
        return "is an empty file (0 bytes).", "Send it again."
    if size > limits.megabytes * MEGABYTE:
        return (
            f"has {size / MEGABYTE:,.0f} MB; a file may have at most {limits.megabytes} MB.",
            "Split it into several files and send each.",
        )
    return None
