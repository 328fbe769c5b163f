"""The disputed items of an application, from the lines in which they were written."""

from __future__ import annotations

from openimr.vocabulary import DisputedItem
from openimr.wording import read_item


def dispute_items(lines: str) -> tuple[DisputedItem, ...]:
    """One item for each line that says anything, numbered from 1; its text stays as it was written.

    >>> [str(part) for part in dispute_items("12 sessions of physical therapy, left knee")[0].body_parts]
    ['left knee']
    """
    texts = (line.strip() for line in lines.splitlines())
    return tuple(_item(number, text) for number, text in enumerate(filter(None, texts), start=1))


def _item(number: int, text: str) -> DisputedItem:
    reading = read_item(text)
    return DisputedItem(
        number=number,
        text=text,
        treatment=reading.treatment,
        codes=reading.codes,
        drugs=reading.drugs,
        body_parts=reading.body_parts,
        quantity=reading.quantity,
    )
