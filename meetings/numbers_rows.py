"""The rows behind calls in time, lead times and the use of time; each kind in one query."""

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from groups.models import GroupSettings, ReadingCircle
from meetings.attendance_rows import MeetingRow
from meetings.call_numbers import CallFacts
from meetings.lead_times import Reached, reached_by
from meetings.models import AgendaItem, Approval, Call, Minutes, Presenter
from meetings.time_numbers import CLOSED, ItemTime
from samverkan.lib.dated import latest_by_day

type Settings = dict[int, list[GroupSettings]]
type Named = tuple[int | str, str]


@dataclass(frozen=True)
class Work:
    """What was done at held meetings: their items, and who presented, led and approved."""

    items: dict[int, list[ItemTime]]
    presented: list[Named]
    led: list[Named]
    approved: list[Named]


def settings_of(groups: Iterable[int]) -> Settings:
    found: Settings = defaultdict(list)
    for row in GroupSettings.objects.filter(group__in=set(groups)):
        found[row.group_id].append(row)
    return found


def settings_that_day(settings: Settings, group: int, day: date) -> GroupSettings:
    return latest_by_day(settings.get(group, []), day) or GroupSettings()


def call_facts(meetings: Iterable[MeetingRow], settings: Settings) -> list[CallFacts]:
    """A meeting's call is its leading group's, so a joint meeting is told of there alone."""
    meetings = list(meetings)
    calls = Call.objects.filter(
        meeting__in=[row.id for row in meetings], kind=Call.Kind.CALL, state=Call.State.SENT
    )
    columns = ("meeting_id", "sent_at", "late_reason", "facts__meeting__day")
    sent = {pk: row for pk, *row in calls.values_list(*columns)}
    return [
        _call_facts(row, sent.get(row.id, (None, "", None)), settings)
        for row in meetings
        if row.lead_id in row.groups
    ]


def _call_facts(row: MeetingRow, sent: Iterable, settings: Settings) -> CallFacts:
    at, reason, called_to = sent
    day = date.fromisoformat(called_to) if called_to else row.day
    days = settings_that_day(settings, row.lead_id, day).call_days
    return CallFacts(row.id, row.lead_id, day, days, timezone.localdate(at) if at else None, reason)


def reached(meetings: Iterable[MeetingRow]) -> dict[int, Reached]:
    """The steps of the notes of these meetings, those without notes included; three queries."""
    meetings = list(meetings)
    rows = Minutes.objects.filter(meeting__in=[row.id for row in meetings]).select_related("meeting")
    found = reached_by(rows)
    return {row.id: found.get(row.id, Reached(row.day)) for row in meetings}


def work_at(meetings: Iterable[MeetingRow], circles: Set[str]) -> Work:
    """Four queries. Of items closed to the reader their time is told, not their kind nor who presented."""
    ids = [row.id for row in meetings]
    items = defaultdict(list)
    rows = AgendaItem.objects.filter(meeting__in=ids).order_by("pk")
    columns = ("pk", "meeting_id", "parent_id", "kind", "minutes", "begun_at", "ended_at", "circle")
    for pk, meeting, parent, kind, *times, circle in rows.values_list(*columns):
        items[meeting].append(ItemTime(pk, meeting, parent, kind if circle in circles else CLOSED, *times))
    presenters = Presenter.objects.filter(item__meeting__in=ids, item__circle__in=circles).order_by("pk")
    led = Minutes.objects.filter(meeting__in=ids, led_by__isnull=False)
    personal = [Approval.Role.CHAIR, Approval.Role.APPROVER]
    approved = Approval.objects.filter(minutes__meeting__in=ids, role__in=personal, person__isnull=False)
    # One approval a meeting and person, however many corrections followed.
    once = approved.filter(number=1).order_by("pk")
    return Work(
        dict(items),
        [
            (pk or name, known or name)
            for pk, known, name in presenters.values_list("person_id", "person__name", "name")
        ],
        list(led.order_by("pk").values_list("led_by_id", "led_by__name")),
        list(once.values_list("person_id", "person__name")),
    )


EVERY_CIRCLE = frozenset(ReadingCircle.values)
