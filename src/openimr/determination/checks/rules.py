"""The rules that a determination must keep, in one table, and the check that holds a determination against them."""

from __future__ import annotations

from collections.abc import Sequence

from openimr.application import Application
from openimr.casefile import CaseFile, Facts
from openimr.criteria import Evaluation, Library
from openimr.determination.checks import (
    absence,
    allowance,
    asked,
    body_part,
    boilerplate,
    chapter,
    citation,
    cited_pages,
    comparison,
    conclusion,
    copied,
    day,
    earlier,
    evidence_order,
    gap,
    identifiers,
    letter_dates,
    names,
    operation,
    person,
    presence,
    quantity,
    record,
    set_aside,
    spine,
    strength,
    structure,
    template_mark,
    worker,
)
from openimr.determination.checks.finding import Finding, Guard, Severity
from openimr.determination.checks.material import Material, Need
from openimr.determination.checks.rule import Rule
from openimr.determination.determination import Determination

ERROR, WARNING = Severity.ERROR, Severity.WARNING


FILE = frozenset({Need.CASE_FILE})
FILE_AND_OPENED = frozenset({Need.CASE_FILE, Need.OPENED})
FACTS = frozenset({Need.FACTS})
DRAFT = frozenset({Need.OPENED})  # only a desk knows what was opened: a published letter is left alone
APPLICATION = frozenset({Need.APPLICATION})
FILED = FILE | APPLICATION
LATE = FILE_AND_OPENED | {Need.ARRIVED_LATE}

