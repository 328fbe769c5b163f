"""Uploads as a claims administrator sends them: dozens of records in one file, page after page, of invented people.

Two worlds of wording: `TUNED`, on which the splitting was adjusted, and `HELD_OUT`, which was written before and was
looked at only to measure. They share no letterhead, no title, no way of numbering pages and no closing line.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from openimr.casefile import DocumentType, Page


@dataclass(frozen=True)
class TruePart:
    """A record as it was put into the upload."""

    type: DocumentType
    dated: date | None
    author: str
    first_page: int
    last_page: int


@dataclass(frozen=True)
class Upload:
    pages: tuple[Page, ...]
    parts: tuple[TruePart, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of record: its titles, how long it is, whether it bears a date and a name, what its pages say."""

    type: DocumentType
    titles: tuple[str, ...]
    length: tuple[int, int]
    headings: tuple[str, ...]
    date_label: str = "Date of service:"
    is_signed: bool = True
    share: float = 1.0


@dataclass(frozen=True)
class World:
    letterheads: tuple[tuple[str, ...], ...]
    kinds: tuple[Kind, ...]
    running: tuple[Callable[[str, date, int, int], str], ...]
    """What stands at the head or foot of each page after the first: by patient, date, page and number of pages."""
    closings: tuple[str, ...]
    authors: tuple[str, ...]
    sentences: tuple[str, ...]
    transmissions: tuple[Callable[[int, int], str], ...]
    """What a fax machine or copy service prints on each page of the whole upload."""
    day: Callable[[date], str]
    patient: str
    noise: float = 0.0
    separators: float = 0.0


P = DocumentType
TUNED = World(
    letterheads=(
        (
            "ALDER CREEK ORTHOPEDICS",
            "4100 Mission Blvd, Suite 12, Fresno, CA 93710",
            "Tel (559) 555-0134  Fax (559) 555-0135",
        ),
        ("Brightwater Spine & Pain", "77 Harbor Way", "Oakland, California 94607", "Phone: 510-555-0177"),
        ("CEDAR MEDICAL GROUP",),
        ("Delta Imaging Center", "12 Canal St., Stockton CA 95202  (209) 555-0150"),
        (),
    ),
    kinds=(
        Kind(
            P.PROGRESS_REPORT,
            ("PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)", "Progress Note", "Office Visit Note"),
            (2, 6),
            ("Subjective complaints", "Objective findings", "Diagnoses", "Treatment plan", "Work status"),
            share=16,
        ),
        Kind(
            P.THERAPY_NOTE,
            ("PHYSICAL THERAPY DAILY NOTE", "Physical Therapy Progress Report", "Chiropractic treatment note"),
            (1, 3),
            ("Subjective", "Objective", "Assessment", "Plan"),
            "Visit date:",
            share=12,
        ),
        Kind(
            P.IMAGING,
            ("MRI OF THE LUMBAR SPINE WITHOUT CONTRAST", "X-RAY, LEFT SHOULDER, 3 VIEWS"),
            (1, 2),
            ("Technique", "Findings", "Impression"),
            "Date of exam:",
            share=6,
        ),
        Kind(
            P.ELECTRODIAGNOSTIC,
            ("ELECTRODIAGNOSTIC STUDY: EMG AND NERVE CONDUCTION",),
            (3, 6),
            ("Nerve conduction", "Needle examination", "Interpretation"),
            "Study date:",
            share=2,
        ),
        Kind(
            P.OPERATIVE_REPORT,
            ("OPERATIVE REPORT",),
            (2, 5),
            ("Preoperative diagnosis", "Procedure", "Description of procedure", "Complications"),
            "Date of surgery:",
            share=3,
        ),
        Kind(
            P.MEDICAL_LEGAL,
            ("QUALIFIED MEDICAL EVALUATION", "Agreed Medical Examination, Orthopedic Surgery"),
            (25, 70),
            (
                "History of injury",
                "Review of records",
                "Physical examination",
                "PHYSICAL THERAPY",
                "Discussion",
                "Apportionment",
            ),
            "Date of examination:",
            share=4,
        ),
        Kind(
            P.REQUEST, ("REQUEST FOR AUTHORIZATION (DWC Form RFA)",), (1, 2), ("Requested treatment",), "Date:", share=5
        ),
        Kind(
            P.UR_DECISION,
            ("UTILIZATION REVIEW DETERMINATION", "NOTICE OF UTILIZATION REVIEW DENIAL"),
            (4, 9),
            ("Summary of review", "Clinical rationale", "Guidelines", "Appeal"),
            "Date of decision:",
            share=4,
        ),
        Kind(
            P.PHARMACY,
            ("PHARMACY DISPENSING RECORD",),
            (2, 12),
            ("Medications dispensed",),
            "Ledger date:",
            False,
            share=2,
        ),
        Kind(P.CORRESPONDENCE, ("FAX COVER SHEET", ""), (1, 2), ("",), "Date:", share=5),
        Kind(
            P.OTHER,
            ("HOSPITAL CHART",),
            (40, 110),
            (
                "Nursing flow sheet",
                "Medication administration",
                "Physician orders",
                "Vital signs",
                "Discharge instructions",
            ),
            "Admission date:",
            False,
            share=2,
        ),
    ),
    running=(
        lambda patient, day, page, of: f"Page {page} of {of}",
        lambda patient, day, page, of: f"RE: {patient}\n{day:%m/%d/%Y}\nPage {page}",
        lambda patient, day, page, of: f"Patient: {patient}   DOS: {day:%m/%d/%Y}",
        lambda patient, day, page, of: "",
    ),
    closings=(
        "Electronically signed by {author} on {day}",
        "Sincerely,\n\n{author}",
        "Signed: {author}\nDate: {day}",
        "{author}\nDictated but not read",
    ),
    authors=(
        "Ansel Whitcombe, MD",
        "Odile Marsh, PT",
        "Bertram Quill, D.O.",
        "Imogen Vance, M.D.",
        "Silas Thorne, DC",
        "Maren Holt, PA-C",
    ),
    sentences=(
        "The patient reports neck pain of {n} out of 10 with numbness of the left hand.",
        "Range of motion is reduced in flexion to {n}0 degrees, with spasm of the trapezius.",
        "She has completed {n} visits of physical therapy with partial benefit.",
        "The MRI of the lumbar spine dated 03/0{n}/2013 was reviewed and shows a bulge at L4-5.",
        "Operative report by the surgeon of 11/1{n}/2012 describes a decompression without complication.",
        "Medications are continued, naproxen 550 mg twice a day, number {n}0.",
        "There is no weakness of the lower extremities and gait is normal.",
        "The patient is to remain off work for {n} weeks and return for a follow-up visit.",
        "The physical therapy progress report was discussed, and home exercise was advised,",
        "which the patient performs on most days of the week without an increase of symptoms",
    ),
    transmissions=(
        lambda page, of: "",
        lambda page, of: f"02/13/2015 14:{page % 60:02d} FAX 559 555 0135   PAGE {page:03d}/{of:03d}",
        lambda page, of: f"ACME-{page:06d}",
    ),
    day=lambda day: f"{day:%m/%d/%Y}",
    patient="Finch, Teodora",
    noise=0.15,
    separators=0.1,
)

