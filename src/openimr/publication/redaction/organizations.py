"""Employers, clinics, insurers and firms by their legal form, their kind or what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.publication.redaction.identifier import Identifier, IdentifierClass, found
from openimr.publication.redaction.letters import BLANK, END, UPPER, WORD
from openimr.publication.redaction.people_words import ordinary_words

_PART = rf"(?:{WORD}|[{UPPER}]{{1,5}}(?![\w])|&|and(?={BLANK}[{UPPER}])|of(?={BLANK}[{UPPER}])|the(?={BLANK}[{UPPER}]))"
_RUN = rf"(?:{WORD}|[{UPPER}]{{2,5}}(?!\w))(?:{BLANK}{_PART}){{0,5}}"
_LEGAL = r"(?:Inc|INC|LLC|LLP|L\.L\.C|Ltd|LTD|Corp|CORP|Corporation|P\.C|PLLC|APC|A\sProfessional\sCorporation)"
_KIND = (
    r"(?:Clinic|Urgent\sCare(?:\sCenter)?|Wellness\sCenter|Hospital|Medical\s(?:Center|Centre|Group|Clinic|Associates|Corporation"
    r"|Imaging)|Surgery\sCenter|Surgical\sCenter|Surgicenter|Imaging(?:\sCenter)?"
    r"|Radiology|Pharmacy"
    r"|Orthop(?:a?edic)s?(?:\s(?:Group|Institute|Associates|Center|Clinic))?|Physical\sTherapy(?:\s(?:Group"
    r"|Center|Clinic))?|Chiropractic(?:\sCenter|\sClinic)?|Spine\s(?:Center|Institute)"
    r"|Pain\s(?:Center|Institute|Clinic)"
    r"|Health\s(?:Center|System|Systems)|Rehabilitation\s(?:Center|Hospital)|Unified\sSchool\sDistrict"
    r"|School\sDistrict|Logistics|Foods|Farms|Roofing|Construction|Trucking|Freight"
    r"|Plumbing|Landscaping|Nursery|Packing|Dairy|Vineyards?|Winery"
    r"|Insurance(?:\sCompany|\sGroup)?|Mutual|Indemnity|Casualty|Assurance|Adjusters"
    r"|Claims\sServices|Claims\sManagement|Staffing|Industries|Manufacturing|Enterprises"
    r"|Brothers|Bros|Bakery|Cannery|Warehouse|Supermarkets?|Stores|Hotel|Resort"
    r"|Restaurant|Grill"
    r"|Electric|Steel|Motors|Builders|Contractors|Janitorial|Transit|Transport"
    r"|Airlines|Laborator(?:y|ies)|Labs|Company|Law\s(?:Offices?|Group|Firm)|Partners"
    r"|Surgery|Seafood|Diagnostics|Masonry|Poultry|Painting|Produce|Orchards|Ranch"
    r"|Cleaners|Cleaning|Auto\sBody|Motel|Cafe|Café|Market|Printing|Glass|Concrete"
    r"|Paving|Drywall|Hauling|Movers|Security|Catering|Distributors?|Distribution"
    r"|Fabrication|Machining|Foundry|Hospice|Home\sCare|Care\sCenter|Senior\sLiving"
    r"|Dental|Optometry|Underwriters|Risk\sManagement|Third\sParty|Fire\sDepartment"
    r"|Police\sDepartment|Sheriff['’]?s\s(?:Office|Department)|Elementary|High\sSchool)"
)
BY_FORM = re.compile(rf"(?<![\w'’-])(?P<name>{_RUN},?{BLANK}{_LEGAL}){END}\.?")
BY_KIND = re.compile(
    rf"(?<![\w'’-])(?P<name>(?:{WORD}|[{UPPER}]{{2,5}}(?!\w))(?:{BLANK}(?!{_KIND}{END}){_PART}){{0,3}}{BLANK}{_KIND}"
    rf"(?:{BLANK}{_KIND}){{0,2}}){END}"
)
BY_PARTNERS = re.compile(rf"(?<![\w'’-])(?P<name>{WORD}(?:,{BLANK}{WORD}){{0,3}},?{BLANK}&{BLANK}{WORD}){END}")
BY_CUE = re.compile(
    rf"(?i:\b(?:employed\s(?:by|at|with)|works?\s(?:for|at)|worked\s(?:for|at)"
    rf"|working\s(?:for|at)|job\s(?:at|with)|hired\sby|employer(?:\sof\srecord)?(?:\sis"
    rf"|\swas|:|,)?|insurer(?:\sis|:|,)?|carrier(?:\sis|:|,)?"
    rf"|facility(?:\sis|:)|clinic:|pharmacy:|insured\s(?:by|through|with)|company(?:\sis"
    rf"|:)|laid\soff\s(?:by|from)|terminated\s(?:by|from)|retired\sfrom|self-insured:)){BLANK}(?:the{BLANK})?"
    rf"(?P<name>{_RUN}){END}"
)
PUBLIC_BODIES = re.compile(
    r"(?i)\b(?:maximus|official\sdisability|american\s(?:college|academy|society"
    r"|association|pain|heart|medical)|mayo\sclinic|cleveland\sclinic|johns\shopkins"
    r"|work\sloss\sdata|national\s(?:institute|guideline|library)"
    r"|institutes?\sof\shealth|food\sand\sdrug|utilization\sreview|department\sof\sindustrial"
    r"|division\sof\sworkers|workers['’]?\scompensation|blue\scross|aetna|cigna"
    r"|medicare|medi-?cal|cochrane|hospital\sfor\sspecial\ssurgery|washington\sstate"
    r"|colorado\sdivision|new\syork\sstate|veterans|world\shealth|institute\sfor\sclinical"
    r"|massachusetts\sgeneral|wheeless|physicians?['’]?\sdesk|british\smedical"
    r"|united\sstates|federal\sservices|claims\sadministrator|health\splan"
    r"|chronic\spain|low\sback|neck\sand|social\ssecurity|smith\s&\snephew|johnson\s&\sjohnson"
    r"|hospice\s&|agency\sfor|centers\sfor)"
)
# "Campbell's Operative Orthopaedics": a textbook.
TEXTBOOK = re.compile(
    r"\bTextbook\sof\s|['’]s\s(?:Operative\s|(?:\w+\s)?(?:Orthopa?edics?|Surgery|Radiology|Diagnostics)(?:\sSurgery)?$)"
)
OF_A_TEXTBOOK = re.compile(
    r"['’]s\s(?:Orthop|Fractures|Principles|Textbook|Operative|Physical\sMedicine|Sports\sMedicine)"
)
_NO_PROPER_WORDS = """
    a an and at by for from in into of on or the to with medical pain physical group associates center institute company
    insurance mutual
