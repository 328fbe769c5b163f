"""A reviewer keeps notes on pages, the place in a file, and the size of pages: papers of their own, no events."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models

_KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("store", "0004_guidelines")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="PageNoteRow",
            fields=[
                ("id", _KEY),
                ("case_number", models.CharField(max_length=16)),
                ("reviewer", models.CharField(max_length=20)),
                ("record_id", models.CharField(max_length=20)),
                ("page", models.PositiveIntegerField()),
                ("text", models.TextField(blank=True)),
                ("is_bookmark", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["case_number", "reviewer", "record_id", "page"], name="one_note_per_page"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="ReadingPlaceRow",
            fields=[
                ("id", _KEY),
                ("case_number", models.CharField(max_length=16)),
                ("reviewer", models.CharField(max_length=20)),
                ("record_id", models.CharField(max_length=20)),
                ("page", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["case_number", "reviewer"], name="one_place_per_reader")
                ]
            },
        ),
        migrations.CreateModel(
            name="ReadingHabitRow",
            fields=[
                ("reviewer", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("zoom", models.CharField(max_length=10)),
            ],
        ),
    ]
