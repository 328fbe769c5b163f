"""What the records say of work: full or modified duty, off work, permanent and stationary, with the restrictions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from openimr.casefile.assertion import Manner
from openimr.casefile.clauses import Clause
from openimr.casefile.course.joining import Told, alike, in_time
from openimr.casefile.course.leaf import Leaf
from openimr.casefile.course.rows import RowStatus, WorkStatus, WorkTold
from openimr.casefile.evidence import Evidence
from openimr.casefile.phrase import NUMBER, number_in
from openimr.casefile.written_dates import written_dates
from openimr.vocabulary import Range

TELLING = frozenset(
    {
        "work",
        "working",
        "works",
        "worked",
        "duty",
        "duties",
        "job",
        "occupation",
        "disabled",
        "disability",
        "ttd",
        "tpd",
        "mmi",
    }
    | {"stationary", "p", "improvement", "restriction", "restrictions"}
)
_FULL = r"(?:full|regular|usual|normal|unrestricted|customary|pre-?injury)"
_FORMS = (
    (
        WorkStatus.STATIONARY,
        r"permanent(?:ly)?\s+(?:and|&)\s+stationary|P\s?&\s?S|P\s+and\s+S|max(?:imum|imal)\s+medical\s+improvement|MMI",
    ),
    (
        WorkStatus.MODIFIED_DUTY,
        r"(?:modified|light|restricted|limited|sedentary|transitional|alternat(?:e|ive)|desk)[\s-]+(?:duty|duties|work|job|employment)"
        r"|(?:temporar(?:y|ily)\s+)?partial(?:ly)?\s+(?:temporar(?:y|ily)\s+)?disab(?:led|ility)|TPD"
        r"|(?:work\w*|duty)\s+with\s+(?:\w+\s+){0,2}?restrictions?",
    ),
    (
        WorkStatus.OFF_WORK,
        r"(?:off|out)\s+(?:of\s+)?work|off\s+duty|(?:not|t)\s+(?:currently\s+|presently\s+)?(?:working|worked)\b(?!\s+(?:on|with|full|regular))"
        r"|unable\s+to\s+(?:return\s+to\s+)?(?:any\s+)?work|no\s+work\b(?=\s*(?:[.,;]|$|until|through|for\b))"
        r"|total(?:ly)?\s+(?:temporar(?:y|ily)\s+)?disab(?:led|ility)|temporar(?:y|ily)\s+total(?:ly)?\s+disab(?:led|ility)|TTD",
    ),
    (
        WorkStatus.FULL_DUTY,
        rf"{_FULL}(?:\s*,?\s+(?:and\s+)?{_FULL}){{0,2}}[\s-]+(?:work\s+)?(?:duty|duties|work|job|occupation)"
        r"|(?:work\w*|duty)\s+without\s+(?:any\s+)?restrictions?|no\s+(?:work\s+)?restrictions\b(?=\s*(?:[.,;]|$))"
        r"|(?:work\s+)?restrictions?\s*:\s*none",
    ),
)
_STATUS = re.compile("|".join(rf"(?P<{status.name}>\b(?:{form})\b)" for status, form in _FORMS), re.IGNORECASE)

_WRITTEN_OPENINGS = """
    permanent permanently p max maximum maximal mmi modified light restricted limited sedentary
    transitional alternate alternative desk temporary temporarily partial partially tpd work works
    worked working duty off out not t unable no total totally ttd full regular usual normal unrestricted
    customary pre preinjury restriction restrictions
