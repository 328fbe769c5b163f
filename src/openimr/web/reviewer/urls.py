"""Addresses of the physician reviewer: case numbers, record ids and page numbers, never a clinical word."""

from __future__ import annotations

from django.urls import path

from openimr.web.reviewer.answer_finding import answer_finding, take_back_answer
from openimr.web.reviewer.attest import attest
from openimr.web.reviewer.bench import bench
from openimr.web.reviewer.correct_fact import correct_fact
from openimr.web.reviewer.course_page import course
from openimr.web.reviewer.my_reviews import my_reviews
from openimr.web.reviewer.page_image import page_image
from openimr.web.reviewer.page_note import page_note
from openimr.web.reviewer.placed_words import placed_words
from openimr.web.reviewer.preview import preview
from openimr.web.reviewer.reading_marks import mark_read
from openimr.web.reviewer.run_checks import run_checks
from openimr.web.reviewer.save_draft import save_draft
from openimr.web.reviewer.set_criterion_aside import set_criterion_aside
from openimr.web.reviewer.sign import sign
from openimr.web.reviewer.zoom import zoom

urlpatterns = [
    path("reviews", my_reviews, name="my_reviews"),
    path("reviews/<str:case_number>", bench, name="bench"),
    path("reviews/<str:case_number>/course", course, name="course"),
    path("reviews/<str:case_number>/attest", attest, name="attest"),
    path("reviews/<str:case_number>/records/<str:record_id>/<int:number>.png", page_image, name="page_image"),
    path("reviews/<str:case_number>/records/<str:record_id>/<int:number>/words", placed_words, name="placed_words"),
    path("reviews/<str:case_number>/note", page_note, name="page_note"),
    path("reviews/<str:case_number>/zoom", zoom, name="zoom"),
    path("reviews/<str:case_number>/draft", save_draft, name="save_draft"),
    path("reviews/<str:case_number>/fact", correct_fact, name="correct_fact"),
    path("reviews/<str:case_number>/criterion", set_criterion_aside, name="set_criterion_aside"),
    path("reviews/<str:case_number>/answers/<str:finding_key>", answer_finding, name="answer_finding"),
    path("reviews/<str:case_number>/answers/<str:finding_key>/back", take_back_answer, name="take_back_answer"),
    path("reviews/<str:case_number>/read", mark_read, name="mark_read"),
    path("reviews/<str:case_number>/checks", run_checks, name="run_checks"),
    path("reviews/<str:case_number>/preview", preview, name="preview"),
    path("reviews/<str:case_number>/preview/<str:name>", preview, name="preview"),
    path("reviews/<str:case_number>/sign", sign, name="sign"),
]
