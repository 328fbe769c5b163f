"""What text extractors make of one letter: a letter with single newlines and empty lines, in their shapes."""

from __future__ import annotations

import re
from collections.abc import Callable
from textwrap import fill

from tests.builders.letters import doubled

Shape = Callable[[str], str]


def printed_in_full_lines(letter: str) -> str:
    return "\n\n".join(fill(paragraph, 92) for paragraph in letter.split("\n\n"))


def without_empty_lines(letter: str) -> str:
    return re.sub(r"\n\s*\n", "\n", letter)


def with_pages(letter: str) -> str:
    """A form feed every twelve lines, wherever that falls."""
    lines = letter.split("\n")
    return "\n\f".join("\n".join(lines[at : at + 12]) for at in range(0, len(lines), 12))


def with_pages_joined_by_an_empty_line(letter: str) -> str:
    return with_pages(letter).replace("\n\f", "\n\n")


def one_line_a_paragraph(letter: str) -> str:
    return "\n".join(" ".join(paragraph.split()) for paragraph in letter.split("\n\n")) + "\n"


def indented_and_centred(letter: str) -> str:
    """As `pdftotext -layout` does: headings in the middle, blanks at both ends of a line."""
    lines = letter.split("\n")
    return "\n".join(f"{' ' * 24}{line}" if line.isupper() else f"   {line}  ".rstrip(" ") + "  " for line in lines)


def with_empty_lines_where_pages_end(letter: str) -> str:
    """As plain `pdftotext` does: no empty line between paragraphs, one before each form feed."""
    return with_pages(without_empty_lines(letter)).replace("\n\f", "\n\n\f")


def with_ligatures(letter: str) -> str:
    return letter.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("fl", "\ufb02")


def with_signs_that_do_not_show(letter: str) -> str:
    """A byte order mark, soft hyphens within words, zero-width spaces behind them."""
    return "\ufeff" + re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad", letter, count=40).replace(". ", ".\u200b ")


SHAPES: dict[str, Shape] = {
    "as it is": str,
    "doubled newlines": doubled,
    "no empty lines": without_empty_lines,
    "CRLF": lambda letter: letter.replace("\n", "\r\n"),
    "doubled CRLF": lambda letter: doubled(letter).replace("\n", "\r\n"),
    "CR alone": lambda letter: letter.replace("\n", "\r"),
    "form feeds": with_pages,
    "pages joined by an empty line": with_pages_joined_by_an_empty_line,
    "one line a paragraph": one_line_a_paragraph,
    "one line a paragraph, doubled": lambda letter: one_line_a_paragraph(letter).replace("\n", "\n\n"),
    "indented and centred": indented_and_centred,
    "empty lines where pages end": with_empty_lines_where_pages_end,
    "no-break spaces": lambda letter: letter.replace(" ", "\u00a0"),
    "wide spaces": lambda letter: letter.replace(" ", "  \t "),
    "ligatures": with_ligatures,
    "signs that do not show": with_signs_that_do_not_show,
    "line separators": lambda letter: letter.replace("\n", "\u2028"),
}