HELD_OUT = World(
    letterheads=(
        (
            "Juniper Valley Physical Medicine",
            "A Medical Corporation",
            "900 Olive Avenue, Bakersfield, CA 93301",
            "Office 661.555.0121 | Facsimile 661.555.0122",
        ),
        (
            "K. LINDQVIST, M.D., INC.",
            "Diplomate, American Board of Orthopaedic Surgery",
            "2250 Foothill Road, San Bernardino 92404",
        ),
        ("Marigold Rehabilitation", "marigold-rehab.example   (805) 555-0188"),
        ("NORTH BAY RADIOLOGY ASSOCIATES", "Santa Rosa, CA"),
        ("Tamarack Managed Care Services", "P.O. Box 1100", "Sacramento, CA 95812"),
        (),
    ),
    kinds=(
        Kind(
            P.PROGRESS_REPORT,
            (
                "Follow-Up Consultation",
                "STATE OF CALIFORNIA\nDivision of Workers' Compensation\n"
                "TREATING PHYSICIAN'S PERMANENT AND STATIONARY REPORT (PR-4)",
                "Pain Management Re-evaluation",
                "Doctor's First Report of Occupational Injury or Illness",
                "Clinic note",
            ),
            (2, 8),
            ("HPI", "Review of systems", "Physical exam", "Assessment/Plan", "Disability status"),
            "Date of visit:",
            share=15,
        ),
        Kind(
            P.THERAPY_NOTE,
            (
                "Occupational Therapy Evaluation",
                "PT Treatment Encounter Note",
                "Acupuncture treatment record",
                "Aquatic therapy flow sheet",
            ),
            (1, 4),
            ("S", "O", "A", "P"),
            "DOS:",
            share=12,
        ),
        Kind(
            P.IMAGING,
            (
                "MAGNETIC RESONANCE IMAGING, CERVICAL SPINE",
                "Radiology Report\nCT scan, right knee",
                "Diagnostic ultrasound report of the left wrist",
            ),
            (1, 2),
            ("Clinical indication", "Comparison", "Report", "Conclusion"),
            "Exam date:",
            share=6,
        ),
        Kind(
            P.ELECTRODIAGNOSTIC,
            ("NCV/EMG Report, Upper Extremities",),
            (2, 5),
            ("Sensory nerves", "Motor nerves", "Summary"),
            "Date of study:",
            share=2,
        ),
        Kind(
            P.OPERATIVE_REPORT,
            ("Report of Operation", "PROCEDURE NOTE: Lumbar epidural steroid injection"),
            (1, 4),
            ("Surgeon", "Anesthesia", "Findings", "Technique"),
            "Procedure date:",
            share=4,
        ),
        Kind(
            P.MEDICAL_LEGAL,
            ("Panel QME Supplemental Report", "COMPREHENSIVE MEDICAL-LEGAL EVALUATION"),
            (18, 75),
            (
                "Introduction",
                "Occupational history",
                "Records reviewed",
                "Impairment rating",
                "Causation",
                "Future medical care",
            ),
            "Examined on",
            share=4,
        ),
        Kind(
            P.REQUEST,
            (
                "State of California, Division of Workers' Compensation\nRequest for Authorization",
                "RFA - Treatment Request",
            ),
            (1, 3),
            ("Diagnosis and ICD code", "Service/good requested"),
            "Request date:",
            share=5,
        ),
        Kind(
            P.UR_DECISION,
            ("UR Determination Letter: Non-Certification", "Notice of Modification of Treatment"),
            (3, 8),
            ("Determination", "Rationale", "Evidence", "How to dispute"),
            "Decision date:",
            share=4,
        ),
        Kind(
            P.PHARMACY,
            ("Prescription History Report",),
            (1, 9),
            ("Drug, quantity, days",),
            "Report date:",
            False,
            share=2,
        ),
        Kind(P.CORRESPONDENCE, ("", "MEMORANDUM"), (1, 3), ("",), "", share=5),
        Kind(
            P.OTHER,
            ("Inpatient Medical Record", "DEPOSITION TRANSCRIPT"),
            (35, 100),
            ("Intake and output", "Care plan", "Consults", "Examination by counsel", "Notes"),
            "Admitted:",
            False,
            share=2,
        ),
    ),
    running=(
        lambda patient, day, page, of: f"- {page} -",
        lambda patient, day, page, of: f"{patient}\nClaim 0471-88213\n{day:%B} {day.day}, {day.year}\nPg {page}/{of}",
        lambda patient, day, page, of: f"(continued) {patient}",
        lambda patient, day, page, of: f"{page}",
        lambda patient, day, page, of: "",
    ),
    closings=(
        "Respectfully submitted,\n{author}",
        "Digitally authenticated {day} by {author}",
        "Thank you for the courtesy of this referral.\n{author}",
        "{author}\nLicense G-55512",
        "/s/ {author}",
    ),
    authors=(
        "Kerstin Lindqvist, M.D.",
        "Rufus Abara, MD",
        "Priya Nakamura, OTR/L",
        "Gideon Falk, L.Ac.",
        "Wanda Esposito, NP",
        "Theo Castellan, PhD",
    ),
    sentences=(
        "Mr. Okafor describes low back discomfort, {n}/10, radiating to the right calf.",
        "Straight leg raising is positive at {n}5 degrees on the right.",
        "He was seen for {n} sessions of acupuncture in the spring, with little change.",
        "An MRI report of April {n}, 2014 is summarized in the section on records.",
        "On 6/{n}/13 a progress report by the treating physician noted improvement.",
        "Gabapentin 300 mg at bedtime is helpful; no refill of opioids was requested.",
        "Deep tendon reflexes are symmetric, and sensation is preserved to light touch.",
        "The claimant may perform modified duty with no lifting above {n}0 pounds.",
        "Of note, the occupational therapy evaluation had recommended a brace, and this was",
        "subsequently provided by the carrier under the earlier authorization for the wrist",
    ),
    transmissions=(
        lambda page, of: "",
        lambda page, of: f"From: 6615550122   Page: {page}/{of}   Date: 3/9/2015 8:{page % 60:02d}:12 AM",
        lambda page, of: f"DEF{page:05d}",
        lambda page, of: f"Scanned by CopyRight Records {page} of {of}",
    ),
    day=lambda day: f"{day:%B} {day.day}, {day.year}",
    patient="Daniel Okafor",
    noise=0.3,
    separators=0.2,
)


