"""Stage 7: published determinations of any layout to public records with spans and leftovers."""

from openimr.corpus.files import FileReading, letters_in, read_content, read_contents, read_files
from openimr.corpus.formats import item_frame, records_in, rows_in
from openimr.corpus.html_text import html_text
from openimr.corpus.item_row import ItemRow, cited_key, rows_of, rows_of_json
from openimr.corpus.letter import LetterReading, read_letter
from openimr.corpus.pdf_text import pdf_text

__all__ = [
    "FileReading",
    "ItemRow",
    "LetterReading",
    "cited_key",
    "html_text",
    "item_frame",
    "letters_in",
    "pdf_text",
    "read_content",
    "read_contents",
    "read_files",
    "read_letter",
    "records_in",
    "rows_in",
    "rows_of",
    "rows_of_json",
]
