"""One upload of many records: where each begins, and what each is.

Every page but the first is asked whether a record begins there. Signs for and against are weighed (`SIGNS`); each that
was seen is kept with the part, so that a person who corrects a boundary sees why it was drawn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from openimr.casefile.description import DATE_LABELS, LICENCE, NAME, OTHER_DATES, TYPES, describe
from openimr.casefile.file import DocumentPart, DocumentType, Page
from openimr.casefile.written_dates import written_dates
from openimr.wording import find_body_parts

BEGINS = 2.5
"""A record begins where the signs weigh at least this much."""

TOP, BOTTOM, TITLE_LINES = 10, 6, 9
"""How many lines of a page may hold its head, its foot, and its title."""
LONGEST_TITLE = 90
LONGEST_SHORT_FORM = 12
INITIALS = frozenset(
    ("MRI", "CT", "EMG", "NCV", "NCS", "UR", "IMR", "RFA", "DWC", "QME", "PQME", "AME", "PR", "PT", "OT")
)


def documents_in(pages: Sequence[Page]) -> tuple[DocumentPart, ...]:
    """The records of which an upload consists, in their order; one part where nothing tells of a second.

    The pages are gone through several times, and only what tells of a record is kept: an upload may be long.
    """
    if not pages:
        return ()
    machine = machine_lines(pages)
    full = lines_of_a_full_page(pages, machine)
    return tuple(map(part_from, runs_in((Leaf(page, machine) for page in pages), full)))


def part_of(pages: Sequence[Page]) -> DocumentPart:
    """What the pages of one record say of it."""
    leaves = (Leaf(page, frozenset()) for page in pages)
    run = Run.opened_by(next(leaves), ())
    for leaf in leaves:
        run = run.longer_by(leaf)
    return part_from(run)


@dataclass(frozen=True, kw_only=True)
class Run:
    """A record within the upload: on which pages, why it begins there, and the pages that tell what it is."""

    why: tuple[str, ...]
    first_page: int
    last_page: int
    opening: Leaf
    """Its first page with words on it; the first of all where none has any."""
    closing: Leaf
    """Its last page with words on it."""

    @classmethod
    def opened_by(cls, leaf: Leaf, why: tuple[str, ...]) -> Run:
        return cls(why=why, first_page=leaf.page.number, last_page=leaf.page.number, opening=leaf, closing=leaf)

    def longer_by(self, leaf: Leaf) -> Run:
        """The record with the next page of the upload."""
        if not leaf.lines:
            return replace(self, last_page=leaf.page.number)
        opening = self.opening if self.opening.lines else leaf
        return replace(self, last_page=leaf.page.number, opening=opening, closing=leaf)


def runs_in(leaves: Iterable[Leaf], full: int) -> Iterator[Run]:
    """The records of an upload one after the other."""
    run: Run | None = None
    for leaf, why in beginnings(leaves, full):
        if run is not None and why is None:
            run = run.longer_by(leaf)
            continue
        if run is not None:
            yield run
        run = Run.opened_by(leaf, why or ())
    if run is not None:
        yield run


def part_from(run: Run) -> DocumentPart:
    """The part that a run makes, without what a machine printed on it: a fax is no day of the record."""
    telling = (run.opening,) if run.opening is run.closing else (run.opening, run.closing)
    own = [replace(leaf.page, text="\n".join(leaf.lines)) if leaf.lines else leaf.page for leaf in telling]
    found = describe("", own)
    title = next((line for line in own[0].text.splitlines()[:TITLE_LINES] if is_title(line)), "")
    return DocumentPart(
        name=said_as_name(title, found.type),
        type=kind_of_title(title) or found.type,
        dated=found.dated,
        author=found.author,
        body_parts=find_body_parts("\n".join(own[0].text.splitlines()[:25])),
        first_page=run.first_page,
        last_page=run.last_page,
        why=run.why,
    )


def kind_of_title(title: str) -> DocumentType | None:
    return next((kind for kind, pattern in TYPES if title and pattern.search(title)), None)


def said_as_name(title: str, kind: DocumentType) -> str:
    """A title as a list shows it: not in capitals throughout; the kind of record where it has none."""
    if not title:
        return kind.value[:1].upper() + kind.value[1:]
    if not title.isupper() or len(title) <= LONGEST_SHORT_FORM:
        return title
    lowered = re.sub(r"[^\W\d_]+(?![\w-]*\d)", lambda word: kept_or_lower(word.group()), title)
    return lowered[:1].upper() + lowered[1:]


def kept_or_lower(word: str) -> str:
    """The word in small letters, unless it is known by its initials."""
    return word if word in INITIALS else word.lower()


@dataclass(frozen=True)
class Leaf:
    """A page as it lies in the upload, without the lines that a machine printed on every page."""

    page: Page
    machine: frozenset[str]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        stripped = (line.strip() for line in self.page.text.splitlines())
        return tuple(line for line in stripped if line and shape(line) not in self.machine and not MACHINE.search(line))

    @property
    def top(self) -> tuple[str, ...]:
        return self.lines[:TOP]

    @property
    def bottom(self) -> tuple[str, ...]:
        return self.lines[-BOTTOM:]

    @cached_property
    def counter(self) -> tuple[int, int]:
        """The number that the page bears and of how many; 0 where it says none."""
        for line in (*self.lines[:6], *self.lines[-3:]):
            if match := COUNTED.search(line):
                return int(match["page"]), int(match["of"])
        for line in (*self.lines[:6], *self.lines[-2:]):
            if match := NUMBERED.fullmatch(line):
                return int(match["page"] or match["alone"]), 0
        return 0, 0

    @cached_property
    def day(self) -> date | None:
        """The day of the record as the head of the page labels it."""
        head = "\n".join(self.top)
        found = written_dates(head)
        for label in DATE_LABELS:
            for day in found:
                if label.search(head[max(0, day.start - 60) : day.start]):
                    return day.on
        alone = (day for day in found if head[: day.start].endswith("\n") or day.start == 0)
        return next((day.on for day in alone if not OTHER_DATES.search(head[max(0, day.start - 40) : day.start])), None)

    @property
    def is_empty(self) -> bool:
        return self.page.is_blank or not self.lines


COUNTED = re.compile(r"\b(?:page|pg|p)\.?\s*(?P<page>\d{1,4})\s*(?:of|/)\s*(?P<of>\d{1,4})\b", re.IGNORECASE)
NUMBERED = re.compile(
    r"[-–\s]*(?:page|pg\.?|p\.)\s*(?P<page>\d{1,3})[-–\s]*|[-–]?\s*(?P<alone>\d{1,3})\s*[-–]?", re.IGNORECASE
)
# What a fax machine, a scanner or a copy service prints; its counting runs through the whole upload.
MACHINE = re.compile(
    r"\bfax\b.*\bpage\b|^from:?\s.*\bpage\b|\d{1,2}:\d{2}.*\bp(?:age|g)?\b|^\W*[A-Z]{2,10}[-_ ]?\d{4,}\W*$"
    r"|\b(?:scanned|copied|received)\s(?:by|on|from)\b",
    re.IGNORECASE,
)
OFTEN = 0.6


def machine_lines(pages: Iterable[Page]) -> frozenset[str]:
    """The shapes of the lines that a machine printed: alike but for digits on most pages, first or last."""
    shapes: Counter[str] = Counter()
    written = 0
    for page in pages:
        lines = [line.strip() for line in page.text.splitlines() if line.strip()]
        written += bool(lines)
        shapes.update(kind for kind in {shape(line) for line in (*lines[:2], *lines[-2:])} if "0" in kind)
    return frozenset(kind for kind, count in shapes.items() if count >= OFTEN * max(written, 10))


def lines_of_a_full_page(pages: Iterable[Page], machine: frozenset[str]) -> int:
    """How many lines a full page of the upload has."""
    lengths = sorted(filter(None, (len(Leaf(page, machine).lines) for page in pages))) or [0]
    return lengths[len(lengths) * 9 // 10]


def shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def beginnings(leaves: Iterable[Leaf], full: int) -> Iterator[tuple[Leaf, tuple[str, ...] | None]]:
    """Every page with the signs that a record begins on it; None where none does."""
    present: Leaf | None = None
    before: Leaf | None = None
    blank_between = False
    for leaf in leaves:
        if present is None or before is None:
            present = before = leaf
            yield leaf, ()
            continue
        if leaf.is_empty:
            blank_between = True
            yield leaf, None
            continue
        turn = Turn(present=present, before=before, here=leaf, full=full, blank_between=blank_between)
        seen = [(name, weight) for name, weight, shows in SIGNS if shows(turn)]
        begins = sum(weight for _, weight in seen) >= BEGINS
        yield leaf, tuple(name for name, weight in seen if weight > 0) if begins else None
        if begins:
            present = leaf
        before, blank_between = leaf, False


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A page, the one before it, and the first page of the record in which we are."""

    present: Leaf
    before: Leaf
    here: Leaf
    full: int
    """How many lines a full page of this upload has."""
    blank_between: bool