"""
_OPENINGS = frozenset(_WRITTEN_OPENINGS.split())
_EXPECTED = re.compile(
    r"\b(?:anticipat\w*|expect\w*|hop(?:e|es|ing)|goals?|aim\w*|estimated|projected|eventual\w*|plans?\s+to|planned|approach\w*|near(?:ing|s)?)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
_NOT_ABLE = re.compile(
    r"\b(?:unable|not\s+able|cannot|can\s?not|can['’]t|could\s+not|not\s+ready|failed|unfit)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_INJURY, _OPEN = frozenset({"injury", "accident"}), frozenset({"if", "unless", "whether", "case"})
_IF = re.compile(r"\b(?:if|unless|whether|in\s+case)\b", re.IGNORECASE)
_OFFERED = re.compile(
    r"\b(?:offer\w*|availab\w*|accommodat\w*|honou?r\w*|employer\s+(?:has|does|did|can))\b", re.IGNORECASE
)
_BEFORE_INJURY = re.compile(
    r"\b(?:prior\s+to|before|at\s+the\s+time\s+of)\s+(?:the\s+|his\s+|her\s+|this\s+)?(?:\w+\s+)?(?:injury|accident)\b",
    re.I,
)
_BOX = re.compile(r"(?:\[[ _]*(?P<mark>[xX✓✔]?)[ _]*\]|\([ _]*(?P<round>[xX✓✔]?)[ _]*\)|(?P<box>[☐☑☒□]))")

_ACTIVITY = (
    r"(?:lift|push|pull|carry|bend|stoop|squat|kneel|climb|twist|stand|walk|sit|reach|over-?head|above|grip|grasp|keyboard|typ(?:e|ing)"
    r"|repetiti|driv|crawl|prolonged|heavy|weight|use\s+of|work\s+(?:at|above|over))"
)
_RESTRICTION = re.compile(
    rf"\b(?:(?:no|avoid\w*|may\s+not|must\s+not|should\s+not|cannot|can\s?not|never|limit(?:ed|s)?|preclu\w+|restrict(?:ed|s)?\s+(?:to|from))"
    rf"(?:\s+[\w-]+,?){{0,4}}?\s+{_ACTIVITY}|(?:lift|push|pull|carry|stand|walk|sit)\w*\s+(?:is\s+)?(?:limited|restricted|up\s+to|no\s+more)"
    rf"|(?:sit|stand|walk)\w*\s+\d)",
    re.IGNORECASE,
)
_WRITTEN_RESTRICTS = """
    no avoid avoiding avoids may must should cannot can never limit limited limits precluded preclude
    preclusion restrict restricted restricts lifting pushing pulling carrying standing walking sitting
    sit stand walk lift
