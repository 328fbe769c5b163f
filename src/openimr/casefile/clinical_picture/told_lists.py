"""What a summary lists: diagnoses, treatments to date, medications."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from openimr.casefile.clinical_picture.cues import Cues
from openimr.casefile.clinical_picture.picture import Diagnosis, Medication, TreatmentToDate
from openimr.vocabulary import Range, Span
from openimr.wording import find_body_parts, find_drugs, find_quantity, find_treatment

# A list runs to the end of its sentence; summaries are often pasted together without a blank behind the full stop.
LIST = re.compile(r"[^.]{1,700}(?:\.(?!\s*[A-Z\"“(]|\s*$)[^.]{1,300})*")
# What turns the words behind it into something that was not so, is not yet so, or is told of another person.
NO_FACT = re.compile(
    r"\b(?:den(?:y|ies|ied)|no|not|without|if|would|should|could|may|might|request\w*|recommend\w*|plan\w*|propos\w*|guidelines?|consider\w*"
    r"|mother|father|brother|sister|wife|husband|family|son|daughter|never|negative|failed|ruled?\s+out|pending|authoriz\w*)\b[^.;]*$",
    re.IGNORECASE,
)
SENTENCE_START = re.compile(r"\.\s*(?=[A-Z\"“(])")

INCLUDES = r"(?:includ(?:ed|es|e|ing)\b|consist(?:s|ed|ing)?\s+of|comprise[sd]?\b)"
SAID_AS = r"(?:(?:is|are|was|were)\s+)?(?:documented|listed|noted|reported|stated|given)\s+(?:as|to\s+be|of)\b"
DIAGNOSED = Cues(
    {
        "diagnos": r"diagnos(?:ed\s+(?:as\s+having|as|with|to\s+have)\b"
        rf"|(?:is|es)\b(?:\s*\([^)]*\))?(?:\s+(?:on|at|per|from)\b[^.:;]{{0,40}}?)?\s*(?:{SAID_AS}|(?:that\s+|which\s+)?(?:have\s+|has\s+)?{INCLUDES}"
        rf"|(?:is|are|was|were|of)\b|:)|tic\s+impressions?\s*(?:(?:is|are|was|were|of)\b|{INCLUDES}|:))\s*:?",
        "assessment": rf"assessments?\s*(?:{INCLUDES}|:|(?:was|is)\b)\s*:?",
        "clinical impression": rf"clinical\s+impressions?\s*(?:{INCLUDES}|:|(?:was|is|of)\b)\s*:?",
        "treat": r"treat(?:ed|ing|ments?)\s+for\b(?!\s+(?:review|the\s+(?:past|last)))",
    }
)
SO_MANY = (
    r"(?:at\s+least\s+|approximately\s+|about\s+|a\s+total\s+of\s+)?(?:\d|[a-z]+\s+\(\d|(?:two|three|four|five|six|seven|eight"
    r"|nine|ten|twelve)\b|(?:physical|chiropractic|acupuncture|epidural)\b)"
)
HAS_HAD = (
    rf"(?P<deed>ha(?:s|d|ve)\s+(?:(?:already|also|previously)\s+)?(?:(?:completed|attended|received|had|undergone)(?=\s+{SO_MANY})"
    r"|(?:started|begun)(?=\s)))"
)
TREATED = Cues(
    {
        "treatment": r"treatments?\b(?!\s+plan)"
        r"(?:\s+and\s+(?:diagnostics?|evaluations?|diagnostic\s+(?:testing|studies|tests)))?"
        rf"(?:\s+(?:to\s+date|thus\s+far|so\s+far|rendered|received|provided))?\s*(?:has|have|had)?\s*(?:{INCLUDES}|:)\s*:?",
        "treated": r"treated\s+(?:conservatively\s+)?with\b(?:\s+the\s+following)?\s*:?",
        "received the following": r"received\s+the\s+following\s+treatments?\s*:?",
        "surgical history": rf"surgical\s+history\s+(?:{INCLUDES}|(?:is|was)\b)",
        "underw": r"(?P<deed>underwent(?:\s+an?)?(?=\s))(?!\s+(?:treatment|evaluation|examination))",
        "completed": rf"(?P<deed>completed(?=\s+{SO_MANY}))",
        "has": HAS_HAD,
        "had": HAS_HAD,
        "have": HAS_HAD,
    }
)
MEDICATIONS = (
    r"med(?:ication)?s?\b(?:\s+(?:regimen|list|use))?(?:\s+(?:on|at|as\s+of)\b[^.:;]{0,40}?)?\s*(?:has|have|had)?\s*(?:been\s+)?"
    rf"(?:{INCLUDES}|listed\b(?:\s+as)?|(?:is|are|was|were)\b(?:\s+(?:listed|noted|documented)\s+as)?|of\b|:)\s*(?:the\s+following)?\s*:?"
)
TAKING = (
    *("taking", "takes", "took", "uses", "using", "utilizes", "utilizing", "maintained on", "continues on"),
    *("continues with", "currently on", "depending on", "is on", "was on", "remains on", "still on"),
)
TAKEN = Cues(
    {"medication": MEDICATIONS, "meds": MEDICATIONS}
    | {verb: rf"(?P<deed>{verb})(?=\s)".replace(" ", r"\s+") for verb in TAKING}
)
SAYS_NOTHING = re.compile(
    r"\s*(?:not|un(?:known|specified|clear|remarkable)(?=\s*(?:[.,;]|$))|non-?contributory|none|no\s|n/a|never|being|as\s+follows|noted|documented|provided|reviewed|requested|denied|helping|refilled"
    r"|prescribed|discussed|adequately|helpful|also|previously|beneficial|continued|renewed|effective|improv\w+|approved|authorized|certified|somewhat|working)\b",
    re.IGNORECASE,
)
# Where another statement begins inside the sentence.
ENDS = re.compile(
    r",?\s+(?:and\s+(?:he|she|they|has|had|was|is|were|are|continues|reports?|complain\w*|now|currently|requested|underwent|an?\s+request|remains)\b|who\b|which\s+(?:is|was|has|had|are|were|she|he)\b"
    r"|but\b|however\b|that\s+(?:was|were|is|are|has|have)\b|after\s+(?:which|being)\b|since\s+the\b|for\s+which\b|with\s+(?:no|little|some|good|moderate|mild|temporary|minimal|significant|complaints?)\b|without\b|secondary\s+to\s+being)",
    re.IGNORECASE,
)
COUNTED = re.compile(r"session|visit|treatments?\b|injection|appointment|\b\d+\s+of\s|x\s?\d", re.IGNORECASE)
SO_MANY_OF = re.compile(r"\b(?P<attended>\d{1,2})\s+(?:out\s+)?of\s+(?:the\s+)?\d{1,2}\b", re.IGNORECASE)
ONLY_PART = re.compile(
    r"(?:the\s+|left\s+|right\s+|bilateral\s+)?[\w-]+(?:\s+(?:spine|back|extremit\w+))?", re.IGNORECASE
)
NOT_NAMED = re.compile(r"\bnot\s+(?:included|listed|specified|provided|named|documented)\b", re.IGNORECASE)
PIECE_END = re.compile(r";|,(?!\d{3})|\band\b|\bas\s+well\s+as\b|&", re.IGNORECASE)
ENUMERATION = re.compile(
    r"^[\s:,]*(?:and\s+|as\s+well\s+as\s+|the\s+following\s*:?|(?:\d{1,2}|[a-z])[.)]\s+|\(\d\)\s*)+|^[\s:,]+",
    re.IGNORECASE,
)
# Words that name a disorder, and endings that do.
DISORDERS = frozenset(
    [
        "pain",
        "strain",
        "strains",
        "sprain",
        "sprains",
        "tear",
        "tears",
        "fracture",
        "fractures",
        "contusion",
        "contusions",
        "syndrome",
        "disorder",
        "disorders",
        "disease",
        "impingement",
        "displacement",
        "dysfunction",
        "depression",
        "depressive",
        "anxiety",
        "insomnia",
        "hernia",
        "stress",
        "headache",
        "headaches",
        "concussion",
        "injury",
        "injuries",
        "stenosis",
        "derangement",
        "lesion",
        "lesions",
        "instability",
        "ganglion",
        "bulge",
        "bulges",
        "protrusion",
        "protrusions",
        "herniation",
        "herniations",
        "hnp",
        "spasm",
        "spasms",
        "numbness",
        "weakness",
        "stiffness",
        "trigger",
        "dizziness",
        "nausea",
        "hypertension",
        "diabetes",
        "reflux",
        "gerd",
        "obesity",
        "autism",
        "thoughts",
        "crps",
        "rsd",
        "ptsd",
        "burn",
        "burns",
        "laceration",
        "lacerations",
        "trauma",
        "loss",
        "problem",
        "problems",
        "swelling",
        "infection",
        "ulcer",
        "cancer",
        "vertigo",
        "giddiness",
        "tinnitus",
        "sciatica",
        "lumbago",
        "whiplash",
        "deficit",
        "deficits",
        "fatigue",
        "complaints",
        "subluxation",
        "dislocation",
        "amputation",
        "quervain",
        "post-op",
        "postoperative",
        "apnea",
        "atrophy",
        "deformity",
        "abscess",
    ]
)
ENDINGS = (
    *(
        "itis",
        "algia",
        "algias",
        "pathy",
        "pathies",
        "osis",
        "oma",
        "emia",
        "plegia",
        "paresis",
        "esthesia",
        "esthesias",
        "malacia",
    ),
    *("listhesis", "ectomy", "edema", "myositis", "sprain-strain", "strain-sprain"),
)
WORD = re.compile(r"[a-z][a-z-]*[a-z]")
CODE_ALONE = re.compile(r"\b(?:[A-TV-Z]\d{2}\.\w+|\d{3}\.\d{1,2})\b|\b(?:status\s+post|s/p)\b", re.IGNORECASE)
STRAINED = re.compile(r"(?:strain|sprain)s?$", re.IGNORECASE)
STRAINED_AT_ONCE = re.compile(r"(?:strain|sprain)s?\b", re.IGNORECASE)
# What ends so belongs to the disorder before it.
QUALIFIES = re.compile(r"\b(?:encounter|region|level|unspecified|initial|subsequent|type|healing)\b", re.IGNORECASE)
ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)
# What is merely supposed is no diagnosis yet.
SUPPOSED = re.compile(
    r"(?:possibl[ey]|probabl[ey]|suspect\w*|rule\s+out|r/o|question(?:able)?\s+of|likely)\b", re.IGNORECASE
)
LONGEST_UNNAMED = 60
ICD = re.compile(r"\b(?:[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})|[EV]?\d{3}\.\d{1,2})(?!\w)")


@dataclass(frozen=True)
class Piece:
    """One entry of a list, with its place in the summary."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))