DOCUMENT_NOUN = re.compile(
    r"\b(?:report|notes?|evaluation|re-?evaluation|examination|study|records?|letter|determination|request|notice|form"
    r"|consult\w*|transcript|chart|cover|sheet|memorandum|summary|history|denial|authori[sz]ation|operation|procedure"
    r"|visit|application|prescription|declaration|imaging|views)\b",
    re.IGNORECASE,
)
ORGANIZATION = re.compile(
    r"\b(?:center|clinic|group|associates|inc|llc|services|hospital|corporation|institute|physicians|partners|network)\W*$",
    re.IGNORECASE,
)
PATIENT = re.compile(
    r"^\W*(?:patient|claimant|employee|applicant|injured worker|re|name)\b\s*(?:name)?\s*:", re.IGNORECASE
)
LETTERHEAD = re.compile(
    r"\bP\.?O\.? Box\b|\bSuite\b|\(?\b\d{3}\)?[-. ]\s?\d{3}[-. ]\d{4}\b"
    r"|\b[A-Z][a-z]+,?\s+(?:CA|California)\.?,?\s+\d{5}\b"
)
SALUTATION = re.compile(r"^dear\b|^to whom it may concern|^attention:|^attn\b", re.IGNORECASE)
# With these a visit, an operation or a study begins to be told; what is told later has other headings.
OPENING = re.compile(
    r"(?:chief complaint|pre-?operative diagnos[ie]s|reasons? for (?:exam\w*|consult\w*|visit|referral|study)"
    r"|subjective|indications?(?: for)?(?: procedure| study)?|clinical (?:history|indication)"
    r"|history of present(?:ing)? (?:illness|complaint)"
    r"|exam(?:ination)?|procedures?(?: performed)?|operations?(?: performed)?|admi(?:ssion|tting) diagnos[ie]s"
    r"|(?:date of )?admission(?: date)?|history)\s*:",
    re.IGNORECASE,
)
CONTINUED = re.compile(r"\bcont(?:inued|'d|\.|inuation)", re.IGNORECASE)
CLOSING = re.compile(
    r"signed|sincerely|respectfully|dictated|authenticated|^/s/|thank you for|truly yours|end of (?:report|note)"
    rf"|^{NAME},?\s+{LICENCE}\W*$",
    re.IGNORECASE | re.MULTILINE,
)


