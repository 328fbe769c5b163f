"""The desk as a WSGI application, for granian or any other server."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openimr.store.django_settings")
application = get_wsgi_application()

# Read the pages and the guideline packs now, so that the first visitor does not wait for them.
from openimr.casefile import concepts  # noqa: E402
from openimr.criteria import load_library  # noqa: E402
from openimr.web import urls  # noqa: E402, F401

load_library()
concepts()
