"""Letters: one body, set as text, as an HTML page and as tagged PDF."""

from openimr.determination.letter.body import SECTION_LABELS
from openimr.determination.letter.render import LetterFormat, render_full_letter, render_public_letter

__all__ = ["SECTION_LABELS", "LetterFormat", "render_full_letter", "render_public_letter"]
