"""Addresses, towns, counties, ZIP codes and coordinates: all that is smaller than a state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.publication.redaction.identifier import Identifier, IdentifierClass, found
from openimr.publication.redaction.letters import BLANK, END, PARTICLE, WORD
from openimr.publication.redaction.people_words import ordinary_words

_STATES = (
    r"(?:CA|Calif(?:ornia)?\.?|California|AZ|Arizona|NV|Nevada|OR|Oregon|WA|Washington"
    r"|TX|Texas|NM|New\sMexico|UT|Utah|CO|Colorado|ID|Idaho|NY|New\sYork|FL|Florida"
    r"|IL|Illinois|OK|KS|MO|MN|WI|MI|OH|PA|NJ|GA|NC|SC|VA|TN|LA|HI|AK|MD|MA)"
)
_STREET = (
    r"(?:Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court"
    r"|Ct|Way|Place|Pl|Circle|Cir|Terrace|Ter|Parkway|Pkwy|Highway|Hwy|Trail|Alley"
    r"|Loop|Plaza|Square|Row|Walk|Commons|Crossing|Ridge|Run|Path|Calle)"
)
_STREET_CAPS = _STREET.upper()
_NAME = rf"(?:{WORD}|\d{{1,3}}(?:st|nd|rd|th|ST|ND|RD|TH))"
_UNIT = (
    rf"(?:,?{BLANK}(?:(?i:apt|apartment|suite|ste|unit|space|spc|bldg|building"
    rf"|floor|fl|room|rm)\.?\s?#?\s?[\w-]{{1,6}}|#\s?[\w-]{{1,6}}))"
)
_TAIL = (
    rf"(?:,?{BLANK}(?:in{BLANK})?{WORD}(?:{BLANK}{WORD}){{0,2}},?{BLANK}{_STATES}(?:{BLANK}\d{{5}}(?:-\d{{4}})?)?"
    rf"|,?{BLANK}{_STATES}{BLANK}\d{{5}}(?:-\d{{4}})?|,{BLANK}{WORD}(?:{BLANK}{WORD})?,?(?:{BLANK}\d{{5}}"
    rf"(?:-\d{{4}})?)?(?=[\s.,;)]|$))"
)
ADDRESS = re.compile(
    rf"(?<![\w.-])\d{{1,6}}(?:-?[A-Z]|½|\s1/2)?{BLANK}(?:(?:[NSEW]|NE|NW|SE|SW"
    rf"|North|South|East|West|Old|El|La|Los|Las|Via|Camino|Avenida|Calle)\.?{BLANK})?"
    rf"(?:(?:{_NAME}{BLANK}){{1,4}}?(?:{_STREET}|{_STREET_CAPS})\b\.?|(?:Highway"
    rf"|Hwy|Route|Avenida|Calle|Camino|Paseo|Via|Avenue|Road|Rue)\.?{BLANK}(?:{PARTICLE}{BLANK})?"
    rf"(?:{WORD}(?:{BLANK}{WORD}){{0,2}}"
    rf"|\d{{1,3}}|[A-Z]\b))"
    rf"(?:{BLANK}(?:[NSEW]|NE|NW|SE|SW)\b\.?)?{_UNIT}?{_TAIL}?"
)
BOX = re.compile(
    rf"(?i:\bP\.?\s?O\.?\s?Box|\bPost\sOffice\sBox|\bPMB|\bRural\sRoute)\s?#?\s?\d{{1,7}}(?:,?\s[Bb]ox\s\d{{1,6}})?"
    rf"(?:{_TAIL})?"
)
CITY_AND_STATE = re.compile(
    rf"(?<![\w'’-])(?P<city>{WORD}(?:{BLANK}{WORD}){{0,2}}),{BLANK}?(?:CA|Calif(?:ornia)?"
    rf"|California|AZ|Arizona|NV|Nevada|OR|Oregon|TX|Texas|WA|UT|NM){END}\.?(?P<zip>{BLANK}\d{{5}}(?:-\d{{4}})?)?"
)
ZIP = re.compile(rf"(?<![\w-]){_STATES}{BLANK}(?P<value>\d{{5}}(?:-\d{{4}})?)(?![\w-])")
LABELLED_ZIP = re.compile(
    r"(?i)\b(?:zip|zip\s?code|postal\s?code)(?:\s(?:code|area|is|of))*[\s:]{1,3}(?P<value>\d{5}(?:-\d{4})?"
    r"|\d{3}(?:xx|\*\*))(?![\w-])"
)
CALIFORNIAN_ZIP = re.compile(r"(?<![\w$.,#/-])9[0-6]\d{3}-\d{4}(?![\w-])")
COUNTY = re.compile(
    rf"(?<![\w'’-])(?P<value>(?:{WORD}{BLANK}){{1,3}}(?:County|Parish|Township"
    rf"|COUNTY))\b|\bCounty{BLANK}of{BLANK}(?P<named>{WORD}(?:{BLANK}{WORD}){{0,2}})"
)
SMALL_COUNTY = re.compile(rf"(?<![\w'’-])(?P<value>{WORD}(?:{BLANK}{WORD})?){BLANK}county\b")
CITY_OF = re.compile(
    rf"(?i:\b(?:city|town|village|township|municipality|borough|neighbou?rhood"
    rf"|community|suburb)\sof){BLANK}(?P<value>{WORD}(?:{BLANK}{WORD}){{0,2}})"
)
LIVES = re.compile(
    rf"(?i:\b(?:lives?|lived|living|resid(?:es?|ed|ing)|residents?|residence|reloc?ated"
    rf"|moved|born|raised|home|house|apartment|commutes?|commuted|drives?\sin|drove\sin"
    rf"|travel(?:s|ed)|office|offices|clinic|warehouse|plant|yard|job\ssite|worksite"
    rf"|located|branch|store|facility|accident|injured|collision|hometown)"
    rf"\s(?:is\s)?(?:in|of|at|to|from|near|outside|outside\sof|is|was|back\sto"
    rf"|in\sdowntown|in\seast|in\sthe)){BLANK}(?:(?:downtown|nearby|north|south"
    rf"|east|west|rural){BLANK})?(?P<value>{WORD}(?:{BLANK}{WORD}){{0,2}}){END}"
)
PRECINCT = re.compile(
    r"(?i)\b(?:voting\s)?(?:precinct|census\s(?:tract|block)|supervisorial\sdistrict"
    r"|ward|school\sdistrict|parcel|APN|assembly\sdistrict)\s(?:number\s|no\.?\s"
    r"|\#\s?)?(?P<value>\d[\d.-]{0,12})"
)
COORDINATES = re.compile(r"(?<![\w.])-?\d{1,3}\.\d{3,8}°?\s?[NS]?,\s?-?\d{1,3}\.\d{3,8}°?\s?[EW]?(?![\w.])")
ROUTE = re.compile(
    r"\b(?:Highway|Hwy\.?|Interstate|Route|State\sRoute|Avenue|US|SR|I-(?!1(?:2[345]|31)\b))[\s-]?(?P<value>\d{1,3})\b(?=[\s.,;)])"
)
QUARTER = re.compile(
    rf"(?<![\w'’-])(?P<value>{WORD}(?:{BLANK}{WORD})?{BLANK}(?:Heights|Hills|Springs"
    rf"|Beach|Grove|Village|Valley|Gardens|Estates|Canyon|Creek|Falls|Mesa|Terrace"
    rf"|Island)){END}(?!{BLANK}(?:{WORD}|&))"
)
CROSSING = re.compile(
    rf"(?i:\b(?:corner|intersection|junction)\sof){BLANK}(?P<value>(?:{_NAME}{BLANK}){{0,2}}?{_NAME}{BLANK}"
    rf"(?:and|&){BLANK}(?:{_NAME}{BLANK}){{0,2}}{_NAME}(?:{BLANK}(?:Streets?|Avenues?"
    rf"|Roads?))?)"
)
ON_A_STREET = re.compile(
    rf"(?i:\b(?:on|at|along|near|off)){BLANK}(?P<value>(?:{_NAME}{BLANK}){{1,3}}(?:Street"
    rf"|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Parkway|Highway|Hwy|Way|Circle|Terrace"
    rf"|Freeway))\b"
)
_TOWNS = """
    Alameda, Alhambra, Aliso Viejo, Anaheim, Antioch, Apple Valley, Arcadia, Atascadero, Atwater, Azusa, Bakersfield,
    Banning, Barstow, Bellflower, Berkeley, Beverly Hills, Brawley, Brentwood,
    Buena Park, Burbank, Calexico, Camarillo, Carlsbad, Carmichael, Cathedral City, Ceres, Cerritos, Chula Vista,
    Citrus Heights, Claremont, Clovis, Coachella, Compton, Corcoran,
    Costa Mesa, Covina, Culver City, Cupertino, Daly City, Delano, Dinuba, Downey, Duarte, El Cajon, El Centro, El
    Monte, El Segundo, Elk Grove, Encinitas, Escondido, Eureka, Fairfield, Fontana, Fremont, Fresno, Fullerton,
    Gardena,
    Garden Grove, Gilroy, Glendale, Hanford, Hawthorne, Hayward, Hemet, Hesperia, Hollister, Huntington Beach,
    Huntington Park, Indio, Inglewood, Irvine, La Habra, La Mesa, La Mirada, Laguna Niguel, Lake Elsinore, Lakewood,
    Lancaster, Livermore,
    Lodi, Lompoc, Long Beach, Los Angeles, Los Banos, Lynwood, Madera, Manteca, Marysville, Menifee, Merced, Milpitas,
    Mission Viejo, Modesto, Monrovia, Montebello, Monterey Park, Moorpark, Moreno Valley, Murrieta, Napa, National
    City,
    Newport Beach, Norwalk, Novato, Oakdale, Oakland, Oceanside, Oroville, Oxnard, Palm Desert, Palm Springs,
    Palmdale, Palo Alto, Paramount, Pasadena, Patterson, Perris, Petaluma, Pico Rivera, Pittsburg, Placentia,
    Pleasanton, Pomona,
    Porterville, Poway, Rancho Cucamonga, Rancho Cordova, Redding, Redlands, Redondo Beach, Redwood City, Reedley,
    Rialto, Richmond, Ridgecrest, Riverbank, Rocklin, Rohnert Park, Rosemead, Roseville, Sacramento, Salinas, San
    Bernardino, San Bruno, San Diego,
    San Francisco, San Jacinto, San Jose, San Leandro, San Luis Obispo, San Marcos, San Mateo, San Rafael, San Ramon,
    Sanger, Santa Ana, Santa Barbara, Santa Clara, Santa Clarita, Santa Cruz, Santa Maria, Santa Monica, Santa Rosa,
    Santee, Seaside,
    Selma, Simi Valley, Soledad, South Gate, Stockton, Sunnyvale, Susanville, Temecula, Thousand Oaks, Torrance,
    Tulare, Turlock, Tustin, Ukiah, Upland, Vacaville, Vallejo, Van Nuys, Ventura, Victorville, Visalia, Walnut Creek,
    Wasco, Watsonville, West Covina,
    West Sacramento, Westminster, Whittier, Woodland Hills, Yuba City, Yucaipa, Las Vegas, Reno, Phoenix, Tucson,
    Portland, Seattle, Tijuana
