"""Treatments in addresses: `h-wave-unit` for "H-wave unit". The vocabulary is closed, so each has one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.utils.text import slugify

from openimr.wording import treatments


def slug_of(treatment: str) -> str:
    return slugify(treatment)


@cache
def treatment_by_slug() -> Mapping[str, str]:
    """Each treatment of the vocabulary by its slug."""
    return {slug_of(name): name for name in treatments()}
