"""Addresses for anybody."""

from __future__ import annotations

from django.urls import path

from openimr.web.public.home import home
from openimr.web.public.sign_in import sign_in, sign_out

urlpatterns = [
    path("", home, name="home"),
    path("sign-in", sign_in, name="sign_in"),
    path("sign-out", sign_out, name="sign_out"),
]
