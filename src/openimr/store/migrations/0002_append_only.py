"""Rows of the chains may only be added; from here on the database itself refuses anything else."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

from openimr.store.triggers import add_triggers, drop_triggers


class Migration(migrations.Migration):
    dependencies: ClassVar = [("store", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(add_triggers, drop_triggers)]
