"""The letter of a determination in the form that is asked for: the public one, and the full one to the parties."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from openimr.determination.determination import Determination, FullLetter, Letterhead
from openimr.determination.letter.body import TITLE, body_of
from openimr.determination.letter.cover import Cover, cover_of, issue_day
from openimr.determination.letter.page import html_letter
from openimr.determination.letter.printable import in_one_line
from openimr.determination.letter.text import text_letter


class LetterFormat(StrEnum):
    """The forms of a letter; the value is the suffix of its file."""

    TEXT = "txt"
    HTML = "html"
    PDF = "pdf"


def render_public_letter(
    determination: Determination, *, letterhead: Letterhead, format: LetterFormat, draft: bool = False
) -> bytes:
    """The letter that is published: the body alone, in the sections of the state's determinations.

    It bears the word DRAFT while an item is undecided, so that nothing unfinished can pass for a determination.
    """
    return _rendered(
        determination, None, letterhead=letterhead, form=format, dated=determination.decision_date, draft=draft
    )


def render_full_letter(
    letter: FullLetter, *, letterhead: Letterhead, format: LetterFormat, draft: bool = False
) -> bytes:
    """The letter to the parties: cover, list of documents reviewed, body. No form of it names the reviewer."""
    cover = cover_of(letter, letterhead)
    return _rendered(
        letter.determination, cover, letterhead=letterhead, form=format, dated=issue_day(letter), draft=draft
    )


def _rendered(
    determination: Determination,
    cover: Cover | None,
    *,
    letterhead: Letterhead,
    form: LetterFormat,
    dated: date | None,
    draft: bool,
) -> bytes:
    body = body_of(determination, letterhead)
    draft = draft or any(item.decision is None for item in determination.items)
    organization = in_one_line(letterhead.organization)
    address = tuple(in_one_line(line) for line in letterhead.address.splitlines() if line.strip())
    number = determination.case_number or ""
    title = f"{TITLE}, {number}" if number else TITLE
    if form is LetterFormat.TEXT:
        return text_letter(body, cover, organization=organization, address=address, draft=draft).encode()
    if form is LetterFormat.HTML:
        page = html_letter(body, cover, title=title, organization=organization, address=address, draft=draft)
        return page.encode()
    # The typesetter is heavy to import, and most commands never set a page.
    from openimr.determination.letter.pdf import pdf_letter

    return pdf_letter(
        body,
        cover,
        title=title,
        organization=organization,
        address=address,
        case_number=number,
        dated=dated,
        draft=draft,
    )
