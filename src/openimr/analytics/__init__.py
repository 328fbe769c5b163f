"""Statistics over public records: rates with intervals, days, citations, volumes; their charts and reports."""

from openimr.analytics.chart_canvas import chart_css
from openimr.analytics.charts import chart_pair, chart_svg
from openimr.analytics.citations import CitationRow, CitationTable, citation_table
from openimr.analytics.cross import CrossTable, cross_table
from openimr.analytics.days import DaysRow, DaysTable, days_table
from openimr.analytics.dimension import DIMENSIONS, MISSING, OTHER, Dimension, guideline_label, topic_label
from openimr.analytics.grid import Grid, GridLine, grid_of
from openimr.analytics.html import report_html
from openimr.analytics.interval import Share
from openimr.analytics.items import COLUMNS, Selection, countable, frame_of, select
from openimr.analytics.rates import LEAST, RateRow, RateTable, rate_table, rate_tables
from openimr.analytics.record import Record, record_of
from openimr.analytics.replayed import Blinded, ReplayedItem, blinded, facts_of, replay
from openimr.analytics.report import Report, report_of
from openimr.analytics.values import report_csv, report_json, spreadsheet_cell
from openimr.analytics.volumes import VolumeRow, VolumeTable, volume_table
from openimr.analytics.words import CAUTION, CITATIONS, INTERVALS, MEDIANS, SEVERAL, UNDECIDED, limit_note, percent

__all__ = [
    "CAUTION",
    "CITATIONS",
    "COLUMNS",
    "DIMENSIONS",
    "INTERVALS",
    "LEAST",
    "MEDIANS",
    "MISSING",
    "OTHER",
    "SEVERAL",
    "UNDECIDED",
    "Blinded",
    "CitationRow",
    "CitationTable",
    "CrossTable",
    "DaysRow",
    "DaysTable",
    "Dimension",
    "Grid",
    "GridLine",
    "RateRow",
    "RateTable",
    "Record",
    "ReplayedItem",
    "Report",
    "Selection",
    "Share",
    "VolumeRow",
    "VolumeTable",
    "blinded",
    "chart_css",
    "chart_pair",
    "chart_svg",
    "citation_table",
    "countable",
    "cross_table",
    "days_table",
    "facts_of",
    "frame_of",
    "grid_of",
    "guideline_label",
    "limit_note",
    "percent",
    "rate_table",
    "rate_tables",
    "record_of",
    "replay",
    "report_csv",
    "report_html",
    "report_json",
    "report_of",
    "select",
    "spreadsheet_cell",
    "topic_label",
    "volume_table",
]
