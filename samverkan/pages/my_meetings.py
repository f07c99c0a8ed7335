"""The meetings around today as one reader meets them, in one query however many they are."""

from datetime import date, datetime, timedelta

from django.db.models import CharField, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from groups.access import Standing
from groups.models import Delivery, GroupName, GroupSettings, Office
from groups.post import told
from meetings.access import meetings_in
from meetings.models import (
    AgendaItem,
    Approval,
    Call,
    CallRecipient,
    ItemDocument,
    Meeting,
    Minutes,
    Opened,
    Response,
    SubstituteRequest,
    SupplementDraft,
)
from samverkan.lib.dated import value_that_day
from samverkan.lib.prepared import prepared

LOOK_BACK, LOOK_AHEAD = timedelta(days=60), timedelta(days=400)


def my_meetings(standing: Standing, now: datetime) -> list[Meeting]:
    """The reader's meetings around today, each with what the reader is, has answered and has not read. One
    query."""
    today = timezone.localdate(now)
    days, person = (today - LOOK_BACK, today + LOOK_AHEAD), standing.person.pk
    if standing.is_administrator:
        return list(_with_my_part(Meeting.objects.filter(date__range=days), person, today, now - LOOK_BACK))
    return _mine(standing.group_ids(), person, *days, today, now - LOOK_BACK)


@prepared
def _mine(
    groups: list[int], person: int, first: date, last: date, today: date, mails_since: datetime
) -> QuerySet[Meeting]:
    meetings = meetings_in(groups, person).filter(date__range=(first, last))
    return _with_my_part(meetings, person, today, mails_since)


def _with_my_part(
    meetings: QuerySet[Meeting], person: int, today: date, mails_since: datetime
) -> QuerySet[Meeting]:
    return meetings.order_by("-date").annotate(
        **_of_the_group(),
        **_of_the_call(person),
        **_of_the_papers(person),
        **_of_the_notes(person),
        **_of_the_office(today, mails_since),
    )


def _of_the_group() -> dict:
    """Its name and its rules on the meeting's day, as `name_on` and `settings_on` say them."""
    that_day, unset = {"on": OuterRef("date"), "group": OuterRef("group")}, GroupSettings()
    rules = {
        name: Coalesce(value_that_day(GroupSettings, name, **that_day), Value(getattr(unset, name)))
        for name in ("call_days", "approval_rule")
    }
    name = value_that_day(GroupName, "name", **that_day)
    name = Coalesce(name, F("group__slug"), output_field=CharField())
    return {"group_name": name, **rules}


def _of_the_call(person: int) -> dict:
    """What the call says of the reader, and what the reader has answered."""
    calls = Call.objects.filter(meeting=OuterRef("pk"), kind=Call.Kind.CALL)
    calls = calls.exclude(state=Call.State.WITHDRAWN)
    mine = CallRecipient.objects.filter(
        call__meeting=OuterRef("pk"), person=person, call__state=Call.State.SENT
    ).order_by("-call__number")
    answers = Response.objects.filter(meeting=OuterRef("pk"), person=person)
    serves = SubstituteRequest.objects.filter(
        meeting=OuterRef("pk"), substitute=person, state=SubstituteRequest.State.ACCEPTED
    )
    return {
        "call_state": Subquery(calls.values("state")[:1]),
        "my_mode": Subquery(mine.values("mode")[:1]),
        "my_seat": Subquery(mine.values("represents")[:1]),
        "my_capacity": Subquery(mine.values("capacity")[:1]),
        "my_answer": Subquery(answers.values("answer")[:1]),
        "serves": Exists(serves),
        "has_supplement": Exists(SupplementDraft.objects.filter(meeting=OuterRef("pk"))),
    }


def _of_the_papers(person: int) -> dict:
    """Those for everybody: whose circle is narrower stands on the meeting's own page."""
    papers = ItemDocument.objects.filter(item__meeting=OuterRef("pk"), item__circle="group")
    papers = papers.filter(document__circle="group").order_by().values("item__meeting")
    opened = Opened.objects.filter(
        person=person, meeting=OuterRef("item__meeting"), document__document=OuterRef("document")
    )
    unread = papers.exclude(Exists(opened))
    return {
        "has_items": Exists(AgendaItem.objects.filter(meeting=OuterRef("pk"))),
        "documents": Subquery(papers.annotate(n=Count("document", distinct=True)).values("n")),
        "unread": Subquery(unread.annotate(n=Count("document", distinct=True)).values("n")),
    }


def _of_the_notes(person: int) -> dict:
    minutes = Minutes.objects.filter(meeting=OuterRef("pk"))
    approved = Approval.objects.filter(
        minutes__meeting=OuterRef("pk"), person=person, at__gte=F("minutes__circulated_at")
    )
    return {
        "notes_state": Subquery(minutes.values("state")[:1]),
        "notes_led_by": Subquery(minutes.values("led_by")[:1], output_field=IntegerField()),
        "notes_approver": Subquery(minutes.values("approver")[:1], output_field=IntegerField()),
        "notes_at": Subquery(minutes.values("circulated_at")[:1]),
        "has_approved": Exists(approved),
    }


def _of_the_office(today: date, mails_since: datetime) -> dict:
    """Who leads the group, and mails that did not arrive; what came back counts until it is sent again."""
    chair = Office.objects.in_force(today).filter(group=OuterRef("group"), kind=Office.Kind.CHAIR)
    lost = Q(state=Delivery.State.FAILED) | Q(state=Delivery.State.SENT, bounced_at__isnull=False)
    failed = told(Delivery.objects.all()).filter(lost, group=OuterRef("group"), queued_at__gte=mails_since)
    failed = failed.order_by().values("group")
    return {
        "group_chair": Subquery(chair.values("person")[:1], output_field=IntegerField()),
        "failed_mails": Subquery(failed.annotate(n=Count("pk")).values("n")),
    }
