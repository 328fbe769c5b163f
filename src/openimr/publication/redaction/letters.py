"""How a capitalized word is written, in every Latin script with accents, composed or not."""

from __future__ import annotations

UPPER = "A-Z" + "".join(chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper())
LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
WORD = rf"[{UPPER}](?:{LETTER}|[-'’](?=[^\W\d_])){{1,30}}"
"""A capitalized word of two letters or more, hyphens and apostrophes within."""
INITIAL = rf"[{UPPER}]\.|[{UPPER}](?=\s)"
PARTICLE = r"(?:de\sla|de\slos|de\slas|van\sder|van\sden|von\sder|del|de|da|dos|di|du|la|van|von|der|ter|bin|al|el|y)"
BLANK = r"(?:[^\S\n]{1,4}|[^\S\n]{0,4}\n[^\S\n]{0,4}(?!\n))"
END = r"(?![\w\u0300-\u036f])"
