"""Names of people, found by what stands beside them: a title, a degree, a role, a signature, a common given name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from openimr.publication.redaction.identifier import Identifier, IdentifierClass, found
from openimr.publication.redaction.letters import BLANK, END, INITIAL, LETTER, PARTICLE, UPPER, WORD
from openimr.publication.redaction.people_words import (
    AMBIGUOUS,
    BEFORE_A_SIGN,
    EPONYMS,
    GIVEN,
    SURNAMES,
    ordinary_words,
)

_RUN = rf"(?:(?:{INITIAL}|{WORD}|{PARTICLE}){BLANK}){{0,4}}{WORD}{END}"
_RUN_OF_TWO = rf"(?:{INITIAL}|{WORD}){BLANK}(?:(?:{INITIAL}|{WORD}|{PARTICLE}){BLANK}){{0,3}}{WORD}{END}"
_SURNAME_FIRST = (
    rf"{WORD}(?:{BLANK}{WORD})?,{BLANK}?(?:{WORD}(?:{BLANK}(?:{INITIAL}|{WORD}))?{END}|[{UPPER}]\.(?!\s?[{UPPER}]))"
)
_DEGREE = (
    r"(?:M\.?\s?D|D\.?O|D\.?C|D\.?P\.?M|D\.?P\.?T|Ph\.?\s?D|Psy\.?D|Pharm\.?D"
    r"|L\.?Ac|P\.?A(?:-C)?|R\.?N|N\.?P|F\.?N\.?P|L\.?V\.?N"
    r"|P\.?T|O\.?T\.?R|M\.?P\.?T|L\.?C\.?S\.?W|D\.?D\.?S|Esq(?:uire)?|C\.?C\.?R\.?N)"
)
_ROLE = (
    r"(?:claimant|applicant|patient|injured\s(?:worker|employee)|employee|worker"
    r"|insured|subscriber|member|decedent|plaintiff"
    r"|(?:treating\s|primary\s|requesting\s|reviewing\s|attending\s|consulting\s"
    r"|orthopedic\s|spine\s|hand\s|pain\s)?(?:physician|surgeon|provider|psychologist"
    r"|psychiatrist"
    r"|neurologist|radiologist|chiropractor|acupuncturist|podiatrist|dentist|anesthesiologist|physiatrist)"
    r"|(?:physical|occupational|massage|hand|speech)\stherapist|therapist|nurse(?:\scase\smanager"
    r"|\spractitioner)?|case\smanager|adjuster|claims\s(?:examiner|adjuster)"
    r"|attorney|counsel|interpreter|witness|supervisor|foreman|manager|co-?worker"
    r"|technician|pharmacist|dispatcher|owner|guardian|caregiver|paralegal|evaluator"
    r"|wife|husband|spouse|son|daughter|mother|father|sister|brother|partner|girlfriend"
    r"|boyfriend|cousin|uncle|aunt|neighbou?r|friend|roommate|landlord|boss|grandson"
    r"|granddaughter|grandmother|grandfather|nephew|niece|stepson|stepdaughter"
    r"|fianc[eé]e?|widow|bookkeeper|receptionist|secretary)"
)
OF_KIN = re.compile(
    r"(?i)(?:wife|husband|spouse|(?:step)?(?:son|daughter)|sister|brother|cousin|uncle|aunt|girlfriend|boyfriend"
    r"|grand(?:son|daughter|mother|father)|nephew|niece|fianc[eé]e?|widow)\b"
)
_KIN = (
    r"(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y)\s(?:\w{2,12}\s)?(?:wife|husband|spouse"
    r"|son|daughter|mother|father|sister|brother|partner|girlfriend|boyfriend"
    r"|cousin|uncle|aunt|neighbou?r|friend|roommate|boss|grandson|granddaughter"
    r"|grandmother|grandfather|nephew|niece|stepson|stepdaughter|in-law|widow"
    r"|ex-wife|ex-husband|twin|dispatcher|pastor|lawyer|landlady|receptionist"
    r"|supervisor|manager|foreman|co-?worker|attorney|therapist|nurse|interpreter"
    r"|landlord|fianc[eé]e?|dog)"
)
_LABEL = (
    r"(?:(?:patient|claimant|applicant|injured\s(?:worker|employee)|employee|worker"
    r"|member|insured|subscriber|client|provider|physician|contact|interpreter"
    r"|spouse|beneficiary|doctor)(?:['’]s)?"
    r"(?:\s(?:full\s|last\s|first\s)?name)?|name|full\sname|last\sname|first\sname"
    r"|maiden\sname|surname|re|attn|attention|cc|adjuster|(?:requesting|treating"
    r"|primary\streating|attending|referring)\s(?:physician|provider|doctor)"
    r"|claims\s(?:examiner|adjuster)|(?:nurse\s)?case\smanager|(?:defense|applicant)\sattorney|attorney"
    r"|emergency\scontact|next\sof\skin|witness|guardian|supervisor|therapist"
    r"|nurse|examiner|evaluator|ptp|pcp|author|technician|surgeon|dear|attending"
    r"|insured\sperson|driver|foreman|wife|husband|employee\sname|radiologist"
    r"|referred\sby|seen\sby|requested\sby|ordering|from|to|caller|client\sname"
    r"|responsible\sparty|subscriber\sname|guarantor|parent|mother|father|assistant"
    r"|resident|counsel|paralegal|consultant|pharmacist|operator|tenant|owner"
    r"|legal\sguardian|primary\scontact)"
)
_SIGNED = (
    r"(?:(?:electronically\s|digitally\s)?signed(?:\soff)?(?:\s(?:by|on\sbehalf\sof))?"
    r"|dictated(?:\sby)?|transcribed(?:\sby)?|authored\sby|prepared\sby|written\sby"
    r"|attested\sby|witnessed\sby|submitted\sby|cosigned\sby|co-signed\sby"
    r"|verified\sby|sincerely(?:\syours)?,?|respectfully(?:\s(?:submitted|yours))?,"
    r"|regards,|/s/|s/|signature:?|typed\sby|report\sof|deposition\sof|testimony\sof"
    r"|on\sbehalf\sof|letter\sfrom|message\sfrom|note\sfrom|email\sfrom|call\sfrom"
    r"|voicemail\sfrom|report\sfrom|statement\sof|care\sof|c/o|estate\sof|attn\.?"
    r"|attention|thanks,|thank\syou,|best,|yours(?:\struly)?,|hi|hello|dear|declaration\sof)"
)
_DONE_BY = (
    r"(?:seen|evaluated|examined|treated|referred|performed|requested|interpreted"
    r"|read|written|ordered|administered|supervised|followed|completed|issued"
    r"|prescribed|given|recommended|cared\sfor|operated\son|denied|approved|managed"
    r"|conducted"
    r"|reviewed|provided|taken|injected|assisted|driven|accompanied|contacted"
    r"|called|represented|placed|done|certified|appealed|driven|hired|trained"
    r"|struck|attacked|rear-ended)\s(?:[a-z]{2,10}\s)?by"
)
_SAYS = (
    r"(?:reports?|reported|states?|stated|complains?|complained|denies|denied"
    r"|underwent|sustained|fell|injured|works|worked|lives|lived|presents|presented"
    r"|returned|returns|describes?|described|rates?|rated|recalled|recalls|feels"
    r"|felt|continues"
    r"|was\s(?:seen|injured|lifting|driving|examined|evaluated|struck|referred"
    r"|diagnosed|born|hired|terminated|working|treated|told|off|unable|prescribed"
    r"|involved|last\sseen|also\sseen)|had\s(?:been|undergone|an?\sMRI|surgery"
    r"|returned)"
    r"|has\s(?:been|had|constant|chronic|ongoing|persistent|severe|worsening|undergone|returned|failed|worked|not\s(?:worked|returned))"
    r"|is\s(?:an?\s\d|a\s\w+-year|unable|working|able|currently)|asked|gave|said"
    r"|says|told|wrote|opined|appeals|appealed|opines|noted|notes|recommended"
    r"|recommends|requested|requests|explained|wants|wishes|called|asks|came|went"
    r"|took|takes|tripped|slipped|lifted|attended|signed|concurs|agrees|agreed"
    r"|believes|felt|saw|and\s(?:his|her)\s(?:wife|husband|son|daughter|mother|father|brother|sister|partner))"
)
_POSSESSED = (
    r"['’]s?\s(?:left|right|low|lower|upper|bilateral|chronic|pain|injury|back"
    r"|neck|knee|shoulder|symptoms|claim|case|request|report|reports|file|chart"
    r"|condition|MRI|surgery|job|husband|wife|history|records?|attorney|complaints?"
    r"|office|note|notes|employer|treatment|examination|exam|opinion|care|clinic"
    r"|physician|doctor|recovery|work|wrist|hand|ankle|hip|supervisor|daughter"
    r"|son|letter|testimony|recommendation|medications?|range)"
)

TITLED = re.compile(
    rf"(?<![\w.])(?:(?:Drs?|Mrs?|Ms|Mss|Mx|Miss|Prof|Professor|Doctor|Señora?|Sra"
    rf"|Judge|Officer|Attorney|Nurse|Deputy|Sgt|Sergeant|Capt|Captain|Pastor|Rev"
    rf"|Hon|Sister|Tía|Tío|Abuela|Abuelo|Don|Doña|Pt|Nurse\sPractitioner|Father"
    rf"|Fr|Lt|Sir|Madam|Mme|Herr|Frau|Bà|Ông|Ate|Kuya)\b\.?|DRS?\b\.?|MRS?\.|MS\.)"
    rf"{BLANK}?(?P<name>{_RUN})"
)
ADDRESSED = re.compile(rf"(?<![\w.])(?:Mrs?|Ms|Miss|Drs?)\b\.?{BLANK}?(?P<name>{WORD}){END}")
BY_A_DEGREE = re.compile(rf"(?<![\w.,])(?:PA(?:-C)?|NP|RN|LVN|DPT){BLANK}(?P<name>{_RUN_OF_TWO})")
SECOND_TITLED = re.compile(
    rf"(?<![\w.])Drs\.?{BLANK}{WORD}(?:,{BLANK}{WORD}){{0,3}},?{BLANK}(?:and|&){BLANK}(?P<name>{_RUN})"
)
SMALL = re.compile(rf"(?<![\w.])(?:mr|mrs|ms|dr)\.{BLANK}(?P<name>[a-z](?:{LETTER}|[-'’](?=[a-z])){{2,25}}){END}")
LICENSED = re.compile(
    rf"(?<![\w'’-])(?P<name>{_RUN_OF_TWO})(?:,{BLANK}?{_DEGREE}|{BLANK}(?:M\.D"
    rf"|MD|D\.O|D\.C|DC|D\.P\.M|DPM|Ph\.?D|PhD|RN|DPT|PA-C|LAc|PsyD))\.?(?![\w-])(?!\s\d{{5}})"
)
LICENSED_ALONE = re.compile(rf"(?<![\w'’-])(?P<name>{WORD}),{BLANK}?{_DEGREE}\.?(?![\w-])(?!\s\d{{5}})")
LABELLED = re.compile(
    rf"(?i:(?<![\w-]){_LABEL}){BLANK}?(?::|\bis\b){BLANK}?(?:(?:Dr|Mr|Mrs|Ms)\.?{BLANK})?(?P<name>{_SURNAME_FIRST}"
    rf"|{_RUN})"
)
SIGNED = re.compile(
    rf"(?i:(?<!\w){_SIGNED})[\s:]{{1,4}}(?:(?:Dr|Mr|Mrs|Ms)\.?{BLANK})?(?P<name>{_SURNAME_FIRST}(?!\sMD)|{_RUN})"
)
NAMED = re.compile(
    rf"(?:\b(?:named|name\sis|known\sas|goes\sby|called|nicknamed|(?i:a\.?k\.?a\.?)"
    rf"|formerly|née|nee)\b[\s,“\"]{{1,3}})(?P<name>{_RUN})"
)
KIN = re.compile(rf"\b(?:{_KIN}),?{BLANK}(?P<name>{_RUN})")
IN_A_ROLE = re.compile(rf"(?i:(?<![\w-]){_ROLE})(?P<comma>,)?{BLANK}\(?(?P<name>{_RUN})(?P<closed>[,)]?)")
ROLE_BEHIND = re.compile(rf"(?<![\w'’-])(?P<name>{_RUN_OF_TWO}),{BLANK}(?:the|his|her|an?|our|my|your)\s(?i:{_ROLE})\b")
RE = re.compile(rf"(?<!\w)(?:RE|Re|FROM|TO|CC){BLANK}(?P<name>{_SURNAME_FIRST})")
HEADING = re.compile(
    rf"(?m)^[^\S\n]*(?P<name>{_SURNAME_FIRST})[\s,;|]{{1,4}}(?:D\.?O\.?B|DOI|MRN|SSN|(?i:claim|date\sof\sbirth))(?!\w)"
)
APPOSED = re.compile(
    rf"(?<![\w'’-])(?P<name>{_RUN_OF_TWO}),{BLANK}(?:an?\s(?:\d|former\s|retired\s"
    rf"|right-hand|left-hand|[a-z-]{{3,20}}\s(?:at|for|with|of|from|who)\b|[a-z-]{{4,20}},)"
    rf"|\d{{2,3}}[\s,-]|age\s|aged\s|who\b|whose\b|DOB|born\b)"
)
DONE_BY = re.compile(rf"(?i:\b{_DONE_BY}){BLANK}(?P<name>{_RUN})")
WITH = re.compile(rf"(?i:\b(?:per|with|from|to|by|of|and|for)){BLANK}(?P<name>{_RUN_OF_TWO})")
SURNAME_FIRST = re.compile(
    rf"(?<![\w'’-])(?P<surname>{WORD}(?:{BLANK}{WORD})?),{BLANK}?(?P<given>{WORD})(?:{BLANK}(?:{INITIAL}))?{END}"
)
INITIALLED = re.compile(rf"(?<![\w.'’-])(?P<name>(?:[{UPPER}]\.\s?){{1,3}}{WORD}){END}")
MIDDLE_INITIAL = re.compile(rf"(?<![\w'’-])(?P<name>{WORD}{BLANK}[{UPPER}]\.{BLANK}{WORD}){END}")
INITIALS = re.compile(
    rf"(?i:\b(?:initials|patient|claimant|worker|applicant)\b)[\s:,]{{1,3}}(?P<name>(?:[{UPPER}]\.[\s-]?){{2,3}}"
    rf"|(?<=nitials: )[{UPPER}]{{2,3}}\b)"
)
# "J.R. is a 44-year-old welder", "TOMASZ WIERZBICKI IS A 51-YEAR-OLD ROOFER"
OF_AN_AGE = (
    rf"(?=,?{BLANK}(?i:is){BLANK}(?i:an?){BLANK}(?:\d{{1,3}}|(?i:[a-z]{{3,9}}ty))"
    rf"(?i:[-\s]?(?:y/?o\b|years?|yr)|-[a-z]))"
)
LETTERS = re.compile(rf"(?<![\w.])(?P<name>(?:[{UPPER}]\.\s?){{2,3}}){OF_AN_AGE}")
IN_CAPITALS = re.compile(
    rf"(?<![\w'’.-])(?P<name>[{UPPER}][{UPPER}'’-]{{2,30}}{BLANK}[{UPPER}][{UPPER}'’-]{{2,30}}){OF_AN_AGE}"
)
CAPITALIZED = re.compile(rf"(?<![\w'’.@/-]){WORD}{END}")
SAYS = re.compile(rf"(?:['’]s)?,?{BLANK}{_SAYS}\b")
POSSESSED = re.compile(_POSSESSED)
# Whom a text cites, not whom it is about.
# "Case manager: Oyelaran, F." at the end of a line cites nobody.
ALONE = re.compile(rf",[^\S\n]?[{UPPER}]\.[^\S\n]*(?:\n|$)")
VAN = re.compile(
    rf"{BLANK}(?:[Dd]e[nr]{BLANK})?(?!(?i:conversion|lift|modification|driver|pool|ramp|rental|transport))[{UPPER}]"
)
CITED = re.compile(
    r"[\s,.;]{0,3}(?:et\.?\s?al\b|and\s(?:colleagues|associates)\b|\(?(?:19|20)\d\d[a-z]?\)"
    r"|,?\s?\(?(?:19|20)\d\d[;:,)]|(?:[A-Z]{1,3}[,.;]|\s[A-Z]{1,2}[,.;])"
    r"|(?:,|\sand|\s&)\s[A-Z][\w'’-]{1,20}(?:,?\s[A-Z]{1,2})?(?:,?\s(?:et\.?\s?al|\(?(?:19|20)\d\d)))"
)
REFERENCE = re.compile(
    r"(?i)\bet\.?\s?al\b|\bjournal\b|\b(?:19|20)\d\d\s?;\s?\d|\bdoi\b|\d+\(\d+\)\s?:\s?\d+"
    r"|\bpp?\.\s?\d+[-–]\d+|\b(?:eds?\.|edition)|\bcochrane\b|\bcited\b"
)
WORD_OF_MEDICINE = re.compile(
    r"(?:tions?|sions?|ments?|ness|ities|ity|olog(?:y|ies|ists?)|opath(?:y|ies"
    r"|ic)|itis|algias?|ectom(?:y|ies)|plast(?:y|ies)|osis|ically|graphy|grams?"
    r"|scopy|therapy|therapies|mycin|cillin|azole|prazole|pril|sartan|statin|olol"
    r"|profen|oxetine"
    r"|codone|morphone|caine|dronate|triptyline|barbital|azepam|zolam|idine|amine"
    r"|phen|isone|olone|ures|ables?|ibles?|ives?|ous|ids|ics?|ators?)$"
)
SHORTEST = 4
# Ordinary words that stand in the middle of Vietnamese, Hmong and Chinese names.
_MIDDLE = "van see my song long do young may her yer blue gia ngoc"
MIDDLE = frozenset(_MIDDLE.split())
_NEVER_A_NAME = """
    a an and as at be but by can did do does for from had has have he her his how however i if in is it its may mr
