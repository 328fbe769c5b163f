"""Daily doses as records write them, and the morphine equivalent that follows."""

from __future__ import annotations

from datetime import date

import pytest

from openimr.casefile import CaseFile, Document, FactStatus, Page, find_facts
from openimr.casefile.daily_dose import daily_doses
from openimr.casefile.morphine_equivalent import tables
from openimr.vocabulary import Range

DOSES = [
    ("He takes Norco 10/325 mg three times a day.", "hydrocodone", Range(30, 30)),
    ("Norco 10/325 mg TID.", "hydrocodone", Range(30, 30)),
    ("hydrocodone 5/325 mg one to two tablets every 6 hours", "hydrocodone", Range(20, 40)),
    ("Percocet 10/325 mg 1 tab PO q4-6h prn pain", "oxycodone", Range(0, 60)),
    ("OxyContin 20 mg b.i.d.", "oxycodone", Range(40, 40)),
    ("MS Contin 30 mg every 12 hours", "morphine", Range(60, 60)),
    ("tramadol ER 150 mg once daily", "tramadol", Range(150, 150)),
    ("Ultram 50 mg up to four times a day", "tramadol", Range(0, 200)),
    ("Norco 10/325 mg #90 for 30 days", "hydrocodone", Range(30, 30)),
    ("Norco 10/325 mg, two tablets per day", "hydrocodone", Range(20, 20)),
    ("methadone 10 mg at bedtime", "methadone", Range(10, 10)),
    ("Norco 10/325 mg 1-2 tablets every 4-6 hours, up to 8 a day", "hydrocodone", Range(40, 80)),
    ("oxycodone 5-10 mg every 6 hours", "oxycodone", Range(20, 40)),
    ("oxycodone 15 mg to 30 mg twice a day", "oxycodone", Range(30, 60)),
    ("Norco 10/325 mg take one tablet by mouth every 8 hours as needed for severe pain", "hydrocodone", Range(0, 30)),
    ("Duragesic 50 mcg/hr patch every 72 hours", "fentanyl", Range(50, 50)),
]


@pytest.mark.parametrize(("text", "ingredient", "a_day"), DOSES, ids=[text for text, _, _ in DOSES])
def test_a_dose_is_read_with_how_often_it_is_taken(text: str, ingredient: str, a_day: Range):
    (dose,) = daily_doses(text)
    assert (dose.ingredient, dose.a_day) == (ingredient, a_day)


@pytest.mark.parametrize(
    "text",
    [
        "He denies use of Norco 10/325 mg TID.",
        "Norco 10/325 mg TID was discontinued in May.",
        "The request is for Norco 10/325 mg TID.",
        "He takes Norco.",
    ],
)
def test_what_is_not_taken_or_has_no_strength_is_no_dose(text: str):
    assert daily_doses(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "OxyContin 80 mg improves her activities of daily living.",
        "OxyContin 80 mg allows her daily chores.",
        "She has OxyContin 80 mg and the pain is daily.",
        "With Norco 10/325 mg he exercises 3 times a day.",
    ],
)
def test_words_that_are_no_directions_tell_no_frequency(text: str):
    (dose,) = daily_doses(text)
    assert dose.a_day is None


def test_directions_of_the_next_drug_are_its_own():
    first, second = daily_doses("Norco 10/325 mg, gabapentin 300 mg TID")
    assert (first.a_day, second.a_day) == (None, Range(900, 900))


def a_file(*notes: tuple[date, str]) -> CaseFile:
    return CaseFile(
        documents=tuple(
            Document(id=f"r{number}", name="note", dated=on, page_count=1, pages=(Page(number=1, text=text),))
            for number, (on, text) in enumerate(notes, start=1)
        )
    )


def equivalent(*notes: tuple[date, str], as_of: date = date(2016, 3, 1)):
    return find_facts(a_file(*notes), as_of=as_of).about("morphine_equivalent")


def test_the_opioids_of_the_newest_record_are_added_up_and_the_sum_is_shown():
    fact = equivalent(
        (date(2015, 1, 5), "Medications: Norco 5/325 mg QID."),
        (date(2016, 2, 1), "Medications: Norco 10/325 mg QID. Tramadol 50 mg BID. Gabapentin 300 mg TID."),
    )
    assert fact.status is FactStatus.DOCUMENTED
    assert fact.value == Range(50, 50)
    assert fact.on == date(2016, 2, 1)
    assert fact.text == "hydrocodone 10 mg × 4 a day × 1 + tramadol 50 mg × 2 a day × 0.1; factors of consort-2008"
    assert {each.document_id for each in fact.evidence} == {"r2"}


def test_what_the_record_itself_says_of_the_equivalent_counts_before_the_sum():
    fact = equivalent((date(2016, 2, 1), "Norco 10/325 mg QID. Morphine equivalent dose is 60 mg per day."))
    assert fact.value == Range(60, 60)


def test_an_opioid_whose_frequency_or_factor_is_not_known_leaves_the_sum_open_above():
    fact = equivalent((date(2016, 2, 1), "Norco 10/325 mg TID. Butrans 10 mcg/hr patch weekly."))
    assert fact.value == Range(30, None)


def test_an_opioid_that_only_an_older_record_names_leaves_it_open_too():
    fact = equivalent(
        (date(2015, 1, 5), "Medications: OxyContin 80 mg TID."), (date(2016, 2, 1), "Norco 5/325 mg daily.")
    )
    assert fact.value == Range(5, None)
    assert "perhaps oxycodone" in fact.text


def test_a_patch_counts_by_its_rate():
    assert equivalent((date(2016, 2, 1), "Fentanyl patch 25 mcg/hr every 72 hours.")).value == Range(60, 60)


def test_without_any_dose_nothing_is_computed():
    fact = equivalent((date(2016, 2, 1), "He uses an opioid sometimes."))
    assert fact.status is FactStatus.NOT_FOUND
    assert fact.value == Range.unknown()


def test_a_later_day_uses_the_newer_table():
    note = (date(2024, 2, 1), "Hydromorphone 4 mg TID.")
    assert equivalent(note, as_of=date(2024, 3, 1)).value == Range(60, 60)
    assert equivalent(note, as_of=date(2016, 3, 1)).value == Range(48, 48)


def test_every_table_names_its_source():
    assert all(table.source and table.factors["mg"]["morphine"] == 1 for table in tables())
