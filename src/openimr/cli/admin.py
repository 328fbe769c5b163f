"""`openimr admin`: people, the panel, the database, the audit trail, what is published."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from openimr.cli.admin_publishing import publish_corpus, search
from openimr.cli.admin_reviewers import reviewers
from openimr.vocabulary import Role

if TYPE_CHECKING:
    from openimr.store.models import Person

PEOPLE_ROLES = [role.value for role in Role if role not in {Role.PUBLIC, Role.SYSTEM, Role.REVIEWER}]


@click.group("admin")
def command() -> None:
    """Look after an installation: people, the panel, the database, the audit trail, what is published."""


command.add_command(reviewers)
command.add_command(search)
command.add_command(publish_corpus)


@command.command("migrate")
def migrate() -> None:
    """Bring the database to the present form. Doing it twice changes nothing."""
    from openimr.store.prepare import prepare

    prepare()
    click.echo("The database is ready.")


@command.group("users")
def users() -> None:
    """The people who can sign in."""


@users.command("add")
@click.argument("username")
@click.option("--name", required=True, help="The name that the desk shows.")
@click.option("--role", required=True, type=click.Choice(PEOPLE_ROLES), help="In what capacity this person acts.")
@click.option("--organization", default="", help="The claims administrator or clinic this person works for.")
@click.option("--email", default="", help="By this address a party is found in an application.")
@click.password_option(help="At least twelve characters.")
def add_user(username: str, name: str, role: str, organization: str, email: str, password: str) -> None:
    """Let somebody sign in as USERNAME. Reviewers are entered with the panel, not here."""
    from openimr.store.prepare import prepare

    prepare()
    from openimr.store.models import Person

    if Person.objects.filter(username=username).exists():
        raise click.UsageError(f"there is already a person called {username}; choose another name to sign in with.")
    _refuse_weak(password)
    Person.objects.create_person(
        username, password, display_name=name, role=role, organization=organization, email=email
    )
    click.echo(f"{username} can sign in now.")


@users.command("password")
@click.argument("username")
@click.password_option(help="At least twelve characters.")
def set_password(username: str, password: str) -> None:
    """Give USERNAME a new password; whoever is signed in under this name is signed out."""
    person = _person(username)
    _refuse_weak(password)
    person.set_password(password)
    person.save()
    click.echo(f"{person.username} can sign in with the new password.")


@users.command("close")
@click.argument("username")
def close_account(username: str) -> None:
    """Let USERNAME sign in no more, at once. What this person did stays on record under the same name."""
    person = _person(username)
    person.is_active = False
    person.save()
    click.echo(f"{person.username} can sign in no more. `openimr admin users reopen {person.username}` takes it back.")


@users.command("reopen")
@click.argument("username")
def reopen_account(username: str) -> None:
    """Let USERNAME sign in again, with the password of before."""
    person = _person(username)
    person.is_active = True
    person.save()
    click.echo(f"{person.username} can sign in again.")


@users.command("list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_users(form: str) -> None:
    """Everybody who can sign in, with role; reviewers by pseudonym."""
    from openimr.store.prepare import prepare

    prepare()
    from openimr.store.models import Person

    people = list(Person.objects.order_by("role", "username").values("username", "role", "organization", "is_active"))
    if form == "json":
        click.echo(json.dumps(people, indent=2))
        return
    for person in people:
        closed = "" if person["is_active"] else "  (closed)"
        click.echo(f"{person['role']:22} {person['username']:20} {person['organization']}{closed}")


def _person(username: str) -> Person:
    from openimr.store.prepare import prepare

    prepare()
    from openimr.store.models import Person

    person = Person.objects.filter(username=username).first()
    if person is None:
        raise click.UsageError(f"nobody is called {username}; `openimr admin users list` names everybody.")
    return person


def _refuse_weak(password: str) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password)
    except ValidationError as error:
        raise click.UsageError(" ".join(error.messages)) from None


@command.group("audit")
def audit() -> None:
    """The record of events and its proof."""


@audit.command("verify")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def verify_audit(form: str) -> None:
    """Check every event, view, content, file and checkpoint; exit with 1 if anything was changed."""
    from openimr.store.prepare import prepare

    prepare()
    from openimr.store.audit import verify

    outcome = verify()
    if form == "json":
        click.echo(json.dumps(asdict(outcome), indent=2))
    else:
        for fault in outcome.faults:
            click.echo(f"{fault.where}: {fault.found}")
        click.echo(
            f"{outcome.events} events of {outcome.cases} cases, {outcome.views} views, {outcome.contents} contents, "
            f"{outcome.files} files, {outcome.checkpoints} checkpoints: "
            + (f"{len(outcome.faults)} do not hold." if outcome.faults else "all hold together.")
        )
    sys.exit(1 if outcome.faults else 0)


@audit.command("checkpoint")
def checkpoint() -> None:
    """Sign where every stream stands now. Keep the printed line outside this machine."""
    from openimr.store.prepare import prepare

    prepare()
    from openimr.store.audit import make_checkpoint
    from openimr.store.desks import now

    made = make_checkpoint(at=now())
    click.echo(f"{made.at} {made.public_key} {made.signature}")
