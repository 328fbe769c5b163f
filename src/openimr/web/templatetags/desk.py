"""Small pieces that every page uses: icons, dates, decisions, statuses. Built in: no `{% load %}` is needed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from openimr.casefile import FactStatus, RowStatus
from openimr.criteria import Truth, step_name
from openimr.vocabulary import Decision

register = template.Library()
PACIFIC = ZoneInfo("America/Los_Angeles")

_TRUTHS = {
    Truth.MET: ("met", "met", "Met"),
    Truth.NOT_MET: ("unmet", "unmet", "Not met"),
    Truth.NOT_DOCUMENTED: ("undoc", "undoc", "Not documented"),
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sprite in `base.html`; always beside a word, so it is hidden from screen readers."""
    return format_html('<svg class="i" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.filter
def short_day(day: date | datetime | None) -> SafeString | str:
    """`10 Mar 2015`, for tables."""
    return _day(day, "%b")


@register.filter
def long_day(day: date | datetime | None) -> SafeString | str:
    """`10 March 2015`, for prose."""
    return _day(day, "%B")


@register.filter
def week_day(day: date | None) -> str:
    """`Tuesday`"""
    return day.strftime("%A") if day else ""


@register.filter
def clock_time(moment: datetime | None) -> SafeString | str:
    """`14:05` in California."""
    if moment is None:
        return ""
    here = moment.astimezone(PACIFIC)
    return format_html('<time datetime="{}">{}</time>', here.isoformat(timespec="minutes"), here.strftime("%H:%M"))


@register.simple_tag
def decision(value: Decision | str | None) -> SafeString:
    """A decision as a word in a box: *Upheld* in ink, *Overturned* filled; neither good nor bad."""
    if value is None or value == "":
        return format_html('<span class="dec dec--open">{}Not decided</span>', icon("open"))
    decided = Decision(value)
    if decided is Decision.OVERTURNED:
        return format_html('<span class="dec dec--over">{}Overturned</span>', icon("over"))
    return format_html('<span class="dec">{}Upheld</span>', icon("up"))


@register.simple_tag
def truth(value: Truth) -> SafeString:
    """Met, not met or not documented, as icon and word."""
    css, name, word = _TRUTHS[value]
    return format_html('<span class="st st--{}">{}{}</span>', css, icon(name), word)


@register.simple_tag
def fact_status(value: FactStatus) -> SafeString:
    """What the record says of a concept, as icon and word."""
    css = {"documented": "met", "denied in the record": "unmet", "not found": "undoc", "conflicting": "late"}[value]
    name = {"documented": "met", "denied in the record": "unmet", "not found": "undoc", "conflicting": "late"}[value]
    return format_html('<span class="st st--{}">{}{}</span>', css, icon(name), value.value.capitalize())


_ROW_STATUSES = {
    RowStatus.AFFIRMED: ("met", "tick"),
    RowStatus.DENIED: ("unmet", "unmet"),
    RowStatus.STOPPED: ("late", "stop"),
    RowStatus.REFUSED: ("unmet", "unmet"),
    RowStatus.PLANNED: ("undoc", "clock"),
}


@register.simple_tag
def row_status(value: RowStatus) -> SafeString:
    """How a record speaks of something, as icon and word."""
    css, name = _ROW_STATUSES[value]
    return format_html('<span class="st st--{}">{}{}</span>', css, icon(name), value.value.capitalize())


@register.filter
def page_ref(number: int) -> SafeString:
    """`p. 31`, never parted."""
    return mark_safe(f"p.\u00a0{int(number)}")  # noqa: S308 - a number and two letters


@register.filter
def search_step(id: str) -> str:
    """A step of the evidence search by its name, `The MTUS`."""
    name = step_name(id)
    return name[:1].upper() + name[1:]


@register.filter
def counted(number: int, words: str) -> str:
    """A number with its word: `3|counted:"record,records"` is "3 records"."""
    one, many = words.split(",")
    return f"{number} {one if number == 1 else many}"


@register.filter
def grouped(number: int) -> str:
    """A count with its thousands parted: `1,284`."""
    return f"{number:,}"


@register.filter
def percent_of(part: int, whole: int) -> str:
    """How wide a part is in a picture that is 100 wide: `1|percent_of:4` is "25.0"."""
    return f"{100 * part / whole:.1f}" if whole else "0"


def _day(day: date | datetime | None, month: str) -> SafeString | str:
    if day is None:
        return "not known"
    here = day.astimezone(PACIFIC).date() if isinstance(day, datetime) else day
    said = f"{here.day} {here.strftime(month)} {here.year}"
    return format_html('<time datetime="{}">{}</time>', here.isoformat(), said)


@register.filter
def of_key(mapping: Mapping[str, object], key: str) -> object:
    """What a mapping holds under a key that the template computes; empty where it holds nothing."""
    return mapping.get(key, "")
