"""The study that a citation names: in our own printed form, or in the short form of medical journals."""

from __future__ import annotations

import re

from openimr.vocabulary import Citation, PageRange, Study

LONGEST = 600
"""No citation of a study is as long; what a field holds beyond is prose."""
YEAR = r"\(?(?P<year>(?:19|20)\d\d)\)?"
# Quill R, "Exercise after a strain of the neck", 2011, Journal of Sample Spine Care, Vol. 12
PRINTED = re.compile(
    rf"^(?P<author>[^\"“”,]{{2,60}}),\s*[\"“](?P<title>[^\"“”]+?)[.,]?[\"”](?:,?\s*{YEAR}(?!\w))?(?P<rest>.*)$"
)
VOLUME = re.compile(r",\s*Vol(?:ume\b|\.|\b)\s*(?P<volume>[^\s,]+)[\s,]*$", re.IGNORECASE)
# Quill R, Marsh T. Exercise after a strain of the neck. J Sample Spine Care. 2011;12(3):45-52
JOURNAL_FORM = re.compile(
    r"^(?P<author>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?,? [A-Z]{1,3})(?:,[^.]*|\s+et al)?\.\s+"
    r"(?P<title>[^\s.?!][^.?!]*(?:[?!]|(?=\.)))\.?\s+"
    r"(?P<journal>[A-Z][^.;]*)\.\s+(?P<year>(?:19|20)\d\d)(?:\s+[A-Z][a-z]{2}(?:\s+\d{1,2})?)?\s*;\s*(?P<volume>\d+)"
    r"(?:\([^()]*\))?\s*:\s*(?P<first>\d{1,5})(?:\s*[-–]\s*(?P<last>\d{1,5}))?$"
)


def read_study(text: str) -> Citation | None:
    """The study that a text cites, or None where it has the form of no study. Only the second form has its pages.

    >>> found = read_study('Quill R, "Exercise after a strain of the neck", 2011, Sample Spine, Vol. 12')
    >>> found.title, found.edition, found.study
    ('Exercise after a strain of the neck', '2011', Study(author='Quill R', journal='Sample Spine', volume='12'))
    """
    if len(text) > LONGEST:
        return None
    if match := PRINTED.match(text):
        return _printed(match)
    if match := JOURNAL_FORM.match(text):
        study = Study(author=match["author"].replace(",", ""), journal=match["journal"], volume=match["volume"])
        return Citation(
            guideline="study", title=match["title"], edition=match["year"], pages=(_pages(match),), study=study
        )
    return None


def _printed(match: re.Match[str]) -> Citation:
    rest, volume = match["rest"], ""
    if found := VOLUME.search(rest):
        rest, volume = rest[: found.start()], found["volume"]
    study = Study(author=match["author"].strip(), journal=rest.strip(" ,"), volume=volume)
    return Citation(guideline="study", title=match["title"], edition=match["year"], study=study)


def _pages(match: re.Match[str]) -> PageRange:
    """The pages, the last of which may be shortened: 1066-77 is 1066 to 1077."""
    first, last = match["first"], match["last"] or match["first"]
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return PageRange(int(first), max(int(first), int(last)))
