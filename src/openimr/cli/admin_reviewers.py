"""`openimr admin reviewers`: the panel of physicians, with the register that knows their names."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from openimr.vocabulary import InputError, Role

if TYPE_CHECKING:
    from openimr.cli.panel_json import PanelEntry
    from openimr.reviewers import Reviewer


@click.group("reviewers")
def reviewers() -> None:
    """The panel: physicians, their credentials and ties, and who they are."""


@reviewers.command("add")
@click.argument("file", metavar="FILE.json", type=click.Path(path_type=Path, allow_dash=True, exists=True))
def add_reviewers(file: Path) -> None:
    """Take the physicians of FILE.json into the panel, or bring those who are known up to date.

    All of the file is entered, or nothing. Each new physician gets an account by pseudonym; nobody can sign in with it
    until `openimr admin users password` has set a password.
    """
    from openimr.cli.panel_json import read_panel

    try:
        text = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        entries = read_panel(text.decode("utf-8-sig"), where="standard input" if str(file) == "-" else str(file))
    except OSError as error:
        raise InputError(f"cannot be opened ({error.strerror}).", where=str(file), do="Check the name.") from None
    except UnicodeDecodeError:
        raise InputError("holds bytes that are no UTF-8.", where=str(file), do="Save it as UTF-8.") from None
    from openimr.store.prepare import prepare

    prepare()
    for pseudonym, is_new in _entered(entries):
        click.echo(
            f"{pseudonym} is on the panel. Next: openimr admin users password {pseudonym.lower()}"
            if is_new
            else f"{pseudonym} is brought up to date."
        )


@reviewers.command("list")
@click.option("--names", is_flag=True, help="Open the names too. That they were opened goes on record.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_reviewers(names: bool, form: str) -> None:
    """The panel by pseudonym, with qualifications and open cases."""
    from openimr.store.prepare import prepare

    prepare()
    from openimr.store.panel import StoredPanel

    known = _names() if names else None
    panel = StoredPanel().reviewers()
    if form == "json":
        click.echo(json.dumps([_facts(one, known) for one in panel], ensure_ascii=False, indent=2))
        return
    if not panel:
        click.echo("Nobody is on the panel yet. Enter physicians with: openimr admin reviewers add FILE.json", err=True)
    for one in panel:
        click.echo("  ".join(_words(one, known)))


def _facts(one: Reviewer, names: Mapping[str, str] | None) -> dict[str, object]:
    return {
        "pseudonym": one.pseudonym,
        **({} if names is None else {"name": names.get(one.pseudonym, "")}),
        "certifications": one.qualifications.certifications,
        "subspecialties": one.qualifications.subspecialties,
        "licensed_in": one.qualifications.licensed_in,
        "open_cases": one.open_cases,
        "capacity": one.capacity,
        "is_active": one.is_active,
    }


def _words(one: Reviewer, names: Mapping[str, str] | None) -> Iterator[str]:
    yield one.pseudonym
    if names is not None:
        yield names.get(one.pseudonym, "name not on record")
    held = one.qualifications
    yield ", ".join(held.certifications + held.subspecialties) or "no certification"
    yield ", ".join(held.licensed_in)
    yield f"{one.open_cases} of {one.capacity} cases"
    if not one.is_active:
        yield "not active"


def _entered(entries: Iterable[PanelEntry]) -> list[tuple[str, bool]]:
    """Each pseudonym, and whether it is new; all are entered together."""
    from django.db import transaction

    from openimr.store.models import Person, ReviewerIdentity
    from openimr.store.panel import enter_reviewer

    entered = []
    with transaction.atomic():
        for entry in entries:
            pseudonym = entry.reviewer.pseudonym
            identity = ReviewerIdentity.objects.filter(reviewer_id=pseudonym).first()
            if identity is not None and identity.name != entry.name:
                # The letters and events of a pseudonym belong to one physician for good.
                raise InputError(
                    "is the pseudonym of somebody with another name.",
                    where=pseudonym,
                    do="Choose a new pseudonym. Nothing of the file was entered.",
                )
            if Person.objects.filter(username=pseudonym.lower()).exclude(pseudonym=pseudonym).exists():
                raise InputError(
                    f"somebody signs in as {pseudonym.lower()} already.",
                    where=pseudonym,
                    do="Choose a new pseudonym. Nothing of the file was entered.",
                )
            enter_reviewer(entry.reviewer, name=entry.name, email=entry.email)
            if not Person.objects.filter(pseudonym=pseudonym).exists():
                Person.objects.create_person(
                    pseudonym.lower(), None, display_name=pseudonym, role=Role.REVIEWER.value, pseudonym=pseudonym
                )
            entered.append((str(pseudonym), identity is None))
    return entered


def _names() -> dict[str, str]:
    from openimr.store.audit import log_view
    from openimr.store.desks import now
    from openimr.store.models import ReviewerIdentity
    from openimr.workflow import SYSTEM

    log_view(SYSTEM, "", "names of the panel, by openimr admin", at=now())
    return dict(ReviewerIdentity.objects.values_list("reviewer_id", "name"))
