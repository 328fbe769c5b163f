"""Hypothesis strategies for citations and public records. All text is generated."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from openimr.determination import Determination, DeterminedItem
from openimr.publication import Leftover, PublicRecord
from openimr.vocabulary import (
    BodyPart,
    CaseNumber,
    Citation,
    Decision,
    Duration,
    Frequency,
    GuidelineBasis,
    PageRange,
    Priority,
    Qualifications,
    Quantity,
    Range,
    Span,
    Study,
)

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
PERIODS = st.sampled_from(["day", "week", "month"])
DATES = st.none() | st.dates(date(1970, 1, 1), date(2030, 12, 31))

PAGES = st.lists(
    st.tuples(st.integers(1, 400), st.integers(0, 12)).map(lambda run: PageRange(run[0], run[0] + run[1])), max_size=3
).map(tuple)
SECTIONS = st.none() | st.sampled_from(
    [
        "Physical Medicine",
        "physical medicine",
        "Manual Therapy and Manipulation",
        "Trigger point injections",
        "NSAIDs, GI symptoms & cardiovascular risk",
        "Pain Outcomes, Endpoints",
        "TENS, chronic pain (transcutaneous electrical nerve stimulation)",
        "Electrodiagnostic testing (EMG/NCS)",
        "3.3 Opioids for Chronic Pain: Initiating",
        "Special Studies",
    ]
)
MTUS = st.sampled_from(
    [
        ("mtus-chronic-pain", "MTUS Chronic Pain Treatment Guidelines"),
        ("mtus-chronic-pain", "MTUS Chronic Pain Medical Treatment"),
        ("mtus-acupuncture", "MTUS Acupuncture Treatment Guidelines"),
        ("mtus-postsurgical", "MTUS Postsurgical Treatment"),
        ("mtus-opioids", "MTUS Opioid Treatment"),
        ("mtus-definitions", "MTUS Definitions"),
        ("mtus-acoem", "MTUS ACOEM"),
        ("mtus-acoem-neck", "MTUS ACOEM Chapter 8 Neck and Upper Back Complaints"),
        ("mtus-acoem-forearm-wrist-hand", "MTUS Forearm, Wrist, and Hand Complaints"),
        ("mtus-acoem-low-back", "MTUS Low Back Complaints"),
        ("mtus-acoem-general", "MTUS General Approaches"),
    ]
)
OUTSIDE = st.sampled_from(
    [
        ("odg", "Official Disability Guidelines"),
        ("odg", "Official Disability Guidelines (ODG)"),
        ("odg", "ODG"),
        ("acoem", "ACOEM Occupational Medicine Practice Guidelines"),
    ]
)


STUDIES = st.builds(
    Study,
    author=st.sampled_from(["Quill R", "Van der Brook T", "O’Malley-Finch AB", "Quillfeather"]),
    journal=st.sampled_from(["", "Sample Spine", "Annals of Sample Medicine, Series B"]),
    volume=st.sampled_from(["", "12", "34(10)"]),
)
ARTICLES = st.sampled_from(
    ["Exercise after a strain of the neck", "Injections, manipulation, and rest: 2 trials, 2009", "Is rest better?"]
)


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    """A citation of a guideline that OpenIMR knows or of a study, in one of the forms of letters."""
    if draw(st.integers(0, 4)) == 0:
        edition = draw(st.none() | st.just("2011"))
        study = draw(STUDIES)
        return Citation(guideline="study", title=draw(ARTICLES), edition=edition, pages=draw(PAGES), study=study)
    if draw(st.booleans()):
        guideline, title = draw(MTUS)
        edition = draw(st.none() | st.sampled_from(["2004", "2007", "2009", "2016"]))
    else:
        guideline, title = draw(OUTSIDE)
        edition = draw(st.none() | st.sampled_from(["2016", "3rd ed."] if guideline == "acoem" else ["2016"]))
    return Citation(guideline=guideline, title=title, edition=edition, section=draw(SECTIONS), pages=draw(PAGES))


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    low = draw(st.integers(0, 60) | st.sampled_from([0.5, 7.5]))
    return Range(low, draw(st.none() | st.integers(0, 40).map(lambda more: low + more)))


QUANTITIES = st.builds(
    Quantity,
    amount=ranges(),
    unit=st.sampled_from(["visits", "injections", "tablets", "days"]),
    frequency=st.none() | st.builds(Frequency, times=ranges(), per=PERIODS),
    duration=st.none() | st.builds(Duration, length=ranges(), unit=PERIODS),
)
BODY_PARTS = st.builds(
    BodyPart,
    name=st.sampled_from(["cervical spine", "lumbar spine", "shoulder", "upper extremity", "trapezius"]),
    side=st.none() | st.sampled_from(["left", "right", "bilateral"]),
    level=st.none() | st.sampled_from(["L4-5", "C5-6, C6-C7"]),
)
BASES = st.builds(GuidelineBasis, text=WORDS, citations=st.lists(citations(), max_size=2).map(tuple))
ITEMS = st.builds(
    DeterminedItem,
    number=st.integers(1, 9),
    text=WORDS,
    reviewed_portion=st.none() | WORDS,
    treatment=st.none() | st.just("physical therapy"),
    body_parts=st.lists(BODY_PARTS, max_size=2).map(tuple),
    quantity=st.none() | QUANTITIES,
    decision=st.none() | st.sampled_from(Decision),
    claims_administrator_guideline=BASES,
    reviewer_guideline=BASES,
    rationale=WORDS,
)
SPANS = st.builds(
    lambda start, length, page: Span(start, start + length, page),
    st.integers(0, 9999),
    st.integers(0, 999),
    st.none() | st.integers(1, 9),
)
NAMES = st.lists(WORDS, max_size=2).map(tuple)
DETERMINATIONS = st.builds(
    Determination,
    case_number=st.none() | st.builds(CaseNumber.of, st.integers(2013, 2030), st.integers(1, 9_999_999)),
    date_assigned=DATES,
    date_of_injury=DATES,
    decision_date=DATES,
    ur_denial_date=DATES,
    application_received=DATES,
    priority=st.none() | st.sampled_from(Priority),
    reviewer=st.builds(Qualifications, certifications=NAMES, subspecialties=NAMES, licensed_in=NAMES),
    clinical_summary=WORDS,
    items=st.lists(ITEMS, max_size=3).map(tuple),
)
RECORDS = st.builds(
    PublicRecord,
    determination=DETERMINATIONS,
    leftovers=st.lists(st.builds(Leftover, text=WORDS, span=SPANS), max_size=2).map(tuple),
    spans=st.dictionaries(st.sampled_from(["case_number", "items.0.rationale", "items.0.rationale#2"]), SPANS),
)
