"""One long record of invented notes, as a claims administrator sends it: hundreds or thousands of pages in one PDF."""

from __future__ import annotations

import random
from datetime import date, timedelta

import typst

COMPLAINTS = ("neck pain", "low back pain", "left shoulder pain", "right knee pain", "wrist pain")
FINDINGS = (
    "Range of motion is reduced by a third.",
    "Strength is full in all groups.",
    "Tenderness is found over the trapezius.",
    "The straight leg raise is negative on both sides.",
    "Sensation is decreased in the sixth dermatome.",
    "Gait is steady without a cane.",
)
PLANS = (
    "Continue naproxen 500 mg twice a day.",
    "Home exercises are reviewed.",
    "Eight visits of physical therapy are asked for.",
    "Return to modified work, no lifting above 20 pounds.",
    "Tramadol 50 mg, 60 tablets, is dispensed.",
)


def note_page(number: int, chance: random.Random) -> str:
    """One page of a progress note, invented; no two are alike."""
    day = date(2012, 1, 3) + timedelta(days=number)
    complaint = chance.choice(COMPLAINTS)
    lines = [
        "Marrow Lane Occupational Clinic",
        f"Progress note {number}",
        f"Date of service: {day:%d %B %Y}",
        "",
        f"The worker reports {complaint}, {chance.randint(2, 8)}/10, since the injury of 2011.",
        *(f"Visit {chance.randint(1, 24)}: {chance.choice(FINDINGS)} {chance.choice(FINDINGS)}" for _ in range(18)),
        "Plan:",
        *(chance.choice(PLANS) for _ in range(4)),
        f"Folio {number:05d}. Signed: Oriel Fennimore, MD",
    ]
    return "\n".join(lines)


def a_long_pdf(pages: int, *, seed: int = 1) -> bytes:
    """A born-digital PDF of so many pages, the same for the same seed."""
    chance = random.Random(seed)
    sheets = []
    for number in range(1, pages + 1):
        lines = (line.replace("/", "\\/") for line in note_page(number, chance).splitlines())
        sheets.append(" \\\n".join(lines))
    source = '#set page(paper: "us-letter")\n#set text(10pt)\n' + "\n#pagebreak()\n".join(sheets)
    return bytes(typst.compile(source.encode(), ignore_system_fonts=True))
