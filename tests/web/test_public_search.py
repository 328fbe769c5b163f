"""The search of published decisions: words are posted, choices stand in the address, nothing withdrawn is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from openimr.store import search_index
from openimr.store.published import withdraw
from openimr.vocabulary import Decision
from tests.builders.public_pages import bring_up_to_date, forget_public_pages, take_in_letters

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


def asked(client: Client, words: str, **choices: str) -> str:
    answer = client.post("/decisions", {"words": words, **choices})
    assert answer.status_code == 200
    return answer.content.decode()


def cases_in(page: str) -> list[str]:
    return re.findall(r'<h3><a href="/decisions/(CM[\d-]+)', page)


def therapy_and_acupuncture() -> tuple[list[str], list[str]]:
    therapy = [str(number) for number in take_in_letters(2)]
    acupuncture = take_in_letters(
        1,
        first=3,
        text="Acupuncture for the neck, 6 visits",
        treatment="acupuncture",
        decision=Decision.OVERTURNED,
        rationale="The notes show functional improvement after the first visits. Six more are necessary.",
    )
    bring_up_to_date()
    return therapy, [str(number) for number in acupuncture]


def test_while_there_is_no_index_the_newest_determinations_stand_there(client: Client) -> None:
    number, *_ = take_in_letters(1)
    for said in (read(client, "/decisions"), asked(client, "therapy")):
        assert "The search is being prepared" in said
        assert f"/decisions/{number}" in said


def test_the_passage_that_was_found_is_shown_with_its_words_marked(client: Client) -> None:
    _, acupuncture = therapy_and_acupuncture()
    said = asked(client, '"functional improvement"')
    assert cases_in(said) == acupuncture
    assert "<mark>functional improvement</mark>" in said
    assert "1 item found" in said


def test_what_a_letter_says_is_never_markup(client: Client) -> None:
    take_in_letters(1, rationale="A <script>alert(1)</script> was found beside the word therapy.")
    bring_up_to_date()
    said = asked(client, "therapy")
    assert "<script>alert" not in said
    assert "&lt;script&gt;" in said


def test_choices_stand_in_the_address_and_can_be_taken_back(client: Client) -> None:
    therapy, acupuncture = therapy_and_acupuncture()
    said = read(client, "/decisions?treatment=acupuncture&decision=Overturned")
    assert cases_in(said) == acupuncture
    assert 'href="/decisions?treatment=acupuncture#found"' in said
    assert 'href="/decisions?decision=Overturned#found"' in said
    assert set(cases_in(read(client, "/decisions?treatment=physical+therapy"))) == set(therapy)


def test_words_with_choices_are_posted_and_a_choice_is_taken_back_by_a_button(client: Client) -> None:
    _, acupuncture = therapy_and_acupuncture()
    said = asked(client, "visits", treatment="acupuncture")
    assert cases_in(said) == acupuncture
    assert 'name="drop" value="treatment=acupuncture"' in said
    assert '<form id="narrow" method="post"' in said
    assert len(cases_in(asked(client, "visits", treatment="acupuncture", drop="treatment=acupuncture"))) == 3


def test_no_address_on_a_page_holds_the_words_that_were_typed(client: Client) -> None:
    therapy_and_acupuncture()
    said = asked(client, "improvement", decision="Overturned")
    assert not [address for address in re.findall(r'(?:href|action)="([^"]*)"', said) if "improvement" in address]


def test_a_form_without_words_leads_to_an_address_that_can_be_shared(client: Client) -> None:
    answer = client.post("/decisions", {"words": " ", "treatment": "acupuncture"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/decisions?treatment=acupuncture")


def test_the_facets_count_and_tell_guidelines_by_name(client: Client) -> None:
    therapy_and_acupuncture()
    said = re.sub(r"\s+", " ", read(client, "/decisions"))
    assert 'value="physical therapy"><span>physical therapy</span><span>2</span>' in said
    assert "MTUS chronic pain: physical medicine" in said
    assert 'value="2015">2015 (3)' in said


def test_years_are_a_range(client: Client) -> None:
    therapy_and_acupuncture()
    assert len(cases_in(read(client, "/decisions?from=2015&to=2015"))) == 3
    assert "No determination has all of this" in read(client, "/decisions?from=2016")


def test_a_case_number_leads_to_its_page(client: Client) -> None:
    number, *_ = take_in_letters(1)
    answer = client.post("/decisions", {"words": f" {number.lower()} "})
    assert answer.headers["Location"] == f"/decisions/{number}"


def test_a_misspelt_word_is_answered_with_a_better_one_to_press(client: Client) -> None:
    therapy_and_acupuncture()
    said = asked(client, "acupunture")
    assert "No determination has these words" in said
    assert 'name="words" value="acupuncture"' in said


def test_what_was_withdrawn_is_not_shown_before_the_index_has_heard_of_it(client: Client) -> None:
    kept, gone = take_in_letters(2)
    bring_up_to_date()
    withdraw(gone)
    for said in (read(client, "/decisions"), asked(client, "therapy"), read(client, f"/decisions/{kept}")):
        assert gone not in said
    assert client.get(f"/decisions/{gone}").status_code == 404


def test_what_was_published_a_moment_ago_is_said_to_be_missing(client: Client) -> None:
    take_in_letters(1)
    search_index.catch_up()
    take_in_letters(2, first=2)
    assert "2 determinations were published a moment ago" in read(client, "/decisions")


def test_pages_are_turned_by_links_and_with_words_by_buttons(client: Client) -> None:
    take_in_letters(45)
    bring_up_to_date()
    first = read(client, "/decisions")
    assert 'href="/decisions?page=2#found"' in first
    assert len(cases_in(first)) == 20
    assert len(cases_in(read(client, "/decisions?page=3"))) == 5
    by_words = asked(client, "therapy", page="2")
    assert 'name="page" value="3"' in by_words
    assert not set(cases_in(by_words)) & set(cases_in(asked(client, "therapy")))


@pytest.mark.parametrize("address", ["?page=0", "?page=99999", "?page=x", "?from=x&to=-1", "?sort=y", "?drop=z"])
def test_an_address_that_somebody_has_bent_still_answers(client: Client, address: str) -> None:
    therapy_and_acupuncture()
    assert "3 items" in read(client, f"/decisions{address}")


@pytest.mark.parametrize("words", ['"', "-", "()", "treatment:", "a" * 5000, "*", "AND OR NOT", "\u202e", "decision:"])
def test_odd_words_are_answered(client: Client, words: str) -> None:
    therapy_and_acupuncture()
    asked(client, words)


def test_a_form_from_elsewhere_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post("/decisions", {"words": "therapy"}).status_code == 403


def test_what_was_published_anew_is_not_shown_with_its_old_text(client: Client) -> None:
    (number,) = take_in_letters(1, rationale="Quillfeather asked for therapy.")
    bring_up_to_date()
    assert cases_in(asked(client, "quillfeather")) == [number]
    take_in_letters(1, rationale="The worker asked for therapy.")
    assert cases_in(asked(client, "quillfeather")) == []
    bring_up_to_date()
    assert cases_in(asked(client, "therapy")) == [number]


def test_a_chosen_year_without_items_is_kept_in_the_form(client: Client) -> None:
    therapy_and_acupuncture()
    assert '<option value="1999" selected>' in read(client, "/decisions?from=1999")
