"""What an archive package holds: one meeting or a group's term, as facts with stable keys and files to
fetch."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings as installation
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone, translation

from groups.circle import represents
from groups.models import (
    Appointment,
    Document,
    GoverningDocument,
    Group,
    GroupRole,
    GroupSettings,
    Office,
    Term,
)
from meetings.archive_files import Entry, Facts, version_files
from meetings.archive_layout import (
    DOCUMENTS_FOLDER,
    GOVERNING_FOLDER,
    MEETINGS_FOLDER,
    folder_name,
    meeting_folders,
)
from meetings.archive_meeting import ArchivedMeeting, archived_meeting
from meetings.models import ItemDocument, Meeting
from meetings.reports import PAPER_LANGUAGE

FORMAT, FORMAT_VERSION = "samverkan-archive", 1
# Whose mail it is is no rule of the group's, and may be somebody's own address.
NOT_HANDED_ON = {"id", "group", "valid_from", "mail_from_name", "mail_reply_to"}


@dataclass(frozen=True)
class Period:
    first: date
    last: date


@dataclass(frozen=True)
class Contents:
    """`name` is the package's own, "arkiv-aldre-2017-03-14-ordinarie-mote"."""

    name: str
    group: Group
    facts: Facts
    meetings: list[ArchivedMeeting]
    entries: list[Entry]


def meetings_in_term(group: Group, term: Term) -> QuerySet[Meeting]:
    """Those the group leads, by day; of one that was put off without a new day the day it was put off
    from."""
    told = Meeting.objects.annotate(told=Coalesce("date", "postponed_from"))
    rows = told.filter(group=group, told__range=(term.starts_on, term.ends_on))
    return rows.select_related("group__structure").prefetch_related("group__names", "group__settings")


@translation.override(PAPER_LANGUAGE)
def contents_of(group: Group, meeting: Meeting | None, term: Term | None, as_of: date) -> Contents:
    """One of `meeting` and `term`. About twenty queries a meeting: only the worker asks."""
    rows = [meeting] if meeting else list(meetings_in_term(group, term).order_by("told", "start", "pk"))
    days = [(row.told_date, str(row.get_kind_display())) for row in rows]
    folders = [f"{MEETINGS_FOLDER}/{name}" for name in meeting_folders(days)]
    archived = [archived_meeting(row, folder) for row, folder in zip(rows, folders, strict=True)]
    period = Period(term.starts_on, term.ends_on) if term else Period(rows[0].told_date, rows[0].told_date)
    entries: list[Entry] = []
    facts = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "as_of": as_of.isoformat(),
        "zone": installation.TIME_ZONE,
        "language": PAPER_LANGUAGE,
        "structure": {"name": group.structure.name, "county_code": group.structure.county_code},
        "group": group_facts(group, period, entries),
        "term": term_facts(term),
        "meetings": [one.facts for one in archived],
    }
    if term:
        facts["group"]["documents"] = _documents(group, period, entries)
    of = f"{term.name}" if term else folders[0].rpartition("/")[2]
    entries = [*entries, *(entry for one in archived for entry in one.entries)]
    return Contents(f"arkiv-{group.slug}-{folder_name(of)}", group, facts, archived, entries)


def term_facts(term: Term | None) -> Facts | None:
    if term is None:
        return None
    return {
        "name": term.name,
        "starts_on": term.starts_on.isoformat(),
        "ends_on": term.ends_on.isoformat(),
    }


def group_facts(group: Group, period: Period, entries: list[Entry]) -> Facts:
    """The group through the period: names, kinds, mandates, rules, who sat when, what governed it."""
    return {
        "slug": group.slug,
        "name": group.name_on(period.last),
        "kind": group.kind_on(period.last),
        "level": group.level,
        "state": group.state,
        "scope": group.scope,
        "starts_on": group.starts_on.isoformat(),
        "ends_on": _day(group.ends_on),
        "closing_reason": group.closing_reason,
        "names": [
            {"name": row.name, "valid_from": row.valid_from.isoformat(), "reason": row.reason}
            for row in _that_held(group.names.all(), period)
        ],
        "mandates": [
            {
                "text": row.text,
                "valid_from": row.valid_from.isoformat(),
                "valid_to": _day(row.valid_to),
                "adopted_by": row.adopted_by,
                "adopted_on": _day(row.adopted_on),
                "reference": row.reference,
                "deviation": row.deviation,
            }
            for row in _that_held(group.mandates.all(), period)
        ],
        "settings": [_settings(row) for row in _that_held(group.settings.all(), period)],
        "appointments": _appointments(group, period),
        "offices": _staffing(Office, group, period),
        "roles": _staffing(GroupRole, group, period),
        "governing_documents": _governing(group, period, entries),
        "documents": [],
    }


