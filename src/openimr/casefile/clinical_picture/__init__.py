"""Who was hurt, when and how, and what came of it, as a clinical case summary tells it: each value with its place."""

from openimr.casefile.clinical_picture.picture import (
    Age,
    ClinicalPicture,
    Diagnosis,
    InjuryDate,
    Mechanism,
    Medication,
    PainScore,
    Sex,
    TreatmentToDate,
)
from openimr.casefile.clinical_picture.reading import read_clinical_picture

__all__ = [
    "Age",
    "ClinicalPicture",
    "Diagnosis",
    "InjuryDate",
    "Mechanism",
    "Medication",
    "PainScore",
    "Sex",
    "TreatmentToDate",
    "read_clinical_picture",
]
