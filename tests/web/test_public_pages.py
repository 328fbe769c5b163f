"""What anybody may read: determinations without names, the guidelines, how a review works, and the way in."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from django.test import Client

from openimr.store import open_data
from openimr.store.models import Person
from openimr.vocabulary import Decision, Role
from openimr.workflow import State
from tests.builders.application import an_application
from tests.builders.cases import a_case_at, a_person
from tests.builders.determination import a_determination, an_item
from tests.builders.issued_case import a_published_case
from tests.builders.public_pages import bring_up_to_date, forget_public_pages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    forget_public_pages()
    yield
    forget_public_pages()


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_before_anything_is_issued_the_list_says_so(client: Client) -> None:
    a_case_at(State.IN_REVIEW)
    said = read(client, "/decisions")
    assert "Nothing is published yet" in said
    assert "CM15" not in said


def test_an_issued_determination_is_listed_with_its_decision(client: Client) -> None:
    number = a_published_case()
    bring_up_to_date()
    said = read(client, "/decisions")
    assert f"/decisions/{number}" in said
    assert "Upheld" in said
    assert "1 determination, 1 item" in said


def test_names_of_the_case_stand_on_no_public_page_and_in_no_public_file(client: Client) -> None:
    item = an_item(
        text="Physical therapy for Perpetua Lindqvist, 8 visits",
        rationale="Perpetua Lindqvist of Juniper Street Bakery saw Dr. Ansel Whitcombe. It is not medically necessary.",
    )
    summary = "Ms. Lindqvist works for Juniper Street Bakery; Tallow Bay Claims denied the request."
    number = a_published_case(a_determination(item, clinical_summary=summary))
    bring_up_to_date()
    answers = [client.post("/decisions", {"words": "therapy"}).content.decode(), read(client, "/decisions")]
    answers += [read(client, f"/decisions/{number}{form}") for form in ("", "/txt", "/json")]
    answers += [read(client, address) for address in ("/treatments/physical-therapy", "/topics", "/statistics")]
    answers += [path.read_bytes().decode(errors="ignore") for path in open_data.folder().glob("r*/items.csv")]
    for said in answers:
        for name in ("Lindqvist", "Juniper Street", "Whitcombe", "Tallow Bay", "R-1001", "Invented Physician"):
            assert name not in said, name


def test_a_name_in_an_item_finds_nothing(client: Client) -> None:
    item = an_item(text="Physical therapy for Perpetua Lindqvist, 8 visits")
    lines = "Physical therapy for Perpetua Lindqvist, 8 visits"
    a_published_case(a_determination(item), application=an_application(items=lines))
    bring_up_to_date()
    assert "No determination has these words" in client.post("/decisions", {"words": "Lindqvist"}).content.decode()
    assert "1 item found" in client.post("/decisions", {"words": "therapy 8"}).content.decode()


def test_every_word_of_a_search_must_stand_in_the_determination(client: Client) -> None:
    number = a_published_case()
    bring_up_to_date()
    for words, is_found in (("THERAPY lumbar", True), ("therapy zebra", False), ("ladder ibuprofen", True)):
        said = client.post("/decisions", {"words": words}).content.decode()
        assert (f"/decisions/{number}" in said) is is_found, words


def test_a_search_leaves_no_word_in_an_address(client: Client) -> None:
    number = a_published_case()
    bring_up_to_date()
    said = read(client, "/decisions")
    assert 'method="post"' in said
    assert f"/decisions/{number}" in read(client, "/decisions?words=acupuncture")  # an address searches nothing


def test_the_page_of_a_determination_says_what_was_decided_and_by_whom(client: Client) -> None:
    items = (an_item(), an_item(number=2, decision=Decision.OVERTURNED, text="Acupuncture, 6 visits"))
    said = read(client, f"/decisions/{a_published_case(a_determination(*items))}")
    assert "1 of 2 treatments is medically necessary" in said
    assert "Physical Medicine and Rehabilitation" in said
    assert "MTUS Chronic Pain" in said
    assert said.count("Overturned") >= 1


def test_an_open_case_is_published_nowhere(client: Client) -> None:
    number = a_case_at(State.IN_REVIEW)
    for form in ("", "/pdf", "/txt", "/json"):
        assert client.get(f"/decisions/{number}{form}").status_code == 404


def test_the_files_of_a_determination(client: Client) -> None:
    number = a_published_case()
    assert client.get(f"/decisions/{number}/pdf").content.startswith(b"%PDF-")
    assert f"Case Number: {number}" in read(client, f"/decisions/{number}/txt")
    record = json.loads(read(client, f"/decisions/{number}/json"))
    assert record["schema"] == "openimr/determination/1"
    assert record["case_number"] == number
    for form in ("html", "full.pdf", "exe"):
        assert client.get(f"/decisions/{number}/{form}").status_code == 404


def test_each_guideline_shows_its_criteria_with_page_and_what_silence_means(client: Client) -> None:
    assert "MTUS Chronic Pain" in read(client, "/guidelines")
    said = read(client, "/guidelines/mtus-chronic-pain/2009")
    assert "In force from" in said
    assert "p.\u00a098-99" in said
    assert "If the file is silent" in said
    assert "Confirmed" in said
    assert client.get("/guidelines/mtus-chronic-pain/1066").status_code == 404


def test_every_guideline_of_the_library_has_its_page(client: Client) -> None:
    from openimr.criteria import load_library

    for pack in load_library().packs:
        said = read(client, f"/guidelines/{pack.guideline}/{pack.edition}")
        for topic in pack.topics:
            assert topic.title in said.replace("&#x27;", "'").replace("&amp;", "&")


def test_how_it_works_names_the_five_grounds_and_the_limits_with_their_sources(client: Client) -> None:
    said = read(client, "/how-it-works")
    for ground in ("1. ", "2. Fraud", "3. A material conflict", "4. Bias", "5. A plainly wrong finding"):
        assert ground in said
    assert "30 calendar days" in said
    assert "Labor Code 4610.6(d)(1)" in said


def test_the_demo_names_its_people_and_lets_them_in(client: Client) -> None:
    a_person(Role.WORKER, username="perpetua", display_name="Perpetua Lindqvist")
    assert "Perpetua Lindqvist" in read(client, "/sign-in")
    answer = client.post("/sign-in", {"demo": "perpetua"})
    assert answer.headers["Location"] == "/"
    assert "My cases" in read(client, "/cases")


def test_a_name_with_a_character_that_postgresql_does_not_take_is_read_without_it(client: Client) -> None:
    a_person(Role.WORKER, username="perpetua")
    assert client.post("/sign-in", {"demo": "perpetua\0"}).status_code == 302


def test_a_wrong_password_keeps_the_name_and_says_what_to_do(client: Client) -> None:
    a_person(Role.WORKER, username="perpetua")
    answer = client.post("/sign-in", {"username": "perpetua", "password": "wrong"})
    assert answer.status_code == 401
    assert "Check both and try again" in answer.content.decode()
    assert 'value="perpetua"' in answer.content.decode()
    assert Person.objects.filter(username="perpetua").exists()
