"""What an item's text asks for."""

from __future__ import annotations

import pytest

from openimr.vocabulary import BodyPart, Duration, Frequency, Range
from openimr.wording import category_of, find_body_parts, find_quantity, find_treatment, read_item, treatments


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("12 therapy visits", "12 visits"),
        ("TWELVE THERAPY VISITS", "12 visits"),
        ("Eight (8) sessions of therapy", "8 visits"),
        ("Therapy sessions, 12", "12 visits"),
        ("PT x12", "12 visits"),
        ("therapy x 12 visits", "12 visits"),
        ("acupuncture sessions, low back, #6", "6 visits"),
        ("1-2 visits of a nurse", "1 to 2 visits"),
        ("Stabilization 2x4 lumbar", "8 visits"),
        ("Manipulation 1 times 8", "8 visits"),
        ("therapy two times four visits (8)", "8 visits"),
        ("therapy 2-3 times a week for 6 weeks", "12 to 18 visits"),
        ("therapy 2 to 3 x 6 weeks", "12 to 18 visits"),
        ("therapy twice a week for 3 weeks", "6 visits"),
        ("therapy three times a week over two weeks", "6 visits"),
        ("therapy 3xwk x 4wks", "12 visits"),
        ("therapy for 6 weeks, 2 times a week", "12 visits"),
        ("therapy 2x/week for 1 month", "8 to 9 visits"),
        ("therapy 2 times a week for 1 month", "8 to 9 visits"),
        ("twelve visits, 2 times weekly for 6 weeks", "12 visits"),
        ("three injections", "3 injections"),
        ("trigger point injections x3", "3 injections"),
        ("ESI at L4-5 x 2", "2 injections"),
        ("Naproxen 500mg #60", "60 tablets"),
        ("Norco 10/325mg #35", "35 tablets"),
        ("Voltaren gel #60 grams with 1 refill", "60 grams"),
        ("Two refills of Ibuprofen 600mg #90", "2 refills"),
        ("Cold therapy unit, 30 day rental", "30 days"),
        ("two week trial of a rehabilitation unit", "2 weeks"),
    ],
)
def test_a_stated_quantity_is_read(text: str, quantity: str):
    assert str(read_item(text).quantity) == quantity


@pytest.mark.parametrize(
    "text",
    [
        "MRI of the cervical spine",
        "Trigger point injection to the cervical spine",
        "MRI at L4-5 with a 1.5 Tesla magnet",
        "Norco 10/325 mg",
        "Follow-up after the report of 10/12/2016",
        "Tramadol 50mg, take 1 tab every 4-6 hours",
        "Commode, 3 in 1",
    ],
)
def test_digits_that_count_nothing_are_no_quantity(text: str):
    assert read_item(text).quantity is None


def test_frequency_and_duration_are_kept_beside_their_product():
    quantity = find_quantity("2-3 times a week for 6 weeks")
    assert quantity is not None
    assert quantity.frequency == Frequency(times=Range(2, 3), per="week")
    assert quantity.duration == Duration(length=Range(6, 6), unit="week")


def test_a_total_within_the_product_sharpens_it_and_one_outside_widens_it():
    sharpened = find_quantity("therapy two to three times a week for six to eight weeks (24 sessions)")
    widened = find_quantity("20 sessions of therapy, 2 times a week for 4 weeks")
    assert str(sharpened) == "24 visits"
    assert str(widened) == "8 to 20 visits"


def test_a_frequency_without_an_end_leaves_the_amount_unknown():
    quantity = find_quantity("therapy 2 times a week")
    assert quantity is not None
    assert quantity.amount == Range.unknown()


@pytest.mark.parametrize(
    ("text", "treatment"),
    [
        ("12 PHYSICAL THERAPY VISITS", "physical therapy"),
        ("Cervical spine chiropractic therapy", "chiropractic treatment"),
        ("Spinal stabilization program 2x4 lumbar", "spinal stabilization program"),
        ("Trigger point injections x3", "trigger point injection"),
        ("Associated surgical service: Physical Therapy sessions, 12", "physical therapy"),
        ("EMG (electromyography)/NCV of the arm", "EMG/NCV"),
        ("Ultram (tramadol) 50mg", "tramadol"),
        ("Voltaren gel", "diclofenac gel"),
        ("Voltaren 75mg", "diclofenac"),
        ("Electro-acupuncture", "acupuncture"),
        ("Flurbiprofen 10%/Lidocaine 5%, 120 grams", "compounded topical medication"),
        ("a pt with a cat", None),
    ],
)
def test_the_earliest_and_longest_phrase_names_the_treatment(text: str, treatment: str | None):
    assert find_treatment(text) == treatment


def test_every_phrase_of_the_vocabulary_leads_to_its_own_treatment():
    wrong = [
        (phrase, known.name, find_treatment(phrase))
        for known in treatments().values()
        for phrase in known.phrases
        if find_treatment(phrase) != known.name
    ]
    assert wrong == []


def test_the_vocabulary_is_broad_and_every_word_has_a_category():
    assert len(treatments()) > 80
    assert category_of("acupuncture") == "physical medicine"
    assert category_of("no such thing") is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("neck and low back", ["cervical spine", "lumbar spine"]),
        ("MRI of the Left shoulder", ["left shoulder"]),
        ("right shoulder, right wrist and right hand", ["right shoulder", "right wrist", "right hand"]),
        ("the lumbar and bilateral knees", ["lumbar spine", "bilateral knee"]),
        ("left and right wrists", ["bilateral wrist"]),
        ("NCS/EMG RUE", ["right upper extremity"]),
        ("ESI at C5-6 and C6-C7", ["cervical spine C5-6, C6-C7"]),
        ("lumbar ESI L4-L5", ["lumbar spine L4-L5"]),
        ("right shoulder arthroscopy with rotator cuff repair", ["right shoulder"]),
        ("hand therapy for the left thumb", ["left thumb"]),
        ("8 visits of therapy", []),
        ("backing, kneel, header", []),
    ],
)
def test_body_parts_come_with_side_and_level(text: str, parts: list[str]):
    assert [str(part) for part in find_body_parts(text)] == parts


def test_a_part_named_twice_counts_once():
    assert find_body_parts("MRI (of the neck) of the cervical spine") == (BodyPart("cervical spine"),)
