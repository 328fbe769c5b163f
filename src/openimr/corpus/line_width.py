"""How wide a line is when it is printed, near enough to tell whether one more word had room on it."""

from __future__ import annotations

# Hundredths of the type size in the serif types that letters are printed in; what is not named is a small letter.
SMALL_LETTER = 48
GROUPS = {
    25: " .,;",
    28: "ijltI:/",
    33: "frst()-[]|!'\u2018\u2019",
    42: '"ace?z\u201c\u201d',
    50: "0123456789*#$_\u2013",
    58: "FPSELTZ=+<>",
    70: "ABCDGHKNOQRUVXY&",
    80: "mwM%",
    95: "W@\u2014",
}
WIDTHS = {ord(sign): width for width, signs in GROUPS.items() for sign in signs}


def width_of(line: str) -> float:
    """The width of a line in hundredths of its type size.

    >>> width_of("will") < width_of("warm")
    True
    """
    return float(sum(WIDTHS.get(ord(sign), SMALL_LETTER) for sign in line))
