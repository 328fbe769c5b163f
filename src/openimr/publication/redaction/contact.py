"""Phone and fax numbers, e-mail and web addresses, IP addresses and social security numbers, by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.publication.redaction.identifier import Identifier, IdentifierClass, found

_NUMBER = (
    r"(?<![\w-])(?:\+?1[\s.-]{0,2})?(?:\(\d{3}\)[\s.-]{0,2}\d{3}[\s.-]?\d{4}|\d{3}[\s./-]\d{3}[\s.-]\d{4})(?![\d-])"
    r"(?:,?\s{0,2}(?i:ext|extension|x)\.?\s{0,2}\d{1,6}\b)?"
)
_FAX = r"(?i:\b(?:fax(?:ed|es)?|facsimile|telefax)\b)[^\d\n\[\]]{0,25}"
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
SPELLED_EMAIL = re.compile(
    r"\b[\w.+-]{1,64}\s?(?:\(at\)|\[at\])\s?[\w-]{1,63}(?:\s?(?:\.|\(dot\)|\[dot\])\s?[a-z]{2,12})+"
    r"|\b[\w.+-]{1,64}\s(?:AT|at)\s[\w-]{1,63}(?:\s(?:DOT|dot)\s[a-z]{2,12}){1,3}"
)
SOCIAL_SECURITY = re.compile(r"(?<![\w*-])(?:\d{3}|[Xx]{3}|\*{3})-(?:\d{2}|[Xx]{2}|\*{2})-\d{4}(?![\d-])")
LABELLED_SOCIAL_SECURITY = re.compile(
    r"(?i)(?:\bSSN?\b|\bSS\s?#|\bsocial\s+security(?:\s+(?:number|no\.?|card))?"
    r"|\bSoc\.?\s?Sec\.?(?:\s+No\.?)?)[^\dX*\n\[\]]{0,25}"
    r"(?P<value>(?:[\dX*]{3}[- .]?[\dX*]{2}[- .]?\d{4}|\d{4})\b)"
)
FAX = re.compile(_FAX + rf"(?P<value>{_NUMBER}|\b\d{{10}}\b|(?<![\d-])\d{{3}}[-.]\d{{4}}\b)")
PHONE = re.compile(_NUMBER)
INTERNATIONAL = re.compile(r"(?<![\w+])\+\d{1,3}(?:[\s.-]\d{1,4}){2,5}(?![\d-])")
LABELLED_PHONE = re.compile(
    r"(?i)\b(?:phone|telephone|tel|cell(?:ular)?|mobile|pager|call(?:ed)?(?:\s+back)?(?:\s+at)?"
    r"|voicemail|dial(?:ed)?)\b"
    r"[^\d\n\[\]]{0,20}(?P<value>(?<![\d-])(?:\d{10}|1?\d{3}[-.\s]?\d{3}[-.\s]?\d{4}|\d{3}[-.]\d{4})(?![\d-]))"
)
PLACED_PHONE = re.compile(r"(?i)(?<![\d-])\d{3}-\d{4}(?=\s?\((?:work|home|cell|mobile|office)\))")
EXTENSION = re.compile(r"(?i)\b(?:extension|ext\.|ext)(?:\sis)?[\s:x]{1,3}(?P<value>\d{3,6})\b")
URL = re.compile(
    r"(?i)(?:\b(?:https?|ftp)://[^\s<>\"\[\]]{2,300}|(?<![\w@.])www\.[^\s<>\"\[\]]{3,300}"
    r"|(?<![\w@.-])(?:[a-z0-9-]{2,40}\.){2,3}(?:ai|ca|care|clinic|cloud|co|dev|example|law|mx|online|site)"
    r"\b(?!@)(?:/[^\s<>\"\[\]]{0,200})?"
    r"|(?<![\w@.-])[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){0,3}\.(?:com|org|net|gov|edu|info|io|biz|health|me|us|app)"
    r"\b(?!@)(?:/[^\s<>\"\[\]]{0,200})?)"
)
# What a guideline or a publisher prints of itself is no address of a person.
PUBLISHERS = re.compile(
    r"(?i)(?:^|[/.@])(?:uptodate|odg-twc|odg-disability|acoem|acoempracguides"
    r"|worklossdata|mdguidelines|mdconsult|medscape"
    r"|emedicine|webmd|drugs|rxlist|pdr|epocrates|aetna|cigna|anthem|bcbs\w*|pubmed|cochrane\w*|guideline|guidelines"
    r"|wheelessonline|mayoclinic|clevelandclinic|spine-health|orthoinfo|aaos|apta|jbjs|nejm|jama\w*|thelancet"
    r"|sciencedirect|springer|wiley|elsevier|uspharmacist|dynamed\w*|micromedex\w*|empr|[\w-]+\.gov|[\w-]+\.ca\.gov"
    r"|(?:nih|cdc|fda|cms|ahrq|dir|dwc)(?:\.\w+)?\.gov|who\.int)(?:\.(?:com|org|net|gov|edu|int))?(?:[/?#:]|$)"
)
IP4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2}|:\d{2,5})?(?![\w]|\.\d)")
IP6 = re.compile(r"(?<![\w:])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4}){1,6}(?![\w:])")
IP_NEAR = re.compile(r"(?i)\bIP\b|\baddress|\blog(?:ged|in|s)?\b|\bserver|\bhost|\bportal|\bnetwork|\bconnect")
TRAILING = ".,;:!?)'’\""


def contacts(text: str) -> Iterator[Identifier]:
    """Every way to reach a person that shows by its form, and social security numbers."""
    for match in EMAIL.finditer(text):
        yield found(IdentifierClass.EMAIL, *match.span(), "e-mail")
    for match in SPELLED_EMAIL.finditer(text):
        yield found(IdentifierClass.EMAIL, *match.span(), "e-mail")
    for pattern in (SOCIAL_SECURITY, LABELLED_SOCIAL_SECURITY):
        for match in pattern.finditer(text):
            yield found(IdentifierClass.SOCIAL_SECURITY, *match.span(_group(match)), "social security number")
    for match in FAX.finditer(text):
        yield found(IdentifierClass.FAX, *match.span("value"), "fax")
    for pattern in (PHONE, INTERNATIONAL, LABELLED_PHONE, PLACED_PHONE, EXTENSION):
        for match in pattern.finditer(text):
            yield found(IdentifierClass.PHONE, *match.span(_group(match)), "phone")
    yield from web_addresses(text)
    yield from ip_addresses(text)


def web_addresses(text: str) -> Iterator[Identifier]:
    """Web addresses, save those of publishers and public bodies that guidelines cite."""
    for match in URL.finditer(text):
        address = match[0].rstrip(TRAILING)
        if not is_a_publishers(address):
            yield found(IdentifierClass.URL, match.start(), match.start() + len(address), "web address")


def is_a_publishers(address: str) -> bool:
    """Whether a web address is one that a guideline cites."""
    host = re.sub(r"(?i)^[a-z]+://", "", address[:200])
    return bool(PUBLISHERS.search(host.partition("/")[0]))


def ip_addresses(text: str) -> Iterator[Identifier]:
    """IP addresses; four small numbers with dots may be a heading ("3.3.7.2"), save beside a word of networks."""
    for match in IP4.finditer(text):
        parts = [int(part) for part in re.split("[/:]", match[0])[0].split(".")]
        if max(parts) > 255:
            continue
        near = IP_NEAR.search(text, max(0, match.start() - 40), match.start())
        if near or max(parts) >= 30:
            yield found(IdentifierClass.IP_ADDRESS, *match.span(), "ip address")
    for match in IP6.finditer(text):
        groups = match[0].split(":")
        # "12:30:45" is a time of day.
        if "::" in match[0] or len(groups) >= 6 or re.search("[A-Fa-f]", match[0]):
            kind = IdentifierClass.DEVICE if _is_mac(groups) else IdentifierClass.IP_ADDRESS
            yield found(kind, *match.span(), "ip address" if kind is IdentifierClass.IP_ADDRESS else "mac address")


def _is_mac(groups: list[str]) -> bool:
    return len(groups) == 6 and all(len(group) == 2 for group in groups)


def _group(match: re.Match[str]) -> str | int:
    return "value" if "value" in match.re.groupindex else 0


def unmistakable(text: str) -> Iterator[Identifier]:
    """E-mail addresses, social security numbers and phones whose form alone is enough."""
    for kind, pattern in (
        (IdentifierClass.EMAIL, EMAIL),
        (IdentifierClass.SOCIAL_SECURITY, SOCIAL_SECURITY),
        (IdentifierClass.PHONE, PHONE),
    ):
        for match in pattern.finditer(text):
            yield found(kind, *match.span(), kind.value)