"""
_NO_PROPER = frozenset(_NO_PROPER_WORDS.split())


def organizations(text: str) -> Iterator[Identifier]:
    """Organizations with a word in their name that is no ordinary one; public bodies that guidelines name are left."""
    for pattern, name, certain in (
        (BY_FORM, "legal form", True),
        (BY_KIND, "kind of organization", True),
        (BY_CUE, "employer or insurer", True),
        (BY_PARTNERS, "firm of partners", True),
    ):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            start += _ordinary_head(text[start:end])
            said = text[start:end]
            if start >= end or PUBLIC_BODIES.search(said) or (pattern is BY_KIND and TEXTBOOK.search(said)):
                continue
            if pattern is BY_CUE:
                said = _up_to_a_sentence(said)
                end = start + len(said)
            own = [
                word
                for word in re.findall(rf"{WORD}|[{UPPER}]{{2,5}}", said)
                if word.lower().rstrip("'’s") not in ordinary_words() | _NO_PROPER
            ]
            if pattern is BY_KIND and own and re.fullmatch(_KIND, own[0]):
                own = []
            if pattern is BY_PARTNERS and OF_A_TEXTBOOK.match(text, end - 2):
                continue
            if pattern is BY_PARTNERS and len(own) < len(re.findall(WORD, said)):
                continue
            if own:
                yield found(IdentifierClass.NAME, start, end, name, certain=certain)
            elif pattern is BY_FORM and len(said.split()) > 1:
                yield found(IdentifierClass.NAME, start, end, name)


def _ordinary_head(said: str) -> int:
    """How many characters of articles and prepositions stand before the name: "The", "At", "Per"."""
    head = re.match(
        r"(?:(?:The|At|In|From|By|Per|With|To|On|For|And|Since|After|Before|When|While"
        r"|A|An|He|She|His|Her|Employer|Facility|Carrier)\s+){1,2}",
        said,
    )
    return head.end() if head else 0


def _up_to_a_sentence(said: str) -> str:
    """Without a small word at the end."""
    return re.sub(r"(?:\s+(?:and|of|the|&))+$", "", said)
