"""Addresses for anybody."""

from __future__ import annotations

from django.urls import path

from openimr.web.public.data import data, data_file
from openimr.web.public.decision import decision, decision_file
from openimr.web.public.decisions import decisions
from openimr.web.public.guidelines import guideline, guidelines
from openimr.web.public.home import home
from openimr.web.public.how_it_works import how_it_works
from openimr.web.public.sign_in import sign_in, sign_out
from openimr.web.public.statistics import statistics
from openimr.web.public.topics import topic, topics
from openimr.web.public.treatments import treatment, treatments

urlpatterns = [
    path("", home, name="home"),
    path("sign-in", sign_in, name="sign_in"),
    path("sign-out", sign_out, name="sign_out"),
    path("decisions", decisions, name="decisions"),
    path("decisions/<str:number>", decision, name="decision"),
    path("decisions/<str:number>/<str:form>", decision_file, name="decision_file"),
    path("treatments", treatments, name="treatments"),
    path("treatments/<slug:name>", treatment, name="treatment"),
    path("topics", topics, name="topics"),
    path("topics/<slug:guideline>/<slug:topic>", topic, name="topic"),
    path("statistics", statistics, name="statistics"),
    path("data", data, name="data"),
    path("data/<str:name>", data_file, name="data_file"),
    path("guidelines", guidelines, name="guidelines"),
    path("guidelines/<str:name>/<str:edition>", guideline, name="guideline"),
    path("how-it-works", how_it_works, name="how_it_works"),
]
