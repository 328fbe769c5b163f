"""The worker: takes jobs from the table of jobs, one after the other."""

from __future__ import annotations

import sys

from openimr.store.prepare import set_up_django


def main() -> int:
    """Work until the process is told to stop. Jobs that an earlier worker left in the middle are begun again."""
    set_up_django()
    from django.core.management import call_command
    from django_tasks.base import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    from openimr.store.jobs import seal_the_day
    from openimr.store.publishing_jobs import enqueue_catching_up

    # Every job may run twice without harm, so a job that was cut short is simply ready again.
    DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).update(status=TaskResultStatus.READY)
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=seal_the_day.module_path)
    if not waiting.exists():
        seal_the_day.enqueue()
    enqueue_catching_up()  # the index and the open data may have been deleted, or be of an older version
    call_command("db_worker", interval=0.5, startup_delay=False, verbosity=0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
