"""What a citation has to name, and what it lacks of it."""

from __future__ import annotations

import re
from datetime import date

from openimr.criteria.evidence_order import evidence_rules, kind_of
from openimr.vocabulary import Citation, Study

# "Quill R", "Van der Brook T.", "O'Malley-Finch AB et al."
LEAD_AUTHOR = re.compile(r"\w.*\s[A-Z](?:\.?\s?[A-Z])*\.?(?:\s+et al\.?)?$")


def lacking_fields(citation: Citation, on: date | None) -> tuple[str, ...]:
    """The required fields that a citation does not name, in words; none before the form was ordered.

    >>> lacking_fields(Citation(guideline="odg", title="ODG", section="Low Back, MRI"), date(2017, 1, 9))
    ('the year of publication',)
    """
    form = evidence_rules().need("citation_form")
    if on is not None and on < form.need("from"):
        return ()
    asked = form.need("asks")[kind_of(citation).value]
    return tuple(words for field, words in asked.items() if not _names(citation, field))


def citation_form_source() -> tuple[str, bool]:
    """Where the form is ordered, and whether its fields were read there."""
    form = evidence_rules().need("citation_form")
    return form.need("source"), form["confirmed"]


def _names(citation: Citation, field: str) -> bool:
    study = citation.study or Study(author="")
    match field:
        case "edition":  # a source whose form is free may name its year anywhere
            free = citation.title if _is_free(citation) else ""
            return bool(citation.edition or re.search(r"\b(?:19|20)\d\d\b", free))
        case "section":
            return bool(citation.section) or _is_free(citation)
        case "pages":
            return bool(citation.pages)
        case "author":
            return bool(LEAD_AUTHOR.match(study.author))
        case "journal":
            return bool(study.journal)
        case _:
            return bool(study.volume)


def _is_free(citation: Citation) -> bool:
    """Whether the words of a citation were kept whole, so that what they name cannot be told apart."""
    return citation.guideline == "other"
