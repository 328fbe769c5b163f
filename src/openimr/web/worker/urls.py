"""Addresses of the worker's side, and of what all parties share."""

from __future__ import annotations

from django.urls import path

from openimr.web.offered_values import attached_page
from openimr.web.worker.apply import apply
from openimr.web.worker.journey import journey
from openimr.web.worker.letter import letter
from openimr.web.worker.my_cases import my_cases
from openimr.web.worker.record_file import record_file
from openimr.web.worker.withdraw import withdraw

urlpatterns = [
    path("cases", my_cases, name="my_cases"),
    path("apply", apply, name="apply"),
    path("apply/attached/<int:number>.png", attached_page, name="attached_page"),
    path("cases/<str:number>", journey, name="journey"),
    path("cases/<str:number>/take-back", withdraw, name="withdraw"),
    path("cases/<str:number>/letters/<str:name>", letter, name="letter"),
    path("cases/<str:number>/records/<str:record_id>/file", record_file, name="record_file"),
]
