"""What the pages of a treatment and of a guideline topic have in common: figures, with a word on how sure they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from openimr.analytics import RateRow, RateTable, Share, percent
from openimr.store import figures, open_data
from openimr.store.figures import Figures, Overview
from openimr.store.open_data import OpenData
from openimr.web.public.published import ListedItem, listed_items
from openimr.web.public.slugs import slug_of

MOST_CITED = 12


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of a table of rates; `href` is the page of the group, where it has one."""

    label: str
    href: str
    items: int
    decided: int
    overturned: int
    share: str
    low: str
    high: str

    @property
    def is_few(self) -> bool:
        """Whether a share would only look like knowledge."""
        return self.decided < figures.FEW

    @property
    def interval(self) -> str:
        return f"{self.low} to {self.high}" if self.low else ""


@dataclass(frozen=True, kw_only=True)
class RateSection:
    """A table of rates as a page shows it: its rows, a chart where there is enough to draw, and how many rows more."""

    lines: tuple[Line, ...]
    chart: SafeString
    more: int
    is_time: bool


@dataclass(frozen=True, kw_only=True)
class RecordPage:
    """The record of one treatment or topic, ready to be shown."""

    figures: Figures
    made: OpenData
    total: Line
    in_words: str
    by_year: RateSection
    by_body_part: RateSection
    by_treatment: RateSection
    cited: tuple[tuple[str, str, int], ...]
    newest: tuple[ListedItem, ...]


def overview() -> tuple[Overview, OpenData] | None:
    """The figures of all published items, with when they were made; None while the worker makes them."""
    made = open_data.current()
    found = figures.overview_in(made.figures) if made else None
    return (found, made) if found and made else None


def record_page(kind: str, key: str) -> RecordPage | None:
    """The page of a "treatment" or a "topic"; None where no published item has it, or nothing is counted yet."""
    made = open_data.current()
    found = figures.figures_in(made.figures, kind, key) if made else None
    if made is None or found is None:
        return None
    record = found.record
    return RecordPage(
        figures=found,
        made=made,
        total=line(record.total),
        in_words=in_words(record.total),
        by_year=rate_section(record.by_year, found.charts.get("year", "")),
        by_body_part=rate_section(record.by_body_part, found.charts.get("part", "")),
        by_treatment=rate_section(record.by_treatment, found.charts.get("treatment", ""), href=treatment_href),
        cited=tuple(
            (row.label, topic_href(row.key), row.reviewer) for row in record.cited.rows[:MOST_CITED] if row.reviewer
        ),
        newest=tuple(listed_items(found.newest)),
    )


def rate_section(table: RateTable, chart: str, *, href: Callable[[str], str] = lambda key: "") -> RateSection:
    """A table of rates with its largest groups first (years in their order), and its chart."""
    rows = figures.largest(table)
    return RateSection(
        lines=tuple(line(row, href) for row in rows),
        chart=drawn(chart),
        more=len(table.rows) - len(rows),
        is_time=table.by.is_time,
    )


def drawn(chart: str) -> SafeString:
    """A chart as SVG for a page; its text was escaped when it was drawn."""
    return mark_safe(chart)  # noqa: S308


def line(row: RateRow, href: Callable[[str], str] = lambda key: "") -> Line:
    share = row.rate
    return Line(
        label=row.label,
        href=href(row.key) if figures.is_named(row) else "",
        items=row.items,
        decided=share.whole,
        overturned=share.part,
        share=percent(share.share),
        low=percent(share.low) if share.low is not None else "",
        high=percent(share.high) if share.high is not None else "",
    )


def in_words(row: RateRow) -> str:
    """How the items were decided, in one or two sentences; of few items nothing is made that looks like a rate."""
    share = row.rate
    if share.whole == 0:
        return "No item with a readable decision so far."
    if share.whole == 1:
        return f"One item so far: {'overturned' if share.part else 'upheld'}. One case says nothing about the next."
    said = f"{_of(share)} overturned"
    if share.whole < figures.FEW or share.low is None:
        return f"{said}. So few say nothing about the next case."
    return f"{said}: {percent(share.share)} (95\u00a0% interval {percent(share.low)} to {percent(share.high)})."


def treatment_href(key: str) -> str:
    return reverse("treatment", args=[slug_of(key)])


def topic_href(key: str) -> str:
    """The page of a cited topic."""
    guideline, _, topic = key.partition("/")
    return reverse("topic", args=[guideline, topic])


def by_size(rows: Iterable[RateRow]) -> list[RateRow]:
    """The groups with a name, the largest first."""
    return sorted((row for row in rows if figures.is_named(row)), key=lambda row: (-row.items, row.label))


def _of(share: Share) -> str:
    be = "was" if share.part == 1 else "were"
    return f"{share.part:,} of {share.whole:,} decided items {be}"
