"""A clinical case summary read."""

from __future__ import annotations

from openimr.casefile.clinical_picture.injury import find_injury_date, find_mechanism
from openimr.casefile.clinical_picture.pain import find_pain_scores
from openimr.casefile.clinical_picture.person import find_age, find_sex
from openimr.casefile.clinical_picture.picture import ClinicalPicture
from openimr.casefile.clinical_picture.told_lists import find_diagnoses, find_medications, find_treatments


def read_clinical_picture(summary: str) -> ClinicalPicture:
    """What `summary` tells of the worker, each value with its code points.

    What is denied, planned, supposed or told of a relative is left out.

    >>> picture = read_clinical_picture("A 35-year-old woman slipped on 1/2/2014. Pain is rated 4 to 6 out of 10.")
    >>> str(picture.age.years), picture.sex.value, str(picture.pain_scores[0].score)
    ('35', 'female', '4 to 6')
    """
    if not summary:
        return ClinicalPicture()
    age = find_age(summary)
    injured_on = find_injury_date(summary)
    return ClinicalPicture(
        age=age,
        sex=find_sex(summary, age),
        date_of_injury=injured_on,
        mechanism=find_mechanism(summary, injured_on),
        diagnoses=find_diagnoses(summary),
        treatments=find_treatments(summary),
        medications=find_medications(summary),
        pain_scores=find_pain_scores(summary),
    )