def _that_held(rows: Iterable, period: Period) -> list:
    """Of rows that hold from a day until the next: those that held on some day of the period."""
    rows = sorted(rows, key=lambda row: row.valid_from)
    until = [*(row.valid_from for row in rows[1:]), date.max]
    return [
        row
        for row, next_one in zip(rows, until, strict=True)
        if row.valid_from <= period.last and next_one > period.first
    ]


def _settings(row: GroupSettings) -> Facts:
    fields = [field for field in row._meta.concrete_fields if field.name not in NOT_HANDED_ON]
    return {
        "valid_from": row.valid_from.isoformat(),
        "rules": {field.name: field.value_from_object(row) for field in fields},
    }


def _appointments(group: Group, period: Period) -> list[Facts]:
    """Who sat on which seat, from when to when. Why somebody left is not handed on."""
    rows = Appointment.objects.filter(_shares_a_day(period), group=group)
    rows = rows.select_related("person", "seat__organization").prefetch_related("seat__organization__names")
    return [
        {
            "seat": row.seat.number,
            "represents": represents(row.seat, min(row.ends_on or period.last, period.last)),
            "name": row.person.name,
            "capacity": row.capacity,
            "place": row.place,
            **_days(row),
        }
        for row in rows.order_by("seat__number", "place", "starts_on", "pk")
    ]


def _staffing(model: type[Office] | type[GroupRole], group: Group, period: Period) -> list[Facts]:
    rows = model.objects.filter(_shares_a_day(period), group=group).select_related("person")
    return [
        {"kind": row.kind, "name": row.person.name, **_days(row)}
        for row in rows.order_by("kind", "starts_on", "pk")
    ]


def _governing(group: Group, period: Period, entries: list[Entry]) -> list[Facts]:
    """The group's own governing documents and the structure's, as they were in force; with their files."""
    rows = GoverningDocument.objects.filter(
        Q(group=group) | Q(group__isnull=True, structure=group.structure),
        Q(valid_to__isnull=True) | Q(valid_to__gte=period.first),
        valid_from__lte=period.last,
    )
    told = []
    for at, row in enumerate(rows.prefetch_related("files").order_by("valid_from", "title", "pk"), 1):
        stem = f"{GOVERNING_FOLDER}/{at:02}-{folder_name(row.title)}"
        versions, files = version_files(row.files.all(), row.title, "group", stem, "governing_document")
        entries += files
        told.append(
            {
                "title": row.title,
                "kind": row.kind,
                "is_of_structure": row.group_id is None,
                "valid_from": row.valid_from.isoformat(),
                "valid_to": _day(row.valid_to),
                "adopted_by": row.adopted_by,
                "adopted_on": _day(row.adopted_on),
                "reference": row.reference,
                "url": row.url,
                "wording": row.wording,
                "versions": versions,
            }
        )
    return told


def _documents(group: Group, period: Period, entries: list[Entry]) -> list[Facts]:
    """What the group has kept beside its meetings until the period's last day."""
    told = []
    on_items = ItemDocument.objects.filter(item__meeting__group=group).values("document")
    rows = Document.objects.filter(group=group, created_at__date__lte=period.last).exclude(pk__in=on_items)
    for at, row in enumerate(rows.prefetch_related("versions").order_by("created_at", "pk"), 1):
        stem = f"{DOCUMENTS_FOLDER}/{at:02}-{folder_name(row.title)}"
        kept = [one for one in row.versions.all() if timezone.localdate(one.uploaded_at) <= period.last]
        versions, files = version_files(kept, row.title, row.circle, stem, "document")
        entries += files
        told.append(
            {
                "title": row.title,
                "circle": row.circle,
                "closed_reason": row.closed_reason,
                "versions": versions,
            }
        )
    return told


def _shares_a_day(period: Period) -> Q:
    return Q(starts_on__lte=period.last) & (Q(ends_on__isnull=True) | Q(ends_on__gte=period.first))


def _days(row: Appointment | Office | GroupRole) -> Facts:
    return {"starts_on": row.starts_on.isoformat(), "ends_on": _day(row.ends_on)}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
