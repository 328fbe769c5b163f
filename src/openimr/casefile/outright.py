"""Whether a sentence denies the very thing that it names, and not something about it."""

from __future__ import annotations

import re

# Where a sentence denies, up to the words that name the concept.
_DENIAL = re.compile(
    r"\b(?:no|without|lack\w*|absence|denie[sd]|nothing|never|fail(?:s|ed)?\s+to"
    r"|not\s+(?:ha[dv]|show|demonstrat|document|reveal|report|not|been|contain|include|mention)\w*)\b"
    r"(?P<between>[^.;]*)$",
    re.IGNORECASE,
)
_OF_ANOTHER_THING = re.compile(
    r"\b(?:why|explain\w*|reasons?|rationale|recommend\w*|extend\w*|need|warrant\w*|necess\w*|improve\w*|response|benefit\w*|relief"
    r"|gains?|efficacy|outcomes?|support\w*|candidate|planned|considered|discussion|failed|failure|prior\s+to|before|after"
    r"|since|following|despite|second|third|another|repeat\w*)\b",
    re.IGNORECASE,
)
_OF_ITS_PAPERS = re.compile(
    r"\s*(?:visits?|sessions?|treatments?)?\s*\b(?:progress|notes?|reports?|records?|recommend\w*|exceed\w*|beyond|dosage|for\s+more"
    r"|agreements?|contracts?|abuse|misuse|addiction|tolerance|withdrawal|risks?|side\s+effects?)\b",
    re.IGNORECASE,
)
# "No operation is planned" says nothing of the one that was done.
_OF_A_PLAN = re.compile(
    r"[^.;,]{0,40}?\b(?:is|was|are|were)\s+(?:being\s+)?(?:planned|considered|recommended|requested|proposed|indicated|scheduled"
    r"|warranted|anticipated|needed|asked)\b",
    re.IGNORECASE,
)
_DENIAL_BEHIND = re.compile(
    r"[^.;,]{0,40}?\b(?:(?:is|was|are|were|has|have)\s+not\b|(?:is|was|are|were)\s+(?:absent|lacking|missing)\b)",
    re.IGNORECASE,
)
_REACH = 160


def is_outright(text: str, start: int, end: int) -> bool:
    """Whether the words `start` to `end` are what is denied: with "no improvement with therapy" the therapy is not.

    >>> is_outright("There is no numbness.", 12, 20), is_outright("There was no relief with acupuncture.", 25, 36)
    (True, False)
    """
    if _DENIAL_BEHIND.match(text, end):
        return True
    before = _DENIAL.search(text, max(0, start - _REACH), start)
    if before is None or text[start - 1 : start] == "-" or _OF_A_PLAN.match(text, end):
        return False
    return not _OF_ANOTHER_THING.search(before["between"]) and not _OF_ITS_PAPERS.match(text, end)
