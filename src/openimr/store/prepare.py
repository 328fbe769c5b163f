"""Make the database ready: folders, tables, and the newest form of both."""

from __future__ import annotations

import os

from openimr.store.settings import settings
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
    settings().home.mkdir(parents=True, exist_ok=True)
    set_up_django()
    from django.core.management import call_command
    from django.db.utils import OperationalError

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError:
        raise SettingError(
            "the database does not answer.",
            where="DATABASE_URL" if settings().database_url else "OPENIMR_HOME",
            do="Check that the server runs and the name, user and password are right.",
        ) from None
