"""How those who act in a case are named to the one who reads: a reviewer by qualifications, never by name."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from openimr.store.models import Person
from openimr.store.settings import settings
from openimr.vocabulary import Qualifications, ReviewerPseudonym, Role
from openimr.workflow import SYSTEM, Desk

_PERSON, _REVIEWER = "person:", "reviewer:"


def names_of(actors: Iterable[str], *, desk: Desk, reader: Role) -> dict[str, str]:
    """A name for each actor of the events, with one query for all people."""
    wanted = set(actors)
    ids = [UUID(actor.removeprefix(_PERSON)) for actor in wanted if actor.startswith(_PERSON)]
    names = {person.actor_id: name_of(person) for person in Person.objects.filter(id__in=ids)} if ids else {}
    for actor in wanted:
        if actor.startswith(_REVIEWER):
            pseudonym = ReviewerPseudonym(actor.removeprefix(_REVIEWER))
            qualifications = desk.panel.reviewer(pseudonym).qualifications
            names[actor] = reviewer_name(qualifications, pseudonym if reader.is_staff else None)
    return {**names, SYSTEM.id: settings().organization}


def name_of(person: Person) -> str:
    """A party by full name; one of the staff by initial, surname and office.

    A claims administrator speaks for an organization, so that is named.
    """
    role = person.role_held
    if role.is_staff:
        return f"{_shortened(person.display_name)}, {role.value}"
    named = person.organization if role is Role.CLAIMS_ADMINISTRATOR and person.organization else person.display_name
    return f"{named}, {role.value}"


def reviewer_name(qualifications: Qualifications, pseudonym: ReviewerPseudonym | None = None) -> str:
    """`Reviewer, Physical Medicine and Rehabilitation`; for the staff with the pseudonym."""
    who = f"Reviewer {pseudonym}" if pseudonym else "Reviewer"
    return ", ".join((who, *qualifications.certifications))


def _shortened(name: str) -> str:
    """The first name by its initial.

    >>> _shortened("Nora Halvorsen"), _shortened("Mara Adeyemi, MD"), _shortened("Intake")
    ('N. Halvorsen', 'M. Adeyemi, MD', 'Intake')
    """
    first, _, rest = name.partition(" ")
    return f"{first[0]}. {rest}" if rest else name
