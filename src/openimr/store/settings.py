"""The settings, read once from the environment into one typed object that fails loudly."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlparse

from openimr.vocabulary import SettingError

SHORTEST_SECRET = 40


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What an operator may set. Each field names its variable; docs/reference/settings.md explains it.

    `clock`: the demo runs on this instant, which stands still in days and moves in hours; None is the real time.
    """

    home: Path
    """OPENIMR_HOME: files, keys and the SQLite database."""
    database_url: str = ""
    """DATABASE_URL: postgres://user:password@host:port/name; empty is SQLite under OPENIMR_HOME."""
    secret: str = field(default="", repr=False)
    """OPENIMR_SECRET: signs sessions and seeds the draw; kept under OPENIMR_HOME when it is not given."""
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    """OPENIMR_HOSTS: the names under which the desk is reached, with commas between."""
    is_demo: bool = False
    """OPENIMR_DEMO: the sign-in page names the demo people and lets anybody in. Never for real cases."""
    clock: datetime | None = None
    """OPENIMR_CLOCK: an ISO instant with offset, for demos and tests."""
    upload_megabytes: int = 100
    """OPENIMR_UPLOAD_MB: the largest single record that is taken in, in megabytes (10^6 bytes)."""
    organization: str = "OpenIMR"
    """OPENIMR_ORGANIZATION: the name that issues the letters."""
    address: str = ""
    """OPENIMR_ADDRESS: the organization's address in the letters."""
    guideline_label: str = "Reviewer"
    """OPENIMR_GUIDELINE_LABEL: what stands before "guideline:" for the reviewer's own."""
    is_secure: bool = False
    """OPENIMR_HTTPS: cookies only over HTTPS; set it wherever the desk is reached through a network."""


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that this environment gives; `SettingError` names the variable that cannot be used."""
    home = Path(environment.get("OPENIMR_HOME") or Path.home() / ".openimr").expanduser().absolute()
    return Settings(
        home=home,
        database_url=environment.get("DATABASE_URL", ""),
        secret=_secret(environment) or _kept_secret(home),
        hosts=tuple(
            host.strip()
            for host in environment.get("OPENIMR_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
            if host.strip()
        ),
        is_demo=_flag(environment, "OPENIMR_DEMO"),
        clock=_instant(environment, "OPENIMR_CLOCK"),
        upload_megabytes=_count(environment, "OPENIMR_UPLOAD_MB", 100),
        organization=environment.get("OPENIMR_ORGANIZATION", "OpenIMR"),
        address=environment.get("OPENIMR_ADDRESS", ""),
        guideline_label=environment.get("OPENIMR_GUIDELINE_LABEL", "Reviewer"),
        is_secure=_flag(environment, "OPENIMR_HTTPS"),
    )


@cache
def settings() -> Settings:
    """The settings of this process."""
    return read_settings(os.environ)


def database(url: str, home: Path) -> dict[str, object]:
    """Django's description of the database: SQLite under `home`, or what `url` names.

    SQLite takes its write lock when a transaction begins, or two writers could each read before the other writes.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(home / "openimr.sqlite3"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; "
                "PRAGMA secure_delete=ON;",
                "timeout": 20,
            },
        }
    parts = urlparse(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise SettingError(
            f"the scheme {parts.scheme!r} or the database name cannot be used.",
            where="DATABASE_URL",
            do="Write postgres://user:password@host:port/name, or leave it empty for SQLite.",
        )
    try:
        port = parts.port
    except ValueError:
        raise SettingError(
            "the port is no number up to 65535.",
            where="DATABASE_URL",
            do="Write postgres://user:password@host:port/name; in a password, / and : and @ stand as %2F, %3A and %40.",
        ) from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
    }


def https_origins(ours: Settings) -> list[str]:
    """From where forms come when a web server in front speaks HTTPS; none when the desk is reached without.

    >>> https_origins(Settings(home=Path("/srv"), hosts=("desk.example.org", ".imr.example"), is_secure=True))
    ['https://desk.example.org', 'https://*.imr.example']
    """
    if not ours.is_secure:
        return []
    return [f"https://{f'*{host}' if host.startswith('.') else host}" for host in ours.hosts if host != "*"]


def _secret(environment: Mapping[str, str]) -> str:
    given = environment.get("OPENIMR_SECRET", "")
    if given and len(given) < SHORTEST_SECRET:
        raise SettingError(
            f"it has {len(given)} characters, and could be guessed.",
            where="OPENIMR_SECRET",
            do=f"Give at least {SHORTEST_SECRET} random ones, or none: then one is made and kept.",
        )
    return given


def _kept_secret(home: Path) -> str:
    path = home / "secret"
    make_home(home)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_secret(path)
    except OSError as error:
        raise _unusable_home(error) from None
    made = secrets.token_urlsafe(48)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(made)
    return made


def _read_secret(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise _unusable_home(error) from None


def make_home(home: Path) -> None:
    """Create OPENIMR_HOME; what the file system answers is told as a setting that cannot be used."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)  # records and database are for the desk's account alone
    except OSError as error:
        raise _unusable_home(error) from None


def _unusable_home(error: OSError) -> SettingError:
    return SettingError(
        f"cannot be used ({error.strerror}).", where="OPENIMR_HOME", do="Name a folder that this account may write."
    )


def _flag(environment: Mapping[str, str], name: str) -> bool:
    given = environment.get(name, "").strip().lower()
    if given in {"", "0", "no", "false"}:
        return False
    if given in {"1", "yes", "true"}:
        return True
    raise SettingError(f"{given!r} is neither yes nor no.", where=name, do="Write 1 or 0.")


def _count(environment: Mapping[str, str], name: str, otherwise: int) -> int:
    given = environment.get(name, "").strip()
    if not given:
        return otherwise
    if not given.isdigit() or int(given) < 1:
        raise SettingError(f"{given!r} is no whole number above 0.", where=name, do="Write a number such as 100.")
    return int(given)


def _instant(environment: Mapping[str, str], name: str) -> datetime | None:
    given = environment.get(name, "").strip()
    if not given:
        return None
    try:
        instant = datetime.fromisoformat(given)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise SettingError(
            f"{given!r} is no instant with an offset.", where=name, do="Write it like 2015-03-10T09:00:00-07:00."
        )
    return instant
