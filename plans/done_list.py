"""“What have we done, a selection” (S000-42): made from what happened in a year, and edited by hand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from django.conf import settings
from django.db.models import Count, F, Max, Q, QuerySet, Value
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Group, ReadingCircle
from issues.models import Action, OrganizationDecision, Position, StageEntry
from issues.models.stages import Stage
from meetings.attendance_rows import held_meetings
from meetings.models import Meeting
from plans.models import Activity, ActivityPlan, ActivityProgress, DoneEntry
from plans.plan_activities import firsts_of

Kind = Literal["meeting", "activity", "position", "issue", "decision", "action", "by_hand"]
YEARS = range(1900, 2201)
DECIDED = ("approved", "approved_with_change", "rejected")
COLUMNS = ("kind", "key", "day", "title", "count")


@dataclass(frozen=True)
class DoneLine:
    """`source` names what happened and its year, as "activity:12:2017", for it may happen again another year;
    empty where it is written by hand. `text` is what stands in the list, `made` what it would say by itself;
    `entry` is what was edited, 0 where nothing was. Lines with a `place` stand first, in its order.
    `is_public` says that somebody has chosen to show it to everybody."""

    on: date
    kind: Kind
    text: str
    source: str = ""
    made: str = ""
    entry: int = 0
    is_hidden: bool = False
    is_public: bool = False
    place: int | None = None

    @property
    def key(self) -> str:
        """Names the line in a form."""
        return self.source or f"own:{self.entry}"


@dataclass(frozen=True)
class Edited:
    """A line said anew (its own words where `text` is empty), hidden, shown, placed, or written by hand."""

    pk: int
    on: date
    text: str
    instead_of: str = ""
    is_hidden: bool = False
    is_public: bool = False
    place: int | None = None


def edited(happened: Iterable[DoneLine], entries: Iterable[Edited]) -> tuple[DoneLine, ...]:
    """What happened with what was edited, in the order somebody has given it and then by day; a line that is
    hidden stands there as hidden. An entry whose source is gone is told by its own words. Pure."""
    entries = list(entries)
    instead = {entry.instead_of: entry for entry in entries if entry.instead_of}
    lines = [_edited(line, instead.pop(line.source, None)) for line in happened]
    by_hand = [entry for entry in entries if not entry.instead_of]
    # What it told of may have been closed since: it stays within the group.
    left = [
        replace(entry, is_public=False) for entry in instead.values() if entry.text and not entry.is_hidden
    ]
    lines += [
        DoneLine(one.on, "by_hand", one.text, entry=one.pk, is_public=one.is_public, place=one.place)
        for one in [*by_hand, *left]
    ]
    return tuple(sorted(lines, key=lambda line: (line.place is None, line.place or 0, line.on, line.text)))


def _edited(line: DoneLine, entry: Edited | None) -> DoneLine:
    if entry is None:
        return line
    return replace(
        line,
        text=entry.text or line.text,
        entry=entry.pk,
        is_hidden=entry.is_hidden,
        is_public=entry.is_public,
        place=entry.place,
    )


def done_list(group: Group, year: int) -> tuple[DoneLine, ...]:
    """What the list of the year says, hidden lines left out."""
    return tuple(line for line in whole_list(group, year) if not line.is_hidden)


def open_keys(group: Group | None, year: int) -> frozenset[str]:
    """Of the lines that everybody reads today; none where there is no one group."""
    lines = done_list(group, year) if group else ()
    return frozenset(line.key for line in lines if line.is_public)


def whole_list(group: Group, year: int) -> tuple[DoneLine, ...]:
    """With those hidden, for who edits it; seven queries at most, however much happened. In the language of
    what is kept whoever reads: its words are compared with, and shown to everybody."""
    since, until = date(year, 1, 1), min(date(year, 12, 31), timezone.localdate())
    rows = DoneEntry.objects.filter(group=group, on__year=year)
    entries = [
        Edited(row.pk, row.on, row.text, row.instead_of, row.is_hidden, row.is_public, row.place)
        for row in rows
    ]
    with translation.override(settings.LANGUAGE_CODE):
        happened = [
            *_meetings(group, since, until),
            *_activities(group, since, until),
            *_of_issues(group, since, until),
            *_actions(group, since, until),
        ]
    return edited(happened, entries)


def _meetings(group: Group, since: date, until: date) -> list[DoneLine]:
    held = held_meetings([group.pk], since, until)
    rows = Meeting.objects.filter(pk__in=[one.id for one in held]).order_by()
    words = {
        pk: ": ".join(filter(None, [str(Meeting.Kind(kind).label), title]))
        for pk, kind, title in rows.values_list("pk", "kind", "title")
    }
    return [_line(one.day, "meeting", one.id, words[one.id]) for one in held]


def _activities(group: Group, since: date, until: date) -> list[DoneLine]:
    """Each activity once, on the day it was last said to be done."""
    plans = ActivityPlan.objects.filter(group=group)
    firsts = firsts_of({row.pk: row for row in Activity.objects.filter(goal__plan__in=plans)})
    rows = ActivityProgress.objects.filter(activity__goal__plan__in=plans, on__lte=until).order_by("pk")
    last = {firsts[row.activity_id]: row for row in rows.select_related("activity")}
    done = {pk: row for pk, row in last.items() if row.state == Activity.State.DONE and row.on >= since}
    return [_line(row.on, "activity", first, row.activity.text) for first, row in done.items()]


def _of_issues(group: Group, since: date, until: date) -> list[DoneLine]:
    """Positions taken, what the organisations decided at home after them (each issue once, on the last day),
    and issues that came to their end; of issues that everybody in the group reads. One query."""
    during, read = (since, until), ReadingCircle.GROUP
    taken = Position.objects.filter(group=group, taken_on__range=during, annulled_on=None)
    closed = StageEntry.objects.filter(
        issue__home_group=group, stage=Stage.CLOSED, left_on=None, entered_on__range=during
    )
    issue = "path__version__material__issue"
    decided = OrganizationDecision.objects.filter(
        Q(position=None) | Q(position__annulled_on=None),
        **{f"{issue}__home_group": group, f"{issue}__circle": read},
        decided_on__range=during,
        state__in=DECIDED,
    )
    decided = (
        decided.order_by()
        .values(issue)
        .annotate(
            kind=Value("decision"),
            key=F(issue),
            day=Max("decided_on"),
            title=F(f"{issue}__title"),
            count=Count("organization", distinct=True),
        )
    )
    found = _rows(taken.filter(issue__circle=read), "position", F("pk"), F("taken_on")).union(
        _rows(closed.filter(issue__circle=read), "issue", F("issue"), F("entered_on")),
        decided.values_list(*COLUMNS),
    )
    found = found.order_by("day", "key")
    return [_line(day, kind, key, _issue_words(kind, title, count)) for kind, key, day, title, count in found]


def _rows(rows: QuerySet, kind: Kind, key: F, day: F) -> QuerySet:
    given = {"kind": Value(kind), "key": key, "day": day, "title": F("issue__title"), "count": Value(1)}
    return rows.order_by().annotate(**given).values_list(*COLUMNS)


def _issue_words(kind: Kind, title: str, count: int) -> str:
    if kind == "position":
        return _("Position: %(issue)s") % {"issue": title}
    if kind == "issue":
        return _("Brought to its end: %(issue)s") % {"issue": title}
    words = ngettext(
        "Decided at home by %(count)d organisation: %(issue)s",
        "Decided at home by %(count)d organisations: %(issue)s",
        count,
    )
    return words % {"count": count, "issue": title}


def _actions(group: Group, since: date, until: date) -> list[DoneLine]:
    """Those that everybody in the group reads."""
    begins = timezone.make_aware(datetime.combine(since, time.min))
    ends = timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min))
    rows = Action.objects.filter(group=group, state=Action.State.DONE, circle=ReadingCircle.GROUP)
    rows = rows.filter(split_from=None, closed_at__gte=begins, closed_at__lt=ends)
    return [_line(timezone.localdate(row.closed_at), "action", row.pk, row.text) for row in rows]


def _line(on: date, kind: Kind, pk: int, text: str) -> DoneLine:
    return DoneLine(on, kind, text, f"{kind}:{pk}:{on.year}", text)
