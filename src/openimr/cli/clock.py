"""`openimr clock`: a legal deadline and how it was counted."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from openimr.clocks import Deadline

SERVICES = {"mail": "MAIL", "fax": "FAX", "electronic": "ELECTRONIC", "in-person": "IN_PERSON"}


def moment(ctx: click.Context, param: click.Parameter, value: str | None) -> date | datetime | None:
    """A day, or an instant. A time without a zone is a time in California."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        pass
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is no date. Write 2014-03-03, or 2014-03-03T10:00 for a clock of hours."
        ) from None
    from openimr.clocks import PACIFIC

    return instant if instant.tzinfo else instant.replace(tzinfo=PACIFIC)


@click.command("clock")
@click.argument("rule", required=False)
@click.option("--from", "from_", callback=moment, help="The day, or the instant, from which is counted.")
@click.option("--service", type=click.Choice(list(SERVICES)), help="How the paper was served, where that adds days.")
@click.option("--law-of", type=click.DateTime(["%Y-%m-%d"]), help="The day whose law governs, if another one.")
@click.option("--list", "list_rules", is_flag=True, help="List the rules instead.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    rule: str | None,
    from_: date | datetime | None,
    service: str | None,
    law_of: datetime | None,
    list_rules: bool,
    form: str,
) -> None:
    """Compute the deadline under RULE and show how it was counted.

    \b
    openimr clock filing_window.regular --from 2014-03-03 --service mail
    openimr clock --list
    """
    if list_rules:
        return _list(form)
    if rule is None or from_ is None:
        raise click.UsageError("Name a rule and the day to count from, or ask for --list.")
    from openimr.clocks import Service, deadline

    found = deadline(
        rule,
        from_=from_,
        service=Service[SERVICES[service]] if service else None,
        on_law_of=law_of.date() if law_of else None,
    )
    click.echo(_as_json(found) if form == "json" else _as_text(found))


def _as_text(found: Deadline) -> str:
    from openimr.clocks import PACIFIC, explain, written

    at = f", {found.due_at.astimezone(PACIFIC):%H:%M}" if found.due_at else ""
    return f"{found.rule}: {found.due_on:%A}, {written(found.due_on)}{at}\n{explain(found)}"


def _as_json(found: Deadline) -> str:
    from openimr.clocks import explain

    answer = {
        "schema": "openimr/deadline/1",
        **asdict(found),
        "confirmed": found.confirmed,
        "explanation": explain(found),
    }
    answer["from"] = answer.pop("from_")
    return json.dumps(answer, indent=2, default=_iso)


def _iso(value: object) -> str:
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in this JSON")


def _list(form: str) -> None:
    from openimr.clocks import load_rules

    rules = load_rules().values()
    if form == "json":
        listed = [
            {
                "rule": rule.rule,
                "says": rule.says,
                "source": rule.source,
                "confirmed": rule.is_confirmed,
                "values": [
                    {
                        "from": value.from_,
                        "length": value.length,
                        "unit": value.unit,
                        "confirmed": value.confirmed,
                        "note": value.note,
                    }
                    for value in rule.values
                ],
            }
            for rule in rules
        ]
        click.echo(json.dumps({"schema": "openimr/rules/1", "rules": listed}, indent=2, default=_iso))
        return
    for rule in rules:
        click.echo(f"{rule.rule}\n    {rule.says}")
        for value in rule.values:
            unconfirmed = "" if value.confirmed else "  (not yet confirmed)"
            click.echo(f"    from {value.from_.isoformat()}: {value.length} {value.unit}{unconfirmed}")
        click.echo(f"    {rule.source}")
