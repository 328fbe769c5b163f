"""Codes that stand behind their label: "Claim #: ...", "MRN ...", "policy no. ...", "serial number ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.publication.redaction.codes import IMR_CASE
from openimr.publication.redaction.identifier import Identifier, IdentifierClass, found

_NUMBER = r"(?:number|numbers|num|no|nr|id|ID\s?number|code|#)"

# Per class the words before the code. In the order in which they are tried at one place.
LABELS = {
    IdentifierClass.MEDICAL_RECORD: r"""
        MRN|MR\s?\#|med(?:ical)?\.?\s+rec(?:ord)?s?\s*(?:number|no\.?|\#|id)|medical\s+record|chart(?:\s+(?:number
        |no\.?|\#|id)|\s?\#|:|\s+is)?
        |(?:clinic|record|medical|admission|registration)\s+(?:number|no\.?|\#|id)|patient\s+(?:id|identifier
        |number|no\.?|\#|account\s+record)|patient\s?\#|unit\s+record|hospital\s+(?:number|no\.?|\#|id)
        |encounter(?:\s+(?:number|no\.?|\#|id)|\s?\#|:)|accession(?:\s+(?:number|no\.?|\#))?|FIN|visit(?:\s+(?:id
        |number|no\.?|\#))?|admission|specimen\s+(?:id|number|no\.?)
        |EMR\s+(?:id|number|no\.?)|EHR\s+(?:id|number|no\.?)|health\s+record\s+(?:number|no\.?)|study\s+id
        |exam\s+id|radiology\s+(?:number|no\.?)
        """,
    IdentifierClass.HEALTH_PLAN: r"""
        (?:health\s+plan|medicare|medi-?cal|medicaid|insurance|member(?:ship)?|subscriber|beneficiary|enrollee|plan)
        \s+(?:(?:beneficiary|member|subscriber|policy|card|benefits)\s+)?(?:id(?:entification)?(?:\s+(?:number
        |no\.?))?|number|no\.?|\#)
        |policy\s?holder(?:\s+(?:number|no\.?|id))?|(?:insurance|medi-?cal|medicare|benefits|plan
        |member)\s+card,?(?:\s+(?:number|no\.?|\#))?|MBI|HICN|CIN|BIC|policy(?:\s+(?:number|no\.?|id|\#)|\s?\#|:)?
        |group\s+(?:number|no\.?|id|\#)|member\s?\#|RxBIN|RxGRP
        |certificate\s+of\s+coverage|coverage\s+id|health\s+card|beneficiary(?:\s+card)?|medicare|medi-?cal
        |medicaid|subscriber|member|health\s+plan|group
        """,
    IdentifierClass.ACCOUNT: r"""
        (?:Visa|Master\s?Card|Amex|American\s+Express)(?:\s+card)?\s+(?:ending(?:\s+in)?|no\.?|number|\#)|
        (?:bank|checking|savings|billing|patient|guarantor|credit|debit|trust|escrow)\s+(?:account|acct
        |card)(?:\s+(?:number|no\.?|ending(?:\s+in)?|\#))?
        |account(?:\s+(?:number|no\.?|ending(?:\s+in)?|id|\#)|\s?\#|:)?|acct\.?(?:\s+(?:number|no\.?|\#))?
        |a/c(?:\s+no\.?)?
        |routing(?:\s+(?:number|no\.?))?|bill(?:ing)?\s+ref(?:erence)?|invoice(?:\s+(?:number|no\.?|\#)|\s?\#|:)?
        |IBAN|statement\s+(?:number|no\.?)|bill(?:ing)?\s+(?:id|number|no\.?)
        |check\s+(?:number|no\.?|\#)|lien\s+(?:number|no\.?|account)
        """,
    IdentifierClass.LICENCE: r"""
        (?:(?:state|medical|driver['’]?s?|drivers|nursing|chiropractic|acupuncture|professional|physician['’]?s?
        |contractor['’]?s?|commercial|pharmacy
        |psychology|physical\s+therapy|interpreter|QME|cal(?:ifornia|if)?\.?|CA|CSLB|RN|LVN|PT|DC|MD)\s+){0,2}
        (?:licen[sc]e|lic\.?|certificate|certification|credential|registration|permit|cert\.?)(?:\s+(?:number|no\.?
        |id|\#)|\s?\#|:)?
        |DEA(?:\s+(?:registration|number|no\.?|\#|license))?|NPI|CDL|driver\s+id|D\.?L\.?|UPIN|CURES\s+id
        |QME\s+(?:number|no\.?|\#|id)|board\s+cert(?:ificate)?\s+(?:number|no\.?)
        """,
    IdentifierClass.VEHICLE: r"""
        VIN|vehicle\s+(?:identification|id|serial)(?:\s+(?:number|no\.?))?|(?:licen[sc]e|number
        |registration)\s+plates?|plates?
        |tag\s+(?:number|no\.?)|(?:truck|vehicle|forklift|trailer|van|fleet|rig|tractor|bus
        |car)\s+(?:unit\s+)?(?:number|no\.?|\#|unit|registration)
        """,
    IdentifierClass.DEVICE: r"""
        serial(?:\s+(?:number|no\.?|num|code|\#))?|S/N|SN|ser\.\s?no\.?|UDI|device\s+(?:id(?:entifier)?|number
        |no\.?|code|\#)|lot(?:\s+(?:number|no\.?|\#))?
        |(?:implant|generator|stimulator|pump|pacemaker|IPG|lead|unit|prosthesis|machine|model|catalog(?:ue)?|part
        |ref(?:erence)?|brace|catheter|cage|monitor|battery|wheelchair|scooter|walker|aid|screw|rod|anchor)
        \s+(?:id|number|no\.?|\#|serial|code|ref)|monitor|ref(?:erence)?\.?|IMEI|MAC(?:\s+address)?|asset\s+(?:tag
        |number|id)
        """,
    IdentifierClass.BIOMETRIC: r"""
        (?:finger|thumb|palm(?:\s?vein)?|voice|retina|retinal|iris|face|facial|hand|gait|foot|DNA|ear
        |vein)\s?-?(?:print|scan|image|sample|recording|swab|map|record|profile|geometry|template|signature|pattern
        |recognition)s?
        (?:\s+(?:record|template|file|scan|image|card|id|number|no\.?|reference|ref\.?|code|on\s+file|hash))?
        |biometric(?:\s+(?:id|identifier|template|record|key|number|no\.?|token|enrollment|code|hash))?
        |DNA\s+(?:profile|sample|record)(?:\s+(?:id|number|no\.?))?
        """,
    IdentifierClass.OTHER: r"""
        (?:(?:workers?['’]?\s+comp(?:ensation)?|WC|UR|IMR|utilization\s+review|insurer['’]?s?|carrier|TPA|court
        |police|incident|accident|legal|our|your|their)\s+){0,2}
        (?:claims?|case|file|referral|request|authorization|auth\.?|incident|report|reference|ref\.?|tracking
        |confirmation|ticket|docket|matter|order
        |appeal|determination|prescription|Rx|job|transaction|document|control|cert)(?:\s+(?:number|no\.?|id|\#
        |code|control\s+number)|\s?\#)
        |claim|claim:|case:|file:|file,?\s+(?:number|no\.?)|file\s+under|docket|(?:our|your)\s+(?:file
        |ref(?:erence)?)\.?:?|(?:bar\s?-?code|QR\s+code)|WCAB(?:\s+(?:case\s+)?(?:number|no\.?|\#))?
        |EAMS(?:\s+(?:number|no\.?|\#|case))?
        |ADJ\s+(?:number|no\.?|\#)|employee\s+(?:id(?:entification)?|number|no\.?|badge|\#)(?:\s+(?:number|no\.?))?
        |badge(?:\s+(?:number|no\.?|\#))?|personnel\s+(?:number|no\.?|id)
        |payroll\s+(?:number|no\.?|id)|passport(?:\s+(?:number|no\.?|\#))?|(?:tax\s+id|taxpayer\s+id|TIN|EIN|ITIN
        |FEIN)|alien\s+(?:registration\s+)?(?:number|no\.?|\#)|A-number
        |user\s?-?(?:name|id)|login(?:\s+id)?|study\s+subject|subject\s+(?:number|no\.?|id)|inmate\s+(?:number
        |no\.?|id|\#)|CDCR(?:\s+(?:number|no\.?|\#))?|student\s+(?:id|number|no\.?)
        |DCN|ICN|TCN|bates(?:\s+(?:number|no\.?|stamp(?:ed)?))?|union\s+(?:card|number|no\.?|member\s+no\.?)
        |locker\s+(?:number|no\.?)|case\s+file
        """,
}
# A code has a digit in it; further groups are part of it where each has a digit and three signs or more.
_PART = r"(?=[A-Za-z_-]{0,12}\d)[A-Za-z0-9](?:[A-Za-z0-9]|[-/._*](?=[A-Za-z0-9*])){0,39}"
_GROUP = (
    r"(?=[A-Za-z-]{0,6}\d)[A-Z0-9][A-Z0-9-]{2,15}\b(?!\s?(?:mg|visits|sessions|tablets|days|weeks|mcg|ml|degrees|%))"
)
_PREFIX = r"(?-i:[A-Z]{2,5}/(?=\d{4})|(?:[A-Z]{1,5}[-\s]{1,2}){0,2})"
VALUE = re.compile(
    rf"(?:\s?(?:was|is|were|are|of|on\s+file|as|reads|reading|listed\s+as|given\s+as"
    rf"|ends\s+in|ending\s+in|and\s+number|card|number|no\.?|id|recorded\s+as))?"
    rf"[\s:;#.=,(-]{{0,6}}(?:{_NUMBER}[\s:#.]{{1,3}})?(?:\(\d{{2,3}}\))?(?P<value>{_PREFIX}(?:\(\d\d\))?{_PART}"
    rf"(?:[ ]{_GROUP}){{0,4}})",
    re.IGNORECASE,
)
PATTERNS = tuple(
    (kind, re.compile(rf"(?<![\w/-])(?:{words})(?:(?<=\#)|(?![A-Za-z0-9]))", re.IGNORECASE | re.VERBOSE))
    for kind, words in LABELS.items()
)
NO_CODE = re.compile(
    r"(?ix) (?:19|20)\d\d | \d{1,2}/\d{1,2}(?:/\d{2,4})? | (?:0?[1-9]|1[0-2])-(?:0?[1-9]"
    r"|[12]\d|3[01])-(?:\d\d|\d{4}) | \d{1,2}[.-]\d{1,2}(?:[.-]\d{1,2})? | \d{1,3}"
    r" | [LTCS]\d{1,2}(?:-[LTCS]?\d{1,2})? | \d+(?:st|nd|rd|th) | \d+(?:mg|mcg"
    r"|ml|x|cm|mm|%|am|pm) | \d+-?(?:year|week|day|month)s?(?:-old)?"
)
# Of these short numbers count too: "badge 417", "lot 77".
SHORT_ONES = re.compile(
    r"(?i)\b(?:badge|locker|truck|forklift|vehicle|van|bus|trailer|rig|fleet|employee|chart|lot|ending|ends|unit)\b"
)
AMOUNT = re.compile(
    r"\s?(?:mg|mcg|ml|visits?|sessions?|tablets?|days?|weeks?|months?|years?|hours?"
    r"|minutes?|%|degrees?|units?|times|pills?|capsules?|refills?|claims?|of\s+\d)\b"
)


def labelled(text: str) -> Iterator[Identifier]:
    """The codes that stand behind a label; the first label at a place says the class."""
    for kind, pattern in PATTERNS:
        for label in pattern.finditer(text):
            value = VALUE.match(text, label.end())
            if value is None or "\n\n" in text[label.end() : value.start("value")]:
                continue
            start, end = value.span("value")
            code = text[start:end].rstrip("-/._")
            if IMR_CASE.fullmatch(code):
                continue
            if kind is IdentifierClass.LICENCE and re.match(r"(?i)\s+plate", text[label.end() : label.end() + 8]):
                continue
            short = bool(SHORT_ONES.search(text, label.start(), start)) and bool(
                re.search(r"(?i)#|\bno\b|number|\bid\b|badge|ending|ends", text[label.start() : start])
            )
            if NO_CODE.fullmatch(code) and not (short and code.isdigit()):
                continue
            if AMOUNT.match(text, start + len(code)) and code.isdigit():
                continue
            yield found(kind, start, start + len(code), f"labelled {kind}")
