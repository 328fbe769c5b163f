"""What the text of a guideline block cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from openimr.vocabulary import Citation, PageRange
from openimr.wording.guideline import mtus_key, mtus_name
from openimr.wording.study_reading import read_study

# Every citation of a block stands behind one of these; what stands before the first cites nothing.
OPENING = re.compile(
    r"Decision\s+(?:was\s+)?based\s+on\s+(?P<outside>Non-MTUS\s+Citation\b|MTUS\b)\s*:?\s*", re.IGNORECASE
)
PAGE_LIST = r"\d{1,4}(?:\s*[-–]\s*\d{1,4})?(?:\s*(?:,|;|and|&)\s*\d{1,4}(?:\s*[-–]\s*\d{1,4})?(?!\w))*"
PAGES = re.compile(
    rf"[,;]?\s*(?:\bPage\(s\)\s*:?(?:\s*\(s\))?|\bPages?\b:?|\bpgs?\b\.?|\bpp?\.)\s*(?P<pages>{PAGE_LIST})(?!\w)",
    re.IGNORECASE,
)
EDITION = re.compile(r"\s*(?:,\s*)?\(?\b(?P<year>(?:19|20)\d\d)\b\)?(?!\s*[-–/]\s*\d)")
SECTION_LIST = re.compile(r"^\s*(?:,\s*)?Section\(s\)\s*:\s*", re.IGNORECASE)
ONE_SECTION = re.compile(r"^\s*(?:,\s*)?Section\s*:\s*", re.IGNORECASE)
OTHER = re.compile(r"\s+and\s+Other\s+Medical\s+Treatment\s+Guidelines?\s*:?\s+", re.IGNORECASE)
ENUMERATED = re.compile(r"(?:^|\s)\(\d\)\s+")
ODG = re.compile(
    r"(?:Official\s+Disability\s+Guidelines?(?:\s*\(ODG\))?|\bODG(?:\s+guidelines?)?)(?!\w)", re.IGNORECASE
)
ACOEM = re.compile(
    r"(?:American\s+College\s+of\s+Occupational\s+and\s+Environmental\s+Medicine(?:\s*\(ACOEM\))?|ACOEM)"
    r"(?:\s+Occupational\s+Medicine)?(?:\s+Practice)?(?:\s+Guidelines?)?(?!\w)",
    re.IGNORECASE,
)
ORDINAL_EDITION = re.compile(r"^\s*(?:,\s*)?(?P<edition>\d(?:st|nd|rd|th)\s+ed(?:ition|\.)?)", re.IGNORECASE)
# A comma before a capital or a number begins the next section, unless it stands inside brackets or in these names.
NEXT_SECTION = re.compile(r",\s+(?=[A-Z0-9])(?![^()]*\))")
NAMES_WITH_COMMA = re.compile(r"NSAIDs, GI symptoms|(?:Knee, )?Forearm, Wrist|Wrist, (?:&|and) Hand")
LABEL = re.compile(r"\s+(?:topic|section)$", re.IGNORECASE)


def read_citations(text: str) -> tuple[Citation, ...]:
    """The guidelines that a block's text cites, one citation per guideline and section, in the order of the text.

    Pages that are printed once for several sections belong to each of them. A block that cites no evidence, or only
    says that it went outside the MTUS, gives nothing.

    >>> [str(citation.pages[0]) for citation in read_citations(
    ...     "Decision based on MTUS Chronic Pain Treatment Guidelines Physical Medicine Page(s): 98-99.")]
    ['98-99']
    """
    block = " ".join(text.split())
    openings = list(OPENING.finditer(block))
    ends = [*(opening.start() for opening in openings[1:]), len(block)]
    found: list[Citation] = []
    for opening, end in zip(openings, ends, strict=False):
        said = _without_period(block[opening.end() : end])
        read = _outside if opening["outside"].lower().startswith("non") else _mtus
        found.extend(read(said))
    return tuple(dict.fromkeys(found))


def _mtus(said: str) -> Iterator[Citation]:
    """Citations of one "Decision based on MTUS ..." sentence, which may name several guidelines."""
    names = [match for match in mtus_name().finditer(said) if _begins_guideline(said, match)]
    if not names or names[0].start() > 0:
        yield Citation(guideline="other", title=f"MTUS {said}".rstrip())
        return
    ends = [match.start() for match in names[1:]] + [len(said)]
    for match, end in zip(names, ends, strict=True):
        rest = said[match.end() : end]
        rest = re.sub(r",?\s+and\s*$|,\s*$", "", rest) if end < len(said) else rest
        yield from _sections(Citation(guideline=mtus_key(match), title=f"MTUS {match.group()}"), rest)


def _begins_guideline(said: str, match: re.Match[str]) -> bool:
    """Whether a name stands where a guideline may begin: first, or with its year behind a comma or "and"."""
    if match.start() == 0:
        return True
    return bool(re.search(r"(?:,|\band)\s*$", said[: match.start()]) and EDITION.match(said, match.end()))


def _sections(guideline: Citation, rest: str) -> Iterator[Citation]:
    """The guideline once for each section that `rest` names, with edition and pages."""
    if year := EDITION.match(rest):
        guideline, rest = replace(guideline, edition=year["year"]), rest[year.end() :]
    rest, pages = _pages(rest)
    if labelled := SECTION_LIST.match(rest):
        yield from (_section(guideline, name, pages) for name in split_sections(rest[labelled.end() :]))
    elif labelled := ONE_SECTION.match(rest):
        yield replace(guideline, section=rest[labelled.end() :].strip(" ,"), pages=pages)
    else:
        for name in re.split(r"(?<=\btopic),\s+|(?<=\bsection),\s+", rest.strip(" ,:;")):
            yield replace(guideline, section=LABEL.sub("", name) or None, pages=pages)


def _section(guideline: Citation, name: str, pages: tuple[PageRange, ...]) -> Citation:
    # The section slot sometimes holds nothing but a page ("Section(s): 326").
    if re.fullmatch(r"\d{2,4}", name):
        return replace(guideline, pages=(PageRange(int(name), int(name)),))
    return replace(guideline, section=name or None, pages=pages)


def split_sections(listed: str) -> list[str]:
    """The names in a list of sections, some of which hold a comma themselves.

    >>> split_sections("Muscle relaxants (for pain), Cyclobenzaprine (Flexeril)")
    ['Muscle relaxants (for pain)', 'Cyclobenzaprine (Flexeril)']
    """
    kept = NAMES_WITH_COMMA.sub(lambda match: match.group().replace(",", "\0"), listed)
    return [name.replace("\0", ",").strip(" ,") for name in NEXT_SECTION.split(kept)]


def _outside(said: str) -> Iterator[Citation]:
    """Citations of one "Decision based on Non-MTUS Citation ..." sentence."""
    source, *others = OTHER.split(said)
    if match := ODG.match(source) or ACOEM.match(source):
        yield from _known_outside(match, source[match.end() :])
    elif study := _study(source):
        yield study
    elif match := ODG.search(source):
        yield Citation(guideline="odg", title=match.group(), section=source)
    elif source:
        yield Citation(guideline="other", title=source)
    yield from (Citation(guideline="other", title=other) for other in others)


def _study(source: str) -> Citation | None:
    said, pages = _pages(source)
    study = read_study(said)
    return replace(study, pages=study.pages or pages) if study else None


def _known_outside(match: re.Match[str], rest: str) -> Iterator[Citation]:
    cited = Citation(guideline="odg" if ODG.match(match.group()) else "acoem", title=match.group())
    if edition := ORDINAL_EDITION.match(rest):
        cited, rest = replace(cited, edition=edition["edition"]), rest[edition.end() :]
    elif year := EDITION.match(rest):
        cited, rest = replace(cited, edition=year["year"]), rest[year.end() :]
    rest, pages = _pages(rest)
    for section in ENUMERATED.split(rest) if ENUMERATED.match(rest) else [rest]:
        name = re.sub(r"^\s*(?:[,:;]|[-–](?=\s))\s*", "", _without_period(section)).strip()
        if name or section is rest:
            yield replace(cited, section=name or None, pages=pages)


def _pages(rest: str) -> tuple[str, tuple[PageRange, ...]]:
    """The text without its list of pages, and the pages."""
    match = PAGES.search(rest)
    if not match:
        return rest.strip(), ()
    runs = re.findall(r"(\d+)(?:\s*[-–]\s*(\d+))?", match["pages"])
    pages = tuple(PageRange(int(first), int(last or first)) for first, last in runs)
    return f"{rest[: match.start()]} {rest[match.end() :]}".strip(" ."), pages


def _without_period(said: str) -> str:
    return said.strip().removesuffix(".").rstrip()
