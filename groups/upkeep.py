"""What `manage.py daily` clears away: nothing is kept that is not needed."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.core.management import call_command

from groups.models import Link
from groups.post.registry import daily

TASKS_KEPT = timedelta(days=14)
LINKS_KEPT = timedelta(days=90)
UPLOADS_KEPT = timedelta(days=1)
IMPORTS_FOLDER = "django-import-export"  # MediaStorage's own


@daily
def clear_sessions(now: datetime) -> None:
    call_command("clearsessions")


@daily
def clear_task_results(now: datetime) -> None:
    call_command("prune_db_task_results", min_age_days=TASKS_KEPT.days, failed_min_age_days=90, verbosity=0)


@daily
def clear_links(now: datetime) -> None:
    """A dead link and an unknown one show the same page, so the row is of no use."""
    Link.objects.filter(expires_at__lt=now - LINKS_KEPT).delete()


@daily
def clear_uploads(now: datetime) -> None:
    """The admin's imports that lie between preview and confirm, and were never confirmed (ruling 8)."""
    folder = IMPORTS_FOLDER
    if not default_storage.exists(folder):
        return
    for name in default_storage.listdir(folder)[1]:
        path = f"{folder}/{name}"
        if default_storage.get_modified_time(path) < now - UPLOADS_KEPT:
            default_storage.delete(path)
