"""What every page's frame shows: the way round for this role, who is signed in, and what day it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from openimr.store.settings import settings
from openimr.vocabulary import Role
from openimr.web.door import role_of, today_here
from openimr.web.permissions import may_open

_WAYS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # page, label, pages on which this way is the present one
    ("my_cases", "My cases", ("journey", "send_records", "withdraw", "authorize", "letter")),
    ("apply", "Ask for a review", ()),
    (
        "queue",
        "Queue",
        (
            "screen",
            "records",
            "describe_record",
            "split_record",
            "assignment",
            "quality",
            "publication",
            "enter_application",
        ),
    ),
    ("panel", "Reviewers", ()),
    ("audit", "Record", ()),
    (
        "my_reviews",
        "My cases",
        (
            "attest",
            "bench",
            "course",
            "preview",
            "sign",
            "correct_fact",
            "set_criterion_aside",
            "run_checks",
            "answer_finding",
        ),
    ),
    ("library", "Guidelines", ("library_topic", "revise_topic", "guidelines", "guideline")),
    ("guidelines", "Guidelines", ("guideline",)),
    (
        "decisions",
        "Published decisions",
        ("decision", "treatments", "treatment", "topics", "topic", "statistics", "data"),
    ),
    ("how_it_works", "How it works", ()),
)
_ONLY_SIGNED_OUT = {"how_it_works"}
_INSTEAD = {"guidelines": "library"}
"""Who may open the second page has it in the place of the first."""
_PUBLISHED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("decisions", "Search", ("decision",)),
    ("treatments", "Treatments", ("treatment",)),
    ("topics", "Topics", ("topic",)),
    ("statistics", "Statistics", ()),
    ("data", "Open data", ()),
)
"""The ways among the published decisions."""


@dataclass(frozen=True, kw_only=True)
class Way:
    href: str
    label: str
    is_present: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of `base.html`."""
    role = role_of(request) if hasattr(request, "user") else Role.PUBLIC
    here = getattr(request, "page_name", "")
    ways = [
        Way(href=reverse(page), label=label, is_present=here == page or here in also)
        for page, label, also in _WAYS
        if may_open(page, role)
        and not (page in _ONLY_SIGNED_OUT and role is not Role.PUBLIC)
        and not may_open(_INSTEAD.get(page, ""), role)
    ]
    published_ways = [
        Way(href=reverse(page), label=label, is_present=here == page or here in also)
        for page, label, also in _PUBLISHED
    ]
    return {
        "ways": ways,
        "published_ways": published_ways,
        "role": role,
        "today": today_here(),
        "organization": settings().organization,
        "is_demo": settings().is_demo,
        "upload_megabytes": settings().upload_megabytes,
    }
