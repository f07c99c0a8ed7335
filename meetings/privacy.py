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
    tied = Q(minutes__meeting__date__lt=before)
    _wipe(
        Attendance,
        Attendance.objects.filter(tied, person__isnull=True),
        {"name": SOMEBODY, "organization_text": ""},
    )
    _wipe(
        Attendance,
        Attendance.objects.filter(tied, person__isnull=False),
        {"name": "", "organization_text": ""},
    )
    at_meeting = was_before(before, "item__meeting")
    presenters = Presenter.objects.filter(at_meeting)
    _wipe(Presenter, presenters.filter(person__isnull=True), {"name": SOMEBODY})
    _wipe(Presenter, presenters.filter(person__isnull=False), {"name": ""})
    _wipe(Reservation, Reservation.objects.filter(at_meeting).exclude(name=""), {"name": SOMEBODY})
    led = AgendaItem.objects.filter(was_before(before, "meeting")).exclude(facilitator_name="")
    _wipe(AgendaItem, led, {"facilitator_name": SOMEBODY})
    taken = Minutes.objects.filter(meeting__date__lt=before).exclude(note_taker_name="")
    _wipe(Minutes, taken, {"note_taker_name": SOMEBODY})


def was_before(day: date, meeting: str) -> Q:
    """`meeting` is the way to it. One that was put off and never held counts from the day it was put off
    from."""
    off = Q(**{f"{meeting}__date__isnull": True, f"{meeting}__postponed_from__lt": day})
    return Q(**{f"{meeting}__date__lt": day}) | off


def _wipe(model, rows: QuerySet, values: dict) -> None:
    """In the rows that say something else, and in their history."""
    wrong = ~Q(**values)
    found = list(rows.filter(wrong).values_list("pk", flat=True))
    with transaction.atomic():
        model.objects.filter(pk__in=found).update(**values)
        model.history.filter(id__in=found).update(**values)


def _day(now: datetime, rule: str) -> date:
    return timezone.localdate(now - kept_for(rule))
