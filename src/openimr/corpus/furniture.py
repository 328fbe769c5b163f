"""Running heads and feet: lines that were printed at the edge of a page and interrupt the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

CASE_NUMBER = re.compile(r"CM\d{2}-\d{7,8}")
# "CM15-0000001 Final Determination", "Example Review Page 1 of 3"
RUNNING_HEAD = re.compile(r"(?:CM\d{2}-\d{7,8}\s+)?Final Determination")
RUNNING_FOOT = re.compile(r"(?:.*\s)?Page (?P<page>\d+) of (?P<pages>\d+)")
BARE_FOOT = re.compile(r"Page \d+ of \d+")
# "Determination of Case Number CM15-0000001   2": in the body of a letter no sentence names its own case.
NAMES_CASE = re.compile(r"(?:[A-Z][^.!?]{0,80}[^\w.!?])?(?P<case>CM\d{2}-\d{7,8})(?:[\s,|-]+(?:[Pp]age\s*)?\d{1,3})?")
BODY = re.compile(r"HOW\s+THE\s+IMR|CLINICAL\s+CASE|IMR\s+(?:ISSUE|DECISION)", re.IGNORECASE)
# A line of nothing but its page: "Page 2", "- 2 -", "2/5", and right at the edge of a page a bare "2".
PAGE_NUMBER = re.compile(
    r"(?:(?P<said>page\s*)|(?P<dash>[-\u2013|]\s?))?(?P<page>\d{1,3})(?P<of>\s?(?:of|/)\s?\d{1,3})?(?(dash)\s?[-\u2013|])",
    re.IGNORECASE,
)
# What is printed on every page: a few words that are no sentence, label, decision or citation. Items of one letter
# often share lines of running text, which may stand at the edges of two pages by chance.
REPEATED = re.compile(r"(?!.*\b(?:Upheld|Overturned)\b)[A-Z][^.:;!?()\d]{1,70}[^.:;!?()\d,\s]")
AT_AN_EDGE = 3


def furniture_in(text: str, shown: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Those of the lines that are shown which are running heads and feet."""
    found = _at_page_ends(text, shown) if "\f" in text else _within(shown)
    return [shown[index] for index in sorted({*found, *_torn(shown, found)})]


def furniture_at_edges(pages: Sequence[Sequence[str]]) -> list[set[int]]:
    """Of each page the places of its lines that are running heads and feet."""
    tops = Counter(line for page in pages for line in {*page[:AT_AN_EDGE]})
    bottoms = Counter(line for page in pages for line in {*page[-AT_AN_EDGE:]})
    on_every_page = max(2, len(pages) - 1)
    found, has_body = list[set[int]](), False
    for number, page in enumerate(pages, start=1):

        def is_head(place: int, number: int = number, page: Sequence[str] = page, has_body: bool = has_body) -> bool:
            line, below = page[place], page[place + 1] if place + 1 < len(page) else ""
            said = RUNNING_HEAD.fullmatch(line) or (CASE_NUMBER.fullmatch(line) and RUNNING_HEAD.fullmatch(below))
            names = has_body and NAMES_CASE.fullmatch(line)
            return bool(said or names) or _is_edge(line, number, tops[line] >= on_every_page)

        def is_foot(place: int, number: int = number, page: Sequence[str] = page) -> bool:
            line = page[place]
            return bool(RUNNING_FOOT.fullmatch(line)) or _is_edge(line, number, bottoms[line] >= on_every_page)

        places = range(len(page))
        heads = takewhile(is_head, places[:AT_AN_EDGE]) if number > 1 else ()
        found.append({*heads, *takewhile(is_foot, places[: -AT_AN_EDGE - 1 : -1])})
        has_body = has_body or any(BODY.match(line) for line in page)
    return found


def _is_edge(line: str, number: int, is_on_every_page: bool) -> bool:
    """Whether a line is the number of its page, or a few words that every page repeats."""
    page = PAGE_NUMBER.fullmatch(line)
    return int(page["page"]) == number if page else is_on_every_page and bool(REPEATED.fullmatch(line))


def _at_page_ends(text: str, shown: Sequence[re.Match[str]]) -> list[int]:
    pages, position = [list[int]()], 0
    for index, line in enumerate(shown):
        pages += [list[int]() for _ in range(text.count("\f", position, line.start()))]
        pages[-1].append(index)
        position = line.end()
    found = furniture_at_edges([[shown[index][0] for index in page] for page in pages])
    return [page[place] for page, places in zip(pages, found, strict=True) for place in sorted(places)]


def _within(shown: Sequence[re.Match[str]]) -> list[int]:
    """In a text without form feeds: pages that count up with the heads below them, and lines that name the case."""
    feet = _numbered(shown, RUNNING_FOOT)
    below = [place for foot in feet for place in (foot + 1, foot + 2) if place < len(shown)]
    heads = [place for place in below if RUNNING_HEAD.fullmatch(shown[place][0])]
    heads = [place for place in heads if place - 1 in feet or CASE_NUMBER.fullmatch(shown[place - 1][0])]
    return sorted({*feet, *heads, *_naming_case(shown), *_numbered(shown, PAGE_NUMBER)})


def _naming_case(shown: Sequence[re.Match[str]]) -> list[int]:
    """The lines of the body that name the case of the header; another case's number belongs to the text."""
    body = next((index for index, line in enumerate(shown) if BODY.match(line[0])), len(shown))
    own = {number for line in shown[:body] for number in CASE_NUMBER.findall(line[0])}
    naming = ((index, NAMES_CASE.fullmatch(shown[index][0])) for index in range(body + 1, len(shown)))
    return [index for index, match in naming if match and match["case"] in own]


def _numbered(shown: Sequence[re.Match[str]], form: re.Pattern[str]) -> list[int]:
    """The lines of a form that tell the pages of a letter: all of them, in order, to the last where it is told."""
    found = [(index, match) for index, line in enumerate(shown) if (match := form.fullmatch(line[0]))]
    if form is PAGE_NUMBER:
        # A bare number may be anything, and a fraction a score.
        found = [(index, line) for index, line in found if line["said"] or line["dash"] or "of" in (line["of"] or "")]
        numbers = [int(line["page"]) for _, line in found]
        counts_up = len(found) > 1 and numbers == list(range(numbers[0], numbers[0] + len(found))) and numbers[0] < 3
    else:
        pages = [(int(line["page"]), int(line["pages"])) for _, line in found]
        counts_up = pages == [(number, len(found)) for number in range(1, len(found) + 1)]
    return [index for index, _ in found] if counts_up else []


def _torn(shown: Sequence[re.Match[str]], found: Sequence[int]) -> list[int]:
    """First halves of heads and feet that an extractor put on a line of their own: a case number, a repeated name."""
    halves = [index - 1 for index in found if index and index - 1 not in found]
    follows = [index for index in halves if RUNNING_HEAD.fullmatch(shown[index + 1][0])]
    numbers = [index for index in follows if index > 1 and CASE_NUMBER.fullmatch(shown[index][0])]
    names = [index for index in halves if BARE_FOOT.fullmatch(shown[index + 1][0])]
    is_name = len({shown[index][0] for index in (*names, *(0 for _ in names[:1]))}) == 1
    return [*numbers, *(names if is_name else [])]