"""
TOWNS = tuple(" ".join(town.split()) for town in _TOWNS.split(","))
_ANY_TOWN = "|".join(sorted(TOWNS, key=len, reverse=True)).replace(" ", r"\s")
TOWN = re.compile(rf"(?<![\w'’-])(?:{_ANY_TOWN})(?![\w-])")
# Towns that are more often a name, a study or a word.
_DOUBTFUL = """
    Madera Patterson Sanger Fairfield Richmond Lancaster Eureka Seaside Soledad Paramount Phoenix Selma Duarte Salinas
    Portland Westminster Reno Hawthorne Glendale Ventura Norwalk
"""
DOUBTFUL = frozenset(_DOUBTFUL.split())
OF_A_SCHOOL = re.compile(
    r"(?i)(?:university\sof\scalifornia,?\s|university\sof\s|UC\s|UCSF\s|study,?\s"
    r"|declaration\sof\s|\bthe\s(?:city\sof\s)?)$"
)
AFTER_A_TOWN = re.compile(
    r"\s(?:score|study|criteria|classification|trial|protocol|scale|index|J\b|et\s?al|University|Medical\sSchool)"
)
_FOREIGN_OR_STATE = """
    mexico canada china japan korea vietnam philippines india laos england france germany spain guatemala honduras
