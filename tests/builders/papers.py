"""Papers for tests: records with pages, and odd PDFs made on the spot."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import typst

from openimr.casefile import CaseFile, Document, DocumentType, Page


def pages(*texts: str) -> tuple[Page, ...]:
    return tuple(Page(number=number, text=text) for number, text in enumerate(texts, start=1))


def a_record(*texts: str, **facts: Any) -> Document:
    """A readable progress report of 29 January 2015, unless the test says otherwise."""
    usual: dict[str, Any] = {
        "id": "d1",
        "name": "note.pdf",
        "type": DocumentType.PROGRESS_REPORT,
        "author": "Ansel Whitcombe, MD",
        "dated": date(2015, 1, 29),
        "pages": pages(*texts),
        "page_count": len(texts),
    }
    return Document(**usual | facts)


def a_file_of(*documents: Document) -> CaseFile:
    return CaseFile(documents=documents)


def a_pdf(*texts: str) -> bytes:
    """A PDF with one page for each text."""
    body = "#pagebreak()".join(f"#[{text}]" for text in texts)
    return bytes(typst.compile(body.encode(), ignore_system_fonts=True))


def locked(pdf: bytes, *, password: str) -> bytes:
    """The PDF encrypted with a password that opening it asks for; an empty one lets anybody in."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="owner", user=password))
    return out.getvalue()


def a_picture_of(png: bytes, folder: Path, *, and_text: str = "") -> bytes:
    """A PDF whose first page is only the picture; with `and_text`, a second page of text."""
    (folder / "page.png").write_bytes(png)
    second = f"#pagebreak()\n#{{ set page(margin: 2cm); [{and_text}] }}" if and_text else ""
    source = folder / "picture.typ"
    source.write_text(f'#set page(margin: 0pt)\n#image("page.png", width: 100%)\n{second}')
    return bytes(typst.compile(str(source), root=str(folder), ignore_system_fonts=True))


def a_form_filled_with(words: str) -> bytes:
    """A PDF with a text field, filled by whoever sent it; the words stand in the field alone, not on the page."""
    out = BytesIO()
    with pikepdf.open(BytesIO(a_pdf("Requested treatment"))) as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        look = pdf.make_stream(
            f"BT /F 10 Tf 2 4 Td ({words}) Tj ET".encode(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 300, 20],
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
        )
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T="treatment",
                V=words,
                DA="/F 10 Tf",
                F=4,
                Rect=[100, 500, 400, 520],
                AP=pikepdf.Dictionary(N=look),
            )
        )
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([field]))
        pdf.Root.AcroForm = pikepdf.Dictionary(
            Fields=[field], DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)), DA="/F 10 Tf"
        )
        pdf.save(out)
    return out.getvalue()
