"""A topic as FHIR R4 resources: a Library that carries its CQL, a PlanDefinition of its criteria, and a Questionnaire.

The Questionnaire asks for the facts that the CQL takes as parameters; the PlanDefinition names for each criterion the
definition that holds it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from openimr.casefile import concepts
from openimr.criteria.check import Sort
from openimr.criteria.export.cql import cql_library, library_name, used_names
from openimr.criteria.holding import ITEM_NAMES
from openimr.criteria.pack import Group, Leaf, Pack, PackTopic

Resource = dict[str, Any]
BASE = "urn:openimr"
SELECTION = {"all": "all", "any": "one-or-more"}
ASKED = {
    "visits_requested": "Visits asked for",
    "injections_requested": "Injections asked for",
    "tablets_requested": "Tablets or capsules asked for",
    "refills_requested": "Refills asked for",
    "weeks_requested": "Weeks over which the treatment is asked for",
    "body_parts": "Parts of the body that the request names",
    "marks": "What the request says of itself: post-operative, pre-operative, rental, purchase, trial, additional",
    "ingredients": "Ingredients of the drug that is asked for",
}
NOT_CONFIRMED = "Not confirmed in the text of the guideline or in a published decision; it never decides alone."


def fhir_resources(pack: Pack, topic: PackTopic, *, base: str = BASE) -> tuple[Resource, Resource, Resource]:
    """Library, PlanDefinition and Questionnaire of a topic, as JSON values; `base` begins their canonical URLs."""
    return _library(pack, topic, base), _plan_definition(pack, topic, base), _questionnaire(pack, topic, base)


def _head(kind: str, pack: Pack, topic: PackTopic, base: str) -> Resource:
    since, until = pack.in_force.since, pack.in_force.until
    period = {key: day.isoformat() for key, day in (("start", since), ("end", until)) if day is not None}
    head = {
        "resourceType": kind,
        "url": _url(kind, pack, topic, base),
        "version": str(pack.revision),
        "name": library_name(pack, topic),
        "title": f"{topic.title} ({pack.title}, {pack.edition})",
        "status": "active" if topic.is_confirmed else "draft",
        "copyright": pack.licence,
    }
    return head | ({"effectivePeriod": period} if period else {})


def _url(kind: str, pack: Pack, topic: PackTopic, base: str) -> str:
    between = ":" if base.startswith("urn:") else "/"
    return between.join((base, kind, library_name(pack, topic)))


def _library(pack: Pack, topic: PackTopic, base: str) -> Resource:
    cql = b64encode(cql_library(pack, topic).encode()).decode()
    system = "http://terminology.hl7.org/CodeSystem/library-type"
    return _head("Library", pack, topic, base) | {
        "type": {"coding": [{"system": system, "code": "logic-library"}]},
        "content": [{"contentType": "text/cql", "data": cql}],
    }


def _plan_definition(pack: Pack, topic: PackTopic, base: str) -> Resource:
    system = "http://terminology.hl7.org/CodeSystem/plan-definition-type"
    return _head("PlanDefinition", pack, topic, base) | {
        "type": {"coding": [{"system": system, "code": "eca-rule"}]},
        "description": topic.notes or f"Criteria for {', '.join(topic.covers.spoken_of)}.",
        "relatedArtifact": [
            {"type": "citation", "citation": _citation(pack, citation.section, citation.pages)}
            for citation in topic.citations
        ],
        "library": [f"{_url('Library', pack, topic, base)}|{pack.revision}"],
        "action": [
            _action(topic.supported_when, pack, topic)
            | {"title": "Supported", "condition": [_condition("Supported by what is confirmed")]}
        ],
    }


def _action(node: Group | Leaf, pack: Pack, topic: PackTopic) -> Resource:
    if isinstance(node, Group):
        at_least = f"At least {node.needed} of these." if node.kind == "at_least" else ""
        said = " ".join(filter(None, (node.says, at_least)))
        return ({"description": said} if said else {}) | {
            "selectionBehavior": SELECTION.get(node.kind, "any"),
            "action": [_action(child, pack, topic) for child in node.children],
        }
    is_confirmed = node.is_confirmed and topic.is_confirmed
    return {
        "title": node.id,
        "description": node.says if is_confirmed else f"{node.says}. {NOT_CONFIRMED}",
        "condition": [_condition(node.id)],
        "documentation": [
            {"type": "citation", "citation": _citation(pack, node.citation.section, node.citation.pages)}
        ],
    } | ({"textEquivalent": f"Look for {node.look_for}."} if node.look_for else {})


def _condition(definition: str) -> Resource:
    return {"kind": "applicability", "expression": {"language": "text/cql-identifier", "expression": definition}}


def _citation(pack: Pack, section: str | None, pages: tuple[object, ...]) -> str:
    named = ", ".join(filter(None, (pack.title, pack.edition, section)))
    return f"{named}, page {', '.join(map(str, pages))}" if pages else named


def _questionnaire(pack: Pack, topic: PackTopic, base: str) -> Resource:
    return _head("Questionnaire", pack, topic, base) | {
        "subjectType": ["Patient"],
        "item": [_question(name) for name in used_names(topic)],
    }


def _question(name: str) -> Resource:
    if name in ITEM_NAMES:
        if ITEM_NAMES[name] is Sort.WORDS:
            return {"linkId": name, "text": ASKED[name], "type": "string", "repeats": True}
        return {"linkId": name, "text": ASKED[name], "type": "group", "item": list(_bounds(name))}
    concept = concepts()[name]
    label = concept.label[:1].upper() + concept.label[1:]
    unit = f" ({concept.unit})" if concept.unit else ""
    told = {"linkId": f"{name} conflicting", "text": "The record says both", "type": "boolean"}
    if concept.kind.is_number:
        found = {"linkId": f"{name} found", "text": "The record says so", "type": "boolean"}
        return {
            "linkId": name,
            "text": f"{label}{unit}",
            "type": "group",
            "item": [*_bounds(name), found, told],
        }
    answer = {
        "linkId": f"{name} is",
        "text": "Yes, or no in so many words; empty where nothing says it",
        "type": "boolean",
    }
    return {"linkId": name, "text": label, "type": "group", "item": [answer, told]}


def _bounds(name: str) -> Iterator[Resource]:
    yield {"linkId": f"{name} low", "text": "At least", "type": "decimal"}
    yield {"linkId": f"{name} high", "text": "At most; empty where there is no upper bound", "type": "decimal"}