nicaragua peru colombia cuba brazil italy ireland russia ukraine iran iraq
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
    montana
    nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin
    wyoming africa asia europe"""
FOREIGN_OR_STATE = frozenset(_FOREIGN_OR_STATE.split())


def places(text: str) -> Iterator[Identifier]:
    """Every place smaller than a state: by its form, by what is said of it, or as a larger Californian town."""
    for pattern in (ADDRESS, BOX, ZIP, LABELLED_ZIP, CALIFORNIAN_ZIP, PRECINCT, COORDINATES, CROSSING, ON_A_STREET):
        for match in pattern.finditer(text):
            yield found(
                IdentifierClass.GEOGRAPHY, *match.span("value" if "value" in pattern.groupindex else 0), "address"
            )
    for match in CITY_AND_STATE.finditer(text):
        start, end = _own(text, *match.span("city"))
        if start < end:
            yield found(IdentifierClass.GEOGRAPHY, start, match.end("zip") if match["zip"] else end, "town and state")
    for pattern in (COUNTY, SMALL_COUNTY):
        for match in pattern.finditer(text):
            group = "named" if pattern is COUNTY and match["named"] else "value"
            start, end = _own(text, *match.span(group))
            if start < end and text[start:end].casefold() != "county":
                yield found(IdentifierClass.GEOGRAPHY, start, end, "county")
    for match in ROUTE.finditer(text):
        if not re.match(r"(?:US|SR)\b", match[0]) or "-" in match[0]:
            yield found(IdentifierClass.GEOGRAPHY, *match.span(), "road")
    for match in QUARTER.finditer(text):
        start, end = _own(text, *match.span("value"))
        if start < end:
            yield found(IdentifierClass.GEOGRAPHY, start, match.end("value"), "quarter")
    for pattern in (CITY_OF, LIVES):
        for match in pattern.finditer(text):
            start, end = _own(text, *match.span("value"))
            if start < end and text[start:end].split()[0].casefold() not in FOREIGN_OR_STATE:
                certain = pattern is CITY_OF or bool(
                    re.match(r"(?i)liv|resid|reloc|moved|born|raised|commut|hometown|home|located", match[0])
                )
                yield found(IdentifierClass.GEOGRAPHY, start, end, "lives in", certain=certain)
    for match in TOWN.finditer(text):
        before = text[max(0, match.start() - 26) : match.start()]
        if not OF_A_SCHOOL.search(before) and not AFTER_A_TOWN.match(text, match.end()):
            yield found(IdentifierClass.GEOGRAPHY, *match.span(), "town", certain=match[0] not in DOUBTFUL)


def _own(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of a run that is a place's name: without ordinary words at its head, and up to one that follows."""
    first, last = end, start
    for word in re.finditer(rf"{WORD}{END}", text[start:end]):
        plain = word[0].casefold()
        ordinary = plain in ordinary_words() - {
            "valley",
            "city",
            "park",
            "beach",
            "lake",
            "county",
            "north",
            "south",
            "east",
            "west",
            "long",
            "new",
        }
        if ordinary and last > start:
            break
        if not ordinary:
            first, last = min(first, start + word.start()), start + word.end()
    named = (
        any(word.casefold() not in ordinary_words() for word in re.findall(WORD, text[first:last]))
        if first < last
        else False
    )
    return (first, last) if named else (end, end)
