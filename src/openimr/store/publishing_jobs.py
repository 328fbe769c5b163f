"""What follows from a publication without anybody waiting: the search index, the figures, the open data."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction
from django_tasks import task
from django_tasks.base import TaskResultStatus


def catch_up_later() -> None:
    """Ask the worker to bring search and open data up to date, once what is being recorded now is kept."""
    if not any(function is enqueue_catching_up for _, function, *_ in connection.run_on_commit):
        transaction.on_commit(enqueue_catching_up)


def enqueue_catching_up() -> None:
    """Ask the worker now; one request that waits is enough for any number of publications."""
    _enqueue_once(bring_search_up_to_date)


@task()
def bring_search_up_to_date() -> int:
    """How many determinations were entered in the search index or taken out. Doing it twice does no harm."""
    from openimr.store import open_data
    from openimr.store.search_index import catch_up

    done = catch_up()
    open_data.remove_outdated()
    _enqueue_once(make_open_data)
    return done.entered + done.taken_out


@task()
def make_open_data() -> bool:
    """Whether the open data were made: at once where that is quick, else so seldom that other work is not held up."""
    from openimr.store import open_data

    if open_data.is_current():
        return False
    due_at = open_data.due_at()
    if due_at > datetime.now(UTC):
        make_open_data.using(run_after=due_at).enqueue()
        return False
    open_data.make()
    return True


def _enqueue_once(job: Any) -> None:
    from django_tasks_db.models import DBTaskResult

    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=job.module_path)
    if not waiting.exists():
        job.enqueue()
