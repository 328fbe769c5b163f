"""The process that opens a PDF: limited, alone, and thrown away afterwards.

It is run as a program (`reader.py` starts it), takes one question as JSON on standard input, answers with one JSON
object on standard output and ends. A file that hangs, crashes or fills memory takes only this process with it.
It imports nothing of OpenIMR but the folder `limited` beside it, so that it starts at once and so that a PDF never
shares a process with a case.
"""

from __future__ import annotations

import base64
import contextlib
import importlib
import json
import re
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

# FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY of PDFium's fpdfview.h.
WRONG_PASSWORD, UNKNOWN_PROTECTION = 4, 5

# A fax header or a page stamp on a scan is text too; below so many letters a page-filling picture counts as a scan.
FEW_LETTERS = 120
MOST_OF_THE_PAGE = 0.5


def main() -> None:
    question = json.load(sys.stdin)
    limit_this_process(question)
    # PDFium and its binding speak to stdout and stderr of their own accord in odd cases; the answer goes out alone.
    out = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        said = answer(question)
    json.dump(said, out)


def limit_this_process(question: dict[str, Any]) -> None:
    """Bound memory, processor time and output, and write no core file (its text would be clinical)."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of the caller still holds.
        return
    wanted = {
        resource.RLIMIT_AS: question["memory_megabytes"] * 1_000_000,
        resource.RLIMIT_CPU: question["seconds"] + 1,
        resource.RLIMIT_FSIZE: question["output_megabytes"] * 1_000_000,
        resource.RLIMIT_CORE: 0,
    }
    for kind, bound in wanted.items():
        with contextlib.suppress(ValueError, OSError):  # a stricter limit is already set, or the system knows none
            resource.setrlimit(kind, (bound, bound))


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """The answer to a question: pages, a picture, or the reason why there is none."""
    import pypdfium2

    try:
        with opened(pypdfium2, question) as pdf:
            if len(pdf) > question["pages"]:
                return {"state": "too many pages", "page_count": len(pdf)}
            if question["want"] == "image":
                return {"state": "read", "page_count": len(pdf), "png": picture(pypdfium2, pdf, question)}
            if question["want"] == "words":
                return {"state": "read", "page_count": len(pdf), **words(pypdfium2, pdf, question)}
            return {
                "state": "read",
                "page_count": len(pdf),
                "pages": [page(pypdfium2, pdf, i) for i in range(len(pdf))],
            }
    except pypdfium2.PdfiumError as error:
        reasons = {WRONG_PASSWORD: "password", UNKNOWN_PROTECTION: "protection"}
        return {"state": reasons.get(error.err_code, "damaged")}
    except MemoryError:
        return {"state": "memory"}
    except IndexError:
        return {"state": "no such page"}


def opened(pypdfium2: Any, question: dict[str, Any]) -> Any:
    """The document, its form fields loaded where it has some."""
    password = question["password"]
    pdf = pypdfium2.PdfDocument(question["path"], password=password)
    if pdf.get_formtype():
        pdf.init_forms()
    return pdf


def page(pypdfium2: Any, pdf: Any, index: int) -> dict[str, Any]:
    """The text of one page, and whether it is a scan; a page that cannot be loaded says so and hides no other."""
    try:
        loaded = with_form_fields(pdf, index)
        text = clean(loaded.get_textpage().get_text_range())
        return {"text": text, "is_scan": is_scan(pypdfium2, loaded, text), "is_broken": False}
    except pypdfium2.PdfiumError:
        return {"text": "", "is_scan": False, "is_broken": True}


def with_form_fields(pdf: Any, index: int) -> Any:
    """The page with what was typed into its fields made part of it: a filled request form is text too."""
    loaded = pdf[index]
    if not pdf.get_formtype():
        return loaded
    loaded.flatten()
    loaded.close()
    return pdf[index]


def clean(text: str) -> str:
    """The text with plain line ends and without what no eye sees: control characters, halves of characters.

    PDFium writes U+FFFE or U+0002 for a hyphen at a line's end.
    """
    text = re.sub(r"[\ufffe\x02]", "-", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\uffff]", "", text)
    return "\n".join(line.rstrip() for line in text.split("\n"))


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


def words(pypdfium2: Any, pdf: Any, question: dict[str, Any]) -> dict[str, Any]:
    """The words of one page with their places."""
    index = question["page"] - 1
    if not 0 <= index < len(pdf):
        raise IndexError(index)
    # At the end of the path, so that nothing beside this file stands in for a module of another name.
    sys.path.append(str(Path(__file__).parent))
    found: dict[str, Any] = importlib.import_module("limited.pdf_words").words_on(
        pypdfium2.raw, with_form_fields(pdf, index)
    )
    return found


def picture(pypdfium2: Any, pdf: Any, question: dict[str, Any]) -> str:
    """One page drawn as a PNG, in base64; a huge page is drawn smaller, so that it stays within the pixels allowed."""
    index = question["page"] - 1
    if not 0 <= index < len(pdf):
        raise IndexError(index)
    page = pdf[index]
    width, height = page.get_size()
    scale = min(question["scale"], (question["pixels"] / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=question["grayscale"], rev_byteorder=True, prefer_bgrx=False)
    return base64.b64encode(png(bitmap)).decode("ascii")


def png(bitmap: Any) -> bytes:
    """A PNG of a grey or RGB bitmap (W3C PNG, sections 5 and 11); written here because Pillow is no dependency."""
    colour_type = {1: 0, 3: 2}[bitmap.n_channels]
    line = bitmap.width * bitmap.n_channels
    pixels = bytes(bitmap.buffer)
    rows = b"".join(b"\0" + pixels[y * bitmap.stride : y * bitmap.stride + line] for y in range(bitmap.height))
    header = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, colour_type, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 4)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


if __name__ == "__main__":
    main()
