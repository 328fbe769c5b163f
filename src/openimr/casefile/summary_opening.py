"""Who was hurt, when and how, as the papers tell it: the opening of a drafted summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from openimr.casefile.clinical_picture import read_clinical_picture
from openimr.casefile.evidence import Evidence
from openimr.casefile.file import Document, DocumentType
from openimr.casefile.sections import SectionKind, sections
from openimr.casefile.sentences import Sentence, sentences
from openimr.casefile.summary_sentence import SummarySentence, label, shown
from openimr.casefile.written_dates import in_words, written_dates

# "Patient: Perpetua Lindqvist, 46 years, order picker": the name itself stays out.
_HEAD = re.compile(
    r"^[ \t]*(?:Patient|Worker|Claimant|Employee|Name)[^\S\n]*:[^\n]*?,[^\S\n]*(?P<age>\d{2})[ -]?"
    r"(?:years?|yrs?\.?|y/?o)\b(?:[ -]old)?(?:[^\S\n]*,[^\S\n]*(?P<occupation>[a-z][a-z' -]{2,40}?))?[^\S\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_OCCUPATION = re.compile(
    r"^[ \t]*(?:Occupation|Job title|Job)[^\S\n]*:[^\S\n]*(?P<labelled>[A-Za-z][A-Za-z' -]{2,40}?)[^\S\n]*$"
    r"|\b(?:works|worked|working|employed)\s+as\s+an?\s+(?P<told>(?:[a-z]+[' -]?[a-z]*\s?){1,3}?)"
    r"(?=[.,;]|\s+(?:for|at|who|when|since|and|with|in)\b)",
    re.MULTILINE,
)
_DATE_OF_INJURY = re.compile(r"\b(?:date\s+of\s+(?:the\s+)?(?:injury|accident)|DOI)\b\s*[:=]?\s*", re.IGNORECASE)
_HOW = re.compile(
    r"\bsince\s+(?:he|she|they)\s+\w+|\bwhen\s+(?:he|she|they|an?|the)\b|\bwhile\s+\w+ing\b|\b(?:fell|slipped|tripped|lifted|lifting"
    r"|caught|struck|twisted|collision|accident|crushed|repetitive|cumulative|slid|injured)\b",
    re.IGNORECASE,
)
# Words of the account that a summary may need beside the first sentence: what was felt.
_TOLD_AT_MOST = 2
_TELLING = (DocumentType.PROGRESS_REPORT, DocumentType.MEDICAL_LEGAL, DocumentType.THERAPY_NOTE)


@dataclass(frozen=True)
class _Said:
    words: str
    evidence: Evidence


def opening(
    read: Sequence[Document], date_of_injury: date | None, latest: Document | None
) -> Iterator[SummarySentence]:
    """The worker with age, sex, occupation and day of injury, and how it happened; `read` runs from old to new.

    What the `latest` visit tells of the injury stands among its complaints, which are quoted as they are.
    """
    telling = [document for document in read if document.type in _TELLING]
    day = _injured_on(read, date_of_injury)
    age, sex, occupation = _newest_age(telling), _sex(telling), _occupation(telling)
    if not (age or occupation):
        sex = None  # "is a female" tells too little to open with
    worker = " ".join(said.words for said in (age, sex, occupation) if said)
    told = [said for said in (age, sex, occupation, day) if said]
    evidence = tuple(dict.fromkeys(said.evidence for said in told))
    if worker:
        article = "an" if re.match(r"8|11|18|[aeio]", worker) else "a"
        noun = "" if occupation or sex else " worker"
        who = f" who sustained an industrial injury on {day.words}" if day else ""
        if not day and date_of_injury:
            who = f" who sustained an industrial injury on {in_words(date_of_injury)}"
        yield SummarySentence(text=f"The injured worker is {article} {worker}{noun}{who}.", evidence=evidence)
    elif day or date_of_injury:
        on = day.words if day else in_words(date_of_injury) if date_of_injury else ""
        yield SummarySentence(text=f"The injured worker sustained an industrial injury on {on}.", evidence=evidence)
    yield from _mechanism([document for document in telling if document is not latest])


def _injured_on(read: Sequence[Document], known: date | None) -> _Said | None:
    """The day of injury, at a page that labels it so, a medical record first; the known day where one is given."""
    ordered = sorted(read, key=lambda document: document.type not in _TELLING)
    for document in ordered:
        for page in document.pages:
            for match in _DATE_OF_INJURY.finditer(page.text):
                days = written_dates(page.text[match.end() : match.end() + 24])
                if days and days[0].start == 0 and known in {None, days[0].on}:
                    end = match.end() + days[0].end
                    return _Said(in_words(days[0].on), shown(document, page, match.start(), end))
    return None


def _newest_age(telling: Sequence[Document]) -> _Said | None:
    for document in reversed(telling):
        for page in document.pages:
            if head := _HEAD.search(page.text):
                return _Said(f"{head['age']}-year-old", shown(document, page, *head.span("age")))
            age = read_clinical_picture(page.text).age
            if age and age.years.low == age.years.high:
                return _Said(f"{age.years}-year-old", shown(document, page, age.span.start, age.span.end))
    return None


def _sex(telling: Sequence[Document]) -> _Said | None:
    for document in telling:
        for page in document.pages:
            if sex := read_clinical_picture(page.text).sex:
                return _Said(sex.value, shown(document, page, sex.span.start, sex.span.end))
    return None


def _occupation(telling: Sequence[Document]) -> _Said | None:
    for document in telling:
        for page in document.pages:
            head = _HEAD.search(page.text)
            if head and head["occupation"]:
                return _Said(head["occupation"].strip().lower(), shown(document, page, *head.span("occupation")))
            if match := _OCCUPATION.search(page.text):
                slot = "labelled" if match["labelled"] else "told"
                return _Said(match[slot].strip().lower(), shown(document, page, *match.span(slot)))
    return None


def _mechanism(telling: Sequence[Document]) -> Iterator[SummarySentence]:
    """How it happened, in the words of the oldest record that tells."""
    for document in telling:
        for section in sections(document.pages):
            if section.kind is not SectionKind.COMPLAINTS:
                continue
            said = list(sentences(section.text, offset=section.at.start))
            is_account = "injury" in section.title.lower()
            first = 0 if is_account else next((n for n, one in enumerate(said) if _HOW.search(one.text)), None)
            if first is None:
                continue
            told: list[Sentence] = said[first : first + (_TOLD_AT_MOST if is_account else 1)]
            page = next(page for page in document.pages if page.number == (section.at.page or 1))
            yield SummarySentence(
                text=f"The {label(document)} tells of the injury: {' '.join(sentence.text for sentence in told)}",
                evidence=(shown(document, page, told[0].start, told[-1].end),),
            )
            return
