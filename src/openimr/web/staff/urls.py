"""Addresses of the staff. No address holds a name or a clinical word."""

from __future__ import annotations

from django.urls import path

from openimr.web.staff.assignment import assignment
from openimr.web.staff.audit import audit
from openimr.web.staff.describe_record import describe_record
from openimr.web.staff.enter_application import enter_application
from openimr.web.staff.library import library
from openimr.web.staff.library_topic import library_topic, topic_file
from openimr.web.staff.panel import panel
from openimr.web.staff.publication import publication
from openimr.web.staff.quality import quality, quality_letter
from openimr.web.staff.queue import queue
from openimr.web.staff.records import complete, records
from openimr.web.staff.revise_topic import discard, in_force, revise_topic, withdraw
from openimr.web.staff.screening import screen
from openimr.web.staff.split_record import split_record

TOPIC = "library/<str:guideline>/<str:edition>/<str:topic>"

urlpatterns = [
    path("queue", queue, name="queue"),
    path("apply/paper", enter_application, name="enter_application"),
    path("queue/<str:number>/application", screen, name="screen"),
    path("queue/<str:number>/records", records, name="records"),
    path("queue/<str:number>/records/complete", complete, name="complete_records"),
    path("queue/<str:number>/records/<str:record_id>", describe_record, name="describe_record"),
    path("queue/<str:number>/records/<str:record_id>/parts", split_record, name="split_record"),
    path("queue/<str:number>/reviewer", assignment, name="assignment"),
    path("queue/<str:number>/determination", quality, name="quality"),
    path("queue/<str:number>/determination/<str:name>", quality_letter, name="quality_letter"),
    path("queue/<str:number>/publication", publication, name="publication"),
    path("reviewers", panel, name="panel"),
    path("record", audit, name="audit"),
    path("library", library, name="library"),
    path(f"{TOPIC}", library_topic, name="library_topic"),
    path(f"{TOPIC}/draft", revise_topic, name="revise_topic"),
    path(f"{TOPIC}/draft/discard", discard, name="discard_topic_draft"),
    path(f"{TOPIC}/draft/in-force", in_force, name="put_topic_in_force"),
    path(f"{TOPIC}/yaml/<str:of>", topic_file, name="topic_file"),
    path(f"{TOPIC}/revisions/<int:number>/withdraw", withdraw, name="withdraw_topic_revision"),
]