mrs ms dr my name no not of on or our per re she since
    so some such than that the their then there therefore these they this those to under upon was we were what when
    where whether which while who will with within without would you
    scholl abc xyz xxx contin decision request requested recommended treatment therapy physical medical review patient
    injured worker claimant applicant treating utilization claims"""
NEVER_A_NAME = frozenset(_NEVER_A_NAME.split())


def people(text: str) -> Iterator[Identifier]:
    """Names by title, degree, label, signature, role and kin, and by common given names and surnames."""
    small = frozenset(re.findall(r"(?<![\w@.+/-])[a-z]{3,20}(?![\w@]|\.\w)", text))
    yield from _beside_a_cue(text, small)
    yield from _initialled(text, small)
    yield from _listed(text, small)


def words_of_names(text: str, names: list[Identifier]) -> set[str]:
    """The words of certain names that may stand alone elsewhere in the text."""
    words = set()
    for name in names:
        for word in re.findall(rf"{WORD}{END}", text[name.span.start : name.span.end]):
            plain = _plain(word)
            if len(plain) >= SHORTEST and plain not in ordinary_words() and plain not in AMBIGUOUS:
                words.add(word)
                words.update(part for part in word.split("-") if len(part) >= SHORTEST)
    return words


def again(text: str, words: set[str]) -> Iterator[Identifier]:
    """The words of names wherever they stand again with a capital, save before a sign or a test that bears the name."""
    wanted = {word.casefold() for word in words}
    for match in CAPITALIZED.finditer(text):
        word = re.sub(r"['’]s$", "", match[0])
        parts = [word] if word.casefold() in wanted else [part for part in word.split("-") if part.casefold() in wanted]
        if (
            parts
            and not _is_eponym(text, match.start(), match.start() + len(word))
            and not CITED.match(text, match.start() + len(word))
        ):
            yield found(IdentifierClass.NAME, match.start(), match.start() + len(word), "name found elsewhere")


def _beside_a_cue(text: str, small: frozenset[str]) -> Iterator[Identifier]:
    for pattern, name, strong in (
        (TITLED, "title", True),
        (SECOND_TITLED, "title", True),
        (BY_A_DEGREE, "degree", False),
        (LICENSED, "degree", True),
        (LABELLED, "label", True),
        (SIGNED, "signature", True),
        (NAMED, "called", True),
        (KIN, "kin", True),
        (RE, "label", True),
        (HEADING, "label", True),
        (ROLE_BEHIND, "role", True),
        (DONE_BY, "done by", False),
        (LICENSED_ALONE, "degree", False),
        (IN_A_ROLE, "role", False),
        (APPOSED, "apposition", False),
    ):
        for match in pattern.finditer(text):
            span = _clipped(
                text, *match.span("name"), frozenset() if pattern in (TITLED, LICENSED, KIN, SIGNED) else small
            )
            if span is None:
                continue
            if (
                CITED.match(text, span[1])
                and pattern is not LICENSED
                and not (pattern is LABELLED and ALONE.match(text, span[1]))
            ):
                continue
            if pattern in (LICENSED_ALONE, LABELLED, NAMED) and _of_a_state(text, *span):
                continue
            yield found(IdentifierClass.NAME, *span, name, certain=strong or _is_sure(text, *span, match))
    for match in ADDRESSED.finditer(text):
        # "Ms. Lien", "Mr. Case": after a title an ordinary word is a name, unless a new sentence begins.
        word = _plain(match["name"])
        if word in ordinary_words() and word not in NEVER_A_NAME and not _is_eponym(text, *match.span("name")):
            end = match.start("name") + len(re.sub(r"['’][sS]$", "", match["name"]))
            certain = not match[0].startswith("Dr") and bool(
                SAYS.match(text, end) or POSSESSED.match(text, end) or text[end : end + 1] in ",.;:)"
            )
            yield found(IdentifierClass.NAME, match.start("name"), end, "title", certain=certain)
    for match in SMALL.finditer(text):
        if match["name"] not in ordinary_words():
            yield found(IdentifierClass.NAME, *match.span("name"), "title")
    for match in INITIALS.finditer(text):
        yield found(
            IdentifierClass.NAME, match.start("name"), match.start("name") + len(match["name"].rstrip()), "initials"
        )
    for match in LETTERS.finditer(text):
        yield found(
            IdentifierClass.NAME, match.start("name"), match.start("name") + len(match["name"].rstrip()), "initials"
        )
    for match in IN_CAPITALS.finditer(text):
        if not {_plain(word) for word in match["name"].split()} & ordinary_words():
            yield found(IdentifierClass.NAME, *match.span("name"), "apposition")
    for match in WITH.finditer(text):
        span = _clipped(text, *match.span("name"), small)
        if span and " " in text[slice(*span)] and not _is_reference(text, *span):
            yield found(IdentifierClass.NAME, *span, "with", certain=False)


def _is_sure(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether a weaker cue is enough: two words that are no ordinary ones, or a word that people bear as a name."""
    words = [_plain(word) for word in re.findall(rf"{WORD}{END}", text[start:end])]
    if any(word in GIVEN | SURNAMES and word not in AMBIGUOUS for word in words):
        return True
    if len(words) > 1 and match.re in (DONE_BY, APPOSED, BY_A_DEGREE):
        return True
    if match.re is IN_A_ROLE and not match["comma"] and OF_KIN.match(match[0]):
        return True
    if len(words) > 1 and match.re is IN_A_ROLE:
        return not match["comma"] or bool(match["closed"])
    says = SAYS.match(text, end) or match.re is LICENSED_ALONE
    return bool(says)


