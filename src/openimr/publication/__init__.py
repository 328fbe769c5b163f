"""Stage 6, publication: redaction, release checks, the public record and its JSON."""

from openimr.publication.json_lines import line_of
from openimr.publication.json_reading import from_json
from openimr.publication.json_writing import to_json
from openimr.publication.masking import mask, redact
from openimr.publication.profile import Profile
from openimr.publication.public_record import public_record
from openimr.publication.record import Leftover, PublicRecord, Source
from openimr.publication.redaction import Certainty, Identifier, IdentifierClass, find_identifiers
from openimr.publication.shape import SCHEMA_ID, json_schema
from openimr.publication.suspected_leak import SuspectedLeak, suspected_leaks

__all__ = [
    "SCHEMA_ID",
    "Certainty",
    "Identifier",
    "IdentifierClass",
    "Leftover",
    "Profile",
    "PublicRecord",
    "Source",
    "SuspectedLeak",
    "find_identifiers",
    "from_json",
    "json_schema",
    "line_of",
    "mask",
    "public_record",
    "redact",
    "suspected_leaks",
    "to_json",
]
