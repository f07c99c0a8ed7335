"""That a worker lives, and what it leaves behind when it dies (ruling 16)."""

from datetime import datetime, timedelta

from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from groups.models import Heartbeat
from groups.post.registry import tick

EVERY_SECONDS = 15
SILENT_AFTER = timedelta(minutes=2)
FORGOTTEN_AFTER = timedelta(hours=1)
TIMES_TRIED = 3


def beat(worker: str, now: datetime) -> None:
    """One row per worker, read by /healthz; the rows of workers long gone are taken away."""
    Heartbeat.objects.bulk_create(
        [Heartbeat(worker=worker, at=now)],
        update_conflicts=True,
        unique_fields=["worker"],
        update_fields=["at"],
    )
    Heartbeat.objects.filter(at__lt=now - FORGOTTEN_AFTER).delete()


def stop_beating(worker: str) -> None:
    Heartbeat.objects.filter(worker=worker).delete()


@tick
def take_back_lost_tasks(now: datetime) -> None:
    """django-tasks-db never takes back a task whose worker died, so a PDF that was being made would be lost.

    A task that has taken three workers with it is given up: it may be what killed them.
    """
    since = now - SILENT_AFTER
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=since)
    if not running.exists():
        return
    alive = set(Heartbeat.objects.filter(at__gte=since).values_list("worker", flat=True))
    for task in running:
        if task.worker_ids[-1] not in alive:
            given_up = len(task.worker_ids) >= TIMES_TRIED
            mine = DBTaskResult.objects.filter(
                pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at
            )
            mine.update(status=TaskResultStatus.FAILED if given_up else TaskResultStatus.READY)