def find_diagnoses(summary: str) -> tuple[Diagnosis, ...]:
    """Every diagnosis of the summary once, in its own words."""
    found: dict[str, Diagnosis] = {}
    for start, end, _ in _lists(summary, DIAGNOSED):
        for piece in _diagnosed(summary, start, end):
            said = Diagnosis(text=piece.text, span=piece.span, codes=tuple(ICD.findall(piece.text)))
            found.setdefault(piece.text.lower(), said)
    return tuple(found.values())


def find_treatments(summary: str) -> tuple[TreatmentToDate, ...]:
    """Every treatment that was given, once in each wording, with the visits that were counted.

    Behind "underwent" and "has completed" stands only what the vocabulary knows as a treatment.
    """
    found: dict[str, TreatmentToDate] = {}
    for start, end, is_list in _lists(summary, TREATED):
        for piece in _with_parts_joined(summary, list(_pieces(summary, start, end))):
            treatment = _treatment(piece.text)
            if not (treatment or is_list):
                break
            found.setdefault(
                piece.text.lower(),
                TreatmentToDate(
                    text=piece.text, span=piece.span, treatment=treatment, visits=_visits(piece.text, treatment)
                ),
            )
    return tuple(found.values())


# The same few entries stand in most letters.
@lru_cache(maxsize=2048)
def _treatment(text: str) -> str | None:
    return find_treatment(text)