def title_of_page(leaf: Leaf) -> str:
    """The line at the head of a page that names a kind of record; empty where there is none."""
    return next((line for line in leaf.lines[:TITLE_LINES] if is_title(line)), "")


def is_title(line: str) -> bool:
    """Whether a line names a kind of record and is no sentence, no label and no heading of a section."""
    if len(line) > LONGEST_TITLE or line.endswith((".", ",", ";", ":")) or not line[:1].isupper():
        return False
    if ORGANIZATION.search(line) or PATIENT.search(line):
        return False
    words = re.findall(r"[^\W\d_]+", line)
    large = sum(word[0].isupper() for word in words if len(word) > 3)
    if not words or large * 2 < sum(len(word) > 3 for word in words):
        return False
    # "MRI OF THE LUMBAR SPINE" is a title by itself; "PHYSICAL THERAPY" may head a section.
    is_named = bool(DOCUMENT_NOUN.search(line)) or (line.isupper() and len(words) > 3)
    return is_named and any(pattern.search(line) for _, pattern in TYPES)


def is_first(turn: Turn) -> bool:
    return turn.here.counter[0] == 1


def is_later(turn: Turn) -> bool:
    return turn.here.counter[0] > 1


def follows_in_number(turn: Turn) -> bool:
    number, before = turn.here.counter[0], turn.before.counter[0]
    return number > 1 and number == before + 1


