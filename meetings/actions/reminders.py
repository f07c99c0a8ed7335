"""Reminders to those who have not answered a call (S000-18, P39)."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.links import make_links
from groups.models import Delivery, Person
from groups.post import Letter, post_all
from meetings.actions.calls import ANSWER_LINK
from meetings.actions.guards import lock, refuse_in_state
from meetings.local_time import instant
from meetings.models import Call, Meeting
from meetings.recipients import Receiver
from meetings.unanswered import REMINDER, unanswered
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

# Somebody who got the call today needs no reminder tomorrow morning.
PEACE = timedelta(hours=20)


@verb
def remind_unanswered(meeting: Meeting, *, by: Person, now: datetime) -> list[Delivery]:
    """Remind everybody who is called and silent, each with their own links; once a day whoever presses."""
    meeting = lock(meeting)
    refuse_in_state("answer", meeting, now)
    silent = [row for row in unanswered(meeting, now) if row.person.address]
    if not silent:
        raise Refused(_("Everybody who is called has answered."), code="nobody")
    return _post(meeting, silent, now, key=timezone.localdate(now).isoformat())


@verb
def remind_in_time(meeting: Meeting, *, by: None, now: datetime) -> list[Delivery]:
    """The reminder by itself, once a meeting: not to those who were reminded or called a moment ago."""
    meeting = lock(meeting)
    if not is_time(meeting, now):
        return []
    recent = Delivery.objects.filter(
        kind__in=[REMINDER, "meetings.call"],
        group=meeting.group_id,
        queued_at__gt=now - PEACE,
        person=OuterRef("pk"),
    )
    silent = [row for row in unanswered(meeting, now) if row.person.address]
    people = Person.objects.filter(pk__in=[row.person.pk for row in silent])
    spared = set(people.filter(Exists(recent)).values_list("pk", flat=True))
    return _post(meeting, [row for row in silent if row.person.pk not in spared], now, key="once")


def is_time(meeting: Meeting, now: datetime) -> bool:
    """From `reminder_days` before the meeting on; a group that has 0 wants none, and a meeting that has been
    put off since it was asked about has no day to count from."""
    if meeting.date is None:
        return False
    days = meeting.group.settings_on(meeting.date).reminder_days
    return bool(days) and meeting.date - timezone.localdate(now) <= timedelta(days=days)


def meetings_to_remind(now: datetime) -> list[Meeting]:
    """Called meetings of the coming weeks; each group's own rule says whether it is time."""
    today = timezone.localdate(now)
    called = Call.objects.filter(meeting=OuterRef("pk"), kind=Call.Kind.CALL, state=Call.State.SENT)
    rows = Meeting.objects.filter(Exists(called), date__range=(today, today + timedelta(days=60)))
    rows = rows.filter(cancelled_at=None).select_related("group").prefetch_related("group__settings")
    return [meeting for meeting in rows if is_time(meeting, now)]


def _post(meeting: Meeting, silent: list[Receiver], now: datetime, *, key: str) -> list[Delivery]:
    """The links are those of the call; somebody who has joined since gets one."""
    expires = instant(meeting.date + timedelta(days=1), meeting.start, meeting.zone)
    make_links(ANSWER_LINK, [(meeting.pk, row.person) for row in silent], expires_at=expires)
    letters = [
        Letter(
            kind=REMINDER,
            person=row.person,
            name=row.person.name,
            address=row.person.address,
            group=meeting.group,
            references={"meeting": meeting.pk},
            once_key=f"{REMINDER}:{meeting.pk}:{meeting.date}:{row.person.pk}:{key}",
        )
        for row in silent
    ]
    return [row for row in post_all(letters, now=now) if row]
