"""The guideline packs on the desk: read, revised, tried on past cases, put in force, taken back."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from openimr.criteria import read_pack, topic_source
from openimr.store import search_index
from openimr.store.demo.published import invented_determinations
from openimr.store.guidelines import StoredGuidelines
from openimr.store.published import take_in
from openimr.vocabulary import Role
from openimr.web.door import today_here
from openimr.workflow import TopicDraft
from tests.builders.cases import a_person, a_reviewer_person
from tests.builders.guidelines import PHYSICAL_MEDICINE, a_wording, medical_director, put_in_force
from tests.builders.signed_case import a_signed_case

pytestmark = pytest.mark.django_db
TOPIC = "/library/mtus-chronic-pain/2009/physical-medicine"


@pytest.fixture
def director(client: Client) -> Client:
    client.force_login(medical_director())
    return client


def form_of(html: str) -> dict[str, str]:
    """The fields of the topic form as a browser would send them untouched."""
    form = re.search(r'<form method="post" class="stack" id="topic-form".*?</form>', html, re.DOTALL)
    assert form is not None
    import html as entities

    said: dict[str, str] = {}
    for tag in re.finditer(r"<input [^>]*>", form[0]):
        name = re.search(r'name="([^"]+)"', tag[0])
        value = re.search(r'value="([^"]*)"', tag[0])
        if name and 'type="checkbox"' in tag[0]:
            if " checked" in tag[0]:
                said[name[1]] = "on"
        elif name:
            said[name[1]] = entities.unescape(value[1]) if value else ""
    for area in re.finditer(r'<textarea [^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form[0], re.DOTALL):
        said[area[1]] = entities.unescape(area[2])
    for choice in re.finditer(r'<select [^>]*name="([^"]+)".*?</select>', form[0], re.DOTALL):
        chosen = re.search(r'value="([^"]+)" selected', choice[0])
        if chosen:
            said[choice[1]] = chosen[1]
    return said


def opened(client: Client, *, as_text: bool = False) -> dict[str, str]:
    """The fields of the form in a window that has just opened it."""
    return form_of(client.get(f"{TOPIC}/draft", {"as": "text"} if as_text else {}).content.decode())


def the_draft() -> TopicDraft:
    draft = StoredGuidelines().draft(PHYSICAL_MEDICINE)
    assert draft is not None
    return draft


def seen() -> str:
    """What a page that shows the draft says that it has seen."""
    return the_draft().digest


def saved(client: Client, **changes: str) -> str:
    """The page after the form was sent with changes."""
    answer = client.post(f"{TOPIC}/draft", opened(client) | changes)
    assert answer.status_code == 302, answer.content.decode()[:500]
    return client.get(f"{TOPIC}/draft").content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role.is_staff or role is Role.REVIEWER])
def test_staff_and_reviewers_read_the_library(client: Client, role: Role):
    client.force_login(a_reviewer_person() if role is Role.REVIEWER else a_person(role))
    assert "Physical medicine, visits of" in client.get("/library").content.decode()
    page = client.get(TOPIC).content.decode()
    for said in ("What it says", "p. 98-99", "Worked examples", "Holds", "How it decided", "Editions and revisions"):
        assert said in page
    assert ("Revise" in page) is (role is Role.MEDICAL_DIRECTOR)


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.MEDICAL_DIRECTOR, Role.PUBLIC, Role.SYSTEM}]
)
def test_nobody_else_revises(client: Client, role: Role):
    client.force_login(a_reviewer_person() if role is Role.REVIEWER else a_person(role))
    for address in ("draft", "draft/in-force", "draft/discard", "revisions/1/withdraw"):
        assert client.post(f"{TOPIC}/{address}", {"seen": "0"}).status_code == 404
    assert StoredGuidelines().draft(PHYSICAL_MEDICINE) is None


def test_the_library_is_narrowed_by_words(director: Client):
    page = director.get("/library", {"q": "acupuncture 2007"}).content.decode()
    assert "/library/mtus-acupuncture/2007/" in page
    assert TOPIC not in page
    assert "No topic has these words" in director.get("/library", {"q": "zeppelin"}).content.decode()


def test_a_topic_that_is_not_held_answers_as_any_unknown_page(director: Client):
    for address in ("/library/mtus-chronic-pain/2009/nothing", "/library/x/y/z/draft"):
        assert director.get(address).status_code == 404


def test_a_form_that_was_not_touched_makes_a_draft_that_says_the_same(director: Client):
    page = saved(director)
    assert the_draft().revision.text == topic_source(*PHYSICAL_MEDICINE)
    assert "Nothing yet: it says what is in force." in page


def test_a_changed_number_shows_the_example_that_no_longer_holds(director: Client):
    page = saved(director, **{"n2-most_visits": "12"})
    assert "most_visits for myalgia and myositis" in page
    assert "expected 0 to 9 to be allowed, found 0 to 11" in page
    refused = director.post(
        f"{TOPIC}/draft/in-force", {"seen": seen(), "since": "2100-01-01", "reason": "Read in the text."}
    )
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "Not put in force" in page
    assert "Read in the text." in page


def test_what_is_typed_and_cannot_be_read_is_kept_and_its_place_is_named(director: Client):
    page = saved(director, **{"c-pm-count-check": "visits_requested + nonsense"})
    assert "nonsense" in page
    assert "against it" in page
    assert "Edit field by field" in page  # a text that cannot be read is shown whole


@pytest.mark.parametrize("typed", ["many", "inf", "-inf", "nan", "1e999"])
def test_a_number_that_is_none_is_refused_with_its_place_and_all_that_was_typed_is_kept(director: Client, typed: str):
    fields = opened(director) | {"n0-most_visits": typed, "c-pm-hep-says": "Some home exercise", "new-id": "pm-new"}
    del fields["c-pm-count-confirmed"]
    answer = director.post(f"{TOPIC}/draft", fields)
    assert answer.status_code == 409
    assert "complex regional pain syndrome, most visits" in answer.content.decode()
    kept = form_of(answer.content.decode())
    assert kept == fields | {"csrfmiddlewaretoken": kept["csrfmiddlewaretoken"]}
    assert StoredGuidelines().draft(PHYSICAL_MEDICINE) is None


def test_the_whole_text_can_be_edited_and_a_second_window_is_told(director: Client):
    text = topic_source(*PHYSICAL_MEDICINE)
    one = opened(director, as_text=True) | {"text": f"{text}# theirs\n"}
    two = opened(director, as_text=True) | {"text": f"{text}# mine\n"}
    assert director.post(f"{TOPIC}/draft", one).status_code == 302
    answer = director.post(f"{TOPIC}/draft", two)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Another window" in page
    assert "-# theirs" in page
    assert "+# mine" in page
    assert director.post(f"{TOPIC}/draft", form_of(page)).status_code == 302  # compared, and saved again
    assert the_draft().revision.text.endswith("# mine\n")


def test_fields_are_never_laid_over_a_text_that_the_form_was_not_made_from(director: Client):
    late = opened(director) | {"c-pm-active-says": "Active therapy, in my words"}
    saved(director, **{"c-pm-count-remove": "on"})
    answer = director.post(f"{TOPIC}/draft", late)
    assert answer.status_code == 409
    typed = form_of(answer.content.decode())["text"]
    assert "says: Active therapy, in my words" in typed
    assert "id: pm-count" in typed  # as the form was made, with nothing of one criterion in another
    assert "id: pm-count" not in the_draft().revision.text


def test_the_same_text_saved_twice_asks_nobody_to_compare(director: Client):
    fields = opened(director)
    for _ in range(2):
        assert director.post(f"{TOPIC}/draft", fields).status_code == 302


def test_a_page_of_a_draft_that_was_thrown_away_puts_no_other_in_force_and_deletes_no_other(director: Client):
    saved(director, notes="The first.")
    old = seen()
    director.post(f"{TOPIC}/draft/discard", {"seen": old})
    saved(director, notes="Of somebody else.")
    said = {"seen": old, "since": "2100-01-01", "reason": "Read."}
    answer = director.post(f"{TOPIC}/draft/in-force", said)
    assert answer.status_code == 409
    assert "saved again" in answer.content.decode()
    page = director.post(f"{TOPIC}/draft/discard", {"seen": old}, follow=True).content.decode()
    assert "not the one that you saw" in page
    assert "Of somebody else." in the_draft().revision.text
    assert StoredGuidelines().amendments() == ()


BROKEN = {
    "deep": "[" * 99_000,
    "aliases": "a: &a [x, x]\nb: &b [*a, *a]\n",
    "a word for a mapping": topic_source(*PHYSICAL_MEDICINE).replace("covers:", "covers: foo\nx:", 1),
    "a day that is none": topic_source(*PHYSICAL_MEDICINE).replace("title:", "title: 2012-13-41\nx:", 1),
    "a word for a number": topic_source(*PHYSICAL_MEDICINE).replace("most_visits: ", "most_visits: ten # "),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_draft_that_cannot_be_read_never_takes_the_editor_away(director: Client, text: str):
    answer = director.post(f"{TOPIC}/draft", opened(director, as_text=True) | {"text": text})
    assert answer.status_code == 302
    page = director.get(f"{TOPIC}/draft")
    assert page.status_code == 200
    assert "against it" in page.content.decode()
    said = {"seen": seen(), "since": "2100-01-01", "reason": "Read."}
    assert director.post(f"{TOPIC}/draft/in-force", said).status_code == 409
    topic = director.get(TOPIC).content.decode()
    assert "Throw the draft away" in topic
    assert director.post(f"{TOPIC}/draft/discard", {"seen": seen()}).status_code == 302
    assert StoredGuidelines().draft(PHYSICAL_MEDICINE) is None


@pytest.mark.parametrize("name", ["notes", "c-pm-hep-says", "examples"])
def test_a_control_character_is_refused_before_anything_is_kept(director: Client, name: str):
    answer = director.post(f"{TOPIC}/draft", opened(director) | {name: "a\x00b"})
    assert answer.status_code == 409
    assert f"{name}, line 1: a control character" in answer.content.decode()
    assert StoredGuidelines().draft(PHYSICAL_MEDICINE) is None


def test_several_pages_are_typed_as_the_form_shows_them(director: Client):
    saved(director, **{"c-pm-hep-page": "8, 98-99"})
    assert opened(director)["c-pm-hep-page"] == "8, 98-99"
    page = saved(director, **{"c-pm-hep-page": "8, 98-100"})
    assert "It reads, and its examples hold" in page


def test_a_draft_begins_with_the_revision_that_is_coming(director: Client):
    since = put_in_force(a_wording(notes="Coming."))
    day = f"{since.day} {since:%B %Y}"
    page = director.get(f"{TOPIC}/draft").content.decode()
    assert f"begins with the revision that counts from {day}" in re.sub("<[^>]*>| ", " ", page).replace("  ", " ")
    assert opened(director)["notes"] == "Coming."
    assert f'min="{since}"' in saved(director, title="Visits")
    changed = saved(director)
    assert "Nothing yet" not in changed
    assert "Coming." in the_draft().revision.text
    done = director.post(f"{TOPIC}/draft/in-force", {"seen": seen(), "since": since, "reason": "Read."})
    assert done.status_code == 302
    assert "Coming." in StoredGuidelines().amendments()[-1].revision.text


def test_a_second_click_says_that_the_draft_is_gone(director: Client):
    saved(director, notes="Read again.")
    said = {"seen": seen(), "since": "2100-01-01", "reason": "Read."}
    assert director.post(f"{TOPIC}/draft/in-force", said).status_code == 302
    again = director.post(f"{TOPIC}/draft/in-force", said, follow=True)
    assert again.redirect_chain[-1][0] == TOPIC
    assert "There is no draft of this topic any more" in again.content.decode()
    assert len(StoredGuidelines().amendments()) == 1


def test_a_revision_is_taken_back_under_its_own_topic_only(director: Client):
    put_in_force(a_wording(notes="Read again."))
    other = "/library/mtus-chronic-pain/2009/massage-therapy/revisions/1/withdraw"
    assert director.post(other, {"reason": "A misreading."}).status_code == 404
    assert director.post(f"{TOPIC}/revisions/9/withdraw", {"reason": "A misreading."}).status_code == 404
    assert StoredGuidelines().amendments()[0].until is None


def test_a_revision_that_was_taken_back_today_still_counts_today_and_says_so(director: Client):
    put_in_force(a_wording(notes="Read again."), since=today_here())
    director.post(f"{TOPIC}/revisions/1/withdraw", {"reason": "A misreading."})
    page = director.get(TOPIC).content.decode()
    assert "Counts until" in page
    assert "Withdrawn" not in page
    assert "revised here" in director.get("/library").content.decode()


def test_a_past_case_that_would_have_come_out_otherwise_is_named(director: Client):
    number = a_signed_case()
    page = saved(director, **{"c-pm-hep-remove": "on"})
    turned = page[page.index("What would have come out differently") :]
    assert str(number) in turned
    assert f"/cases/{number}" in turned


def test_published_letters_are_tried_too(director: Client):
    take_in(
        record for record in invented_determinations() if record.determination.items[0].treatment == "physical therapy"
    )
    search_index.catch_up()
    try:
        page = director.get(TOPIC).content.decode()
        assert re.search(r"[1-9]\d* past items? under this topic", page)
        assert "/decisions/CM" in page
    finally:
        search_index.forget()


def test_a_sound_draft_is_put_in_force_and_taken_back(director: Client):
    saved(director, notes="Read again in the adopted text.")
    day = re.search(r'name="since" type="date" value="([^"]+)"', director.get(f"{TOPIC}/draft").content.decode())
    assert day is not None
    assert date.fromisoformat(day[1]) > today_here()
    done = director.post(f"{TOPIC}/draft/in-force", {"seen": seen(), "since": day[1], "reason": "Read on p. 98."})
    assert done.status_code == 302
    page = director.get(TOPIC).content.decode()
    for said in ("Coming", "Read on p. 98.", "Read again in the adopted text."):
        assert said in page
    director.post(f"{TOPIC}/revisions/1/withdraw", {"reason": "A misreading."})
    page = director.get(TOPIC).content.decode()
    assert "Withdrawn" in page
    assert "A misreading." in page


def test_what_counts_today_is_what_the_public_reads(director: Client):
    put_in_force(a_wording(notes="A note of this organization."), since=today_here())
    assert "A note of this organization." in director.get(TOPIC).content.decode()
    assert "In force" in director.get(TOPIC).content.decode()
    assert "A note of this organization." in Client().get("/guidelines/mtus-chronic-pain/2009").content.decode()
    assert "revised here" in director.get("/library").content.decode()


def test_a_draft_can_be_thrown_away(director: Client):
    saved(director, notes="Not meant.")
    assert director.post(f"{TOPIC}/draft/discard", {"seen": seen()}).status_code == 302
    assert StoredGuidelines().draft(PHYSICAL_MEDICINE) is None


@pytest.mark.parametrize("of", ["in-force", "draft", "1"])
def test_each_wording_is_exported_as_a_pack_of_one_topic(director: Client, of: str):
    put_in_force(a_wording(notes="First."), since=today_here())
    saved(director, notes="Second.")
    answer = director.get(f"{TOPIC}/yaml/{of}")
    assert "attachment" in answer["Content-Disposition"]
    pack = read_pack(answer.content.decode(), file="x")
    assert [topic.id for topic in pack.topics] == ["physical-medicine"]
    assert director.get(f"{TOPIC}/yaml/{of}.examples").content.decode().startswith("- name:")
    assert director.get(f"{TOPIC}/yaml/7").status_code == 404


def test_a_reviewer_sees_no_case_of_others(client: Client):
    number = a_signed_case()
    client.force_login(a_reviewer_person("R-1002"))
    page = client.get(TOPIC).content.decode()
    assert str(number) not in page