@dataclass
class Making:
    chance: random.Random
    world: World
    pages: list[list[str]] = field(default_factory=list)
    parts: list[TruePart] = field(default_factory=list)


def an_upload(world: World, *, seed: int, documents: int = 60, pages: int = 900) -> Upload:
    """An upload of so many records and about so many pages; the same for the same seed."""
    making = Making(random.Random(seed), world)
    day = date(2012, 3, 5)
    for number, length in enumerate(lengths(making, documents, pages)):
        kind, count = length
        # Two records of one day, and the same physician month after month, both happen.
        day += timedelta(days=making.chance.choice((0, 1, 7, 14, 28, 30)))
        add_record(making, kind, count, day, same_hand=number > 0 and making.chance.random() < 0.35)
    return finished(making)


def lengths(making: Making, documents: int, pages: int) -> list[tuple[Kind, int]]:
    """Which kinds come, in which order, and how long each is, so that the pages come out about right."""
    kinds = making.world.kinds
    chosen = making.chance.choices(kinds, [kind.share for kind in kinds], k=documents)
    drawn = [(kind, making.chance.randint(*kind.length)) for kind in chosen]
    long = [at for at, (kind, _) in enumerate(drawn) if kind.length[1] > 15]
    spare = pages - sum(count for _, count in drawn)
    for at in long:
        kind, count = drawn[at]
        drawn[at] = (kind, max(12, count + spare // max(len(long), 1)))
    return drawn


def add_record(making: Making, kind: Kind, count: int, day: date, *, same_hand: bool) -> None:
    chance, world = making.chance, making.world
    before = making.parts[-1] if making.parts else None
    author = before.author if same_hand and before and before.author else chance.choice(world.authors)
    letterhead = chance.choice(world.letterheads)
    running = chance.choice(world.running)
    repeats_head = chance.random() < 0.25
    is_signed = kind.is_signed and chance.random() < 0.85
    first = len(making.pages) + 1
    for page in range(1, count + 1):
        lines: list[str] = []
        if page == 1:
            lines += opening(making, kind, letterhead, day)
        else:
            lines += letterhead if repeats_head else ()
            lines += running(world.patient, day, page, count).split("\n")
        if page == 1 and running(world.patient, day, 1, count).lower().startswith("page 1"):
            lines.append(f"Page 1 of {count}")
        if page > 1 and chance.random() < 0.3:
            lines.append(chance.choice(kind.headings))
        lines += body(making, kind, short=page == count)
        if page == count and is_signed:
            lines += chance.choice(world.closings).format(author=author, day=world.day(day)).split("\n")
        making.pages.append(lines)
    if chance.random() < world.separators:
        making.pages.append([])
    making.parts.append(TruePart(kind.type, day, author if is_signed else "", first, len(making.pages)))


def opening(making: Making, kind: Kind, letterhead: Sequence[str], day: date) -> list[str]:
    """The head of the first page: letterhead, title, patient, date, in the order in which offices put them."""
    chance, world = making.chance, making.world
    title = chance.choice(kind.titles)
    label = f"{kind.date_label} {world.day(day)}" if kind.date_label else world.day(day)
    patient = chance.choice((f"Patient: {world.patient}", f"RE: {world.patient}", f"Claimant: {world.patient}"))
    if not title:
        return [*letterhead, world.day(day), "", "Claims Department", patient, "", "Dear Sir or Madam:"]
    blocks = [title.split("\n"), [patient, label, "Date of injury: " + world.day(date(2011, 8, 15))]]
    if chance.random() < 0.15:
        blocks.reverse()
    return [*letterhead, *blocks[0], *blocks[1], ""]


def body(making: Making, kind: Kind, *, short: bool) -> list[str]:
    chance = making.chance
    lines: list[str] = []
    for _ in range(chance.randint(4, 14) if short else chance.randint(16, 34)):
        if chance.random() < 0.12 and kind.headings[0]:
            lines.append(chance.choice((chance.choice(kind.headings) + ":", chance.choice(kind.headings).upper())))
        lines.append(chance.choice(making.world.sentences).format(n=chance.randint(2, 9)))
    return lines


def finished(making: Making) -> Upload:
    """The pages with what machines print on them, and with slips of recognition where the upload was scanned."""
    chance, world = making.chance, making.world
    printed = chance.choice(world.transmissions)
    of = len(making.pages)
    pages = []
    for number, lines in enumerate(making.pages, start=1):
        is_scan = chance.random() < 0.5
        text = "\n".join(lines)
        if is_scan and world.noise:
            text = misread(text, chance, world.noise / 100)
        edge = printed(number, of)
        pages.append(
            Page(
                number=number,
                text="\n".join(filter(None, (edge, text))),
                quality=0.86 if is_scan else 1.0,
                is_blank=not text.strip(),
            )
        )
    return Upload(pages=tuple(pages), parts=tuple(making.parts))


def misread(text: str, chance: random.Random, share: float) -> str:
    """The text with look-alike letters confused, about `share` of all of them."""
    alike = {"l": "1", "O": "0", "e": "c", "m": "rn", "S": "5", "i": "l", "h": "b", "E": "F", "P": "F", "g": "q"}
    return "".join(alike.get(sign, sign) if chance.random() < share * 4 else sign for sign in text)
