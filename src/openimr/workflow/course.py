"""What the papers of a case say over time: drugs, visits, work, pain, function and parts of the body."""

from __future__ import annotations

from openimr import __version__
from openimr.casefile import Course, by_parts
from openimr.casefile import course_of as read_course
from openimr.workflow.case import Case
from openimr.workflow.desk import Desk
from openimr.workflow.review import copies_of


def course_of(desk: Desk, case: Case) -> Course:
    """The course of the file, computed once for each state of the file and of the application.

    Each record of an upload is read by its own day, a page that was sent several times once.
    """
    return desk.contents.remembered(
        ("course", __version__, case.application_ref, *case.file_refs),
        Course,
        lambda: read_course(
            by_parts(desk.case_file(case)), copies=copies_of(desk, case), application=desk.application(case)
        ),
    )
