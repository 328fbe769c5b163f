"""Files as people send them, made on the spot: Word documents, faxes, archives, portfolios, and some that mean harm."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pikepdf
from PIL import Image, ImageDraw, ImageFont

from tests.builders.papers import a_pdf

SHEET = (1240, 1754)
"""A4 at 150 dots an inch."""

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def a_docx(*paragraphs: str, body: str = "", header: str = "") -> bytes:
    """A Word document; `body` is XML that stands after the paragraphs."""
    runs = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {WORD}><w:body>{runs}{body}</w:body></w:document>",
    }
    if header:
        parts["word/header1.xml"] = f"<w:hdr {WORD}><w:p><w:r><w:t>{header}</w:t></w:r></w:p></w:hdr>"
    return a_zip({name: text.encode() for name, text in parts.items()})


def a_zip(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def a_sheet(*lines: str, turned: int = 0, size: tuple[int, int] = SHEET, ink: int = 0, paper: int = 255) -> Image.Image:
    """A scanned sheet with these lines, as it lay on the glass: turned by so many degrees."""
    sheet = Image.new("L", size, paper)
    font = ImageFont.load_default(size=36)
    for number, line in enumerate(lines):
        ImageDraw.Draw(sheet).text((120, 160 + 60 * number), line, fill=ink, font=font)
    return sheet.rotate(turned, expand=True)


def a_fax(*sheets: Image.Image) -> bytes:
    """A TIFF with a page for each sheet, black and white as a fax machine sends it."""
    out = BytesIO()
    first, *others = (sheet.convert("1") for sheet in sheets)
    first.save(out, "TIFF", save_all=True, append_images=others, compression="group4", dpi=(150, 150))
    return out.getvalue()


def a_photo(sheet: Image.Image, kind: str = "JPEG") -> bytes:
    out = BytesIO()
    sheet.save(out, kind)
    return out.getvalue()


def a_scan_of(*sheets: Image.Image) -> bytes:
    """A PDF that holds nothing but these pictures."""
    out = BytesIO()
    first, *others = sheets
    first.save(out, "PDF", save_all=True, append_images=others, resolution=150)
    return out.getvalue()


def a_portfolio(files: Mapping[str, bytes]) -> bytes:
    """A PDF of one page that carries these files."""
    out = BytesIO()
    with pikepdf.open(BytesIO(a_pdf("Cover sheet of a portfolio."))) as pdf:
        for name, content in files.items():
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
        pdf.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)
        pdf.save(out)
    return out.getvalue()


def turned(pdf: bytes, degrees: int) -> bytes:
    """The PDF with every page shown turned."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            page.rotate(degrees, relative=True)
        opened.save(out)
    return out.getvalue()


def a_filled_form(
    fields: Mapping[str, str], *, ticked: tuple[str, ...] = (), titles: Mapping[str, str] | None = None
) -> bytes:
    """A PDF form whose values stand in its fields alone, without any look of their own."""
    out = BytesIO()
    with pikepdf.open(BytesIO(a_pdf("Application"))) as pdf:
        made = []
        for number, (name, value) in enumerate([*fields.items(), *((name, "/Yes") for name in ticked)]):
            is_tick = name in ticked and value == "/Yes"
            made.append(
                pdf.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot,
                        Subtype=pikepdf.Name.Widget,
                        FT=pikepdf.Name.Btn if is_tick else pikepdf.Name.Tx,
                        T=name,
                        V=pikepdf.Name.Yes if is_tick else value,
                        F=4,
                        Rect=[100, 700 - 22 * number, 400, 718 - 22 * number],
                    )
                )
            )
            if titles and name in titles:
                made[-1].TU = titles[name]
            if is_tick:
                made[-1].AS = pikepdf.Name.Yes
                look = pdf.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
                made[-1].AP = pikepdf.Dictionary(N=pikepdf.Dictionary(Yes=look))
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array(made))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=made, NeedAppearances=True, DA="/Helv 0 Tf 0 g")
        pdf.save(out)
    return out.getvalue()


def a_bomb(megabytes: int) -> bytes:
    """A small archive that grows when it is unpacked."""
    return a_zip({"record.txt": b" " * (megabytes * 1_000_000)})


def a_word_bomb() -> bytes:
    """A Word document whose entities multiply."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "grow"}">' for n in range(10))
    document = f"<!DOCTYPE d [{entities}]><w:document {WORD}><w:body><w:p>&e9;</w:p></w:body></w:document>"
    return a_zip({"word/document.xml": document.encode()})


def a_deep_word(levels: int) -> bytes:
    """A Word document that nests without end."""
    return a_docx(body="<w:p>" * levels + "<w:r><w:t>deep</w:t></w:r>" + "</w:p>" * levels)
