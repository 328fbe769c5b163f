"""The clinical picture of a letter leads back to the stored text."""

from __future__ import annotations

import json
from pathlib import Path

from openimr.corpus import read_letter
from openimr.determination import Determination, DeterminedItem, Letterhead
from openimr.determination.letter import LetterFormat, render_public_letter
from openimr.publication import PublicRecord, from_json, to_json
from openimr.vocabulary import Decision

SUMMARY = (
    "The injured worker is a 47-year-old woman who was injured on March 3, 2012 while lifting a crate. "
    "Diagnoses include lumbar strain and sciatica.\n\nMedications include Naproxen 550 mg. Pain is 7/10."
)


def a_letter() -> str:
    item = DeterminedItem(
        number=1, text="MRI of the lumbar spine", decision=Decision.UPHELD, rationale="Not necessary."
    )
    letter = render_public_letter(
        Determination(clinical_summary=SUMMARY, items=(item,)),
        letterhead=Letterhead(organization="Example Review"),
        format=LetterFormat.TEXT,
    )
    return letter.decode() if isinstance(letter, bytes) else letter


def said_at_its_places(record: PublicRecord, letter: str) -> list[tuple[str, str]]:
    """Each text of the picture beside the words that stand at its span."""
    clinical = record.clinical
    assert clinical is not None
    texts = [*clinical.diagnoses, *clinical.treatments, *clinical.medications]
    texts += [clinical.mechanism] if clinical.mechanism else []
    return [("".join(said.text.split()), "".join(letter[said.span.start : said.span.end].split())) for said in texts]


def test_each_value_is_led_back_to_the_words_of_the_letter():
    letter = a_letter()
    record = read_letter(letter).record
    clinical = record.clinical
    assert clinical is not None
    assert clinical.age
    assert letter[clinical.age.span.start : clinical.age.span.end] == "47-year-old"
    assert len(said_at_its_places(record, letter)) == 4
    assert all(said == printed for said, printed in said_at_its_places(record, letter))


def test_signs_that_do_not_show_do_not_move_a_place():
    letter = a_letter().replace("lumbar strain", "lum\u00adbar\u00a0strain")
    record = read_letter(letter).record
    clinical = record.clinical
    assert clinical is not None
    assert clinical.diagnoses[0].text == "lumbar strain"
    span = clinical.diagnoses[0].span
    assert letter[span.start : span.end] == "lum\u00adbar\u00a0strain"


def test_the_picture_goes_through_json():
    record = read_letter(a_letter()).record
    assert from_json(json.dumps(to_json(record)), where="letter").clinical == record.clinical


def test_every_place_of_the_real_letters_shows_its_words(shared: Path):
    letters = sorted((shared / "data" / "wc_imr" / "txt").glob("*.txt"))
    for path in letters:
        letter = path.read_text("utf-8")
        record = read_letter(letter).record
        assert all(said == printed for said, printed in said_at_its_places(record, letter)), path.name
