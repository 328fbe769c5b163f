"""What may go out: a record with nothing in it that may tell who somebody is, or that a person has cleared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from openimr.casefile import ClinicalPicture
from openimr.casefile.clinical_picture import Age, InjuryDate
from openimr.publication import (
    IdentifierClass,
    Leftover,
    Profile,
    PublicRecord,
    Source,
    public_record,
    suspected_leaks,
)
from openimr.vocabulary import Range, Span
from tests.builders.determination import a_determination, an_item


def a_record(**texts: str) -> PublicRecord:
    summary = texts.pop("clinical_summary", "The worker is a roofer.")
    return PublicRecord(determination=a_determination(an_item(**texts), clinical_summary=summary))


def test_an_ordinary_record_has_no_leak():
    assert suspected_leaks(public_record(a_determination())) == ()


def test_the_case_number_is_no_leak_of_the_public_profile():
    assert suspected_leaks(a_record(rationale="See Case Number: CM14-0001234 and CM14-0001235.")) == ()


def test_a_name_that_is_not_certain_is_left_and_told():
    determination = a_determination(an_item(rationale="The chair of Thandiwe Mokoena is missing."))
    public = public_record(determination)
    assert public.determination.items[0].rationale == "The chair of Thandiwe Mokoena is missing."
    (leak,) = suspected_leaks(public)
    assert (leak.path, leak.kind, leak.span) == ("items.0.rationale", IdentifierClass.NAME, Span(13, 29))


def test_what_is_certain_was_hidden_before_and_is_no_leak():
    public = public_record(a_determination(an_item(rationale="Dr. Quillfeather disagrees; call (916) 555-0134.")))
    assert public.determination.items[0].rationale == "Dr. [name] disagrees; call [phone]."
    assert suspected_leaks(public) == ()


def test_a_record_that_was_never_redacted_leaks():
    leaks = suspected_leaks(a_record(rationale="Dr. Quillfeather disagrees."), names=["Ada Moss"])
    assert [(leak.path, leak.certainty.value) for leak in leaks] == [("items.0.rationale", "certain")]


def test_a_person_named_in_the_summary_is_hidden_in_the_rationale():
    item = an_item(rationale="Quillfeather gains nothing.")
    public = public_record(a_determination(item, clinical_summary="Ms. Quillfeather is a roofer."))
    assert public.determination.items[0].rationale == "[name] gains nothing."


def test_what_a_person_cleared_is_not_told_again_until_it_changes():
    record = a_record(rationale="The chair of Thandiwe Mokoena is missing.")
    (leak,) = suspected_leaks(record)
    assert suspected_leaks(record, cleared=[leak.id]) == ()
    assert suspected_leaks(record)[0].id == leak.id
    (other,) = suspected_leaks(a_record(rationale="The chair of Thandiwe Mokoene is missing."), cleared=[leak.id])
    assert other.id != leak.id


def test_leftovers_are_read_too():
    record = replace(a_record(), leftovers=(Leftover(text="Call 916-555-0134", span=Span(0, 17)),))
    assert [leak.path for leak in suspected_leaks(record)] == ["leftovers.0.text"]


def test_a_leak_shows_none_of_its_text():
    (leak,) = suspected_leaks(a_record(rationale="The chair of Thandiwe Mokoena is missing."))
    assert "Mokoena" not in repr(leak)


@pytest.mark.parametrize("field", ["date_of_injury", "decision_date", "case_number"])
def test_safe_harbor_drops_days_and_the_case_number(field: str):
    determination = a_determination()
    public = public_record(determination, profile=Profile.SAFE_HARBOR)
    assert getattr(public.determination, field) is None
    assert public.determination.reviewer == determination.reviewer
    assert suspected_leaks(public, profile=Profile.SAFE_HARBOR) == ()
    assert field in {
        leak.path for leak in suspected_leaks(PublicRecord(determination=determination), profile=Profile.SAFE_HARBOR)
    }


def test_hiding_one_passage_leaves_the_ids_of_the_others():
    both = "The chair of Thandiwe Mokoena is missing. The desk of Ingeborg Sandvliet is not."
    last = suspected_leaks(a_record(rationale=both))[-1]
    (alone,) = suspected_leaks(a_record(rationale=both.replace("Thandiwe Mokoena", "[identifier]")))
    assert alone.id == last.id


def test_a_name_in_the_name_of_the_file_leaks():
    source = Source(name="Quillfeather, Ada.pdf", sha256="0" * 64, layout="A")
    record = replace(public_record(a_determination()), source=source)
    assert [leak.path for leak in suspected_leaks(record, names=["Ada Quillfeather"])] == ["source.name"]


def test_safe_harbor_also_asks_for_what_was_understood_of_the_summary():
    here = Span(0, 1)
    picture = ClinicalPicture(
        age=Age(years=Range.exactly(91), span=here),
        date_of_injury=InjuryDate(first=date(2014, 3, 4), last=date(2014, 3, 4), span=here),
    )
    record = replace(public_record(a_determination(), profile=Profile.SAFE_HARBOR), clinical=picture)
    found = [leak.path for leak in suspected_leaks(record, profile=Profile.SAFE_HARBOR)]
    assert found == ["clinical.date_of_injury", "clinical.age"]
