"""Letters as tagged PDF (PDF/UA-1 and PDF/A-2a), the same bytes for the same letter on every machine.

The templates are `public.typ` and `full.typ`. What people wrote reaches them as JSON only and can never run as markup.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import typst

from openimr.determination.letter.body import Body
from openimr.determination.letter.cover import Cover
from openimr.vocabulary import ImrError

FOLDER = Path(__file__).parent
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
NO_DATE = date(1970, 1, 1)

UNSHOWN = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class LetterNotMade(ImrError):
    """The template and the content do not make a letter; a mistake of ours, never of the person who wrote."""


def pdf_letter(
    body: Body,
    cover: Cover | None,
    *,
    title: str,
    organization: str,
    address: tuple[str, ...],
    case_number: str,
    dated: date | None,
    draft: bool,
) -> bytes:
    """The letter as PDF. A character that no font of the letter has is shown by its code point, such as [U+4E2D]."""
    day = dated or NO_DATE
    content = {
        "title": title,
        "organization": organization,
        "address": address,
        "case_number": case_number,
        "date": [day.year, day.month, day.day],
        "draft": draft,
        "body": asdict(body)
        | {"issues": [asdict(issue) | {"is_overturned": issue.is_overturned} for issue in body.issues]},
        "cover": asdict(cover) if cover else None,
    }
    return _compiled("full.typ" if cover else "public.typ", json.dumps(content, ensure_ascii=False), day)


def _compiled(template: str, content: str, day: date) -> bytes:
    content = "".join(_by_code_point(c) if unicodedata.category(c) in {"Co", "Cn"} else c for c in content)
    while True:
        try:
            pdf, warnings = typst.compile_with_warnings(
                str(FOLDER / template),
                root=str(FOLDER),
                sys_inputs={"content": content},
                format="pdf",
                ignore_system_fonts=True,
                pdf_standards=STANDARDS,
                timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
            )
        except typst.TypstError as error:
            unshown = UNSHOWN.search(error.message)
            if unshown is None:
                raise LetterNotMade("the template could not be set.", where=template) from error
            for character in _characters(unshown["text"]):
                content = content.replace(character, _by_code_point(character))
            continue
        if warnings:
            raise LetterNotMade(f"the template was set with {len(warnings)} warnings.", where=template)
        return bytes(pdf)


def _characters(printed: str) -> set[str]:
    """The characters that the compiler names; it escapes some of them."""
    named = ESCAPED.sub(lambda code: chr(int(code[1], 16)), printed)
    return {character for character in named if not character.isascii()}


def _by_code_point(character: str) -> str:
    return f"[U+{ord(character):04X}]"
