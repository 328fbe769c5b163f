"""What a public record hides."""

from __future__ import annotations

import pytest

from openimr.publication import mask, public_record
from openimr.wording import read_citations
from tests.builders.determination import a_basis, a_determination, an_item


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Ada Quillfeather fell.", "[name] fell."),
        ("ADA  QUILLFEATHER fell.", "[name] fell."),
        ("Ada M. Quillfeather fell.", "[name] fell."),
        ("Quillfeather, Ada fell.", "[name] fell."),
        ("Ms. Quillfeather's fall", "Ms. [name]'s fall"),
        ("The quillfeathers fell.", "The quillfeathers fell."),
    ],
)
def test_a_person_is_hidden_however_the_name_stands(text: str, masked: str):
    assert mask(text, names=["Ada Quillfeather"]) == masked


def test_titles_and_degrees_are_no_part_of_a_name():
    assert mask("Dr. Whitcombe, MD, wrote.", names=["Dr. Ansel Whitcombe, MD"]) == "Dr. [name], MD, wrote."


def test_an_organization_is_hidden_as_a_whole_only():
    assert mask("The clinic is Alder Creek Clinic.", names=["Alder Creek Clinic"]) == "The clinic is [name]."


def test_accents_may_be_missing_or_decomposed():
    masked = [mask(f"{name} fell.", names=["Trần Nguyễn Hạnh"]) for name in ("Tran Nguyen Hanh", "Ha\u0323nh")]
    assert masked == ["[name] fell.", "[name] fell."]


def test_a_short_surname_alone_is_hidden_only_as_it_is_spelled():
    assert mask("Le took 5 ng; le dos.", names=["Anh Le", "May Ng"]) == "[name] took 5 ng; le dos."


def test_identifiers_are_hidden_and_clinical_numbers_stay():
    text = "SSN 123-45-6789, (916) 555-0134, 916-555-0134, ada@example.org; 10-16-2016, 7-8/10, CM15-0000123, L4-5"
    assert mask(text) == "SSN [identifier], [phone], [phone], [e-mail]; 10-16-2016, 7-8/10, CM15-0000123, L4-5"


def test_summary_item_texts_and_rationale_are_masked_and_the_rest_stays():
    item = an_item(
        text="Therapy for Quillfeather", reviewed_portion="for Quillfeather", rationale="Quillfeather gains."
    )
    determination = a_determination(item, clinical_summary="Quillfeather is a roofer.")
    public = public_record(determination, names=["Ada Quillfeather"]).determination
    assert public.clinical_summary == "[name] is a roofer."
    assert public.items[0].text == "Therapy for [name]"
    assert public.items[0].reviewed_portion == "for [name]"
    assert public.items[0].rationale == "[name] gains."
    assert public.case_number == determination.case_number
    assert public.date_of_injury == determination.date_of_injury


def test_without_names_an_ordinary_determination_is_published_as_it_is():
    determination = a_determination()
    assert public_record(determination).determination == determination


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Ms. Garcia, Ms. Lopez and Maria", "Ms. [name], Ms. [name] and [name]"),
        ("M. Garcia Lopez; M. G. Lopez", "M. [name] [name]; [name]"),
    ],
)
def test_each_part_of_a_double_name_is_hidden(text: str, masked: str):
    assert mask(text, names=["Maria Garcia Lopez"]) == masked


def test_a_hyphenated_name_is_hidden_in_parts_and_a_month_stays_a_month():
    masked = mask("Vale, Vale-Mercer and Mercer on 3 April", names=["April Vale-Mercer"])
    assert masked == "[name], [name] and [name] on 3 April"


def test_an_apostrophe_may_be_straight_or_curved():
    assert mask("Mr. O’Dell and Mr. O'Dell", names=["Finn O'Dell"]) == "Mr. [name] and Mr. [name]"


def test_an_employer_is_hidden_without_its_legal_form():
    assert mask("She works at Walnut Ridge Foods.", names=["Walnut Ridge Foods, Inc."]) == "She works at [name]."
    assert mask("He drives for Brackwater.", names=["Brackwater LLC"]) == "He drives for [name]."


def test_claim_number_and_address_are_hidden_as_identifiers():
    text = "Claim tb-4471 0093; he lives at 12 Quarry\nLane, Fresno."
    masked = mask(text, identifiers=["TB-4471 0093", "12 Quarry Lane\nFresno", "12"])
    assert masked == "Claim [identifier]; he lives at [identifier]."


def test_a_name_in_a_guideline_text_is_hidden_and_its_citations_stay():
    item = an_item(claims_administrator_guideline=a_basis("MTUS was used for Ms. Quillfeather, Page(s): 98-99."))
    public = public_record(a_determination(item), names=["Ada Quillfeather"]).determination
    basis = public.items[0].claims_administrator_guideline
    assert basis.text == "MTUS was used for Ms. [name], Page(s): 98-99."
    assert basis.citations == read_citations(basis.text)