@lru_cache(maxsize=2048)
def _is_part(text: str) -> bool:
    return bool(find_body_parts(text))


def _visits(text: str, treatment: str | None) -> Range | None:
    if not COUNTED.search(text):
        return None
    if attended := SO_MANY_OF.search(text):
        return Range.exactly(int(attended["attended"]))
    counted = find_quantity(text, treatment=treatment)
    return counted.amount if counted and counted.unit in {"visits", "injections"} else None


def _with_parts_joined(summary: str, pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces; a bare part of the body belongs to the treatment before it ("for the thoracic and lumbar spine")."""
    held: Piece | None = None
    for piece in pieces:
        if held and ONLY_PART.fullmatch(piece.text) and _is_part(piece.text.lower()):
            held = Piece(summary[held.start : piece.span.end], held.start)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def find_medications(summary: str) -> tuple[Medication, ...]:
    """Every drug that the worker takes, once; behind "taking" and its like only what the vocabulary knows."""
    found: dict[str, Medication] = {}
    for start, end, is_list in _lists(summary, TAKEN):
        for piece in _pieces(summary, start, end):
            drugs = find_drugs(piece.text)
            if not (drugs or is_list):
                break
            if NOT_NAMED.search(piece.text):
                continue
            drug = drugs[0] if drugs else None
            key = drug.ingredient if drug else piece.text.lower()
            found.setdefault(key, Medication(text=piece.text, span=piece.span, drug=drug))
    return tuple(found.values())


def _lists(summary: str, cues: Cues) -> Iterator[tuple[int, int, bool]]:
    """Beginning and end of each list that is stated as a fact, and whether the cue announces a list."""
    behind = 0
    for cue in cues.find(summary):
        # A cue inside a list is one of its entries.
        if cue.start() >= behind and (bounds := _list_behind(summary, cue)):
            behind = bounds[1]
            yield *bounds, not cue.groupdict().get("deed")


def _list_behind(summary: str, cue: re.Match[str]) -> tuple[int, int] | None:
    """Where the list behind a cue begins and ends; None where the sentence does not state it as a fact."""
    before = summary[max(0, cue.start() - 120) : cue.start()]
    if NO_FACT.search(SENTENCE_START.split(before)[-1]) or SAYS_NOTHING.match(summary, cue.end()):
        return None
    match = LIST.match(summary, cue.end())
    if not match:
        return None
    for cut in ENDS.finditer(summary, match.start(), match.end()):
        said = summary[match.start() : cut.start()]
        if said.count("(") <= said.count(")"):
            return match.start(), cut.start()
    return match.span()


def _pieces(summary: str, start: int, end: int) -> Iterator[Piece]:
    """The entries between semicolons where there are any, else between commas and "and"; brackets hold together."""
    place = start
    for match in PIECE_END.finditer(summary, start, end):
        said = summary[place : match.start()]
        if said.count("(") > said.count(")"):
            continue
        if piece := _piece(said, place):
            yield piece
        place = match.end()
    if piece := _piece(summary[place:end], place):
        yield piece


def _piece(said: str, start: int) -> Piece | None:
    opening = ENUMERATION.match(said)
    left = opening.end() if opening else 0
    # A list that was cut short leaves its bracket open.
    if said.count("(") > said.count(")"):
        said = said[: said.rindex("(")]
    text = said[left:].strip(" .,;:")
    left += len(said[left:]) - len(said[left:].lstrip(" .,;:"))
    return Piece(text, start + left) if len(text) > 1 else None


def _diagnosed(summary: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a list joined so that each names a disorder.

    What names none belongs to the one before ("disc displacement, lumbosacral region") or, at the head, to the one
    behind ("lumbar, hip, and neck strain").
    """
    separated = ";" in summary[start:end]
    group: list[Piece] = []
    for piece in _with_and_joined(summary, list(_pieces(summary, start, end))):
        between = summary[group[-1].span.end : piece.start] if group else ""
        opens = (
            group
            and any(map(_names_disorder, group))
            and (
                ";" in between
                if separated
                else _names_disorder(piece) and not _is_one_injury(group[-1], between, piece)
            )
        )
        if opens:
            yield from _one_diagnosis(summary, group)
            group = []
        group.append(piece)
    yield from _one_diagnosis(summary, group)


@lru_cache(maxsize=512)
def _names_disorder(piece: Piece) -> bool:
    words = WORD.findall(piece.text.lower())
    return any(word in DISORDERS or word.endswith(ENDINGS) for word in words) or bool(CODE_ALONE.search(piece.text))


def _one_diagnosis(summary: str, group: list[Piece]) -> Iterator[Piece]:
    """The pieces of one diagnosis as one, unless it is merely supposed; a long one that names no disorder is none."""
    if not group:
        return
    start, end = group[0].start, group[-1].span.end
    if article := ARTICLE.match(summary, start, end):
        start = article.end()
    whole = Piece(summary[start:end], start)
    if SUPPOSED.match(whole.text) or (not any(map(_names_disorder, group)) and len(whole.text) > LONGEST_UNNAMED):
        return
    yield whole


def _with_and_joined(summary: str, pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces; "right wrist and right hand sprain" is one, whatever stands before it."""
    held: Piece | None = None
    for piece, following in zip_longest(pieces, pieces[1:]):
        start = held.start if held else piece.start
        whole = Piece(summary[start : piece.span.end], start)
        held = None
        between = summary[piece.span.end : following.start] if following else ""
        if (
            following
            and between.strip() == "and"
            and not _names_disorder(piece)
            and not QUALIFIES.search(piece.text)
            and _names_disorder(following)
        ):
            held = whole
        else:
            yield whole


def _is_one_injury(before: Piece, between: str, piece: Piece) -> bool:
    """ "strain and sprain" is one injury under two words."""
    return between.strip() == "and" and bool(STRAINED.search(before.text) and STRAINED_AT_ONCE.match(piece.text))
