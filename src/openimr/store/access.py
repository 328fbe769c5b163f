"""The one door: who may see which case. Unknown and forbidden answer alike."""

from __future__ import annotations

from django.db.models import QuerySet

from openimr.application import Application
from openimr.store.models import CaseParty, CaseRow, Person
from openimr.vocabulary import CaseNumber, InputError, NotFound, Role
from openimr.workflow import State, parties_of


def cases_for(person: Person) -> QuerySet[CaseRow]:
    """The cases that this person may see: the staff all, a party its own, a reviewer those that are with them now.

    A reviewer keeps seeing the case that they decided; its records close to them once it is issued.
    """
    if person.role_held.is_staff:
        return CaseRow.objects.all()
    if person.role_held is Role.REVIEWER:
        held = (State.REVIEWER_DRAWN, State.IN_REVIEW, State.SIGNED, State.ISSUED)
        return CaseRow.objects.filter(reviewer=person.pseudonym, state__in=[state.value for state in held])
    if person.role_held.is_party:
        return CaseRow.objects.filter(people__person=person)
    return CaseRow.objects.none()


def case_for(person: Person, number: str) -> CaseRow:
    """The case with this number, if there is one and this person may see it; else `NotFound`."""
    try:
        wanted = CaseNumber(number)
    except InputError:
        raise NotFound("there is no such case, or you may not see it.") from None
    row = cases_for(person).filter(number=wanted).first()
    if row is None:
        raise NotFound("there is no such case, or you may not see it.")
    return row


def link_parties(number: CaseNumber, application: Application, filer: Person) -> None:
    """Let the filer and every party who has an account follow the case.

    A person is recognized by e-mail address; a claims administrator or clinic also by the name of the organization.
    """
    case = CaseRow.objects.get(number=number)
    if filer.role_held.is_party:
        _link(case, filer)
    for party in parties_of(application):
        people = Person.objects.filter(role=party.role.value, is_active=True)
        found = people.filter(email__iexact=party.email) if party.email else people.none()
        if party.role in {Role.CLAIMS_ADMINISTRATOR, Role.REQUESTING_PHYSICIAN} and party.organization:
            found = found | people.filter(organization__iexact=party.organization)
        for person in found:
            _link(case, person)


def _link(case: CaseRow, person: Person) -> None:
    CaseParty.objects.get_or_create(case=case, person=person, defaults={"role": person.role})