def was_last(turn: Turn) -> bool:
    number, of = turn.before.counter
    return 0 < of == number


def was_not_last(turn: Turn) -> bool:
    number, of = turn.before.counter
    return 0 < number < of


def has_title(turn: Turn) -> bool:
    title = title_of_page(turn.here)
    return bool(title) and title not in turn.before.top


def has_other_day(turn: Turn) -> bool:
    return None not in {turn.here.day, turn.present.day} and turn.here.day != turn.present.day


def has_first_day(turn: Turn) -> bool:
    return turn.here.day is not None and turn.present.day is None and turn.before.day is None


def has_letterhead(turn: Turn) -> bool:
    return any(LETTERHEAD.search(line) and line not in turn.before.top for line in turn.here.top[:6])


def repeats_head(turn: Turn) -> bool:
    """Whether the page begins with the same lines as the one before: a running head."""
    here, before = turn.here.top[:3], turn.before.top[:3]
    return (
        len(here) == 3
        and not has_title(turn)
        and sum(shape(one) == shape(other) for one, other in zip(here, before, strict=False)) >= 2
    )


def names_patient(turn: Turn) -> bool:
    return any(PATIENT.search(line) for line in turn.here.top)


def greets(turn: Turn) -> bool:
    return any(SALUTATION.search(line) for line in (*turn.here.top, *turn.here.lines[TOP : TOP + 4]))


def opens(turn: Turn) -> bool:
    return any(OPENING.match(line) for line in turn.here.lines[:3])


def was_closed(turn: Turn) -> bool:
    return bool(CLOSING.search("\n".join(turn.before.bottom)))


def was_short(turn: Turn) -> bool:
    return len(turn.before.lines) < 0.6 * turn.full


def goes_on(turn: Turn) -> bool:
    last, first = turn.before.lines[-1:], turn.here.lines[:1]
    return bool(last and first) and not last[0].endswith((".", ":", "!", "?")) and first[0][:1].islower()


SIGNS: tuple[tuple[str, float, Callable[[Turn], bool]], ...] = (
    ("it bears page number 1", 3.5, is_first),
    ("it bears a later page number", -3.0, is_later),
    ("its number follows the one before", -2.0, follows_in_number),
    ("the page before was the last of its number", 2.5, was_last),
    ("the page before was not the last of its number", -3.0, was_not_last),
    ("a title names a kind of record", 2.0, has_title),
    ("another day is labelled as that of the record", 1.5, has_other_day),
    ("a day is labelled as that of the record", 0.8, has_first_day),
    ("a letterhead stands above", 1.2, has_letterhead),
    ("it opens with a heading that opens records", 1.8, opens),
    ("it begins as the page before", -1.0, repeats_head),
    ("the patient is named at the head", 0.5, names_patient),
    ("somebody is addressed", 1.5, greets),
    ("the page before was signed or closed", 1.5, was_closed),
    ("the page before ends early", 0.8, was_short),
    ("a blank page stands between", 1.0, lambda turn: turn.blank_between),
    ("a sentence goes on from the page before", -3.0, goes_on),
    ("it says that it is continued", -3.0, lambda turn: any(CONTINUED.search(line) for line in turn.here.lines[:5])),
)
"""What is looked at, how much it weighs, and when it shows."""
