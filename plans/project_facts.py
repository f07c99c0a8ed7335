"""Projects as they are shown: in a list, one by one, and as a file (S004-28 … S004-31)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from groups.models import GroupName, OrganizationName, Person
from meetings.readable import open_items
from plans.deciding_items import item_words
from plans.durations import duration
from plans.models import Project, ProjectPartner, ReferenceGroup
from plans.project_rules import written
from samverkan.lib.dated import value_that_day
from samverkan.lib.spoken import day_plain
from samverkan.lib.spreadsheets import csv_bytes

MARKS = {
    "idea": "empty",
    "expected": "empty",
    "applied": "partly",
    "approved": "on",
    "running": "on",
    "finished": "ok",
    "rejected": "stop",
    "withdrawn": "empty",
}


@dataclass(frozen=True)
class ReferenceLine:
    """A reference group. `decided` is the day, or the item for whoever reads it."""

    pk: int
    group_id: int
    group: str
    condition: str
    decided: str
    meeting: int | None
    ended_on: date | None


@dataclass(frozen=True)
class ProjectLine:
    """A project in words; "" is what is not known."""

    pk: int
    group_id: int
    title: str
    abbreviation: str
    group: str
    mark: str
    state: str
    reason: str
    partners: str
    duration: str
    days: str
    funder: str
    text: str
    references: list[ReferenceLine]


def project_lines(rows: QuerySet[Project], reader: Person, today: date) -> list[ProjectLine]:
    """Four queries, whatever their number: projects, partners, reference groups, the items the reader
    reads."""
    found = list(_named(rows, today))
    items = {row.decided_at_id for one in found for row in one.reference_groups.all() if row.decided_at_id}
    read = {item.pk: item for item in open_items(reader).filter(pk__in=items).select_related("meeting")}
    return [_line(row, read) for row in found]


def _named(rows: QuerySet[Project], today: date) -> QuerySet[Project]:
    organization = value_that_day(OrganizationName, "name", today, organization=OuterRef("organization"))
    group = value_that_day(GroupName, "name", today, group=OuterRef("group"))
    return rows.annotate(group_name=group).prefetch_related(
        Prefetch("partners", ProjectPartner.objects.annotate(shown=organization)),
        Prefetch("reference_groups", ReferenceGroup.objects.annotate(group_name=group)),
    )


def _line(row: Project, read: dict) -> ProjectLine:
    partners = [(one.shown or one.name, one.abbreviation) for one in row.partners.all()]
    days = [day_plain(day) if day else "" for day in (row.starts_on, row.ends_on)]
    return ProjectLine(
        pk=row.pk,
        group_id=row.group_id,
        title=row.title,
        abbreviation=row.abbreviation,
        group=row.group_name,
        mark=MARKS[row.state],
        state=row.get_state_display(),
        reason=row.reason,
        partners=written(partners),
        duration=duration(row.months),
        days=" – ".join(days) if any(days) else "",
        funder=row.funder,
        text=row.text,
        references=[_reference(one, read) for one in row.reference_groups.all()],
    )


def _reference(row: ReferenceGroup, read: dict) -> ReferenceLine:
    item = read.get(row.decided_at_id)
    day = day_plain(row.decided_on) if row.decided_on else ""
    return ReferenceLine(
        pk=row.pk,
        group_id=row.group_id,
        group=row.group_name,
        condition=row.condition,
        decided=item_words(item) if item else day,
        meeting=item.meeting_id if item else None,
        ended_on=row.ended_on,
    )


def projects_csv(lines: list[ProjectLine]) -> bytes:
    header = [
        _("Group"),
        _("Project"),
        _("Abbreviation"),
        _("State"),
        _("Who takes part"),
        pgettext("project", "Duration"),
        _("Days"),
        _("Funder"),
        _("Reference groups"),
    ]
    return csv_bytes(
        header,
        [
            [
                line.group,
                line.title,
                line.abbreviation,
                line.state,
                line.partners,
                line.duration,
                line.days,
                line.funder,
                "; ".join(_reference_words(one) for one in line.references if not one.ended_on),
            ]
            for line in lines
        ],
    )


def _reference_words(line: ReferenceLine) -> str:
    return f"{line.group} ({line.condition})" if line.condition else line.group
