"""Addresses of the claims administrator, and of the records that every party may send."""

from __future__ import annotations

from django.urls import path

from openimr.web.claims_administrator.authorize import authorize
from openimr.web.claims_administrator.give_password import give_password
from openimr.web.claims_administrator.send_records import send_records

urlpatterns = [
    path("cases/<str:number>/send", send_records, name="send_records"),
    path("cases/<str:number>/authorize", authorize, name="authorize"),
    path("cases/<str:number>/records/<str:record_id>/password", give_password, name="give_password"),
]
