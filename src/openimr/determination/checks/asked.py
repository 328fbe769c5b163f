"""QTY-04 and QTY-05: the item asks for what the application and the request in the file ask for."""

from __future__ import annotations

from collections.abc import Iterator

from openimr.casefile import Document, DocumentType, Page, sentences
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.checks.places import named_pages, read_texts
from openimr.determination.checks.quantity import agree
from openimr.vocabulary import DisputedItem, Quantity
from openimr.wording import find_body_parts, find_drugs, find_quantity, find_treatment, read_item


def not_as_applied_for(material: Material) -> Iterator[Flaw]:
    """QTY-04: the item has another quantity than the application gives it."""
    assert material.application is not None  # the rule needs it
    filed = {item.number: item for item in material.application.items}
    for path, item in material.items():
        applied = filed.get(item.number)
        if applied is None:
            continue
        asked = applied.quantity or read_item(applied.text).quantity
        has = item.quantity or read_item(item.text).quantity
        if asked and has and not agree(asked, has):
            yield Flaw(
                path=f"{path}.text",
                item=item.number,
                message=f"The application asks for {asked}; the item has {has}.",
                fix="Decide the whole of what was asked for, as the application words it.",
            )


def not_as_requested(material: Material) -> Iterator[Flaw]:
    """QTY-05: the request for authorization in the file has another quantity than the item."""
    assert material.case_file is not None  # the rule needs both
    assert material.application is not None
    requests = [
        (document, page)
        for document, page in read_texts(material.case_file)
        if document.type is DocumentType.REQUEST
        and (document.dated is None or document.dated == material.application.requested_on)
    ]
    items = {item.number: item for item in material.application.items}
    for path, item in material.items():
        applied = items.get(item.number)
        asked = (applied.quantity or read_item(applied.text).quantity) if applied else None
        if applied is None or asked is None:
            continue
        same_unit = [
            (place, quantity)
            for document, page in requests
            for place, quantity in _asked_for(document, page, applied)
            if quantity.unit == asked.unit
        ]
        if same_unit and not any(agree(asked, quantity) for _, quantity in same_unit):
            pages = tuple(dict.fromkeys(place for place, _ in same_unit))
            yield Flaw(
                path=f"{path}.text",
                item=item.number,
                message=(
                    f"The item has {asked}; the request in the file has {same_unit[0][1]}. "
                    f"Open {named_pages(pages, material.case_file)}."
                ),
                fix="Compare the item with the request and with the UR decision.",
                evidence=pages,
            )


def _asked_for(document: Document, page: Page, item: DisputedItem) -> Iterator[tuple[tuple[str, int], Quantity]]:
    """Every quantity of the same treatment that the page of a request names."""
    drugs = {drug.ingredient for drug in item.drugs or find_drugs(item.text)}
    for sentence in sentences(page.text):
        treatment = find_treatment(sentence.text)
        named = {drug.ingredient for drug in find_drugs(sentence.text)}
        is_same = bool(drugs & named) if drugs else treatment is not None and treatment == item.treatment
        quantity = find_quantity(sentence.text, treatment=treatment) if is_same else None
        if quantity and _fits(item, sentence.text):
            yield (document.id, page.number), quantity


def _fits(item: DisputedItem, said: str) -> bool:
    asked, named = {part.name for part in item.body_parts}, {part.name for part in find_body_parts(said)}
    return not asked or not named or bool(asked & named)
