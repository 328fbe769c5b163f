"""What is found and hidden in text, measured on letters with planted identifiers, and what must stay."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter

import pytest

from openimr.publication import Certainty, Identifier, IdentifierClass, Profile, find_identifiers, redact
from openimr.publication.redaction import OWN
from openimr.publication.redaction.identifier import Recognizer
from openimr.publication.redaction.library import library
from tests.builders.seeded_letters import Planted, seeded_letters

K = IdentifierClass

# Percent of the planted identifiers that are hidden, by `python benchmarks/redaction.py`: development letters, and
# letters that were written after the recognizers. A class that is not named here is found whole.
DEVELOPMENT_FLOORS = {K.NAME: 90, K.GEOGRAPHY: 92, K.SOCIAL_SECURITY: 95, K.HEALTH_PLAN: 95}
HELD_OUT_FLOORS = {
    K.NAME: 70,
    K.GEOGRAPHY: 90,
    K.MEDICAL_RECORD: 70,
    K.BIOMETRIC: 85,
    K.OTHER: 80,
}


@pytest.mark.parametrize(
    ("names", "floors"), [(("first", "second"), DEVELOPMENT_FLOORS), (("held_out",), HELD_OUT_FLOORS)]
)
def test_planted_identifiers_are_hidden_as_often_as_the_documentation_says(
    names: tuple[str, ...], floors: dict[IdentifierClass, int]
):
    planted, hidden = Counter[IdentifierClass](), Counter[IdentifierClass]()
    for letter in (letter for name in names for letter in seeded_letters(name)):
        found = [one for one in find_identifiers(letter.text, profile=Profile.SAFE_HARBOR) if one.is_certain]
        for one in letter.planted:
            planted[one.kind] += 1
            hidden[one.kind] += any(_touches(one, other) for other in found)
    assert {
        kind: f"{hidden[kind]} of {planted[kind]}"
        for kind in K
        if hidden[kind] * 100 < floors.get(kind, 100) * planted[kind]
    } == {}


@pytest.mark.parametrize("profile", Profile)
def test_nothing_is_hidden_in_letters_of_near_misses(profile: Profile):
    wrong = []
    for letter in seeded_letters("clean"):
        for one in find_identifiers(letter.text, profile=profile):
            if one.is_certain and not any(_touches(planted, one) for planted in letter.planted):
                wrong.append((letter.title, letter.text[one.span.start : one.span.end], one.recognizer))
    assert wrong == []


def test_every_class_is_planted_twelve_times():
    planted = Counter(
        one.kind
        for name in ("first", "second", "held_out")
        for letter in seeded_letters(name)
        for one in letter.planted
    )
    assert {kind for kind in K if planted[kind] < 12} == set()


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Dr. Quillfeather saw her. Quillfeather agrees.", "Dr. [name] saw her. [name] agrees."),
        ("Ms. Lien, a roofer", "Ms. [name], a roofer"),
        ("Quillfeather, Maria was seen", "[name] was seen"),
        ("Claim #: TB-4471 is open", "Claim #: [identifier] is open"),
        ("Fax 916-555-0134", "Fax [fax]"),
        ("She works for Brackwater Logistics LLC.", "She works for [name]."),
        ("He lives at 12 Quarry Lane, Fresno, CA 93711.", "He lives at [address]."),
        ("DOB: 3/4/1961, injured on 3/4/2014", "DOB: [date], injured on 3/4/2014"),
        ("Case Number: CM14-0001234", "Case Number: CM14-0001234"),
        ("a 91-year-old man", "a 91-year-old man"),
        ("HALVORSEN, BIRGITTA DOB 3/4/1961", "[name] DOB [date]"),
        ("TOMASZ WIERZBICKI IS A 51-YEAR-OLD ROOFER.", "[name] IS A 51-YEAR-OLD ROOFER."),
        ("J.R. is a 44 year old welder.", "[name] is a 44 year old welder."),
        ("Mr. Van Der Berg agrees.", "Mr. [name] agrees."),
        ("The claimant (Saoirse Kinnane) works.", "The claimant ([name]) works."),
        ("Wife Maribeth helps; son Kofi drives.", "Wife [name] helps; son [name] drives."),
        ("Case manager: Oyelaran, F.", "Case manager: [name], F."),
        ("Seen by PA Solveig Aune.", "Seen by PA [name]."),
        ("Seen at Marlowe Ridge Urgent Care.", "Seen at [name]."),
        ("Call (559)5550177 or 559/555-0178, 555-0143 (home).", "Call [phone] or [phone], [phone] (home)."),
        ("SSN on the card ***-**-3321", "SSN on the card [identifier]"),
        ("Write to ottoline AT example DOT com", "Write to [e-mail]"),
        ("See portal.marloweridge.clinic/visit/88.", "See [url]."),
        ("Logged on from 203.0.113.9:8080.", "Logged on from [ip address]."),
        ("Visa ending 4471", "Visa ending [identifier]"),
        ("Our reference TRK/2014/8891.", "Our reference [identifier]."),
        ("Resides at 7714 Calle del Sol #12, Indio.", "Resides at [address]."),
    ],
)
def test_the_public_profile_hides_persons_and_leaves_dates_and_the_case_number(text: str, redacted: str):
    assert redact(text) == redacted


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("injured on 3/4/2014, seen March 9, 2014", "injured on [date 2014], seen [date 2014]"),
        ("DOB: 3/4/1961", "DOB: [date]"),
        ("a 91-year-old man, 8/10 pain", "a [age 90 or over] man, 8/10 pain"),
        ("a 44-year-old man", "a 44-year-old man"),
        ("DOB 19610304", "DOB [date]"),
        ("Surgery in Jan. '13, seen 06May2014", "Surgery in [date 2013], seen [date 2014]"),
        ("pain of 7/10, strength of 4/5, seen on 4/5", "pain of 7/10, strength of 4/5, seen on [date]"),
        ("Case Number: CM14-0001234", "Case Number: [identifier]"),
        ("ODG, updated 3/31/14", "ODG, updated 3/31/14"),
    ],
)
def test_safe_harbor_leaves_of_a_date_the_year_and_of_a_high_age_nothing(text: str, redacted: str):
    assert redact(text, profile=Profile.SAFE_HARBOR) == redacted


@pytest.mark.parametrize("profile", Profile)
def test_redacting_twice_changes_nothing(profile: Profile):
    for letter in (*seeded_letters("first"), *seeded_letters("clean")):
        once = redact(letter.text, profile=profile)
        assert redact(once, profile=profile) == once, letter.title


@pytest.mark.parametrize(
    "text",
    [
        "Phalen's test is positive.",
        "Dr. [name] found a Baker's cyst.",
        "Hawkins and Neer are positive.",
        "(Chou, 2007)",
        "Campbell's Operative Orthopaedics, 12th ed., Chapter 45",
        "DeLee & Drez's Orthopaedic Sports Medicine",
        "Cecil Textbook of Orthopaedics",
        "Brachytherapy with I-125.",
        "A van conversion; Van Modification.",
    ],
)
def test_eponyms_and_cited_authors_stay(text: str):
    assert redact(text) == text


def test_a_sign_that_bears_the_surgeons_name_stays():
    assert redact("Dr. Hawkins wrote: Hawkins sign positive.") == "Dr. [name] wrote: Hawkins sign positive."


def test_an_identifier_shows_none_of_its_text():
    (identifier,) = find_identifiers("Dr. Quillfeather")
    assert "Quill" not in repr(identifier)
    assert identifier.certainty is Certainty.CERTAIN


@pytest.mark.parametrize("text", ["GB82 WEST 1234 5698 7654 32", "the provider is 1234567893 there"])
def test_the_library_knows_check_digits_without_a_label(text: str):
    assert not [one for one in find_identifiers(text, recognizers=OWN) if one.is_certain]
    assert [one for one in find_identifiers(text) if one.is_certain]


def test_the_library_opens_no_connection_and_looks_up_no_name():
    program = """
import sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"):
        print("asked the network:", event); sys.stdout.flush(); __import__("os")._exit(3)
sys.addaudithook(refuse)
from openimr.publication import redact
print(redact("Write to ada@example.org, see http://records.example.com/7, call (916) 555-0134."))
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ran.stdout == "Write to [e-mail], see [url], call [phone].\n"


def test_the_library_is_loaded_when_it_is_needed_and_missed_in_plain_words():
    program = """
import sys
import openimr.publication
assert "presidio_analyzer" not in sys.modules and "spacy" not in sys.modules
sys.modules["presidio_analyzer"] = None
from openimr.vocabulary import SettingError
try:
    openimr.publication.redact("Ada")
except SettingError as missing:
    print(missing)
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ran.stdout == (
        "the library presidio_analyzer, which finds identifiers, is missing. "
        "Install it: pip install presidio-analyzer.\n"
    )


@pytest.mark.parametrize(
    "unit",
    ["A-", "Aa ", "Dr. ", "Ab, ", " ", "1.", "a.", "a@", "claim # ", "12 Oak ", "00:", "A'", "attached ", "Neer and "],
)
@pytest.mark.parametrize("recognizers", [OWN, (library,)], ids=["own", "library"])
def test_four_times_the_hostile_text_takes_no_sixteen_times_the_time(unit: str, recognizers: tuple[Recognizer, ...]):
    find_identifiers("warm", recognizers=recognizers)

    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        began = time.process_time()
        find_identifiers(text, profile=Profile.SAFE_HARBOR, recognizers=recognizers)
        return time.process_time() - began

    assert seconds(4_000) < 10 * seconds(1_000) + 0.5


def _touches(planted: Planted, found: Identifier) -> bool:
    return planted.start < found.span.end and found.span.start < planted.end
