"""Generated determinations: valid, in the language of the field, with the characters that break naive code.

Whatever is drawn here can stand in a letter and be read back from it: texts are in paragraphs of single-spaced words,
no line reads as a label of the letter, names of specialties hold no comma.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from openimr.determination import Determination, DeterminedItem
from openimr.vocabulary import CaseNumber, Decision, GuidelineBasis, Priority, Qualifications
from openimr.wording import read_citations, read_item

STATES = ("California", "New Jersey", "North Carolina", "Oregon", "Massachusetts", "District of Columbia")
CERTIFICATIONS = (
    "Physical Medicine & Rehabilitation",
    "Occupational Medicine",
    "Family Practice",
    "Orthopedic Surgery",
    "Psychology",
    "Neurology",
)
SUBSPECIALTIES = ("Pain Medicine", "Hand Surgery", "Sports Medicine", "Interventional Spine")

ITEMS = (
    "12 sessions of physical therapy for the lumbar spine",
    "Acupuncture 2x/week for 4 weeks, cervical spine and lumbar spine",
    "MRI of the left knee without contrast",
    "Trigger point injection to the cervical spine (quantity 3)",
    "Norco 10/325mg #60 with 2 refills",
    "Chiropractic treatment, 2-3 times a week for 6 weeks: initial course",
    "EMG/NCV of the bilateral upper extremities",
    'Topical cream "Đặng-Œ" 5% (α-lipoic acid ≥ 50 µg) & gel',
)
BASES = (
    "Decision based on MTUS Chronic Pain Treatment Guidelines Physical Medicine Page(s): 98-99.",
    "Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Opioids, criteria for use.",
    "Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 177-179.",
    "Decision based on MTUS Acupuncture Treatment Guidelines.",
    "Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Low Back Chapter, Physical therapy.",
)

NAMES = ("Nguyễn Thị Hồng Ánh", "José Muñoz-Íñiguez", "O’Dwyer & Søn", "Łukasz Żółć")
# Nothing of this may run, vanish or change in any form of a letter.
AWKWARD = (
    '#read("secret.txt")',
    "$x^2$",
    "<script>alert('x')</script>",
    "&amp; &lt;b&gt;",
    "*bold* and _plain_",
    "C:\\records\\new",
    "[link](page)",
    "@label // no comment",
    "≥ 50 % ± 2.5 °C",
    "the α-, β- and γ-fibres",
    "“so-called” improvement…",
    "pain 7–8/10 — at rest",
    "{curly} `code` ~tilde~",
    "½ tablet → 1 tablet",
    "and/or self-directed/home-based",
)
FINDINGS = (
    "The worker reports low back pain that reaches the left leg.",
    "Range of motion is reduced, and strength is 5/5 throughout.",
    "Twelve visits of therapy were finished in the spring of 2014.",
    "On 10/15/2014 the physician asked for a further course of treatment.",
    "Work restrictions are unchanged since the visit of 9/3/14.",
    "Pain is rated 7/10 with, and 8/10 without, medication.",
)


def sentences() -> st.SearchStrategy[str]:
    """A sentence of a report: plain, or with a name or with characters that a careless program trips over."""
    return st.one_of(
        st.sampled_from(FINDINGS),
        st.sampled_from(NAMES).map(lambda name: f"Dr. {name} examined the worker."),
        st.sampled_from(AWKWARD).map(lambda words: f"The report notes {words} without further comment."),
        st.integers(1, 480).map(lambda page: f"See page {page} of the records."),
    )


def paragraphs(*, at_most: int) -> st.SearchStrategy[str]:
    """One to `at_most` paragraphs, parted by a blank line; some are long enough to fill more than a page."""
    paragraph = st.lists(sentences(), min_size=1, max_size=12).map(" ".join)
    return st.lists(paragraph, min_size=1, max_size=at_most).map("\n\n".join)


def bases() -> st.SearchStrategy[GuidelineBasis]:
    """A guideline line with what it is understood to cite."""
    return st.sampled_from(BASES).map(lambda text: GuidelineBasis(text=text, citations=read_citations(text)))


@st.composite
def items(draw: st.DrawFn, number: int) -> DeterminedItem:
    """A decided item whose treatment, body parts and quantity are those of its text."""
    text = draw(st.sampled_from(ITEMS))
    decision = draw(st.sampled_from(Decision))
    concludes = "is not" if decision is Decision.UPHELD else "is"
    reading = read_item(text)
    return DeterminedItem(
        number=number,
        text=text,
        treatment=reading.treatment,
        codes=reading.codes,
        drugs=reading.drugs,
        body_parts=reading.body_parts,
        quantity=reading.quantity,
        decision=decision,
        claims_administrator_guideline=draw(bases()),
        reviewer_guideline=draw(bases()),
        rationale=f"{draw(paragraphs(at_most=3))}\n\nTherefore, the request {concludes} medically necessary.",
    )


@st.composite
def determinations(draw: st.DrawFn) -> Determination:
    """A determination of one to four items; any field of its header may be missing."""
    injured_on = draw(st.dates(date(2001, 1, 1), date(2016, 1, 1)))
    denied_on = injured_on + timedelta(days=draw(st.integers(10, 900)))
    received_on = denied_on + timedelta(days=draw(st.integers(0, 35)))
    assigned_on = received_on + timedelta(days=draw(st.integers(0, 40)))
    decided_on = assigned_on + timedelta(days=draw(st.integers(0, 60)))

    def perhaps(value: date) -> date | None:
        return draw(st.sampled_from((value, value, value, None)))

    number = CaseNumber.of(decided_on.year, draw(st.integers(1, 9_999_999)))
    return Determination(
        case_number=draw(st.sampled_from((number, number, None))),
        date_assigned=perhaps(assigned_on),
        date_of_injury=perhaps(injured_on),
        decision_date=perhaps(decided_on),
        ur_denial_date=perhaps(denied_on),
        application_received=perhaps(received_on),
        priority=draw(st.sampled_from((Priority.STANDARD, Priority.EXPEDITED, None))),
        reviewer=Qualifications(
            certifications=tuple(draw(st.lists(st.sampled_from(CERTIFICATIONS), min_size=1, max_size=3, unique=True))),
            subspecialties=tuple(draw(st.lists(st.sampled_from(SUBSPECIALTIES), max_size=2, unique=True))),
            licensed_in=tuple(draw(st.lists(st.sampled_from(STATES), min_size=1, max_size=3, unique=True))),
        ),
        clinical_summary=draw(paragraphs(at_most=3)),
        items=tuple(draw(items(number)) for number in range(1, draw(st.integers(1, 4)) + 1)),
    )
