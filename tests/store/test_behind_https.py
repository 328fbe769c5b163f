"""Forms that come through a web server which speaks HTTPS for the desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from openimr.store.settings import https_origins, read_settings

pytestmark = pytest.mark.django_db

ORIGIN = "https://desk.example.org"


def sign_in_from(origin: str) -> tuple[int, str]:
    """Status and page that a form of the sign-in page gets when a browser sends it with this origin."""
    client = Client(enforce_csrf_checks=True, headers={"host": "desk.example.org"})
    client.get("/sign-in")
    form = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value, "username": "ina", "password": "wrong"}
    answer = client.post("/sign-in", form, headers={"origin": origin, "referer": f"{origin}/sign-in"})
    return answer.status_code, answer.content.decode()


@pytest.fixture
def trusting(settings: object, tmp_path: Path) -> None:
    ours = read_settings({"OPENIMR_HOME": str(tmp_path), "OPENIMR_HOSTS": "desk.example.org", "OPENIMR_HTTPS": "1"})
    settings.ALLOWED_HOSTS = ["desk.example.org"]  # type: ignore[attr-defined]
    settings.CSRF_TRUSTED_ORIGINS = https_origins(ours)  # type: ignore[attr-defined]


@pytest.mark.usefixtures("trusting")
def test_a_form_that_came_over_https_is_taken() -> None:
    assert sign_in_from(ORIGIN)[0] == 401  # taken, and the password is wrong


@pytest.mark.usefixtures("trusting")
def test_a_form_from_elsewhere_is_refused_on_a_page_of_ours() -> None:
    status, page = sign_in_from("https://elsewhere.example")
    assert status == 403
    assert "load the page again" in page
    assert "OpenIMR" in page


def test_without_https_no_other_origin_is_trusted(tmp_path: Path) -> None:
    assert https_origins(read_settings({"OPENIMR_HOME": str(tmp_path)})) == []
