"""A group's standing items, and what an agenda gets by itself (S000-37)."""

from datetime import date, datetime, time, timedelta

from django.db.models import Max, Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person
from issues.models import Action
from meetings.actions.guards import lock, refuse_unless_open, touch
from meetings.actions.items import is_called
from meetings.actions.order import arrange
from meetings.local_time import instant
from meetings.models import AgendaItem, Meeting, StandingItem
from meetings.reports import PAPER_LANGUAGE
from meetings.standing import Earlier, Wanted, asks_for_previous_notes, with_wanted
from samverkan.lib.history import verb
from samverkan.lib.ordering import falling
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused

OPEN = (Action.State.OPEN, Action.State.IN_PROGRESS)
Source = AgendaItem.Source


@verb
def put_standing_items(meeting: Meeting, *, by: Person | None, now: datetime) -> list[AgendaItem]:
    """Put in what the agenda lacks: the group's standing items of the day, the previous notes where they wait
    for approval, and outstanding questions where there are any. Each once; those put in are returned."""
    meeting = lock(meeting)
    refuse_unless_open(meeting)
    standing = list(_in_force(meeting, timezone.localdate(now)))
    firsts = [row for row in standing if row.place == StandingItem.Place.FIRST]
    lasts = [row for row in standing if row.place == StandingItem.Place.LAST]
    wanted = Wanted((*firsts, *_sources(meeting, now)), tuple(lasts))
    items = list(meeting.items.filter(parent=None).select_related("standing").order_by("position"))
    there = {key: item for item in items if (key := _key(item))}
    # Put under another item it is on the agenda too.
    under = {_key(item) for item in meeting.items.filter(parent__isnull=False).select_related("standing")}
    missing = [key for key in (*wanted.first, *wanted.last) if key not in there and key not in under]
    if not missing:
        return []
    keys = with_wanted(
        [_key(item) or item for item in items],
        Wanted(
            tuple(k for k in wanted.first if k not in under), tuple(k for k in wanted.last if k not in under)
        ),
    )
    made = {key: _put(meeting, key, at) for at, key in enumerate(missing)}
    _settle(meeting, [made.get(key) or there.get(key) or key for key in keys])
    touch(meeting)
    return list(made.values())


@verb
def add_standing_item(group: Group, *, title: str, by: Person, now: datetime, **fields) -> StandingItem:
    """Last among those of its place. The same title twice at one time is one item."""
    lock_open(group)
    title = _title(title)
    fields.setdefault("starts_on", timezone.localdate(now))
    rows = StandingItem.objects.filter(group=group)
    same = rows.overlapping(fields["starts_on"], fields.get("ends_on")).filter(title=title).first()
    if same:
        return same
    highest = rows.aggregate(highest=Max("position"))["highest"] or 0
    return StandingItem.objects.create(group=group, title=title, position=highest + 1, **fields)


@verb
def change_standing_item(row: StandingItem, *, by: Person, now: datetime, **fields) -> StandingItem:
    """Holds for agendas planned from now on; what stands on an agenda stays as it is there."""
    lock_open(row.group)
    if "title" in fields:
        fields["title"] = _title(fields["title"])
    for name, value in fields.items():
        setattr(row, name, value)
    if row.ends_on and row.ends_on < row.starts_on:
        raise Refused(
            _("It ends %(end)s, before it begins %(start)s.")
            % {"end": row.ends_on.isoformat(), "start": row.starts_on.isoformat()},
            field="ends_on",
            code="ends_before_start",
        )
    row.save()
    return row


@verb
def move_standing_item(row: StandingItem, *, up: bool, by: Person, now: datetime) -> None:
    """One step among those of its place that are in force or to come."""
    lock_open(row.group)
    rows = StandingItem.objects.filter(group=row.group, place=row.place).order_by("position", "pk")
    rows = list(rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate(now))))
    at = next((at for at, other in enumerate(rows) if other.pk == row.pk), None)
    to = None if at is None else at + (-1 if up else 1)
    if to is None or not 0 <= to < len(rows):
        return
    rows[at], rows[to] = rows[to], rows[at]
    for position, other in enumerate(rows, 1):
        if other.position != position:
            other.position = position
            other.save()


