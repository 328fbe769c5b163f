"""The first tables: events and views as chains, contents, projections, people, the panel."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import openimr.store.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "id",
                    models.UUIDField(
                        default=openimr.store.models.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("username", models.CharField(max_length=150, unique=True)),
                ("display_name", models.CharField(max_length=200)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("worker", "worker"),
                            ("attorney", "attorney"),
                            ("claims administrator", "claims administrator"),
                            ("requesting physician", "requesting physician"),
                            ("intake coordinator", "intake coordinator"),
                            ("quality physician", "quality physician"),
                            ("manager", "manager"),
                            ("reviewer", "reviewer"),
                            ("public", "public"),
                            ("system", "system"),
                        ],
                        max_length=40,
                    ),
                ),
                ("organization", models.CharField(blank=True, max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("pseudonym", models.CharField(blank=True, db_index=True, max_length=20)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CaseRow",
            fields=[
                ("number", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("state", models.CharField(db_index=True, max_length=40)),
                ("version", models.PositiveIntegerField()),
                ("priority", models.CharField(max_length=20)),
                ("filed_at", models.DateTimeField()),
                ("records_due_on", models.DateField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("worker_name", models.CharField(max_length=200)),
                ("worker_key", models.CharField(db_index=True, max_length=64)),
                ("items", models.TextField()),
                ("item_count", models.PositiveIntegerField(default=0)),
                ("record_count", models.PositiveIntegerField(default=0)),
                ("page_count", models.PositiveIntegerField(default=0)),
                ("unread_count", models.PositiveIntegerField(default=0)),
                ("reviewer", models.CharField(blank=True, db_index=True, max_length=20)),
                ("issued_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="CheckpointRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.CharField(max_length=40)),
                ("heads", models.TextField()),
                ("signature", models.CharField(max_length=200)),
                ("public_key", models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="ContentRow",
            fields=[
                ("ref", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=60)),
                ("body", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="DraftRow",
            fields=[
                ("case_number", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("version", models.PositiveIntegerField()),
                ("body", models.TextField()),
                ("saved_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="NumberSequence",
            fields=[
                ("year", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="RememberedRow",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("body", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="ReviewerRow",
            fields=[
                ("pseudonym", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("body", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="ViewRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("at", models.CharField(max_length=40)),
                ("actor", models.CharField(max_length=60)),
                ("role", models.CharField(max_length=40)),
                ("case_number", models.CharField(db_index=True, max_length=16)),
                ("what", models.CharField(max_length=120)),
                ("previous", models.CharField(max_length=64)),
                ("seal", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="ApplicationDraftRow",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="application_draft",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("body", models.TextField()),
                ("saved_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="EventRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_number", models.CharField(max_length=16)),
                ("version", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("body", models.TextField()),
                ("actor", models.CharField(max_length=60)),
                ("role", models.CharField(max_length=40)),
                ("at", models.CharField(max_length=40)),
                ("previous", models.CharField(max_length=64)),
                ("seal", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case_number", "version"), name="one_event_per_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordPassword",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_number", models.CharField(max_length=16)),
                ("record_id", models.CharField(max_length=20)),
                ("password", models.CharField(max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case_number", "record_id"), name="one_password_per_record")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewerIdentity",
            fields=[
                (
                    "reviewer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="identity",
                        serialize=False,
                        to="store.reviewerrow",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
            ],
        ),
        migrations.CreateModel(
            name="CaseParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=40)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cases", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="people", to="store.caserow"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("case", "person"), name="a_person_once_per_case")],
            },
        ),
    ]
