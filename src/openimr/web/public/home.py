"""The start page: each role goes to where its work is."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from openimr.vocabulary import Role
from openimr.web.door import DeskRequest, page


@page("home")
def home(request: DeskRequest) -> HttpResponse:
    if request.role is Role.PUBLIC:
        return redirect("sign_in")
    if request.role.is_staff:
        return redirect("queue")
    return redirect("my_reviews" if request.role is Role.REVIEWER else "my_cases")
