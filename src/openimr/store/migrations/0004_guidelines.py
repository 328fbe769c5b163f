"""Topics of guideline packs can be revised here: drafts, and an append-only record of what was put in force."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models

from openimr.store.triggers import add_guideline_triggers, drop_guideline_triggers
from openimr.vocabulary import Role

_KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("store", "0003_published")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="GuidelineRow",
            fields=[
                ("id", _KEY),
                ("number", models.PositiveIntegerField(unique=True)),
                ("kind", models.CharField(max_length=40)),
                ("body", models.TextField()),
                ("actor", models.CharField(max_length=60)),
                ("role", models.CharField(max_length=40)),
                ("at", models.CharField(max_length=40)),
                ("previous", models.CharField(max_length=64)),
                ("seal", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="TopicDraftRow",
            fields=[
                ("id", _KEY),
                ("guideline", models.CharField(max_length=80)),
                ("edition", models.CharField(max_length=20)),
                ("topic", models.CharField(max_length=80)),
                ("version", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("examples", models.TextField()),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["guideline", "edition", "topic"], name="one_draft_per_topic")
                ]
            },
        ),
        migrations.AlterField(
            "person",
            "role",
            models.CharField(choices=[(role.value, role.value) for role in Role], max_length=40),
        ),
        migrations.RunPython(add_guideline_triggers, drop_guideline_triggers),
    ]
