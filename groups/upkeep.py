"""What `manage.py daily` clears away: nothing is kept that is not needed (samverkan/retention.toml)."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db.models import Q

from groups.models import Delivery, Link
from groups.post.registry import daily
from samverkan.lib import retention

RULES = retention.read(retention.TABLE.read_text(encoding="utf8")).rules
UPLOADS_KEPT = timedelta(days=1)
IMPORTS_FOLDER = "django-import-export"  # MediaStorage's own
MEMBER_FILES_FOLDER = "member-files"


def kept_for(rule: str) -> timedelta:
    return timedelta(days=31 * RULES[rule].months)


@daily
def clear_sessions(now: datetime) -> None:
    call_command("clearsessions")


@daily
def clear_task_results(now: datetime) -> None:
    call_command("prune_db_task_results", min_age_days=kept_for("session").days, verbosity=0)


@daily
def clear_mails(now: datetime) -> None:
    before = now - kept_for("mail")
    given_up = Q(state__in=[Delivery.State.FAILED, Delivery.State.WITHDRAWN], due_at__lt=before)
    Delivery.objects.filter(Q(sent_at__lt=before) | given_up).delete()


@daily
def clear_links(now: datetime) -> None:
    """A dead link and an unknown one show the same page, so the row is of no use."""
    Link.objects.filter(expires_at__lt=now - kept_for("link")).delete()


@daily
def clear_uploads(now: datetime) -> None:
    """Imports and member files that lie between preview and confirm, and were never confirmed (ruling 8)."""
    for folder in (IMPORTS_FOLDER, MEMBER_FILES_FOLDER):
        clear_folder(folder, before=now - UPLOADS_KEPT)


def clear_folder(folder: str, *, before: datetime) -> None:
    """Takes away the files of a folder in storage that were written before that moment."""
    for name in default_storage.listdir(folder)[1] if default_storage.exists(folder) else ():
        path = f"{folder}/{name}"
        if default_storage.get_modified_time(path) < before:
            default_storage.delete(path)
