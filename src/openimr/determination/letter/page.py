"""Letters as one HTML page that stands alone: no script, nothing fetched, fit for print and for dark rooms."""

from __future__ import annotations

from functools import cache
from importlib import resources

from openimr.determination.letter.body import (
    CASE_SUMMARY,
    CREDENTIALS,
    HOW_MADE,
    ISSUES,
    RATIONALE,
    Body,
    Entry,
    Issue,
)
from openimr.determination.letter.cover import Cover, NextStep, Outcome, PaperLine
from openimr.determination.letter.markup import Markup, element, joined, lines
from openimr.determination.letter.text import DRAFT_LINE

# Nothing may run or be fetched, also where somebody opens the file by itself.
CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_letter(
    body: Body, cover: Cover | None, *, title: str, organization: str, address: tuple[str, ...], draft: bool
) -> str:
    """The letter as a whole HTML document."""
    head = joined(
        Markup('\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">\n'),
        element("title", title),
        Markup(f"\n<style>\n{_stylesheet()}</style>\n"),
    )
    parts = [
        element("p", DRAFT_LINE, class_="draft") if draft else Markup(),
        _masthead(organization, address),
        element("p", "INDEPENDENT MEDICAL REVIEW", class_="kind"),
        element("h1", "Final Determination"),
        *(_cover(cover) if cover else ()),
        *_body(body),
    ]
    main = element("main", *(joined("\n", part) for part in parts if part), Markup("\n"))
    page = element("html", element("head", head), Markup("\n"), element("body", "\n", main, "\n"), lang="en")
    return f"<!doctype html>\n{page}\n"


@cache
def _stylesheet() -> str:
    return resources.files(__package__).joinpath("letter.css").read_text("utf-8")


def _masthead(organization: str, address: tuple[str, ...]) -> Markup:
    lines_of_address = (element("p", line) for line in address)
    return element("header", element("p", organization, class_="organization"), *lines_of_address, class_="mast")


def _cover(cover: Cover) -> list[Markup]:
    return [
        element("p", cover.issued),
        element("ul", *(element("li", lines("\n".join(address))) for address in cover.addressees), class_="addressees"),
        _entries(cover.concerns),
        element("p", cover.opening),
        element("h2", "WHAT WAS DECIDED"),
        _table(("Disputed item", "Decision", "What it means"), [_outcome(outcome) for outcome in cover.outcomes]),
        element("h2", "WHAT IT MEANS AND WHAT HAPPENS NEXT"),
        *(_next_step(step) for step in cover.next_steps),
        element("h2", "DOCUMENTS REVIEWED"),
        element("p", cover.papers_opening),
        _table(("No.", "Document", "Dated", "Author", "Pages"), [_paper(paper) for paper in cover.papers]),
    ]


def _table(headings: tuple[str, ...], rows: list[Markup]) -> Markup:
    if not rows:
        return Markup()
    head = element("thead", element("tr", *(element("th", heading, scope="col") for heading in headings)))
    table = element("table", head, "\n", element("tbody", *(joined(row, "\n") for row in rows)))
    # A wide table scrolls within its own region, which the keyboard must be able to reach.
    return element("div", table, class_="sheet", role="region", aria_label=f"Table: {headings[1]}", tabindex="0")


def _outcome(outcome: Outcome) -> Markup:
    decision = _decision(outcome.decision, outcome.is_overturned)
    return element(
        "tr", element("th", outcome.text, scope="row"), element("td", decision), element("td", outcome.meaning)
    )


def _paper(paper: PaperLine) -> Markup:
    return element(
        "tr",
        element("td", str(paper.number), class_="number"),
        element("th", paper.name, scope="row"),
        element("td", paper.dated, class_="date"),
        element("td", paper.author),
        element("td", paper.pages, class_="number"),
    )


def _next_step(step: NextStep) -> Markup:
    grounds = element("ol", *(element("li", ground) for ground in step.grounds)) if step.grounds else ""
    return joined(
        element("h3", step.heading), element("p", step.says), grounds, element("p", step.source, class_="source")
    )


def _body(body: Body) -> list[Markup]:
    credentials = (element("p", CREDENTIALS), "\n", _entries(body.credentials)) if body.credentials else ()
    return [
        _entries(body.header),
        element("h2", HOW_MADE),
        *_paragraphs(body.how_made),
        joined(*credentials),
        element("h2", CASE_SUMMARY),
        *_paragraphs(body.summary),
        element("h2", ISSUES),
        *(part for issue in body.issues for part in _issue(issue)),
    ]


def _issue(issue: Issue) -> list[Markup]:
    first, *further = issue.rationale or ("",)
    return [
        element("h3", f"{issue.text}: ", _decision(issue.decision, issue.is_overturned)),
        *(_labelled(guideline.label, guideline.value) for guideline in issue.guidelines),
        _labelled(RATIONALE, first),
        *_paragraphs(tuple(further)),
    ]


def _labelled(label: str, said: str) -> Markup:
    return element("p", element("span", f"{label}:", class_="label"), " ", lines(said))


def _decision(decision: str, is_overturned: bool) -> Markup:
    return element("span", decision, class_="decision overturned" if is_overturned else "decision")


def _paragraphs(texts: tuple[str, ...]) -> list[Markup]:
    return [element("p", lines(text)) for text in texts]


def _entries(entries: tuple[Entry, ...]) -> Markup:
    if not entries:
        return Markup()
    rows = (
        element("div", element("dt", f"{entry.label}:"), " ", element("dd", entry.value)) + "\n" for entry in entries
    )
    return element("dl", "\n", *(Markup(row) for row in rows), class_="entries")
