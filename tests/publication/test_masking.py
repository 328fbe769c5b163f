"""What a public record hides."""

from __future__ import annotations

import pytest

from openimr.publication import mask, public_record
from tests.builders.determination import a_determination, an_item


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
