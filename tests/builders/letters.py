"""Letters in layout A for tests, in the shapes that real ones come in. All text and all people are invented."""

from __future__ import annotations

HEADER = {
    "Case Number": "CM15-0000123",
    "Date Assigned": "02/03/2015",
    "Date of Injury": "05/22/2014",
    "Decision Date": "03/09/2015",
    "UR Denial Date": "01/13/2015",
    "Priority": "Standard",
    "Application Received": "02/01/2015",
}
SENTENCE = (
    "The expert reviewer is Board Certified in Occupational Medicine, has a subspecialty in Pain Medicine and is "
    "licensed to practice in California and Oregon."
)
BLOCK = (
    "The Expert Reviewer has the following credentials:\n"
    "State(s) of Licensure: California,New Mexico\n"
    "Certification(s)/Specialty: Physical Medicine & Rehabilitation, Pain Management"
)
SUMMARY = (
    "A baker of 44 slipped on a wet floor and has had pain in the low back since. Eight visits of therapy in spring\n"
    "brought some ease. The latest note asks for more of the same."
)


def an_issue(
    title: str = "Physical therapy for the lumbar spine, 8 visits",
    decision: str | None = "Upheld",
    *,
    label: str = "Example Review",
    administrator: str | None = "Decision based on MTUS Chronic Pain Treatment Guidelines Page(s): 98.",
    reviewer: str | None = "Decision based on MTUS Chronic Pain Treatment Guidelines Physical Medicine Page(s): 98-99.",
    rationale: str = "The notes show no gain after the first eight visits.\nThe request is not medically necessary.",
) -> str:
    """One item with its title line, both guideline lines and its rationale."""
    blocks = [f"{title}: {decision}" if decision else title]
    blocks += [f"Claims Administrator guideline: {administrator}"] if administrator else []
    blocks += [f"{label} guideline: {reviewer}"] if reviewer else []
    return "\n\n".join([*blocks, f"Decision rationale: {rationale}"])


def a_letter(
    *issues: str,
    header: str | None = None,
    credentials: str = SENTENCE,
    organization: str = "Example Review",
    summary: str = SUMMARY,
) -> str:
    """A letter with one newline a line and one empty line between paragraphs."""
    table = "\n".join(f"{label}: {value}" for label, value in HEADER.items()) if header is None else header
    blocks = [
        table,
        "HOW THE IMR FINAL DETERMINATION WAS MADE",
        f"{organization} sent the complete case file to a reviewer with no affiliation with any party. {credentials}\n"
        "He/she is in active clinical practice.",
        "CLINICAL CASE SUMMARY\nThis is the following clinical case summary:",
        summary,
        "IMR ISSUES, DECISIONS AND RATIONALES\nHere stand the decisions for the disputed items below:",
        *(issues or (an_issue(),)),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def doubled(letter: str) -> str:
    """The letter as many archives store it: every newline doubled, each printed blank line holding one blank."""
    return letter.replace("\n\n", "\n \n").replace("\n", "\n\n")