@verb
def end_standing_item(row: StandingItem, *, by: Person, now: datetime) -> None:
    """It comes on no new agenda. One that began today leaves only its history."""
    lock_open(row.group)
    yesterday = timezone.localdate(now) - timedelta(days=1)
    if row.starts_on > yesterday:
        row.delete()
        return
    row.ends_on = yesterday
    row.save()


def _in_force(meeting: Meeting, today: date):
    rows = StandingItem.objects.in_force(meeting.date or today).filter(group=meeting.group)
    return rows.order_by("position", "pk")


def _sources(meeting: Meeting, now: datetime) -> list[str]:
    """What this meeting takes up from before it; nothing without a day, for then nothing is before it."""
    if meeting.date is None:
        return []
    rule = meeting.group.settings_on(meeting.date).approval_rule
    found = [Source.PREVIOUS_NOTES] if asks_for_previous_notes(rule, _earlier(meeting, now)) else []
    return [*found, Source.OPEN_ACTIONS] if _has_open_actions(meeting) else found


def _earlier(meeting: Meeting, now: datetime) -> Earlier | None:
    rows = Meeting.objects.filter(group=meeting.group, cancelled_at__isnull=True).exclude(pk=meeting.pk)
    rows = rows.filter(Q(date__lt=meeting.date) | Q(date=meeting.date, start__lt=meeting.start or time.min))
    last = rows.select_related("minutes").order_by(*falling("date", "start")).first()
    if last is None:
        return None
    minutes = getattr(last, "minutes", None)
    held = instant(last.date, last.start or time.min, last.zone) <= now
    return Earlier(last.date, held, minutes.state if minutes else "")


def _has_open_actions(meeting: Meeting) -> bool:
    due = Q(due_on__lte=meeting.date) | Q(due_at_meeting__group=meeting.group)
    return Action.objects.filter(due, group=meeting.group, state__in=OPEN).exists()


def _key(item: AgendaItem) -> StandingItem | str | None:
    return item.standing or item.source or None


def _put(meeting: Meeting, key: StandingItem | str, at: int) -> AgendaItem:
    """Far below everything; `_settle` gives it its place."""
    fields = {"meeting": meeting, "position": -100_000 - at, "added_after_call": is_called(meeting)}
    if isinstance(key, StandingItem):
        names = ("title", "kind", "description", "wanted_outcome", "minutes")
        return AgendaItem.objects.create(
            **fields, standing=key, **{name: getattr(key, name) for name in names}
        )
    with translation.override(PAPER_LANGUAGE):
        title, wanted, minutes = _source_words()[key]
    return AgendaItem.objects.create(
        **fields,
        source=key,
        kind=AgendaItem.Kind.STANDING,
        title=title,
        wanted_outcome=wanted,
        minutes=minutes,
    )


def _source_words() -> dict[str, tuple[str, str, int]]:
    """Title, wanted outcome and the minutes it usually takes: without them the clock would stop there."""
    return {
        Source.PREVIOUS_NOTES: (
            _("Notes of the previous meeting"),
            _("The notes are approved, or what is to be corrected is said."),
            5,
        ),
        Source.OPEN_ACTIONS: (
            _("Outstanding questions"),
            _("What has been promised is reported, and gets a new day or a result."),
            10,
        ),
    }


def _settle(meeting: Meeting, top: list[AgendaItem]) -> None:
    children: dict[int, list[int]] = {}
    for pk, parent in (
        meeting.items.filter(parent__isnull=False).order_by("position").values_list("pk", "parent")
    ):
        children.setdefault(parent, []).append(pk)
    arrange(meeting, [(item.pk, children.get(item.pk, [])) for item in top])


def _title(text: str) -> str:
    if title := collapsed(text):
        return title
    raise Refused(
        _("The item has no title. Write for example “Other business”."), field="title", code="no_title"
    )
