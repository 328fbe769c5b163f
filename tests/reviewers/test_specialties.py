"""The specialty matrix: our own judgement, held against what published letters show and against the vocabulary."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import openimr.reviewers
from openimr.application import dispute_items
from openimr.reviewers.specialties import Fit, best_fit, load_matrix
from openimr.wording import body_part_of, find_body_parts, treatments


def fit(specialty: str, item: str) -> Fit:
    return best_fit([load_matrix().name_of(specialty)], dispute_items(item)[0])[0]


@pytest.mark.parametrize(
    ("specialty", "item"),
    [
        ("Family Practice", "12 sessions of physical therapy for the left shoulder"),
        ("Physical Medicine & Rehabilitation", "Physical therapy 2x4 cervical spine"),
        ("Occupational Medicine", "Physical therapy, lumbar spine"),
        ("Physical Medicine and Rehabilitation", "Trigger point injections, left trapezius"),
        ("Orthopedic Surgery", "Lumbar fusion L4-5"),
        ("Psychology", "Cognitive behavioral therapy, 6 sessions"),
    ],
)
def test_customary_pairs_fit(specialty, item):
    assert fit(specialty, item) is not Fit.NONE


@pytest.mark.parametrize(
    ("specialty", "item"),
    [
        ("Ophthalmology", "Physical therapy, lumbar spine"),
        ("Family Medicine", "Lumbar fusion L4-5"),
        ("Psychiatry", "Total knee replacement, right knee"),
        ("Orthopedic Surgery", "Cognitive behavioral therapy, 6 sessions"),
    ],
)
def test_strangers_do_not_fit(specialty, item):
    assert fit(specialty, item) is Fit.NONE


def test_the_body_part_turns_the_answer():
    assert fit("Hand Surgery", "Hardware removal, right wrist") is Fit.IDEAL
    assert fit("Hand Surgery", "Hardware removal, lumbar spine") is Fit.NONE


def test_an_item_that_was_not_understood_is_left_to_the_broad_specialties():
    assert fit("Occupational Medicine", "Zorblatt device") is Fit.IDEAL
    assert fit("Ophthalmology", "Zorblatt device") is Fit.NONE


def test_every_word_of_the_matrix_is_a_word_of_the_vocabulary():
    matrix = load_matrix()
    categories = {known.category for known in treatments().values()}
    groups = set(matrix.body_group.values())
    for row in matrix.rows:
        assert set(row.category) <= categories
        assert set(row.treatment) <= set(treatments())
        assert set(row.body) <= groups
        assert not set(row.ideal) & set(row.similar)
        assert all(matrix.name_of(name) == name for name in (*row.ideal, *row.similar))
    for part in matrix.body_group:
        assert find_body_parts(part)[0].name == body_part_of(part).name == part


def test_every_category_but_care_at_home_has_a_row_of_its_own():
    named = {category for row in load_matrix().rows for category in row.category}
    assert {known.category for known in treatments().values()} - named == {"evaluation", "services"}


def test_the_matrix_is_marked_as_judgement():
    given = yaml.safe_load((Path(openimr.reviewers.__file__).parent / "specialties.yaml").read_text("utf-8"))
    assert given["confirmed"] is False
