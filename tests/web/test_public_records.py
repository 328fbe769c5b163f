"""The pages of treatments, topics, statistics and open data, and determinations that were published elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.http import FileResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from openimr.analytics import chart_css
from openimr.publication import PublicRecord
from openimr.store.published import take_in, withdraw
from openimr.vocabulary import CaseNumber, Citation, Decision
from openimr.web.public.slugs import treatment_by_slug
from openimr.wording import treatments
from tests.builders.determination import a_basis, a_determination, an_item
from tests.builders.public_pages import SOURCE, bring_up_to_date, forget_public_pages, take_in_letters

pytestmark = pytest.mark.django_db

TOPIC = "/topics/mtus-chronic-pain/physical-medicine"
COUNTED = ("/treatments", "/treatments/physical-therapy", "/topics", TOPIC, "/statistics", "/data")


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    forget_public_pages()
    yield
    forget_public_pages()


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("address", COUNTED)
def test_before_the_worker_has_counted_a_page_says_that_it_is_being_prepared(client: Client, address: str) -> None:
    take_in_letters(1)
    said = read(client, address)
    assert "being prepared" in said or "being made" in said


@pytest.mark.parametrize("address", COUNTED)
def test_without_any_determination_every_page_stands(client: Client, address: str) -> None:
    bring_up_to_date()
    read(client, address)


def test_one_determination_is_told_as_one_and_not_as_a_rate(client: Client) -> None:
    take_in_letters(1)
    bring_up_to_date()
    for address in ("/treatments/physical-therapy", TOPIC, "/statistics"):
        said = read(client, address)
        assert "One item so far: upheld. One case says nothing about the next." in said
        assert '<svg class="chart' not in said
        assert "0\u00a0%" not in said


def test_a_treatment_shows_its_share_its_topics_and_its_newest_decisions(client: Client) -> None:
    upheld = take_in_letters(30)
    take_in_letters(10, first=31, decision=Decision.OVERTURNED)
    bring_up_to_date()
    said = read(client, "/treatments/physical-therapy")
    assert "10 of 40 decided items were overturned: 25\u00a0%" in said
    assert f'href="{TOPIC}"' in said
    assert "/decisions/CM14-0000040#i1" in said
    assert "/decisions?treatment=physical+therapy" in said
    assert "/guidelines/mtus-chronic-pain/2009#physical-medicine" in said
    assert "physical therapy" in read(client, "/treatments")
    assert upheld


def test_a_topic_shows_what_became_of_it_and_who_cites_it(client: Client) -> None:
    take_in_letters(2)
    bring_up_to_date()
    said = read(client, TOPIC)
    assert "MTUS chronic pain: physical medicine" in said
    assert "0 of 2 decided items were overturned" in said
    assert "/guidelines/mtus-chronic-pain/2009#physical-medicine" in said
    assert "/decisions?cites=mtus-chronic-pain%2Fphysical-medicine" in said
    assert f'href="{TOPIC}"' in read(client, "/topics")


def test_a_topic_of_a_pack_stands_also_where_nobody_has_cited_it(client: Client) -> None:
    bring_up_to_date()
    assert "No published determination cites this topic so far" in read(client, TOPIC)


@pytest.mark.parametrize("address", ["/treatments/snake-oil", "/topics/mtus-chronic-pain/snake-oil", "/topics/no/such"])
def test_what_nobody_knows_is_not_there(client: Client, address: str) -> None:
    take_in_letters(1)
    bring_up_to_date()
    assert client.get(address).status_code == 404


def test_every_treatment_of_the_vocabulary_has_an_address_of_its_own(client: Client) -> None:
    assert set(treatment_by_slug().values()) == set(treatments())


def test_a_citation_leads_to_its_topic_and_counts_the_others(client: Client) -> None:
    number, *_ = take_in_letters(3)
    bring_up_to_date()
    said = read(client, f"/decisions/{number}")
    assert f'href="{TOPIC}"' in said
    assert "cited in 2 other determinations" in said
    assert 'href="/treatments/physical-therapy"' in said


def test_past_items_alike_stand_below_an_item_with_their_decision_and_why(client: Client) -> None:
    number, *others = take_in_letters(3)
    bring_up_to_date()
    said = read(client, f"/decisions/{number}")
    assert "Past items like item 1: 2 upheld" in said
    assert "Same treatment" in said
    for other in others:
        assert f"/decisions/{other}#i1" in said


def test_a_determination_from_elsewhere_says_where_it_was_read_and_what_is_not_clear(client: Client) -> None:
    number, *_ = take_in_letters(1)
    said = read(client, f"/decisions/{number}")
    assert "This determination was not made here" in said
    assert "CM14-0000001.txt" in said
    assert "The priority is not clear." in said
    assert "24 hours a week" not in said


def test_a_determination_from_elsewhere_can_be_had_as_text_and_json_and_not_as_pdf(client: Client) -> None:
    number, *_ = take_in_letters(1)
    assert "Physical therapy for the lumbar spine, 8 visits: Upheld" in read(client, f"/decisions/{number}/txt")
    assert client.get(f"/decisions/{number}/json").json()["source"]["layout"] == "A"
    assert client.get(f"/decisions/{number}/pdf").status_code == 404
    assert f"/decisions/{number}/pdf" not in read(client, f"/decisions/{number}")


def test_the_open_data_are_streamed_with_the_sizes_and_sums_that_the_page_says(client: Client) -> None:
    take_in_letters(2)
    bring_up_to_date()
    said = read(client, "/data")
    assert "2 determinations, 2 items" in said
    for name in ("determinations.jsonl.gz", "determinations.parquet", "items.csv"):
        assert f'href="/data/{name}"' in said
        answer = client.get(f"/data/{name}")
        assert isinstance(answer, FileResponse)
        assert f'attachment; filename="{name}"' in answer.headers["Content-Disposition"]
        assert b"".join(answer.streaming_content)  # type: ignore[arg-type]
    assert client.get("/data/determination.schema.json").json()["$schema"]


@pytest.mark.parametrize("name", ["manifest.json", "figures.sqlite3", "..%2F..%2Fsecret", "secret"])
def test_no_other_file_can_be_had(client: Client, name: str) -> None:
    take_in_letters(1)
    bring_up_to_date()
    assert client.get(f"/data/{name}").status_code == 404


def test_from_a_withdrawal_on_nothing_that_holds_it_can_be_had(client: Client) -> None:
    _, gone = take_in_letters(2)
    bring_up_to_date()
    withdraw(gone)
    assert "The files are being made" in read(client, "/data")
    assert client.get("/data/items.csv").status_code == 404
    bring_up_to_date()
    assert gone not in b"".join(client.get("/data/items.csv").streaming_content).decode()  # type: ignore[arg-type]
    assert "1 determination, items: 1" in read(client, "/data")


def test_the_pages_draw_charts_with_the_rules_of_the_figures() -> None:
    css = Path(__file__).parents[2] / "src/openimr/web/static/desk/charts.css"
    assert css.read_text() == chart_css()


def test_a_topic_of_another_item_of_the_letter_is_no_other_determination(client: Client) -> None:
    elsewhere = a_basis("ODG", Citation(guideline="odg", title="ODG", section="Knee"))
    second = an_item(number=2, reviewer_guideline=elsewhere, claims_administrator_guideline=a_basis())
    letter = replace(a_determination(an_item(), second), case_number=CaseNumber.of(2014, 1))
    take_in([PublicRecord(determination=letter, source=SOURCE)])
    bring_up_to_date()
    said = read(client, "/decisions/CM14-0000001")
    assert "cited in no other determination" in said
    assert "cited in 1 other determination" not in said


def test_a_number_that_is_none_is_not_looked_for(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):  # PostgreSQL would not take the character
        assert client.get("/decisions/CM14-0000001%00").status_code == 404


def test_a_drug_is_covered_by_the_topics_of_its_category(client: Client) -> None:
    page = client.get("/treatments/hydrocodone").content.decode()
    assert "Opioids after surgery" in page
