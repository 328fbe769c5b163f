"""A PDF: the text of its pages, what was typed into its forms, its pages as pictures, the files it carries."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from .clean_text import clean
from .drawing import grey_rows, ink_of, png
from .enclosed_files import Keeper
from .pdf_forms import typed_into
from .pdf_words import words_on
from .verdict import CannotRead

# FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY of PDFium's fpdfview.h.
WRONG_PASSWORD, UNKNOWN_PROTECTION = 4, 5

# A fax header or a page stamp on a scan is text too; below so many letters a page-filling picture counts as a scan.
FEW_LETTERS = 120
MOST_OF_THE_PAGE = 0.5

PAGES_AT_ONCE = 250


def read_pdf(question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The parts that were asked for, and the verdict."""
    import pypdfium2

    try:
        with opened(pypdfium2, question) as pdf:
            count = len(pdf)
            if count > question["pages"]:
                raise CannotRead("too many pages", count)
            if question["want"] == "image":
                yield {"png": picture(pdf, question)}
            elif question["want"] == "words":
                yield words(pypdfium2, pdf, question)
            elif question["want"] == "enclosed":
                yield from enclosed(pdf, question)
            verdict = {"state": "read", "page_count": count, "enclosed": pdf.count_attachments()}
        if question["want"] == "text":
            yield from pages(pypdfium2, question, count)
        yield verdict
    except pypdfium2.PdfiumError as error:
        reasons = {WRONG_PASSWORD: "password", UNKNOWN_PROTECTION: "protection"}
        raise CannotRead(reasons.get(error.err_code, "damaged")) from None


def pages(pypdfium2: Any, question: dict[str, Any], count: int) -> Iterator[dict[str, Any]]:
    """Every page in turn. PDFium keeps all that it has parsed of a document, so that a long one is opened anew."""
    for first in range(0, count, PAGES_AT_ONCE):
        with opened(pypdfium2, question) as pdf:
            yield from (page(pypdfium2, pdf, index) for index in range(first, min(first + PAGES_AT_ONCE, count)))


def opened(pypdfium2: Any, question: dict[str, Any]) -> Any:
    """The document, its form fields loaded where it has some."""
    pdf = pypdfium2.PdfDocument(question["path"], password=question["password"])
    if pdf.get_formtype():
        pdf.init_forms()
    return pdf


def page(pypdfium2: Any, pdf: Any, index: int) -> dict[str, Any]:
    """The text of one page, and whether it is a scan; a page that cannot be loaded says so and hides no other."""
    try:
        loaded = pdf[index]
        words = loaded.get_textpage()
        text = clean(words.get_text_range())
        words.close()
        typed = clean("\n".join(typed_into(pypdfium2.raw, pdf, loaded)))
        scan = not typed and is_scan(pypdfium2, loaded, text)
        said: dict[str, Any] = {"text": f"{text.rstrip()}\n\n{typed}" if typed else text, "is_scan": scan}
        if scan:
            said |= {"ink": ink_on(loaded), "picture": picture_of(pypdfium2, loaded)}
        loaded.close()
        return said
    except pypdfium2.PdfiumError:
        return {"text": "", "is_broken": True}


def is_scan(pypdfium2: Any, page: Any, text: str) -> bool:
    """Whether the page is a picture of a page: hardly a letter, and a picture over most of it or no letter at all."""
    letters = sum(character.isalnum() for character in text)
    if letters >= FEW_LETTERS:
        return False
    width, height = page.get_size()
    for shown in page.get_objects(max_depth=3):
        if letters == 0:
            return True
        if shown.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE and not shown.level:
            left, bottom, right, top = shown.get_bounds()
            if (right - left) * (top - bottom) >= MOST_OF_THE_PAGE * width * height:
                return True
    return False


def ink_on(page: Any) -> float:
    """How much of a page is dark, seen small."""
    width, height = page.get_size()
    bitmap = page.render(scale=min(1.0, (1_000_000 / max(width * height, 1)) ** 0.5), grayscale=True)
    pixels = bytes(bitmap.buffer)
    return ink_of(grey_rows(pixels, width=bitmap.width, height=bitmap.height, stride=bitmap.stride))


def picture_of(pypdfium2: Any, page: Any) -> str:
    """The sha256 of the one picture that a scanned page consists of; empty where there are several or none."""
    with suppress(pypdfium2.PdfiumError):
        found = [shown for shown in page.get_objects(max_depth=3) if shown.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
        if len(found) == 1:
            turned = bytes([page.get_rotation() // 90])
            return hashlib.sha256(turned + bytes(found[0].get_data())).hexdigest()
    return ""


def words(pypdfium2: Any, pdf: Any, question: dict[str, Any]) -> dict[str, Any]:
    """The words of one page with their places, what was typed into its fields among them."""
    index = question["page"] - 1
    if not 0 <= index < len(pdf):
        raise CannotRead("no such page")
    if pdf.get_formtype():
        pdf[index].flatten()
    return words_on(pypdfium2.raw, pdf[index], question["turned"])


def picture(pdf: Any, question: dict[str, Any]) -> str:
    """One page drawn as a PNG, in base64; a huge page is drawn smaller, so that it stays within the pixels allowed."""
    index = question["page"] - 1
    if not 0 <= index < len(pdf):
        raise CannotRead("no such page")
    page = pdf[index]
    width, height = page.get_size()
    scale = min(question["scale"], (question["pixels"] / max(width * height, 1)) ** 0.5)
    bitmap = page.render(
        scale=scale,
        rotation=question["turned"],
        grayscale=question["grayscale"],
        rev_byteorder=True,
        prefer_bgrx=False,
    )
    drawn = png(
        bytes(bitmap.buffer),
        width=bitmap.width,
        height=bitmap.height,
        stride=bitmap.stride,
        channels=bitmap.n_channels,
    )
    return base64.b64encode(drawn).decode("ascii")


def enclosed(pdf: Any, question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The files that a portfolio or any other PDF carries."""
    keeper = Keeper(Path(question["into"]), question)
    for index in range(pdf.count_attachments()):
        attachment = pdf.get_attachment(index)
        yield keeper.keep(attachment.get_name(), partial(content_of, attachment))


def content_of(attachment: Any) -> Iterator[bytes]:
    yield bytes(attachment.get_data())
