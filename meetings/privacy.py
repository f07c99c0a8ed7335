"""How long meetings keep what tells of people: `manage.py daily` carries it out
(samverkan/retention.toml)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from groups.person_registry import needed_since
from groups.post import daily
from groups.upkeep import delete_with_history, kept_for
from meetings.models import (
    AgendaItem,
    Attendance,
    CallRecipient,
    CoOption,
    Minutes,
    Opened,
    Presenter,
    Remark,
    Reservation,
    Response,
    SubstituteRequest,
)

SOMEBODY = "Avidentifierad"


@needed_since
def people_of_meetings(limit: date) -> QuerySet:
    """Who was at a meeting of that time, is invited to one, or presents there."""
    return (
        Attendance.objects.filter(minutes__meeting__date__gte=limit, person__isnull=False)
        .values("person")
        .union(
            CoOption.objects.filter(meeting__date__gte=limit).values("person"),
            Presenter.objects.filter(item__meeting__date__gte=limit, person__isnull=False).values("person"),
            all=True,
        )
    )


@daily
def clear_answers(now: datetime) -> None:
    """Answers, requests to substitutes and lists of recipients. What was sent stands in the frozen call."""
    before = _day(now, "answer")
    for model in (Response, SubstituteRequest):
        delete_with_history(model.objects.filter(was_before(before, "meeting")))
    delete_with_history(CallRecipient.objects.filter(was_before(before, "call__meeting")))


@daily
def clear_readings(now: datetime) -> None:
    delete_with_history(Opened.objects.filter(was_before(_day(now, "reading"), "meeting")))


@daily
def clear_remarks(now: datetime) -> None:
    """On notes that are approved; a correction that is under way keeps its remarks."""
    states = [Minutes.State.APPROVED, Minutes.State.PUBLISHED]
    done = Minutes.objects.filter(state__in=states).annotate(last=Max("versions__approved_at"))
    old = done.filter(last__lt=now - kept_for("remark"))
    delete_with_history(Remark.objects.filter(minutes__in=old.values("pk")))


@daily
def wipe_guests(now: datetime) -> None:
    """People in no register lose their names; that somebody was there stays for the numbers."""
    before = _day(now, "guest")
    listed, noted = Q(minutes__meeting__date__lt=before), Q(meeting__date__lt=before)
    planned, on_item = was_before(before, "meeting"), _on_items(before)
    nobody, somebody = Q(person__isnull=True), Q(person__isnull=False)
    _wipe(Attendance, listed & nobody, {"name": SOMEBODY, "organization_text": ""})
    _wipe(Attendance, listed & somebody, {"name": "", "organization_text": ""})
    _wipe(Presenter, on_item & nobody, {"name": SOMEBODY})
    _wipe(Presenter, on_item & somebody, {"name": ""})
    _wipe(Reservation, on_item & ~Q(name=""), {"name": SOMEBODY})
    _wipe(AgendaItem, planned & ~Q(facilitator_name=""), {"facilitator_name": SOMEBODY})
    _wipe(Minutes, noted & ~Q(note_taker_name=""), {"note_taker_name": SOMEBODY})


def _on_items(before: date) -> Q:
    """What hangs on an item of such a meeting, also on one that has been taken away since."""
    items = AgendaItem.objects.filter(was_before(before, "meeting")).values("pk")
    gone = AgendaItem.history.filter(was_before(before, "meeting")).values("id")
    return Q(item__in=items) | Q(item__in=gone)


def was_before(day: date, meeting: str) -> Q:
    """`meeting` is the way to it. One that was put off and never held counts from the day it was put off
    from."""
    off = Q(**{f"{meeting}__date__isnull": True, f"{meeting}__postponed_from__lt": day})
    return Q(**{f"{meeting}__date__lt": day}) | off


def _wipe(model, which: Q, values: dict) -> None:
    """In the rows that say something else and, by themselves, in the historical ones: a row may have been
    taken away or changed since, and its name stands there still."""
    wrong = which & ~Q(**values)
    with transaction.atomic():
        for rows in (model.objects, model.history):
            found = list(rows.filter(wrong).values_list("pk", flat=True))
            rows.filter(pk__in=found).update(**values)


def _day(now: datetime, rule: str) -> date:
    return timezone.localdate(now - kept_for(rule))
