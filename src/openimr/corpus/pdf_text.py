"""The text of a published PDF, with the paragraphs that its geometry shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from openimr.corpus.furniture import furniture_at_edges
from openimr.corpus.pdf_tags import opens_within_paragraph
from openimr.corpus.printed_line import PrintedLine, printed_lines
from openimr.vocabulary import UnreadableFile

# A line stands apart when it is this much further below the one before than lines of running text are. Distances count,
# not type sizes, because many files scale a font of size 1.
APART = 1.18
USUAL_PITCH = 14.0
# The mark of PDF/UA in a file's metadata, which stand there in the clear. Only such tags are trusted: word processors
# begin a new paragraph tag with every page.
PDF_UA = b"pdfuaid:part"


def pdf_text(content: bytes) -> str:
    """The pages of a PDF as text, parted by form feeds, an empty line wherever the print leaves a gap.

    An empty line before the form feed says that a paragraph ended with its page: the tags of a PDF/UA file tell, and
    the print of any other. Published letters are encrypted with an empty password, which opens by itself.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise _unreadable(str(error)) from None
    try:
        pages = [tuple(printed_lines(page.get_textpage())) for page in document]
        continued = [opens_within_paragraph(page) if PDF_UA in content else None for page in document]
    finally:
        document.close()
    if not any(pages):
        raise UnreadableFile("is a PDF without text.", do="Recognize its text first (OCR).")
    return _written(pages, continued)


def _unreadable(said: str) -> UnreadableFile:
    if "password" in said.lower():
        return UnreadableFile("is a PDF with a password.", do="Save it without one and read it again.")
    return UnreadableFile("is no PDF that can be opened.", do="Fetch the file again: it may be damaged.")


def _written(pages: Sequence[Sequence[PrintedLine]], continued: Sequence[bool | None]) -> str:
    pitch = _pitch(pages)
    right = max(line.right for lines in pages for line in lines) - pitch / 5
    furniture = furniture_at_edges([[line.text for line in page] for page in pages])
    bodies = [
        [line for place, line in enumerate(page) if place not in places]
        for page, places in zip(pages, furniture, strict=True)
    ]
    written = [_page(pages[0], pitch)]
    for number, continues in enumerate(continued[1:], start=1):
        ends = not continues if continues is not None else _ends_paragraph(bodies[number - 1], bodies[number], right)
        written += ["\n\f" if ends else "\f", _page(pages[number], pitch)]
    return "".join(written)


def _page(lines: Sequence[PrintedLine], pitch: float) -> str:
    written = [f"{line.text}\n" for line in lines[:1]]
    for above, line in pairwise(lines):
        stands_apart = above.baseline - line.baseline > APART * pitch
        written += ["\n" if stands_apart else "", f"{line.text}\n"]
    return "".join(written)


def _pitch(pages: Sequence[Sequence[PrintedLine]]) -> float:
    """The distance of two lines of running text: the commonest one, and of two that are equally common the smaller."""
    steps = (round(above.baseline - line.baseline, 1) for lines in pages for above, line in pairwise(lines))
    usual = Counter(step for step in steps if step > 1)
    return max(usual, key=lambda step: (usual[step], -step)) if usual else USUAL_PITCH


def _ends_paragraph(before: Sequence[PrintedLine], after: Sequence[PrintedLine], right: float) -> bool:
    """Whether a paragraph ends with its page: the next page's first word still had room on its last line."""
    return not (before and after) or before[-1].right + after[0].first_word <= right