RULES: tuple[Rule, ...] = (
    Rule("STR-01", "something is in dispute", Guard.POWERS, ERROR, structure.nothing_in_dispute),
    Rule("STR-02", "every item is decided", Guard.POWERS, ERROR, structure.undecided),
    Rule("STR-03", "every item has a rationale", Guard.POWERS, ERROR, structure.without_rationale),
    Rule("STR-04", "the header is complete", Guard.POWERS, WARNING, structure.header_incomplete),
    Rule("STR-05", "the dates are in order", Guard.POWERS, ERROR, structure.dates_out_of_order),
    Rule("STR-06", "the reviewer's qualifications are named", Guard.CONFLICT, ERROR, structure.reviewer_unknown),
    Rule("STR-07", "the clinical summary is there", Guard.POWERS, ERROR, structure.without_summary),
    Rule("STR-08", "no line reads as a heading", Guard.POWERS, WARNING, structure.reads_as_a_label),
    Rule("STR-09", "no gap is left from a draft", Guard.POWERS, ERROR, gap.still_open),
    Rule("STR-10", "no mark of a template is left", Guard.POWERS, WARNING, template_mark.template_mark_left),
    Rule("STR-11", "the summary is no copy of the UR letter", Guard.POWERS, WARNING, copied.copies_the_denial, FILE),
    Rule("DEC-01", "the rationale concludes as decided", Guard.POWERS, ERROR, conclusion.contradicts_decision),
    Rule("DEC-02", "the rationale ends on the decision", Guard.POWERS, WARNING, conclusion.concludes_both),
    Rule("DEC-03", "the rationale concludes", Guard.POWERS, WARNING, conclusion.concludes_nothing),
    Rule("DEC-04", "standard sentences fit the decision", Guard.POWERS, WARNING, boilerplate.fits_the_other_decision),
    Rule("CIT-01", "every decision cites its evidence", Guard.POWERS, ERROR, citation.without_citation),
    Rule("CIT-02", "the edition cited was in force", Guard.POWERS, ERROR, citation.not_in_force),
    Rule("CIT-03", "the edition cited was probably in force", Guard.POWERS, WARNING, citation.perhaps_not_in_force),
    Rule("CIT-04", "the pages cited belong to the section", Guard.POWERS, WARNING, cited_pages.pages_of_another_topic),
    Rule("CIT-05", "the chapter cited is for the item's region", Guard.POWERS, WARNING, chapter.other_region),
    Rule("CIT-06", "a step passed over is explained", Guard.POWERS, ERROR, evidence_order.passed_unexplained, DRAFT),
    Rule("CIT-07", "the better evidence decides", Guard.POWERS, ERROR, evidence_order.lower_level_decides),
    Rule("CIT-08", "what does not apply is explained", Guard.POWERS, ERROR, evidence_order.does_not_apply_unexplained),
    Rule("CIT-09", "citations name what is asked for", Guard.POWERS, WARNING, evidence_order.lacks_a_field, DRAFT),
    Rule("BOD-01", "the rationale is about the item's body part", Guard.FACT, ERROR, body_part.other_body_part),
    Rule("BOD-02", "the rationale is about the item's side", Guard.FACT, ERROR, body_part.other_side),
    Rule("BOD-03", "the rationale is about the item's spine segment", Guard.FACT, ERROR, spine.other_segment),
    Rule("BOD-04", "the rationale is about the item's level", Guard.FACT, ERROR, spine.other_level),
    Rule("QTY-01", "the rationale has the item's quantity", Guard.FACT, ERROR, quantity.other_quantity),
    # Both read prose: a sum may count visits that another sentence names. They ask, and stop no signature.
    Rule("QTY-02", "comparisons and sums are right", Guard.FACT, WARNING, comparison.wrong_arithmetic),
    Rule("QTY-03", "the decision fits the amount allowed", Guard.FACT, WARNING, allowance.decided_against_allowance),
    Rule("QTY-04", "the item is as applied for", Guard.FACT, ERROR, asked.not_as_applied_for, APPLICATION),
    Rule("QTY-05", "the item is as requested in the file", Guard.FACT, WARNING, asked.not_as_requested, FILED),
    Rule("FILE-01", "every record was opened", Guard.POWERS, ERROR, record.not_opened, FILE_AND_OPENED),
    Rule("FILE-02", "every record can be searched", Guard.FACT, WARNING, record.not_readable, FILE),
    Rule("FILE-03", "no page is another person's", Guard.FACT, ERROR, person.of_another_person, FILED),
    # A claim number may be an older claim's, a birth date a slip of the pen: the reviewer says so in an answer.
    Rule("FILE-04", "every page has the worker's numbers", Guard.FACT, ERROR, person.other_number, FILED),
    Rule("FILE-05", "every late record was opened", Guard.POWERS, ERROR, record.late_and_not_opened, LATE),
    Rule("FACT-01", "what is called absent is not in the file", Guard.FACT, ERROR, absence.contradicted_by_file, FACTS),
    Rule("FACT-02", "a file that says both is answered", Guard.FACT, WARNING, absence.file_holds_both, FACTS),
    Rule("FACT-03", "what is called present is not denied", Guard.FACT, ERROR, presence.denied_by_file, FACTS),
    # The search may miss other words for the same thing: the reviewer answers with the page that has them.
    Rule("FACT-04", "what is called present is in the file", Guard.FACT, ERROR, presence.without_evidence, FACTS),
    Rule("FACT-05", "visits are counted as in the file", Guard.FACT, ERROR, presence.other_count, FACTS),
    Rule("FACT-06", "other numbers are those of the file", Guard.FACT, ERROR, presence.other_measure, FACTS),
    Rule("FACT-07", "side and level are those of the file", Guard.FACT, ERROR, spine.not_in_file, FILE),
    Rule("FACT-08", "a drug has the file's strength", Guard.FACT, ERROR, strength.other_strength, FILE),
    Rule("FACT-09", "an operation has the file's day", Guard.FACT, ERROR, operation.other_day, FILE),
    Rule("FACT-10", "a recent operation is not passed over", Guard.FACT, WARNING, operation.passed_over, FILED),
    Rule("FACT-11", "each day named is in the file", Guard.FACT, WARNING, day.not_in_file, FILE),
    # No earlier determination binds a later one; one that is passed over in silence invites the appeal.
    Rule("FACT-12", "an earlier grant is answered", Guard.FACT, WARNING, earlier.granted_before, FILE),
    # A summary reports what somebody said once; the rationale may mean another day or another finding. Only the
    # physician can tell, so that the contradiction asks for an answer and does not stop the signature.
    Rule("CON-01", "summary and rationale agree", Guard.FACT, WARNING, absence.contradicted_by_summary),
    Rule("CON-02", "the rationale is about this worker", Guard.FACT, WARNING, worker.other_worker),
    Rule("CON-03", "the texts have the dates of the header", Guard.FACT, WARNING, letter_dates.dates_against_header),
    Rule("CON-04", "a criterion set aside is told", Guard.POWERS, ERROR, set_aside.untold),
    Rule("PRI-01", "no identifier is left in a text", None, ERROR, identifiers.identifiers),
    Rule("PRI-02", "nobody else is named", None, WARNING, names.names_of_others),
)  # fmt: skip


def check(
    determination: Determination,
    *,
    case_file: CaseFile | None = None,
    facts: Facts | None = None,
    evaluations: Sequence[Evaluation] = (),
    opened: frozenset[str] | None = None,
    application: Application | None = None,
    arrived_late: frozenset[str] | None = None,
    library: Library | None = None,
) -> tuple[Finding, ...]:
    """Every rule that the determination does not keep, in the order of the table, then of the items.

    Rules that need the case file, its facts, the application or the list of opened records run only where these are
    handed in. Citations are judged by `library`, the packs of the review, or by those that come with OpenIMR.
    """
    material = Material(
        determination=determination,
        case_file=case_file,
        facts=facts,
        evaluations=evaluations,
        opened=opened,
        application=application,
        arrived_late=arrived_late,
        library=library,
    )
    return tuple(finding for rule in RULES for finding in rule.findings(material))
