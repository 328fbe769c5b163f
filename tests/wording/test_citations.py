"""What the text of a guideline block cites, and how citations are printed."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.vocabulary import Citation, PageRange, Study
from openimr.wording import read_citations, write_basis, write_citation
from openimr.wording.study_reading import read_study
from tests.builders.records import citations


def told(text: str) -> list[tuple[str, str | None, str | None, str]]:
    """Key, edition, section and pages of each citation."""
    return [
        (cited.guideline, cited.edition, cited.section, ", ".join(map(str, cited.pages)))
        for cited in read_citations(text)
    ]


MTUS = "Decision based on MTUS"
OUTSIDE = "Decision based on Non-MTUS Citation"


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (f"{MTUS} Chronic Pain Treatment Guidelines Page(s): 99.", [("mtus-chronic-pain", None, None, "99")]),
        (
            f"{MTUS} Chronic Pain Treatment Guidelines Physical\n\nMedicine Page(s): 98-99.   ",
            [("mtus-chronic-pain", None, "Physical Medicine", "98-99")],
        ),
        (
            f"{MTUS} Chronic Pain Treatment Guidelines Page(s): (s) 174, 98-99, 122.  {OUTSIDE} ODG, Neck chapter",
            [("mtus-chronic-pain", None, None, "174, 98-99, 122"), ("odg", None, "Neck chapter", "")],
        ),
        (f"{MTUS} ACOEM Page(s): 177.", [("mtus-acoem", None, None, "177")]),
        (
            f"{MTUS} ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 177-179.",
            [("mtus-acoem-neck", None, None, "177-179")],
        ),
        (f"{MTUS} ACOEM Chapter 12 Page(s): 300", [("mtus-acoem-low-back", None, None, "300")]),
        (
            f"{MTUS} Chronic Pain Treatment Guidelines Physical Medicine topic, Milestones section Page(s): 8, 99.",
            [
                ("mtus-chronic-pain", None, "Physical Medicine", "8, 99"),
                ("mtus-chronic-pain", None, "Milestones", "8, 99"),
            ],
        ),
        (f"{MTUS} Acupuncture Treatment Guidelines.", [("mtus-acupuncture", None, None, "")]),
        (
            f"{OUTSIDE} Official Disability Guidelines (ODG) (1) Pain, Therapy. (2) Preface, Therapy.",
            [("odg", None, "Pain, Therapy", ""), ("odg", None, "Preface, Therapy", "")],
        ),
        (
            f"{MTUS} Chronic Pain Medical Treatment 2016, Section(s): Muscle relaxants (for pain, acute), Soma.",
            [
                ("mtus-chronic-pain", "2016", "Muscle relaxants (for pain, acute)", ""),
                ("mtus-chronic-pain", "2016", "Soma", ""),
            ],
        ),
        (
            f"{MTUS} Forearm, Wrist, and Hand Complaints 2004, Section(s): Summary, and Opioid Treatment 2016.",
            [("mtus-acoem-forearm-wrist-hand", "2004", "Summary", ""), ("mtus-opioids", "2016", None, "")],
        ),
        (f"{MTUS} Elbow Complaints 2007, Section(s): 326.", [("mtus-acoem-elbow", "2007", None, "326")]),
        (
            f"{OUTSIDE} ACOEM Occupational Medicine Practice Guidelines, 3rd ed., Shoulder Disorders, pg. 64.",
            [("acoem", "3rd ed.", "Shoulder Disorders", "64")],
        ),
        (
            f"{OUTSIDE} ODG Knee/DME and Other Medical Treatment Guidelines https://example.org/policy.pdf.",
            [("odg", None, "Knee/DME", ""), ("other", None, None, "")],
        ),
        (f"The reviewer went outside of the MTUS. {OUTSIDE} Drug facts, a site.", [("other", None, None, "")]),
        ("The Claims Administrator did not cite any medical evidence for its decision.", []),
        ("", []),
    ],
)
def test_a_block_is_read_to_guideline_edition_section_and_pages(text: str, cited: list[tuple[str, str, str, str]]):
    assert told(text) == cited


@pytest.mark.parametrize(
    "printed",
    [
        'Quill R, "Rest, and exercise, after a strain", 2011, Journal of Sample Spine Care, Vol. 12, Page(s): 145-152',
        "Quill R, “Rest, and exercise, after a strain.” (2011), Journal of Sample Spine Care, Volume 12, pp. 145-152",
        "Quill R, Marsh T. Rest, and exercise, after a strain. Journal of Sample Spine Care. 2011 May 3;12(3):145-52",
        "Quill R et al. Rest, and exercise, after a strain. Journal of Sample Spine Care. 2011;12:145-152",
    ],
)
def test_a_study_is_read_to_its_fields_in_each_usual_form(printed: str):
    (cited,) = read_citations(f"{OUTSIDE} {printed}.")
    assert cited.guideline == "study"
    assert (cited.title, cited.edition) == ("Rest, and exercise, after a strain", "2011")
    assert cited.study == Study(author="Quill R", journal="Journal of Sample Spine Care", volume="12")
    assert [str(run) for run in cited.pages] == ["145-152"]


@pytest.mark.parametrize(
    "typed",
    [
        f"Quill R. {'Aa ' * 20_000}.",
        f"Quill R, “Rest”, 2011, Sample Spine, Vol. 12{' ' * 60_000}x",
        f"Quill R. Rest after a strain. {'J ' * 30_000}",
    ],
)
def test_prose_of_any_length_is_no_study_and_is_told_so_at_once(typed: str):
    begun = perf_counter()
    assert read_study(typed) is None
    read_citations(f"{OUTSIDE} {typed}")
    assert perf_counter() - begun < 1


def test_a_study_whose_title_asks_a_question_is_read_as_well():
    cited = read_study("Quill R, Marsh T. Rest after a strain? Journal of Sample Spine Care. 2011;12:145-52")
    assert cited is not None
    assert cited.title == "Rest after a strain?"


def test_a_study_prints_in_the_order_that_the_regulation_names():
    cited = Citation(
        guideline="study",
        title="Rest after a strain",
        edition="2011",
        pages=(PageRange(45, 52),),
        study=Study(author="Quill R", journal="Sample Spine", volume="12"),
    )
    assert write_citation(cited) == 'Quill R, "Rest after a strain", 2011, Sample Spine, Vol. 12, p. 45-52'


def test_the_year_of_another_guideline_is_its_edition():
    (cited,) = read_citations(f"{OUTSIDE} Official Disability Guidelines (ODG), 2016, Low Back, MRI.")
    assert (cited.edition, cited.section) == ("2016", "Low Back, MRI")


def test_the_title_stands_as_it_is_printed():
    (cited,) = read_citations(f"{MTUS} chronic pain treatment guidelines Page(s): 99.")
    assert cited.title == "MTUS chronic pain treatment guidelines"


def test_an_unknown_guideline_of_the_mtus_is_kept_under_other():
    assert read_citations(f"{MTUS} Yellow Pages 12.") == (Citation(guideline="other", title="MTUS Yellow Pages 12"),)


def test_a_citation_prints_with_edition_section_and_pages():
    (cited,) = read_citations(
        f"{MTUS} Chronic Pain Medical Treatment 2009, Section(s): Physical Medicine, Page(s): 98-99."
    )
    assert write_citation(cited) == "MTUS Chronic Pain Medical Treatment 2009, Physical Medicine, p. 98-99"


@settings(deadline=None)
@given(st.lists(citations(), max_size=4, unique=True).map(tuple))
def test_a_written_block_reads_back_as_its_citations(cited: tuple[Citation, ...]):
    assert read_citations(write_basis(cited)) == cited
