"""`openimr admin`, as an operator sets up a desk: people, passwords, the panel."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.test import Client

from openimr.cli.admin import command
from openimr.store.models import Person, ReviewerIdentity, ReviewerRow, ViewRow
from openimr.store.panel import StoredPanel
from openimr.vocabulary import InputError, ReviewerPseudonym, Role

pytestmark = pytest.mark.django_db

DOC = Path(__file__).parents[2] / "docs" / "how-to" / "set-up-a-real-desk.md"
PASSWORD = "copper-Lantern-88"


@pytest.fixture(autouse=True)
def prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of the tests stands ready already."""
    monkeypatch.setattr("openimr.store.prepare.prepare", lambda: None)


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(command, arguments, input=given)


def a_physician(pseudonym: str = "R-4071", **changes: Any) -> dict[str, Any]:
    return {
        "pseudonym": pseudonym,
        "name": "Nguyễn Thị Phương Thảo, MD",
        "certifications": [{"specialty": "Pain Medicine", "board": "an invented board", "valid_until": "2031-12-31"}],
        "licenses": [{"state": "California", "valid_until": "2030-10-31"}],
        "years_in_practice": 14,
        "hours_per_week": 32,
        "ties": [],
        **changes,
    }


def a_panel(*physicians: dict[str, Any]) -> str:
    return json.dumps({"schema": "openimr/reviewers/1", "reviewers": list(physicians or [a_physician()])}, indent=1)


def test_the_physicians_of_a_file_come_into_the_panel() -> None:
    result = run("reviewers", "add", "-", given=a_panel(a_physician("R-4071"), a_physician("R-4072")))
    assert result.exit_code == 0, result.output
    assert [one.pseudonym for one in StoredPanel().reviewers()] == ["R-4071", "R-4072"]
    assert "openimr admin users password r-4071" in result.output


def test_the_file_that_the_docs_show_is_one() -> None:
    shown = DOC.read_text(encoding="utf-8").split("```json\n")[1].split("```")[0]
    assert run("reviewers", "add", "-", given=shown).exit_code == 0
    assert ReviewerRow.objects.exists()


def test_the_name_goes_to_the_register_and_nowhere_else() -> None:
    result = run("reviewers", "add", "-", given=a_panel())
    assert ReviewerIdentity.objects.get().name == "Nguyễn Thị Phương Thảo, MD"
    assert "Thảo" not in ReviewerRow.objects.get().body + Person.objects.get().display_name + result.output


def test_a_known_physician_is_brought_up_to_date() -> None:
    run("reviewers", "add", "-", given=a_panel())
    result = run("reviewers", "add", "-", given=a_panel(a_physician(is_active=False)))
    assert "brought up to date" in result.output
    assert StoredPanel().reviewer(ReviewerPseudonym("R-4071")).is_active is False
    assert Person.objects.count() == 1


def test_a_pseudonym_stays_with_its_physician() -> None:
    run("reviewers", "add", "-", given=a_panel())
    result = run("reviewers", "add", "-", given=a_panel(a_physician("R-4072"), a_physician(name="Somebody Else, MD")))
    assert isinstance(result.exception, InputError)
    assert "another name" in result.exception.message
    assert ReviewerRow.objects.count() == 1  # nothing of the file was entered


def test_a_name_to_sign_in_with_is_never_shared() -> None:
    Person.objects.create_person("r-4071", None, display_name="Ina Holt", role=Role.INTAKE.value)
    result = run("reviewers", "add", "-", given=a_panel())
    assert isinstance(result.exception, InputError)
    assert not ReviewerRow.objects.exists()


def test_every_mistake_of_a_file_is_told_with_its_line_and_no_value(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    path.write_text(a_panel(a_physician("4071", years_in_practice="many", ty=[])), encoding="utf-8")
    error = run("reviewers", "add", str(path)).exception
    assert isinstance(error, InputError)
    assert f"{path}, line 5: reviewers.0.pseudonym" in error.message
    assert "years_in_practice" in error.message
    assert "reviewers.0.ty:" in error.message
    assert "many" not in error.message
    assert "Thảo" not in error.message


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "openimr/reviewers/1", "reviewers": []}'])
def test_a_file_that_is_no_panel_is_refused(text: str) -> None:
    assert isinstance(run("reviewers", "add", "-", given=text).exception, InputError)


def test_one_pseudonym_twice_in_a_file_is_refused() -> None:
    error = run("reviewers", "add", "-", given=a_panel(a_physician(), a_physician())).exception
    assert isinstance(error, InputError)
    assert "twice" in error.message


def test_the_list_names_nobody_unless_asked_and_then_it_is_on_record() -> None:
    run("reviewers", "add", "-", given=a_panel())
    plain = run("reviewers", "list")
    assert "R-4071" in plain.output
    assert "Thảo" not in plain.output
    assert not ViewRow.objects.exists()
    assert "Thảo" in run("reviewers", "list", "--names").output
    assert ViewRow.objects.get().what.startswith("names of the panel")


def test_the_list_as_json_has_qualifications() -> None:
    run("reviewers", "add", "-", given=a_panel())
    (one,) = json.loads(run("reviewers", "list", "--format", "json").output)
    assert (one["pseudonym"], one["certifications"], one["licensed_in"]) == (
        "R-4071",
        ["Pain Medicine"],
        ["California"],
    )


@pytest.mark.parametrize("typed", ["R-4071", "r-4071", " R-4071 "])
def test_a_reviewer_signs_in_by_pseudonym_once_a_password_is_set(client: Client, typed: str) -> None:
    run("reviewers", "add", "-", given=a_panel())
    assert client.post("/sign-in", {"username": typed, "password": PASSWORD}).status_code == 401
    assert run("users", "password", "r-4071", "--password", PASSWORD).exit_code == 0
    assert client.post("/sign-in", {"username": typed, "password": PASSWORD}).status_code == 302


def test_a_closed_account_is_out_at_once_and_can_be_reopened(client: Client) -> None:
    run("users", "add", "ina", "--name", "Ina Holt", "--role", "intake coordinator", "--password", PASSWORD)
    client.post("/sign-in", {"username": "ina", "password": PASSWORD})
    assert client.get("/queue").status_code == 200
    run("users", "close", "ina")
    assert client.get("/queue").status_code == 302
    assert client.post("/sign-in", {"username": "ina", "password": PASSWORD}).status_code == 401
    assert "(closed)" in run("users", "list").output
    run("users", "reopen", "ina")
    assert client.post("/sign-in", {"username": "ina", "password": PASSWORD}).status_code == 302


def test_a_weak_password_is_refused() -> None:
    Person.objects.create_person("ina", None, display_name="Ina Holt", role=Role.INTAKE.value)
    result = run("users", "password", "ina", "--password", "short")
    assert result.exit_code == 2
    assert "12 characters" in result.output


@pytest.mark.parametrize("step", ["password", "close", "reopen"])
def test_an_unknown_person_is_told(step: str) -> None:
    extra = ["--password", PASSWORD] if step == "password" else []
    result = run("users", step, "nobody", *extra)
    assert result.exit_code == 2
    assert "nobody is called nobody" in result.output
