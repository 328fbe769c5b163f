"""Every address of the desk, by audience. No address holds a name or a clinical word."""

from __future__ import annotations

from openimr.web.claims_administrator.urls import urlpatterns as claims_administrator
from openimr.web.public.urls import urlpatterns as public
from openimr.web.reviewer.urls import urlpatterns as reviewer
from openimr.web.staff.urls import urlpatterns as staff
from openimr.web.worker.urls import urlpatterns as worker

handler400 = "openimr.web.errors.not_found"
handler403 = "openimr.web.errors.forbidden"
handler404 = "openimr.web.errors.not_found"
handler500 = "openimr.web.errors.failed"

urlpatterns = [*public, *worker, *claims_administrator, *staff, *reviewer]
