"""Topics for other systems: as a CQL library, and as FHIR R4 Library, PlanDefinition and Questionnaire."""

from openimr.criteria.export.cql import cql_library, library_name, used_names
from openimr.criteria.export.cql_parameters import cql_parameters
from openimr.criteria.export.fhir import fhir_resources

__all__ = ["cql_library", "cql_parameters", "fhir_resources", "library_name", "used_names"]
