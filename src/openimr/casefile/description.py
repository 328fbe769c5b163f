"""What a document is, who wrote it and when, as its own pages say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from openimr.casefile.file import DocumentType, Page
from openimr.casefile.written_dates import written_dates
from openimr.vocabulary import Span

# What the heading of each kind of record says. The first line of a document that matches one of these decides; within
# a line the order of this table does.
HEADINGS: tuple[tuple[DocumentType, tuple[str, ...]], ...] = (
    (DocumentType.APPLICATION, (r"application for independent medical review", r"dwc form imr\b")),
    (
        DocumentType.UR_DECISION,
        (
            r"utili[sz]ation review",
            r"\bur (?:decision|determination)",
            r"notice of (?:non-?certif|denial|modif)",
        ),
    ),
    (DocumentType.REQUEST, (r"request for authori[sz]ation", r"\brfa\b")),
    (
        DocumentType.ELECTRODIAGNOSTIC,
        (
            r"\bemg\b",
            r"electro-?(?:diagnostic|myogra)",
            r"nerve (?:conduction|study|studies)",
            r"\bnc[sv]\b",
        ),
    ),
    (
        DocumentType.OPERATIVE_REPORT,
        (
            r"operative (?:report|note)",
            r"report of (?:operation|surgery)",
            r"procedure (?:note|report)",
        ),
    ),
    (
        DocumentType.MEDICAL_LEGAL,
        (
            r"(?:qualified|agreed) medical (?:evaluat|exam)",
            r"\bp?qme\b",
            r"\bame\b",
            r"medical[- ]legal",
        ),
    ),
    (
        DocumentType.PHARMACY,
        (
            r"pharmacy",
            r"(?:medication|prescription|dispensing) (?:ledger|record|history|log)",
            r"medication(?:s)? dispensed",
        ),
    ),
    (
        DocumentType.THERAPY_NOTE,
        (
            r"(?:physical|occupational|hand|aquatic) therapy",
            r"therap(?:y|ist'?s?) (?:daily )?(?:note|record|progress|evaluation|flow|discharge)",
            r"(?:chiropractic|acupuncture) (?:daily )?(?:note|treatment|progress|record)",
        ),
    ),
    (
        DocumentType.IMAGING,
        (
            r"\bmri\b",
            r"magnetic resonance",
            r"radiolog",
            r"radiograph",
            r"\bx-?rays?\b",
            r"\bct scan",
            r"computed tomography",
            r"ultrasound report",
            r"imaging",
        ),
    ),
    (
        DocumentType.PROGRESS_REPORT,
        (
            r"progress (?:note|report)",
            r"\bpr-?[234]\b",
            r"first report",
            r"follow-?up",
            r"visit note",
            r"chart note",
            r"(?:office|clinic|emergency|urgent care)(?: department)? (?:note|visit|report|record)",
            r"treating physician",
            r"consultation",
            r"history and physical",
            r"narrative report",
        ),
    ),
    (
        DocumentType.CORRESPONDENCE,
        (r"correspondence", r"\bletter\b", r"\bre:", r"memorandum", r"fax cover", r"^dear\b"),
    ),
)
TYPES = tuple((kind, re.compile("|".join(phrases), re.IGNORECASE)) for kind, phrases in HEADINGS)

HEADING_LINES = 15
LONGEST_HEADING = 80

# A label that stands before the date that a record is of, the best first.
DATE_LABELS = tuple(
    re.compile(pattern + r"[\s:.\-]*(?:on\s+|of\s+|is\s+|was\s+)?$", re.IGNORECASE)
    for pattern in (
        r"(?:date of (?:service|visit|exam(?:ination)?|evaluation|study|surgery|operation|procedure|treatment)|\bdos"
        r"|(?:visit|exam(?:ination)?|study|service|surgery|procedure) date|(?:visit|seen|examined))",
        r"(?:(?:decision|report|request|letter|ledger|notice|note) date"
        r"|date of (?:the )?(?:(?:ur|utilization review) )?(?:decision|report|request|letter|determination|notice))",
        r"(?:^|\n|[|;] ?)\s*(?:dated?|admission date|admitted|discharge date)",
    )
)
# A date after one of these is of something else.
OTHER_DATES = re.compile(
    r"(?:injur\w*|\bdoi|birth|\bdob|born|print\w*|fax\w*|receiv\w*|hire\w*|next (?:visit|appointment)|since|until"
    r"|through|prior|previous|last (?:worked|seen)|signed|from|to|between)\W*(?:on\s*|date\s*|of\s*)?$",
    re.IGNORECASE,
)

LICENCES = (
    r"M\.?D|D\.?O|D\.?C|P\.?T|D\.?P\.?T|O\.?T\.?R?(?:/L)?|L\.?Ac|PA-?C|F?\.?N\.?P|P(?:h|sy|harm)\.?D|D\.?P\.?M|R\.?N"
)
LICENCE = rf"(?:{LICENCES})\.?"
NAME = r"(?:Dr\.?\s+)?[A-Z][\w.'’-]*(?:[ \t]+(?:[A-Z][\w.'’-]*|de|van|von|la|der)){1,4}"
SIGNED_NAME = rf"(?P<author>{NAME}(?:,?[ \t]+{LICENCE}(?=[\s,.;)|]|$)){{0,3}})"
SIGNATURE_LABELS = (r"(?:electronically |digitally )?signed(?: by)?", r"dictated(?: and signed)? by", r"attested by")
AUTHOR_LABELS = (
    "author",
    r"examin(?:er|ing physician)",
    "surgeon",
    "radiologist",
    r"(?:treating )?therapist",
    "interpreted by",
    "read by",
    r"review(?:ed by|er|ing physician)",
    r"(?:performed|reported|prepared|treated) by",
    "provider",
    "treating physician",
    r"(?:primary )?treating provider",
    "evaluator",
    "chiropractor",
    "acupuncturist",
    "pharmacist",
)
AUTHORS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"(?i:{'|'.join(SIGNATURE_LABELS)})[ \t]*[:\-]?[ \t]*{SIGNED_NAME}",
        rf"(?i:^[ \t]*(?:{'|'.join(AUTHOR_LABELS)}))[ \t]*:[ \t]*{SIGNED_NAME}",
        rf"^[ \t]*(?P<author>{NAME},[ \t]*{LICENCE})[ \t]*(?:$|,)",
    )
)


@dataclass(frozen=True, kw_only=True)
class Description:
    """What a document seems to be. Each `*_at` is the place that says so; None where nothing does, or only the name.

    It is an offer: a person can correct every part of it.
    """

    type: DocumentType = DocumentType.OTHER
    type_at: Span | None = None
    author: str = ""
    author_at: Span | None = None
    dated: date | None = None
    dated_at: Span | None = None


def describe(name: str, pages: Sequence[Page]) -> Description:
    """The type, author and date that a document's headings and labels give; lacking a heading, its name's type."""
    kind, type_at = the_type(name, pages)
    author, author_at = the_author(pages)
    dated, dated_at = the_date(pages)
    return Description(type=kind, type_at=type_at, author=author, author_at=author_at, dated=dated, dated_at=dated_at)


def the_type(name: str, pages: Sequence[Page]) -> tuple[DocumentType, Span | None]:
    for page in pages[:1]:
        for start, line in heading_lines(page.text):
            for kind, pattern in TYPES:
                if match := pattern.search(line):
                    return kind, Span(start + match.start(), start + match.end(), page.number)
    readable = re.sub(r"[_\-.]+", " ", name)
    return next((kind for kind, pattern in TYPES if pattern.search(readable)), DocumentType.OTHER), None


def heading_lines(text: str) -> Iterator[tuple[int, str]]:
    """The short lines at the head of a page that are no sentences, with the place where each starts."""
    seen, start = 0, 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            seen += 1
            if len(stripped) <= LONGEST_HEADING and not stripped.endswith((".", ",", ";")):
                yield start, line
        if seen == HEADING_LINES:
            return
        start += len(line)


def the_date(pages: Sequence[Page]) -> tuple[date | None, Span | None]:
    """The date with the best label on the first page; without any label, the first that is of nothing else."""
    for page in pages[:1]:
        found = written_dates(page.text)
        before = {day: page.text[max(0, day.start - 60) : day.start] for day in found}
        for label in DATE_LABELS:
            for day in found:
                if label.search(before[day]):
                    return day.on, Span(day.start, day.end, page.number)
        for day in found:
            if not OTHER_DATES.search(before[day]):
                return day.on, Span(day.start, day.end, page.number)
    return None, None


def the_author(pages: Sequence[Page]) -> tuple[str, Span | None]:
    """Who signed, else who is labelled as the author, else a name with a licence on a line of its own."""
    ends = [pages[-1], *pages[:1]] if len(pages) > 1 else list(pages)
    for pattern in AUTHORS:
        for page in ends:
            if match := pattern.search(page.text):
                name = re.sub(r"\s+", " ", match["author"]).strip(" ,")
                return name, Span(match.start("author"), match.end("author"), page.number)
    return "", None
