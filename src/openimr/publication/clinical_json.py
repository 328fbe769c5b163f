"""The clinical picture as plain JSON values, each with its place in the source."""

from __future__ import annotations

from openimr.casefile import ClinicalPicture
from openimr.publication.plain_values import bounds, place


def clinical_json(picture: ClinicalPicture) -> dict[str, object]:
    """The picture as JSON values, in the order in which a summary tells it."""
    age, sex, injured, how = picture.age, picture.sex, picture.date_of_injury, picture.mechanism
    return {
        "age": {**bounds(age.years), **place(age.span)} if age else None,
        "sex": {"value": sex.value, "from_pronoun": sex.from_pronoun, **place(sex.span)} if sex else None,
        "date_of_injury": (
            {"first": injured.first.isoformat(), "last": injured.last.isoformat(), **place(injured.span)}
            if injured
            else None
        ),
        "mechanism": {"text": how.text, **place(how.span)} if how else None,
        "diagnoses": [{"text": said.text, "codes": list(said.codes), **place(said.span)} for said in picture.diagnoses],
        "treatments": [
            {
                "text": said.text,
                "treatment": said.treatment,
                "visits": bounds(said.visits) if said.visits else None,
                **place(said.span),
            }
            for said in picture.treatments
        ],
        "medications": [
            {
                "text": said.text,
                "ingredient": said.drug.ingredient if said.drug else None,
                "strength": said.drug.strength if said.drug else "",
                **place(said.span),
            }
            for said in picture.medications
        ],
        "pain_scores": [
            {**bounds(said.score), "medication": said.medication, **place(said.span)} for said in picture.pain_scores
        ],
    }
