"""Codes that show by their own form: case, vehicle, beneficiary and card numbers, device labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.publication.redaction.identifier import Identifier, IdentifierClass, found

CASE_NUMBER = "IMR case number"
IMR_CASE = re.compile(r"\bM?CM\s?\d{2}-\d{6,8}\b")
WCAB = re.compile(
    r"\b(?:ADJ\s?\d{5,9}|(?:AHM|ANA|BAK|EUR|FRE|GOL|GRO|LAO|LBO|MON|OAK|OXN|POM"
    r"|RDG|RIV|SAC|SAL|SBA|SBR|SDO|SFO|SJO|SRO|STK|VNO|WCK)\s?\d{7})\b"
)
VIN = re.compile(r"(?<![\w-])(?=[A-Z0-9]{0,16}\d)(?=[A-Z0-9]{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}(?![\w-])")
PLATE = re.compile(r"(?<![\w-])\d[A-Z]{3}\d{3}(?![\w-])")
MBI = re.compile(
    r"(?<![\w-])[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}"
    r"(?![\w-])"
)
UDI = re.compile(r"\(01\)\s?\d{14}(?:\s?\(\d{2}\)\s?[\w./+-]{1,20}){0,5}")
DEA = re.compile(r"(?<![\w-])[ABFGMPRX][A-Z]\d{7}(?![\w-])")
CARD = re.compile(
    r"(?<![\d-])(?:\d{4}[ -]){3}\d{4}(?![\d-])|(?<![\d-])3\d{3}[ -]\d{6}[ -]\d{5}(?![\d-])|(?<![\w-])\d{15,16}(?![\w-])"
)
MAC = re.compile(r"(?<![\w:-])[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}(?![\w-])")
UUID = re.compile(r"(?<![\w-])[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}(?![\w-])")
LONG = re.compile(r"(?<![\w.,$-])(?=[A-Z0-9-]{0,25}\d{4})(?:[A-Z]{1,6}-?)?\d[A-Z0-9-]{7,25}(?![\w])")
MIXED = re.compile(
    r"(?<![\w.,$/-])(?=[A-Za-z0-9-]{0,30}[A-Z])(?=[A-Za-z0-9-]{0,30}\d)[A-Z0-9][A-Za-z0-9]{0,12}(?:-[A-Za-z0-9]{1,12}){0,5}"
    r"(?![\w-])"
)
NO_MIXED = re.compile(
    r"[A-Z]\d{4}|[A-Z]\d{2}(?:\.\d{1,4})?[A-Z]?|[LCTS]\d{1,2}(?:-[LCTS]?\d{1,2}){0,4}"
    r"|\d{4}[A-Z]?|\d{1,4}(?:MG|mg|ML|ml|MCG|mcg|mL|Hz|MHz|HZ)|(?:19|20)\d\d-[A-Za-z]+"
    r"|[A-Za-z]+-(?:19|20)\d\d|\d{5}-[A-Z0-9]{2}|S?\d{1,4}-S?\d{1,4}"
    r"|\d{1,2}-\d{1,2}-\d{2,4}|\d{1,5}|\d{1,2}-[A-Za-z]{3,9}-\d{2,4}"
)
CODED = re.compile(
    r"(?i)\b(?:CPT|HCPCS|ICD(?:-?\d+)?(?:-CM)?|codes?|NDC|DRG|section|sec\.?|table"
    r"|figure|page|pages|chapter|version|step|level|grade|type|PMID|PubMed|NCT"
    r"|doi|bulletin|policy\sbulletin|CCR|title|criteria|phase)\s?(?:no\.?|number"
    r"|\#)?[\s:#(]{1,3}$"
)
NUMBERED = re.compile(
    r"(?<![\w])(?:ID|Id|No\.|no\.|NO\.|number|Number|NUMBER|Ref\.?|ref\.|code)\s?[#:]?\s{0,2}(?P<value>(?:"
    r"[A-Z]{1,4}\s\d{3,8}|(?=[A-Za-z-]{0,10}\d)(?=[A-Z0-9-]{0,6}[A-Z-]|\d{5})[A-Z0-9][A-Z0-9-]{3,25})(?:\s\d{3,6}){0,3})"
    r"(?![\w-])"
)
NO_LONG = re.compile(r"\d{1,4}-\d{1,4}(?:-\d{1,4})?|\d{5}-\d\d|(?:19|20)\d\d-(?:19|20)\d\d")
AT_SIGN = re.compile(r"(?<![\w@./])@[A-Za-z_][\w.]{2,30}\b")


def codes(text: str) -> Iterator[Identifier]:
    """Codes of a form that nothing else has; a long code of no known form is suspected."""
    for kind, pattern, name in (
        (IdentifierClass.OTHER, IMR_CASE, CASE_NUMBER),
        (IdentifierClass.OTHER, WCAB, "appeals board case number"),
        (IdentifierClass.VEHICLE, VIN, "vehicle identification number"),
        (IdentifierClass.VEHICLE, PLATE, "licence plate"),
        (IdentifierClass.HEALTH_PLAN, MBI, "medicare beneficiary"),
        (IdentifierClass.DEVICE, UDI, "device label"),
        (IdentifierClass.LICENCE, DEA, "prescriber's registration"),
        (IdentifierClass.DEVICE, MAC, "mac address"),
        (IdentifierClass.OTHER, UUID, "uuid"),
        (IdentifierClass.OTHER, AT_SIGN, "account name"),
    ):
        for match in pattern.finditer(text):
            yield found(kind, *match.span(), name)
    for match in MIXED.finditer(text):
        said = match[0]
        digits = sum(letter.isdigit() for letter in said)
        if (
            digits >= 4
            and not IMR_CASE.fullmatch(said)
            and not NO_MIXED.fullmatch(said)
            and not CODED.search(text, max(0, match.start() - 14), match.start())
        ):
            yield found(IdentifierClass.OTHER, *match.span(), "long code", certain=False)
    for match in NUMBERED.finditer(text):
        code = match["value"]
        if (
            not IMR_CASE.fullmatch(code)
            and not NO_MIXED.fullmatch(code)
            and not CODED.search(text, max(0, match.start() - 20), match.start())
        ):
            yield found(IdentifierClass.OTHER, *match.span("value"), "numbered")
    for match in CARD.finditer(text):
        if _luhn(re.sub(r"\D", "", match[0])):
            yield found(IdentifierClass.ACCOUNT, *match.span(), "card number")
    for match in LONG.finditer(text):
        if not IMR_CASE.fullmatch(match[0]) and not NO_LONG.fullmatch(match[0]):
            yield found(IdentifierClass.OTHER, *match.span(), "long code", certain=False)


def _luhn(digits: str) -> bool:
    """Whether the check digit of a card number is right."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
