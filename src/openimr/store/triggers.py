"""Rows that may only be added: the database itself refuses to change or delete them.

SQLite's `INSERT OR REPLACE` deletes without firing a delete trigger unless `recursive_triggers` is on, so the insert
trigger also demands that the new row follows the last one of its stream.
"""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

FROM_THE_FIRST = ("store_eventrow", "store_viewrow", "store_contentrow", "store_checkpointrow")
GUIDELINES = "store_guidelinerow"
APPEND_ONLY = (*FROM_THE_FIRST, GUIDELINES)

_FOLLOWS = {
    "store_eventrow": """NEW.version <> COALESCE((SELECT MAX(version) FROM store_eventrow
            WHERE case_number = NEW.case_number), 0) + 1
        OR NEW.previous <> COALESCE((SELECT seal FROM store_eventrow
            WHERE case_number = NEW.case_number ORDER BY version DESC LIMIT 1), '{genesis}')""",
    "store_viewrow": """NEW.number <> COALESCE((SELECT MAX(number) FROM store_viewrow), 0) + 1
        OR NEW.previous <> COALESCE((SELECT seal FROM store_viewrow ORDER BY number DESC LIMIT 1), '{genesis}')""",
    GUIDELINES: """NEW.number <> COALESCE((SELECT MAX(number) FROM store_guidelinerow), 0) + 1
        OR NEW.previous <> COALESCE((SELECT seal FROM store_guidelinerow ORDER BY number DESC LIMIT 1), '{genesis}')""",
}


def add_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Forbid UPDATE and DELETE on the append-only tables of the first day, and INSERT out of turn on the chains."""
    _add(FROM_THE_FIRST, schema_editor)


def drop_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Undo `add_triggers`."""
    _drop(FROM_THE_FIRST, schema_editor)


def add_guideline_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The same for the record of guidelines."""
    _add((GUIDELINES,), schema_editor)


def drop_guideline_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Undo `add_guideline_triggers`."""
    _drop((GUIDELINES,), schema_editor)


def _add(tables: tuple[str, ...], schema_editor: BaseDatabaseSchemaEditor) -> None:
    for table in tables:
        for statement in _statements(table, schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)  # None: the percent signs are not placeholders


def _drop(tables: tuple[str, ...], schema_editor: BaseDatabaseSchemaEditor) -> None:
    on = " ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
    for table in tables:
        for name in ("no_update", "no_delete", "no_truncate", "follows"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{on.format(table=table)}")


def _statements(table: str, vendor: str) -> list[str]:
    follows = _FOLLOWS.get(table, "").format(genesis="0" * 64)
    if vendor == "sqlite":
        statements = [
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for verb in ("update", "delete")
        ]
        if follows:
            statements.append(
                f"CREATE TRIGGER {table}_follows BEFORE INSERT ON {table} WHEN {follows} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: the row does not follow the last one'); END"
            )
        return statements
    refuse = (
        "CREATE OR REPLACE FUNCTION openimr_append_only() RETURNS trigger AS $$ "
        "BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"
    )
    statements = [refuse] + [
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION openimr_append_only()"
        for verb in ("update", "delete")
    ]
    statements.append(
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION openimr_append_only()"
    )
    if follows:
        statements += [
            f"CREATE OR REPLACE FUNCTION {table}_follows() RETURNS trigger AS $$ BEGIN IF {follows} THEN "
            "RAISE EXCEPTION 'the row does not follow the last one' USING ERRCODE = 'unique_violation'; END IF; "
            "RETURN NEW; END $$ LANGUAGE plpgsql",
            f"CREATE TRIGGER {table}_follows BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_follows()",
        ]
    return statements