"""
_RESTRICTS = frozenset(_WRITTEN_RESTRICTS.split())
_RESTRICTED = re.compile(
    r"\b(?:work|permanent|current|temporary|following|same)\s+(?:work\s+)?restrictions?\s*(?:[:=]|are|is|of|include[sd]?|were|remain\w*)",
    re.I,
)
# What may open a sentence of restrictions: nothing, a list's number, "Work restrictions include".
_LEADS = re.compile(
    r"^[\W\d]*(?:(?:with\s+)?(?:the\s+)?(?:\w+\s+){0,2}?restrictions?\s*(?:include[sd]?|are|were|of|:)?)?[\W\d]*$",
    re.IGNORECASE,
)
# "Was on modified duty but is now off work": the first is over.
_WAS = re.compile(r"\b(?:was|were|had\s+been)\s+(?:(?:on|working|at|doing|kept|placed)\s+)?(?:an?\s+)?$", re.IGNORECASE)
_NOW = re.compile(r"\b(?:but|now|until|then|currently|before|when)\b", re.IGNORECASE)
_SINCE = re.compile(r"\s*,?\s*since\s+(?:about\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(
    r",?\s*(?:\b(?:and\s+)?(?:until|through|thru|till|up\s+to|to|ending|expir\w+)\s*(?:about\s+)?"
    r"(?:(?:the|his|her)\s+)?(?:next\s+)?(?:(?:visit|appointment|evaluation|follow[\s-]?up|re-?check)\s+(?:on|of)?\s*)?)$",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf",?\s*\bfor\s+(?:(?:the\s+)?(?:next|another|a\s+further|at\s+least)\s+)?{NUMBER}\s*(?:more\s+)?(?P<unit>days?|weeks?|months?)\b",
    re.I,
)
WEEKS = {"d": 1 / 7, "w": 1.0, "m": 365.25 / 84}
AHEAD = 100


@dataclass(frozen=True)
class _Window:
    """What follows a status: up to the next one or the end of what is said about it."""

    start: int
    end: int


def work_on(leaf: Leaf) -> Iterator[Told[WorkTold]]:
    """Every work status that a page tells, with what follows it: restrictions, the last day or the length."""
    if TELLING.isdisjoint(leaf.words):
        return
    found = _found(leaf)
    told = False
    for number, match in enumerate(found):
        later = found[number + 1].start() if number + 1 < len(found) else len(leaf.text)
        row = _told(leaf, match, later)
        if row:
            told = True
            yield row
    if not told:
        yield from _restrictions_alone(leaf)


def _found(leaf: Leaf) -> list[re.Match[str]]:
    """Every status of a page, looked for where a word stands with which one can begin."""
    found: list[re.Match[str]] = []
    for place in leaf.places(_OPENINGS):
        if (not found or place >= found[-1].end()) and (match := _STATUS.match(leaf.text, place)):
            found.append(match)
    return found


def work_told(told: Iterable[Told[WorkTold]]) -> tuple[WorkTold, ...]:
    """The rows in the order of the days; one that a day tells alike, or with less, stands once."""
    rows = alike(told)
    # The row that tells most of a day comes first and takes up those that tell nothing else.
    kept: dict[tuple[date | None, WorkStatus, RowStatus], WorkTold] = {}
    for row in sorted(rows, key=lambda row: -_told_more(row)):
        if not _told_more(row) and (fuller := kept.get((row.on, row.work, row.status))):
            rows[fuller] += rows.pop(row)
        else:
            kept.setdefault((row.on, row.work, row.status), row)
    return in_time(rows)


def _told_more(row: WorkTold) -> int:
    return bool(row.restrictions) + (row.until is not None) + (row.weeks is not None)


def _told(leaf: Leaf, match: re.Match[str], later: int) -> Told[WorkTold] | None:
    work = WorkStatus[match.lastgroup or ""]
    sentence = leaf.sentence(match.start())
    status = _status(leaf, match, work, sentence)
    if status is None:
        return None
    window = _Window(match.end(), min(later, sentence.end))
    restrictions = None
    if work is not WorkStatus.FULL_DUTY and status is not RowStatus.DENIED and leaf.has(_RESTRICTS):
        restrictions = _restrictions(leaf, window) or _restrictions_next(leaf, sentence, later)
    until, weeks = _until(leaf, window)
    row = WorkTold(
        on=_day(leaf, match),
        status=status,
        work=work,
        restrictions=_words(leaf, restrictions),
        until=until,
        weeks=None if until else weeks,
    )
    end = restrictions.end if restrictions else match.end()
    return row, leaf.evidence(match.start(), end, supports=status is not RowStatus.DENIED)


def _status(leaf: Leaf, match: re.Match[str], work: WorkStatus, sentence: Clause) -> RowStatus | None:
    """Whether the status holds, is denied or only expected; None where it is imagined, offered, or of another time."""
    start, end = match.span()
    marked = _marked(leaf.text, start)
    if marked is not None:
        return RowStatus.AFFIRMED if marked else None
    if leaf.is_of_another(start, end):
        return None
    before, whole = leaf.text[sentence.start : start], leaf.text[sentence.start : sentence.end]
    if (leaf.has(_INJURY) and _BEFORE_INJURY.search(whole)) or (
        work is not WorkStatus.STATIONARY and _OFFERED.search(whole) and not _is_own(whole)
    ):
        return None
    if leaf.has(_OPEN) and _IF.search(whole if work is WorkStatus.OFF_WORK else before):
        return None
    manner = leaf.manners(start, end)
    if manner & {Manner.HYPOTHETICAL, Manner.OF_FAMILY, Manner.SOUGHT}:
        return None
    if Manner.DENIED in manner or (work is not WorkStatus.OFF_WORK and _NOT_ABLE.search(before)):
        return RowStatus.DENIED
    if Manner.REFUSED in manner:
        return RowStatus.REFUSED
    if _EXPECTED.search(before):
        return RowStatus.PLANNED
    is_over = _WAS.search(before) and _NOW.search(leaf.text, end, sentence.end)
    return RowStatus.STOPPED if Manner.PAST in manner or is_over else RowStatus.AFFIRMED


def _day(leaf: Leaf, match: re.Match[str]) -> date | None:
    """The day from which a status holds, where "since" names it; else the day of the page."""
    behind = leaf.text[match.end() : match.end() + AHEAD]
    for day in written_dates(behind) if "since" in behind else ():
        if _SINCE.fullmatch(behind[: day.start]):
            return day.on
    return leaf.day_of(*match.span())


def _is_own(sentence: str) -> bool:
    """Whether a sentence that speaks of what is offered says that the worker does it."""
    return re.search(r"\b(?:is|was|been)\s+(?:\w+\s+)?accommodat", sentence, re.IGNORECASE) is not None


def _marked(text: str, start: int) -> bool | None:
    """Whether the box at the head of a line is marked; None where the line has none."""
    line = text.rfind("\n", 0, start) + 1
    boxes = list(_BOX.finditer(text, line, start))
    if not boxes:
        return None
    box = boxes[-1]
    return bool(box["mark"] or box["round"] or ((box["box"] or "") in "☑☒" and box["box"]))


def _restrictions(leaf: Leaf, window: _Window) -> Evidence | None:
    """The words of the page that restrict what is done, up to the last day or the length."""
    found = _RESTRICTION.search(leaf.text, window.start, window.end)
    if found is None:
        return None
    end = window.end
    for day in written_dates(leaf.text[found.end() : end]) if leaf.may_name_day(found.end(), end) else ():
        if lead := _UNTIL.search(leaf.text, found.end(), found.end() + day.start):
            end = lead.start()
            break
    lasting = _FOR.search(leaf.text, found.end(), end)
    end = lasting.start() if lasting else end
    said = leaf.text[found.start() : end].rstrip(" .,;:\n\t([")
    return leaf.evidence(found.start(), found.start() + len(said))


def _restrictions_next(leaf: Leaf, sentence: Clause, later: int) -> Evidence | None:
    """Restrictions that open the next sentence: "Modified duty. No lifting over 10 pounds."."""
    behind = leaf.sentence(sentence.end) if sentence.end < len(leaf.text) else None
    if behind is None or behind.start >= later:
        return None
    window = _Window(behind.start, min(later, behind.end))
    found = _restrictions(leaf, window)
    return found if found and _LEADS.match(leaf.text[behind.start : found.start]) else None


def _restrictions_alone(leaf: Leaf) -> Iterator[Told[WorkTold]]:
    """Restrictions of a section, or behind their own name, where no status stands on the page: modified duty."""
    spans = list(leaf.work) or [
        (match.end(), leaf.sentence(match.start()).end) for match in _RESTRICTED.finditer(leaf.text)
    ]
    for start, end in spans:
        found = _RESTRICTION.search(leaf.text, start, end)
        if found is None or leaf.is_of_another(start, end):
            continue
        first = _restrictions(leaf, _Window(start, end))
        if first and _IF.search(leaf.text, start, found.start()) is None:
            until, weeks = _until(leaf, _Window(start, end))
            row = WorkTold(
                on=leaf.day_of(first.start, first.end),
                status=RowStatus.AFFIRMED,
                work=WorkStatus.MODIFIED_DUTY,
                restrictions=_words(leaf, first),
                until=until,
                weeks=None if until else weeks,
            )
            yield row, first


def _until(leaf: Leaf, window: _Window) -> tuple[date | None, Range | None]:
    said = leaf.text[window.start : min(window.end, window.start + 4 * AHEAD)]
    for day in written_dates(said) if leaf.may_name_day(window.start, window.end) else ():
        if _UNTIL.search(said[: day.start]):
            return day.on, None
    lasting = _FOR.search(said[:AHEAD])
    if lasting is None:
        return None, None
    return None, number_in(lasting["number"]) * Range.exactly(WEEKS[lasting["unit"][0].lower()])


def _words(leaf: Leaf, place: Evidence | None) -> str:
    return " ".join(leaf.text[place.start : place.end].split()) if place else ""
