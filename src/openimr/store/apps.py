"""The Django application that holds every table of OpenIMR."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "openimr.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
