"""Settings are read once and fail loudly."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from openimr.store.settings import Settings, database, read_settings
from openimr.vocabulary import SettingError

DOC = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"


def test_without_any_setting_the_desk_runs_on_sqlite_in_its_home(tmp_path: Path) -> None:
    found = read_settings({"OPENIMR_HOME": str(tmp_path)})
    assert database(found.database_url, found.home)["NAME"] == str(tmp_path / "openimr.sqlite3")
    assert found.is_demo is False


def test_a_secret_is_made_once_and_kept_for_its_owner_only(tmp_path: Path) -> None:
    first = read_settings({"OPENIMR_HOME": str(tmp_path)})
    again = read_settings({"OPENIMR_HOME": str(tmp_path)})
    assert first.secret == again.secret
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0


def test_the_secret_does_not_show_when_settings_are_printed(tmp_path: Path) -> None:
    found = read_settings({"OPENIMR_HOME": str(tmp_path), "OPENIMR_SECRET": "very secret" * 4})
    assert "very secret" not in repr(found)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OPENIMR_DEMO", "perhaps"),
        ("OPENIMR_UPLOAD_MB", "0"),
        ("OPENIMR_UPLOAD_MB", "lots"),
        ("OPENIMR_SECRET", "guess me"),
        ("OPENIMR_CLOCK", "yesterday"),
        ("OPENIMR_CLOCK", "2015-03-10T09:00:00"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        read_settings({"OPENIMR_HOME": str(tmp_path), name: value})


def test_a_database_of_another_kind_is_refused_with_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="postgres://user:password@host:port/name"):
        database("mysql://somebody@somewhere/imr", tmp_path)


@pytest.mark.parametrize("url", ["postgres://imr:secret@host:port/imr", "postgres://imr:se/cret@host:5432/imr"])
def test_a_password_or_port_that_breaks_the_address_is_told_without_repeating_it(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingError, match="DATABASE_URL") as refused:
        database(url, tmp_path)
    assert "secret" not in refused.value.message


@pytest.mark.parametrize("below", ["", "below"])
def test_a_home_that_is_no_folder_is_told(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingError, match="OPENIMR_HOME"):
        read_settings({"OPENIMR_HOME": str(tmp_path / "file" / below)})


@pytest.mark.parametrize("field", [field.name for field in fields(Settings)])
def test_each_setting_has_its_entry_in_the_reference(field: str) -> None:
    variable = {
        "database_url": "DATABASE_URL",
        "is_demo": "OPENIMR_DEMO",
        "is_secure": "OPENIMR_HTTPS",
        "upload_megabytes": "OPENIMR_UPLOAD_MB",
    }.get(field, f"OPENIMR_{field.upper()}")
    assert f"`{variable}`" in DOC.read_text(encoding="utf-8")


def test_a_home_that_is_made_is_for_its_owner_only(tmp_path: Path) -> None:
    read_settings({"OPENIMR_HOME": str(tmp_path / "home")})
    assert (tmp_path / "home").stat().st_mode & 0o077 == 0
