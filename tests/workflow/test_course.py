"""The course of a case is computed once for each state of the file."""

from __future__ import annotations

import pytest

from openimr.store.desks import reading_desk
from openimr.store.models import RememberedRow
from openimr.workflow import SYSTEM, State, course_of
from tests.builders.cases import a_case_at

pytestmark = pytest.mark.django_db


def test_the_course_is_remembered_and_comes_back_as_it_was():
    number = a_case_at(State.IN_REVIEW)
    desk = reading_desk(SYSTEM)
    case = desk.cases.get(number)
    RememberedRow.objects.all().delete()
    first = course_of(desk, case)
    remembered = RememberedRow.objects.count()
    assert not first.is_empty
    assert course_of(desk, case) == first
    assert RememberedRow.objects.count() == remembered
