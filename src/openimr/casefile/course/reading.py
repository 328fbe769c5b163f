"""The course of a case from its file: each page is read once for all tables."""

from __future__ import annotations

from openimr.application import Application
from openimr.casefile.copies import Copies
from openimr.casefile.course.joining import Told
from openimr.casefile.course.leaf import leaves
from openimr.casefile.course.measures import measures_on, measures_told
from openimr.casefile.course.medications import ToldDrug, drugs_on, medications
from openimr.casefile.course.pain import pain_on, pain_told
from openimr.casefile.course.parts import NamedPart, parts_on, parts_told
from openimr.casefile.course.rows import Course, MeasureTold, PainTold, WorkTold
from openimr.casefile.course.visits import ToldVisits, VisitReader, visit_courses
from openimr.casefile.course.work import work_on, work_told
from openimr.casefile.file import CaseFile
from openimr.casefile.page_owner import strange_pages


def course_of(case_file: CaseFile, *, copies: Copies = Copies(), application: Application | None = None) -> Course:
    """What the papers of a case say over time of drugs, visits, work, pain, function and parts of the body.

    Give the file by its parts, so that each row has the day of its own record. Pages that are copies count once. What
    a letter of utilization review retells, and what a page of another person says, is left out; whose page it is can
    be told with the application alone.
    """
    strange = strange_pages(case_file, application) if application else ()
    visits_read = VisitReader()
    drugs: list[ToldDrug] = []
    visits: list[ToldVisits] = []
    work: list[Told[WorkTold]] = []
    pain: list[Told[PainTold]] = []
    measures: list[Told[MeasureTold]] = []
    parts: list[NamedPart] = []
    for leaf in leaves(case_file, copies, strange):
        drugs += drugs_on(leaf)
        visits += visits_read.on(leaf)
        work += work_on(leaf)
        pain += pain_on(leaf)
        measures += measures_on(leaf)
        parts += parts_on(leaf)
    return Course(
        medications=medications(drugs),
        visits=visit_courses(visits),
        work=work_told(work),
        pain=pain_told(pain),
        measures=measures_told(measures),
        parts=parts_told(parts),
    )
