"""What a clinical case summary tells of the worker."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from openimr.casefile import ClinicalPicture, read_clinical_picture
from openimr.vocabulary import Span

HERE = Path(__file__).parent / "clinical"
INVENTED = yaml.safe_load((HERE / "invented_summaries.yaml").read_text("utf-8"))
FIELDS = ("date_of_injury", "mechanism", "diagnoses", "treatments", "medications", "pain_scores")


def told(picture: ClinicalPicture) -> dict[str, Any]:
    """A picture in the words of the table; what is not told is left out."""
    age, sex, injured, how = picture.age, picture.sex, picture.date_of_injury, picture.mechanism
    days = dict.fromkeys(day.isoformat() for day in (injured.first, injured.last)) if injured else {}
    said = {
        "age": str(age.years) if age else None,
        "sex": (f"{sex.value} (pronoun)" if sex.from_pronoun else sex.value) if sex else None,
        "injured": " ".join(days),
        "mechanism": how.text if how else None,
        "diagnoses": [each.text for each in picture.diagnoses],
        "treatments": [each.text for each in picture.treatments],
        "medications": [each.text for each in picture.medications],
        "pain": [" ".join(filter(None, (str(each.score), each.medication))) for each in picture.pain_scores],
    }
    return {name: value for name, value in said.items() if value}


@pytest.mark.parametrize("row", INVENTED, ids=range(1, len(INVENTED) + 1))
def test_an_invented_summary_is_told_as_a_reader_would(row: dict[str, Any]):
    wanted = {name: value if isinstance(value, list) else str(value) for name, value in row.items()}
    summary = wanted.pop("summary")
    assert told(read_clinical_picture(summary)) == wanted


@pytest.mark.parametrize("row", INVENTED, ids=range(1, len(INVENTED) + 1))
def test_each_span_shows_the_words_of_its_value(row: dict[str, Any]):
    picture = read_clinical_picture(row["summary"])
    for said in (*picture.diagnoses, *picture.treatments, *picture.medications, *filter(None, [picture.mechanism])):
        assert row["summary"][said.span.start : said.span.end] == said.text


def test_an_empty_summary_tells_nothing():
    assert read_clinical_picture("") == ClinicalPicture()


def test_visits_and_words_of_the_vocabulary_stand_beside_a_treatment():
    picture = read_clinical_picture("She has completed 8 sessions of acupuncture. Medications include Norco 5/325 mg.")
    assert (picture.treatments[0].treatment, str(picture.treatments[0].visits)) == ("acupuncture", "8")
    assert str(picture.medications[0].drug) == "hydrocodone 5/325 mg"


@pytest.mark.parametrize(
    "summary",
    [
        "Motor strength was 5/5 and reflexes were 2/2.",
        "Pain was discussed on 7/10 and again on 7/10/2014.",
        "Grip strength for pain was 4/10.",
        "She attended 6 out of 12 sessions.",
        "The Epworth score was 9/10.",
    ],
)
def test_what_looks_like_a_pain_score_is_none(summary: str):
    assert read_clinical_picture(summary).pain_scores == ()


def gold(shared: Path) -> list[dict[str, Any]]:
    lines = (shared / "data" / "wc_imr" / "gold.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_age_and_sex_are_right_in_every_letter_with_a_gold_label(shared: Path):
    for letter in gold(shared):
        picture = read_clinical_picture(letter["clinical_summary"])
        assert picture.age
        assert picture.sex
        assert (picture.age.years.low, picture.sex.value) == (letter["age"], letter["gender"]), letter["case_number"]


def test_of_the_labelled_summaries_nearly_everything_is_found_and_nearly_nothing_else(shared: Path):
    rates = agreement(shared)
    for field in FIELDS:
        right, found, wanted = rates[field]
        print(f"{field}: {right} right of {found} found and {wanted} labelled")
        assert right >= 0.9 * found, (field, right, found)
        assert right >= 0.8 * wanted, (field, right, wanted)


def agreement(shared: Path) -> dict[str, tuple[int, int, int]]:
    """Per field how many values are right, found, and labelled; a value is right where it overlaps its label most."""
    by_hash = {sha256(letter["clinical_summary"].encode()).hexdigest(): letter for letter in gold(shared)}
    rates = dict.fromkeys(FIELDS, (0, 0, 0))
    for label in json.loads((HERE / "labelled_spans.json").read_text("utf-8")):
        picture = read_clinical_picture(by_hash[label["sha256"]]["clinical_summary"])
        for field in FIELDS:
            spans = [said.span for said in _values(getattr(picture, field))]
            wanted = [Span(*bounds) for bounds in label["spans"].get(field, [])]
            right = sum(any(_same(span, each) for span in spans) for each in wanted)
            before = rates[field]
            rates[field] = (before[0] + right, before[1] + len(spans), before[2] + len(wanted))
    return rates


def _values(said: Any) -> Iterable[Any]:
    if said is None:
        return ()
    return said if isinstance(said, tuple) else (said,)


def _same(one: Span, other: Span) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common * 2 > max(one.end - one.start, other.end - other.start)