def _initialled(text: str, small: frozenset[str]) -> Iterator[Identifier]:
    for pattern in (INITIALLED, MIDDLE_INITIAL):
        for match in pattern.finditer(text):
            span = _clipped(text, *match.span("name"), small)
            if span is None or span != match.span("name") or CITED.match(text, span[1]) or _is_reference(text, *span):
                continue
            last = _plain(text[slice(*span)].split()[-1].rpartition(".")[2])
            sure = (
                pattern is MIDDLE_INITIAL
                or last in SURNAMES
                or text[slice(*span)].count(".") > 1
                or SAYS.match(text, span[1])
            )
            yield found(IdentifierClass.NAME, *span, "initial", certain=bool(sure))
    for match in SURNAME_FIRST.finditer(text):
        if match["given"].isupper() and len(match["given"]) < SHORTEST:
            continue
        given, surname = _plain(match["given"]), [_plain(word) for word in match["surname"].split()]
        if (
            given in GIVEN
            and not set(surname) & (ordinary_words() | GIVEN - SURNAMES)
            and not _is_reference(text, *match.span())
        ):
            borne = given not in AMBIGUOUS or surname[-1] in SURNAMES
            yield found(IdentifierClass.NAME, *match.span(), "surname first", certain=borne)


def _listed(text: str, small: frozenset[str]) -> Iterator[Identifier]:
    """Capitalized words with a common given name or surname in them, and others that act as a person does."""
    for run in re.finditer(rf"(?<![\w'’.@/-]){_RUN}", text):
        span = _clipped(text, *run.span(), small, inside=True)
        if span is None:
            continue
        start, end = span
        words = [_plain(word) for word in re.findall(rf"{WORD}{END}", text[start:end])]
        if not words or _is_eponym(text, start, end) or CITED.match(text, end) or _is_reference(text, start, end):
            continue
        acts = bool(SAYS.match(text, end) or POSSESSED.match(text, end) or POSSESSED.match(text, end - 2))
        borne = [word for word in words if any(part in GIVEN | SURNAMES for part in (word, *word.split("-")))]
        plainly = [word for word in borne if word not in AMBIGUOUS]
        if len(words) > 1 and (plainly or len(borne) > 1):
            yield found(IdentifierClass.NAME, start, end, "common name")
        elif len(words) == 1 and plainly:
            yield found(IdentifierClass.NAME, start, end, "common name", certain=acts)
        elif acts and words[0] not in AMBIGUOUS and len(words[0]) >= SHORTEST:
            yield found(IdentifierClass.NAME, start, end, "acts as a person", certain=len(words) > 1)
        elif _is_unknown(text, start, end, words):
            yield found(IdentifierClass.NAME, start, end, "unknown words", certain=False)


