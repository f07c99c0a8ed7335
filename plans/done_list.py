"""“What have we done, a selection” (S000-42): made from what happened in a year, and edited by hand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import product
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
COLUMNS = ("owner", "kind", "key", "day", "title", "count")


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


def done_lists(groups: Collection[int], years: Collection[int]) -> dict[int, tuple[DoneLine, ...]]:
    """{group: what its lists say of the years, in their order}, hidden lines left out; as many queries as of
    one year of one group."""
    lists = _whole_lists(groups, years)
    return {
        group: tuple(line for year in sorted(years) for line in lists[group, year] if not line.is_hidden)
        for group in groups
    }


def open_keys(group: Group | None, year: int) -> frozenset[str]:
    """Of the lines that everybody reads today; none where there is no one group."""
    lines = done_list(group, year) if group else ()
    return frozenset(line.key for line in lines if line.is_public)


def whole_list(group: Group, year: int) -> tuple[DoneLine, ...]:
    """With those hidden, for who edits it; seven queries at most, however much happened. In the language of
    what is kept whoever reads: its words are compared with, and shown to everybody."""
    return _whole_lists([group.pk], [year])[group.pk, year]


def _whole_lists(
    groups: Collection[int], years: Collection[int]
) -> dict[tuple[int, int], tuple[DoneLine, ...]]:
    """{(group, year): its list}; the years follow on each other."""
    since, last = date(min(years), 1, 1), date(max(years), 12, 31)
    until = min(last, timezone.localdate())
    entries: dict[tuple[int, int], list[Edited]] = defaultdict(list)
    for row in DoneEntry.objects.filter(group__in=groups, on__range=(since, last)):
        entries[row.group_id, row.on.year].append(
            Edited(row.pk, row.on, row.text, row.instead_of, row.is_hidden, row.is_public, row.place)
        )
    happened: dict[tuple[int, int], list[DoneLine]] = defaultdict(list)
    with translation.override(settings.LANGUAGE_CODE):
        for group, line in (
            *_meetings(groups, since, until),
            *_activities(groups, years, until),
            *_of_issues(groups, since, until),
            *_actions(groups, since, until),
        ):
            happened[group, line.on.year].append(line)
    return {key: edited(happened[key], entries[key]) for key in product(groups, years)}


def _meetings(groups: Collection[int], since: date, until: date) -> list[tuple[int, DoneLine]]:
    held = held_meetings(groups, since, until)
    rows = Meeting.objects.filter(pk__in=[one.id for one in held]).order_by()
    words = {
        pk: ": ".join(filter(None, [str(Meeting.Kind(kind).label), title]))
        for pk, kind, title in rows.values_list("pk", "kind", "title")
    }
    return [(one.group_id, _line(one.day, "meeting", one.id, words[one.id])) for one in held]


def _activities(
    groups: Collection[int], years: Collection[int], until: date
) -> Iterator[tuple[int, DoneLine]]:
    """Each activity once a year, on the day it was last said to be done."""
    plans = ActivityPlan.objects.filter(group__in=groups)
    firsts = firsts_of({row.pk: row for row in Activity.objects.filter(goal__plan__in=plans)})
    rows = ActivityProgress.objects.filter(activity__goal__plan__in=plans, on__lte=until).order_by("pk")
    said = list(rows.select_related("activity__goal__plan"))
    for year in years:
        last = {firsts[row.activity_id]: row for row in said if row.on.year <= year}
        for first, row in last.items():
            if row.state == Activity.State.DONE and row.on.year == year:
                yield row.activity.goal.plan.group_id, _line(row.on, "activity", first, row.activity.text)


def _of_issues(groups: Collection[int], since: date, until: date) -> list[tuple[int, DoneLine]]:
    """Positions taken, what the organisations decided at home after them (each issue once a year, on its last
    day), and issues that came to their end; of issues that everybody in the group reads. One query."""
    during, read = (since, until), ReadingCircle.GROUP
    taken = Position.objects.filter(group__in=groups, taken_on__range=during, annulled_on=None)
    closed = StageEntry.objects.filter(
        issue__home_group__in=groups, stage=Stage.CLOSED, left_on=None, entered_on__range=during
    )
    issue = "path__version__material__issue"
    decided = OrganizationDecision.objects.filter(
        Q(position=None) | Q(position__annulled_on=None),
        **{f"{issue}__home_group__in": groups, f"{issue}__circle": read},
        decided_on__range=during,
        state__in=DECIDED,
    )
    decided = (
        decided.order_by()
        .values(issue, "decided_on__year")
        .annotate(
            owner=F(f"{issue}__home_group"),
            kind=Value("decision"),
            key=F(issue),
            day=Max("decided_on"),
            title=F(f"{issue}__title"),
            count=Count("organization", distinct=True),
        )
    )
    closed = closed.filter(issue__circle=read).annotate(owner=F("issue__home_group"))
    found = _rows(
        taken.filter(issue__circle=read).annotate(owner=F("group")), "position", F("pk"), F("taken_on")
    ).union(
        _rows(closed, "issue", F("issue"), F("entered_on")),
        decided.values_list(*COLUMNS),
    )
    found = found.order_by("day", "key")
    return [
        (owner, _line(day, kind, key, _issue_words(kind, title, count)))
        for owner, kind, key, day, title, count in found
    ]


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


def _actions(groups: Collection[int], since: date, until: date) -> list[tuple[int, DoneLine]]:
    """Those that everybody in the group reads."""
    begins = timezone.make_aware(datetime.combine(since, time.min))
    ends = timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min))
    rows = Action.objects.filter(group__in=groups, state=Action.State.DONE, circle=ReadingCircle.GROUP)
    rows = rows.filter(split_from=None, closed_at__gte=begins, closed_at__lt=ends)
    return [
        (row.group_id, _line(timezone.localdate(row.closed_at), "action", row.pk, row.text)) for row in rows
    ]


def _line(on: date, kind: Kind, pk: int, text: str) -> DoneLine:
    return DoneLine(on, kind, text, f"{kind}:{pk}:{on.year}", text)
