"""A report leaves as text for programs or as a page; hostile words stay words."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date

import pytest

from openimr.analytics import Report, frame_of, report_csv, report_html, report_json, report_of
from openimr.vocabulary import InputError
from tests.analytics.rows import letters
from tests.builders.invented_rows import invented_rows

ON = date(2026, 1, 2)
SMALL = [
    *letters("OU", "U", "U", treatment="MRI"),
    *letters("O-", first=11, treatment="tramadol"),
    *letters("U", first=21, treatment="=2+3"),
]


def a_report(rows=SMALL, **given) -> Report:  # type: ignore[no-untyped-def]
    return report_of(frame_of(rows), **({"corpus": "corpus.parquet", "on": ON} | given))


GOLDEN = """\
by,key,label,items,letters,undecided,decided,decided_letters,overturned,share,low,high,effective_items
treatment,tramadol,tramadol,2,1,1,1,1,1,1.0,0.206549,1.0,1.0
treatment,MRI,MRI,4,3,0,4,3,1,0.25,0.03363,0.761498,2.666667
treatment,'=2+3,'=2+3,1,1,0,1,1,0,0.0,0.0,0.793451,1.0
treatment,(all),all items,7,5,1,6,5,2,0.333333,0.081104,0.739071,4.5
"""


def test_the_csv_of_a_small_table_is_as_reviewed() -> None:
    assert report_csv(a_report(by=("treatment",), least=1)) == GOLDEN


@pytest.mark.parametrize(
    ("asked", "header"),
    [
        ({"of": "days"}, "by,key,label,letters,undated,reversed,median,median_low,median_high,lower_quartile,"),
        ({"of": "citations", "by": ("topic",)}, "by,key,label,reviewer,administrator,both"),
        ({"of": "items"}, "by,key,label,letters,items,overturned,upheld,undecided"),
        ({"by": ("treatment", "year")}, "by,key,label,across,across_key,across_label,items,letters,undecided,"),
        ({}, "table,by,key,label,measure,value"),
    ],
)
def test_headers_of_csv_are_stable(asked: dict[str, object], header: str) -> None:
    assert report_csv(a_report(**asked)).splitlines()[0].startswith(header)


@pytest.mark.parametrize("word", ["=SUM(A1)", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_a_formula(word: str) -> None:
    rows = list(
        csv.DictReader(io.StringIO(report_csv(a_report(letters("U", treatment=word), by=("treatment",), least=1))))
    )
    assert rows[0]["label"] == f"'{word}"


def test_json_tells_what_was_counted_when() -> None:
    said = json.loads(report_json(a_report()))
    assert (said["schema"], said["counted_on"], said["corpus"]) == (
        "openimr/statistics/1",
        "2026-01-02",
        "corpus.parquet",
    )
    assert said["total"]["items"] == 7
    assert {table["table"] for table in said["tables"]} == {"rates", "days", "citations", "volumes"}


def test_the_page_needs_nothing_but_itself() -> None:
    page = report_html(a_report())
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "url(" not in page
    assert "@import" not in page
    assert not re.search(r"<svg[^>]*>.*?(?:style=|<style)", page, re.DOTALL)


def test_the_page_is_the_same_byte_for_byte() -> None:
    assert report_html(a_report()) == report_html(a_report())


def test_ids_of_the_page_are_unique_and_charts_are_named() -> None:
    page = report_html(a_report(list(invented_rows(300))))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    charts = re.findall(r'<svg[^>]*role="img" aria-labelledby="(\S+) (\S+)"', page)
    assert len(charts) > 10
    assert all(title in ids and desc in ids for title, desc in charts)


def test_hostile_labels_stay_text() -> None:
    hostile = '"><script>alert(1)</script>&$x_1$'
    page = report_html(a_report(letters("OU", "U", treatment=hostile), corpus=hostile, least=1))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_labels_of_any_script_are_drawn() -> None:
    page = report_html(a_report(letters("OU", "U", treatment="akupunktura – 鍼 – ação"), by=("treatment",), least=1))
    assert page.count("akupunktura – 鍼 – ação") >= 3


def test_an_empty_corpus_and_one_without_decisions_say_so() -> None:
    assert "No item was selected." in report_html(a_report([]))
    assert "No item has a readable decision, so there is no rate." in report_html(a_report(letters("--")))


def test_impossible_questions_are_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="at most two dimensions"):
        a_report(by=("treatment", "year", "drug"))
    with pytest.raises(InputError, match="Choose guideline or topic"):
        a_report(by=("year",), of="citations")


@pytest.mark.parametrize("days", [36_540, 365_400])
def test_a_mistyped_year_among_few_letters_is_drawn_all_the_same(days: int) -> None:
    rows = [*letters("U"), *letters("O", first=2, days=days)]
    assert f"from 30 to {days}" in report_html(a_report(rows, of="days"))