def _is_unknown(text: str, start: int, end: int, words: list[str]) -> bool:
    """Whether capitalized words that no list knows stand where a name may: two together, or one within a sentence."""
    said = text[start:end]
    if said.isupper() or any(word in EPONYMS or WORD_OF_MEDICINE.search(word) for word in words):
        return False
    # "UpToDate", "SSEPs", "S-shaped" and "Non-MTUS" are no names, "McKay" and "Vale-Mercer" may be.
    if re.search(r"[a-z][A-Z](?<!Mc[A-Z])(?<!Mac[A-Z])|[A-Z]{2}|-[a-z]", said):
        return False
    if len(words) > 1:
        return True
    inside = re.search(r"[a-z,;]\s{1,2}$", text[max(0, start - 4) : start])
    return (
        bool(inside)
        and len(words[0]) >= SHORTEST
        and words[0] not in AMBIGUOUS
        and not re.search(r"\d", text[end : end + 8])
    )


def _clipped(text: str, start: int, end: int, small: frozenset[str], *, inside: bool = False) -> tuple[int, int] | None:
    """The part of a run of capitalized words that may be a name: up to the first ordinary word, without titles.

    `inside` also passes over ordinary words at its head.
    """
    ordinary = ordinary_words()
    kept: list[tuple[int, int]] = []
    previous = ""
    for part in re.finditer(rf"(?:{WORD}|[{UPPER}]\.?|{PARTICLE}(?=\s)){END}[.,]?", text[start:end]):
        plain = _plain(part[0].rstrip(".,"))
        capitals = part[0].isupper()
        is_word = len(plain) > 1
        # "Mr. Van Der Berg": "van" is a word of vehicles too.
        if plain == "van" and part[0] == "Van" and VAN.match(text, start + part.end()):
            kept.append(part.span())
            previous = plain
            continue
        if kept and plain in MIDDLE and previous in GIVEN | SURNAMES:
            kept.append(part.span())
            continue
        previous = plain
        if is_word and (
            plain in ordinary
            or (plain in EPONYMS and not kept and _is_eponym(text, start + part.start(), start + part.end()))
            or (plain in small and plain not in GIVEN | SURNAMES)
        ):
            if any(_is_long(text, start, span) for span in kept):
                break
            kept = []
            if not inside:
                return None
            continue
        if (
            is_word
            and capitals
            and len(plain) <= 5
            and plain not in GIVEN | SURNAMES
            and not _in_capitals(text, start, end)
        ):
            if kept:
                break
            if inside:
                continue
            return None
        kept.append(part.span())
    while kept and not _is_long(text, start, kept[-1]):
        kept.pop()
    if not kept:
        return None
    first, last = start + kept[0][0], start + kept[-1][1]
    said = text[first:last].rstrip(".,")
    said = re.sub(r"['’][sS]$", "", said)
    return first, first + len(said)


