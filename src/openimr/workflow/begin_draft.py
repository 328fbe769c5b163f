"""What a draft of a determination begins with: all that is known, and nothing that is decided."""

from __future__ import annotations

import re

from openimr.casefile import CaseFile, DocumentType, by_parts
from openimr.clocks import legal_day
from openimr.determination import Determination, DeterminedItem
from openimr.vocabulary import GuidelineBasis
from openimr.wording import read_citations
from openimr.workflow.case import Case
from openimr.workflow.desk import Desk

_NAMES_A_GUIDELINE = re.compile(
    r"\b(?:MTUS|ACOEM|ODG|Official Disability Guidelines|Medical Treatment Guidelines|9792\.2\d)", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^\s.][^\n]*?(?:\.(?=\s|$)|\n|$)")


def first_draft(desk: Desk, case: Case) -> Determination:
    """The determination before the reviewer has written anything.

    The claims administrator's guideline is what the UR decision cites, word for word, where the file holds one; the
    reviewer checks and edits it.
    """
    assert case.reviewer is not None  # a draft is begun by the reviewer
    application = desk.application(case)
    cited = guideline_cited_by_ur(by_parts(desk.case_file(case)))
    return Determination(
        case_number=case.number,
        date_assigned=legal_day(case.assigned_at) if case.assigned_at else None,
        date_of_injury=application.date_of_injury,
        ur_denial_date=application.ur.decided_on,
        application_received=case.received_on,
        priority=case.priority,
        reviewer=desk.panel.reviewer(case.reviewer).qualifications,
        items=tuple(
            DeterminedItem(
                number=item.number,
                text=item.text,
                treatment=item.treatment,
                codes=item.codes,
                drugs=item.drugs,
                body_parts=item.body_parts,
                quantity=item.quantity,
                claims_administrator_guideline=cited,
            )
            for item in application.items
        ),
    )


def guideline_cited_by_ur(case_file: CaseFile) -> GuidelineBasis:
    """The sentences of the UR decision that name a guideline, word for word, and what was understood of them.

    Empty where there are none: the reviewer then writes that none was cited.
    """
    pages = (
        page.text
        for document in case_file.documents
        if document.type is DocumentType.UR_DECISION
        for page in document.pages
    )
    citing = [
        " ".join(sentence.group().split())
        for text in pages
        for sentence in _SENTENCE.finditer(re.sub(r"(?<!\n)\n(?!\n)", " ", text))
        if _NAMES_A_GUIDELINE.search(sentence.group())
    ]
    text = " ".join(dict.fromkeys(citing))
    return GuidelineBasis(text=text, citations=read_citations(text))
