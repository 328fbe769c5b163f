"""CIT-04 and CIT-05: pages of the section, chapter of the region."""

from __future__ import annotations

import pytest

from openimr.criteria import TopicRevision, load_library, revised, topic_source
from openimr.determination import Severity, check
from openimr.vocabulary import BodyPart, GuidelineBasis
from openimr.wording import read_citations
from tests.builders.determination import a_determination, an_item
from tests.builders.guidelines import PHYSICAL_MEDICINE

CHRONIC = "Decision based on MTUS Chronic Pain Treatment Guidelines"


def test_pages_of_another_section_are_named_with_those_of_the_section():
    (finding,) = citing(f"{CHRONIC} 2009 Physical Medicine Page(s): 58-60.")
    assert (finding.code, finding.severity) == ("CIT-04", Severity.WARNING)
    assert "page 98-99, 8 of" in finding.message
    assert "page 58-60 is cited" in finding.message


def test_without_a_year_the_edition_follows_from_the_day_of_the_denial():
    assert codes(citing(f"{CHRONIC} Physical Medicine Page(s): 58.")) == ["CIT-04"]
    assert codes(citing(f"{CHRONIC} Physical Medicine Page(s): 58.", header={"ur_denial_date": None})) == ["STR-04"]


def test_pages_are_those_of_the_reviews_own_library():
    """An organization has read the topic again: its pages count, not those that come with OpenIMR."""
    moved = topic_source(*PHYSICAL_MEDICINE).replace("98-99", "58-60")
    guideline, edition, topic = PHYSICAL_MEDICINE
    own = revised(
        load_library(), [TopicRevision(guideline=guideline, edition=edition, topic=topic, text=moved, examples="")]
    )
    assert "CIT-04" not in codes(citing(f"{CHRONIC} 2009 Physical Medicine Page(s): 58-60.", library=own))
    assert "CIT-04" in codes(citing(f"{CHRONIC} 2009 Physical Medicine Page(s): 98-99.", library=own))


@pytest.mark.parametrize(
    "cited",
    [
        f"{CHRONIC} 2009 Physical Medicine Page(s): 99.",
        f"{CHRONIC} 2009 Physical Medicine Page(s): 8, 99.",
        f"{CHRONIC} 2009 Physical Medicine.",
        f"{CHRONIC} 2009 Massage therapy Page(s): 98.",  # its page is only remembered
        f"{CHRONIC} 2009 NSAIDs, specific drug list & adverse effects Page(s): 70.",  # several topics share the section
        f"{CHRONIC} Page(s): 60.",
        "Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Low Back, Physical therapy, Page 4.",
    ],
)
def test_pages_that_fit_or_cannot_be_compared_are_left_alone(cited):
    assert citing(cited) == ()


@pytest.mark.parametrize(
    ("cited", "part"),
    [
        ("Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.", "cervical spine"),
        ("Decision based on MTUS ACOEM Chapter 14 Ankle and Foot Complaints Page(s): 372.", "cervical spine"),
        ("Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies.", "knee"),
        ("Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Shoulder, MRI.", "lumbar spine"),
    ],
)
def test_a_chapter_for_another_region_is_asked_about(cited, part):
    (finding,) = about(part, cited)
    assert (finding.code, finding.severity) == ("CIT-05", Severity.WARNING)


@pytest.mark.parametrize(
    ("cited", "part"),
    [
        ("Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies.", "upper extremity"),
        ("Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies.", "lower extremity"),
        ("Decision based on MTUS Initial Approaches to Treatment 2004.", "cervical spine"),
        (f"{CHRONIC} 2016, Section(s): Topical analgesics.", "knee"),
        ("Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.", None),
        ("Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Pain, Topical analgesics.", "knee"),
    ],
)
def test_a_fitting_or_general_chapter_is_left_alone(cited, part):
    assert "CIT-05" not in codes(about(part, cited))


def about(part, cited):
    """The findings about a study of that part of the body, decided by what is cited."""
    parts = (BodyPart(part),) if part else ()
    return citing(cited, text=f"Study of the {part}" if part else "A study", body_parts=parts, quantity=None)


def citing(cited, *, header=None, library=None, **of_item):
    basis = GuidelineBasis(text=cited, citations=read_citations(cited))
    item = an_item(reviewer_guideline=basis, rationale="The request is not medically necessary.", **of_item)
    return check(a_determination(item, **(header or {})), library=library)


def codes(findings):
    return [finding.code for finding in findings]
