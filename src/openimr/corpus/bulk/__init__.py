"""Reading letters by the million: planned, in batches, on all cores or a cluster, and never twice."""

from openimr.corpus.bulk.cluster import Cluster
from openimr.corpus.bulk.crew import SECONDS, Crew
from openimr.corpus.bulk.partial_folder import partial_folder_of
from openimr.corpus.bulk.plan import LETTERS
from openimr.corpus.bulk.report import Reason, Report, report_path_of
from openimr.corpus.bulk.run import Engine, Progress, read_in_bulk

__all__ = [
    "LETTERS",
    "SECONDS",
    "Cluster",
    "Crew",
    "Engine",
    "Progress",
    "Reason",
    "Report",
    "partial_folder_of",
    "read_in_bulk",
    "report_path_of",
]
