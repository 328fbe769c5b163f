"""Make the database ready: folders, tables, and the newest form of both."""

from __future__ import annotations

import os

from openimr.store.settings import make_home, settings
from openimr.vocabulary import SettingError


def set_up_django() -> None:
    """Let the models be used outside the web server."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openimr.store.django_settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def prepare() -> None:
    """Create OPENIMR_HOME and bring the database to the present form; doing it twice changes nothing."""
    make_home(settings().home)
    set_up_django()
    from django.core.management import call_command
    from django.db.utils import DatabaseError

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise _unusable_database(error) from error


def _unusable_database(error: Exception) -> SettingError:
    if settings().database_url:
        return SettingError(
            "the database does not answer, or refuses this user.",
            where="DATABASE_URL",
            do="Check that the server runs, name, user and password are right, and the user owns the database.",
        )
    return SettingError(
        f"its database openimr.sqlite3 cannot be used ({error}).",
        where="OPENIMR_HOME",
        do="See that this account may write the folder and all in it, or bring the database back from a backup.",
    )