def _is_long(text: str, start: int, span: tuple[int, int]) -> bool:
    return len(text[start + span[0] : start + span[1]].rstrip(".,")) > 1 and text[start + span[0]].isupper()


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words around are in capitals too, so that capitals say nothing."""
    around = text[max(0, start - 20) : end + 10]
    letters = [letter for letter in around if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.7 * len(letters) or "," in text[start:end]


def _plain(word: str) -> str:
    """The word in small letters, without accents and the possessive."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).replace("’", "'")
    return re.sub(r"'s$", "", bare.lower().replace("đ", "d"))


def _is_eponym(text: str, start: int, end: int) -> bool:
    """Whether the word belongs to a sign, a test or a device that bears a name."""
    plain = _plain(text[start:end].rstrip(".,"))
    known = plain in EPONYMS or any(part in EPONYMS for part in plain.split("-"))
    before = bool(BEFORE_A_SIGN.match(text, end))
    return before or (known and not re.search(r"(?:Dr|Mr|Mrs|Ms)\.?\s$", text[max(0, start - 5) : start]))


def _is_reference(text: str, start: int, end: int) -> bool:
    """Whether the words stand in a reference: signs of one within the same lines."""
    return bool(REFERENCE.search(text, max(0, start - 60), min(len(text), end + 90)))


def _of_a_state(text: str, start: int, end: int) -> bool:
    """Whether a degree behind one word is rather a state: "Baltimore, MD"."""
    return bool(re.search(r"(?i)\b(?:in|at|near|from|of)\s$", text[max(0, start - 6) : start]))
