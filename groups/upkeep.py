"""What `manage.py daily` clears away: nothing is kept that is not needed (samverkan/retention.toml)."""

import logging
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q, QuerySet

from groups.actions.privacy import past_keeping, pseudonymise_person
from groups.models import (
    Delivery,
    Link,
    NominationRecipient,
    NominationReply,
    Person,
    ReceivedMail,
    ReportedChange,
)
from groups.personal_data import rules
from groups.post.registry import daily

logger = logging.getLogger(__name__)
RULES = rules().rules
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
    ReceivedMail.objects.filter(received_at__lt=before).delete()


@daily
def clear_links(now: datetime) -> None:
    """A dead link and an unknown one show the same page, so the row is of no use."""
    Link.objects.filter(expires_at__lt=now - kept_for("link")).delete()


@daily
def clear_accounts(now: datetime) -> None:
    """Who may no longer log in needs no password and no confirmed address."""
    closed = Person.objects.filter(is_active=False)
    EmailAddress.objects.filter(user__in=closed).delete()
    closed.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).update(password=make_password(None))


@daily
def clear_trace(now: datetime) -> None:
    LogEntry.objects.filter(action_time__lt=now - kept_for("trace")).delete()


@daily
def clear_nominations(now: datetime) -> None:
    """What the organisations wrote in the form. Letters and minutes are documents and stay, with whom they
    went to."""
    closed = now - kept_for("nomination")
    delete_with_history(NominationReply.objects.filter(recipient__request__closed_at__lt=closed))
    delete_with_history(ReportedChange.objects.filter(handled_at__lt=closed))
    rows = NominationRecipient.objects.filter(request__closed_at__lt=closed)
    label = NominationRecipient._meta.label
    fields = [field for field in NominationRecipient._meta.local_fields if field.blank]
    emptied = {f.name: "" for f in fields if rules().personal.get(f"{label}.{f.name}") == "nomination"}
    found = list(rows.exclude(**emptied).values_list("pk", flat=True))
    NominationRecipient.objects.filter(pk__in=found).update(**emptied)
    NominationRecipient.history.filter(id__in=found).update(**emptied)


@daily
def pseudonymise_people(now: datetime) -> None:
    """One at a time: what goes wrong with one does not hold the others."""
    faults = []
    for person in past_keeping(now):
        try:
            pseudonymise_person(person, by=None, now=now)
        except Exception as fault:
            logger.exception("Person %s could not be pseudonymised.", person.pk)
            faults.append(fault)
    if faults:
        raise ExceptionGroup("Some people could not be pseudonymised", faults)


def delete_with_history(rows: QuerySet) -> None:
    """The rows, and what their history tells: deleting writes a last row there, with everything in it."""
    with transaction.atomic():
        pks = list(rows.values_list("pk", flat=True))
        rows.model.objects.filter(pk__in=pks).delete()
        if hasattr(rows.model, "history"):
            rows.model.history.filter(id__in=pks).delete()


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
