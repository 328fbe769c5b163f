"""What a case file says over time, as typed rows with value, day, status and the places that show them."""

from openimr.casefile.course.reading import course_of
from openimr.casefile.course.rows import (
    Course,
    DrugCourse,
    DrugMention,
    MeasureTold,
    PainTold,
    PartTold,
    Row,
    RowStatus,
    VisitCourse,
    VisitsTold,
    WorkStatus,
    WorkTold,
)

__all__ = [
    "Course",
    "DrugCourse",
    "DrugMention",
    "MeasureTold",
    "PainTold",
    "PartTold",
    "Row",
    "RowStatus",
    "VisitCourse",
    "VisitsTold",
    "WorkStatus",
    "WorkTold",
    "course_of",
]
