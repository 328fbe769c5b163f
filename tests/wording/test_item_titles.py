"""Invented item titles of the genre with what each asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from openimr.vocabulary import Drug
from openimr.wording import category_of, find_codes, find_drugs, find_quantity, read_item

TABLES = ("item_titles_held_out.yaml", "item_titles.yaml")
TITLES = [row for name in TABLES for row in yaml.safe_load((Path(__file__).parent / name).read_text("utf-8"))]


@pytest.mark.parametrize("row", TITLES, ids=[row["text"] for row in TITLES])
def test_a_title_says_what_is_asked_for(row: dict[str, Any]):
    reading = read_item(row["text"])
    quantity = reading.quantity
    assert {
        "treatment": reading.treatment,
        "category": category_of(reading.treatment) if reading.treatment else None,
        "codes": list(reading.codes),
        "drugs": [str(drug) for drug in reading.drugs],
        "parts": [str(part) for part in reading.body_parts],
        "quantity": str(quantity) if quantity else None,
        "refills": str(quantity.refills) if quantity and quantity.refills else None,
    } == {
        "treatment": row["treatment"],
        "category": row.get("category"),
        "codes": row.get("codes", []),
        "drugs": row.get("drugs", []),
        "parts": row.get("parts", []),
        "quantity": row.get("quantity"),
        "refills": row.get("refills"),
    }


def test_there_are_at_least_150_titles():
    assert len({row["text"] for row in TITLES}) >= 150


@pytest.mark.parametrize(
    "text",
    ["Norco #12345", "claim 97110", "94102 Market Street", "report of 2014", "L4-5", "M5416", "dose of 10000 units"],
)
def test_a_number_that_merely_looks_like_a_code_is_none(text: str):
    assert find_codes(text) == ()


def test_a_mixture_keeps_each_ingredient_with_its_own_strength():
    assert find_drugs("Gabapentin 6%, Ketoprofen 20%, Lidocaine 6.15% 120 g") == (
        Drug(ingredient="gabapentin", strength="6%"),
        Drug(ingredient="ketoprofen", strength="20%"),
        Drug(ingredient="lidocaine", strength="6.15%"),
    )


def test_a_brand_and_its_ingredient_are_one_drug():
    assert find_drugs("Ultram (tramadol) 50mg") == (Drug(ingredient="tramadol", strength="50 mg"),)


def test_refills_are_not_multiplied_into_the_amount():
    quantity = find_quantity("Norco 10/325mg #90 with 2 refills", treatment="hydrocodone")
    assert quantity is not None
    assert (str(quantity), str(quantity.refills)) == ("90 tablets", "2")
