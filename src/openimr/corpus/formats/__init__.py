"""The forms in which a corpus is stored: JSON Lines, Parquet, SQLite; writing them and reading them back."""

from openimr.corpus.formats.forms import FORMS, Form, form_of
from openimr.corpus.formats.item_frame import item_frame
from openimr.corpus.formats.letters import Letter
from openimr.corpus.formats.reading_back import records_in, rows_in

__all__ = ["FORMS", "Form", "Letter", "form_of", "item_frame", "records_in", "rows_in"]
