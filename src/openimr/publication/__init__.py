"""Stage 6, publication: redaction, release checks, the public record and its JSON."""

from openimr.publication.record import Leftover, PublicRecord

__all__ = ["Leftover", "PublicRecord"]
