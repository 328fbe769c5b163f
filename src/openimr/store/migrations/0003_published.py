"""Published determinations get a table of their own: publishing is a step, and a corpus can be taken in."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("store", "0002_append_only")]
    operations: ClassVar = [
        migrations.AddField("caserow", "publication", models.CharField(blank=True, default="", max_length=20), False),
        migrations.CreateModel(
            name="PublishedRow",
            fields=[
                ("number", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("revision", models.PositiveBigIntegerField(unique=True)),
                ("is_withdrawn", models.BooleanField(default=False)),
                ("is_own", models.BooleanField(default=True)),
                ("decided_on", models.DateField(db_index=True, null=True)),
                ("body", models.TextField()),
                ("letters", models.TextField(default="[]")),
            ],
        ),
    ]
