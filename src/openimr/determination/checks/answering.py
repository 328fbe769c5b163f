"""By what a finding is known again, so that an answer to it holds as long as what it answers stays as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache

from openimr.casefile import Sentence, sentences
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.determination import Determination
from openimr.determination.text_at import text_at


def key_of(code: str, flaw: Flaw, material: Material) -> str:
    """The hash of the rule, the sentence and the evidence: another sentence or another page gives another key."""
    sealed = hashlib.sha256()
    for part in (code, flaw.path, *_said(flaw, material), *_shown(flaw, material)):
        sealed.update(part.encode())
        sealed.update(b"\0")
    return sealed.hexdigest()


def sentence_of(flaw: Flaw, determination: Determination) -> str:
    """The sentence in which the finding stands; without a place the whole text; nothing for a finding on the file.

    >>> from openimr.vocabulary import Span
    >>> summary = Determination(clinical_summary="He fell. There is no pain.")
    >>> at = Flaw(path="clinical_summary", message="", fix="", span=Span(21, 25))
    >>> sentence_of(at, summary)
    'There is no pain.'
    """
    if not flaw.path:
        return ""
    text = text_at(determination, flaw.path)
    if flaw.span is None:
        return text
    return next(
        (said.text for said in _sentences(text) if said.start <= flaw.span.start < said.end),
        text[flaw.span.start : flaw.span.end],
    )


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(sentences(text))


def _said(flaw: Flaw, material: Material) -> Iterator[str]:
    yield sentence_of(flaw, material.determination)
    if flaw.span is not None:
        yield text_at(material.determination, flaw.path)[flaw.span.start : flaw.span.end]
    if flaw.item is not None:
        yield from (item.text for item in material.determination.items if item.number == flaw.item)


def _shown(flaw: Flaw, material: Material) -> Iterator[str]:
    """The pages of the evidence with all their words: who reads them anew may judge otherwise."""
    documents = {document.id: document for document in material.case_file.documents} if material.case_file else {}
    for document_id, number in sorted(set(flaw.evidence)):
        yield f"{document_id}:{number}"
        if document := documents.get(document_id):
            yield from (page.text for page in document.pages if page.number == number)
