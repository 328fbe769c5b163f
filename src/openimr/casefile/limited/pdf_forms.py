"""What was typed onto a PDF after it was made: the fields of its form, and notes written straight on the page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any


def typed_into(raw: Any, pdf: Any, page: Any) -> Iterator[str]:
    """One line for each filled field of this page, "name: value", and for each note that stands on it."""
    form = pdf.formenv.raw if pdf.formenv else None
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        if kind == raw.FPDF_ANNOT_FREETEXT:
            note = utf16(partial(raw.FPDFAnnot_GetStringValue, annotation, b"Contents"))
            yield from filter(None, [note.strip()])
        elif kind == raw.FPDF_ANNOT_WIDGET and form:
            yield from field_line(raw, form, annotation)
        raw.FPDFPage_CloseAnnot(annotation)


def field_line(raw: Any, form: Any, annotation: Any) -> Iterator[str]:
    """The line of one field; nothing where it is empty, not ticked, or a button."""

    def asked(of: Callable[..., int]) -> str:
        return " ".join(utf16(partial(of, form, annotation)).split())

    name = asked(raw.FPDFAnnot_GetFormFieldAlternateName) or asked(raw.FPDFAnnot_GetFormFieldName) or "field"
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}:
        if raw.FPDFAnnot_IsChecked(form, annotation):
            chosen = asked(raw.FPDFAnnot_GetFormFieldExportValue)
            yield f"{name}: {chosen if chosen.lower() not in {'', 'on', '1'} else 'Yes'}"
    elif kind in {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}:
        value = utf16(partial(raw.FPDFAnnot_GetFormFieldValue, form, annotation)).strip()
        yield from filter(None, [value and f"{name}: {value}"])


def utf16(ask: Callable[[Any, int], int]) -> str:
    """The string that PDFium writes into a buffer, as its calls do: first the size, then the bytes."""
    size = ask(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
