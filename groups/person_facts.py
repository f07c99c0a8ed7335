"""A person over time and over all groups: appointments, offices, roles, what one is contact for, mail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import CharField, DateField, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from groups.models import (
    Appointment,
    Delivery,
    GroupName,
    GroupRole,
    Office,
    OrganizationContact,
    OrganizationName,
    Person,
)
from groups.person_access import Sight
from groups.post import WORDS, told
from groups.reports import role_words
from samverkan.lib.dated import value_that_day
from samverkan.lib.spoken import listed

MAILS_SHOWN = 20
MAILS_SINCE = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """Something the person is, was or will be in a group; `when` is "now", "coming" or "before"."""

    kind: str
    group_id: int
    slug: str
    group: str
    what: str
    represents: str = ""
    board: str = ""
    party: str = ""
    mandate: str = ""
    decision: str = ""
    reason: str = ""
    starts_on: date
    ends_on: date | None
    when: str


@dataclass(frozen=True)
class MailLine:
    """A mail to the person; `mark` is the kind of the state's mark."""

    what: str
    group: str
    address: str
    at: datetime
    state: str
    mark: str
    error: str


def assignments(person: Person, sight: Sight, today: date) -> list[Assignment]:
    """In four queries, those of today first, then what comes, then the latest of what has been."""
    rows = [
        *_appointments(person, today),
        *_in_groups(Office.objects.filter(person=person), today),
        *_in_groups(GroupRole.objects.filter(person=person), today),
    ]
    if sight.everything:
        rows += _contact_for(person, today)
    seen = [row for row in rows if _is_seen(row, sight)]
    order = {"now": 0, "coming": 1, "before": 2}
    weight = {word: place for place, word in enumerate(role_words())}
    seen.sort(key=lambda row: weight.get(row.kind, len(weight)))
    seen.sort(key=lambda row: row.starts_on, reverse=True)
    return sorted(seen, key=lambda row: order[row.when])


def _is_seen(row: Assignment, sight: Sight) -> bool:
    if sight.everything or row.group_id in sight.staffed:
        return True
    return row.group_id in sight.shared and row.when == "now"


def _appointments(person: Person, today: date) -> list[Assignment]:
    rows = (
        Appointment.objects.filter(person=person)
        .select_related("group", "seat", "board")
        .annotate(
            shown_group=_group_name(today),
            # The name the organisation had when the person sat there last (S001-52).
            last_day=Coalesce("ends_on", Value(today), output_field=DateField()),
            organization=value_that_day(
                OrganizationName, "name", OuterRef("last_day"), organization=OuterRef("seat__organization")
            ),
            shown_party=Coalesce("party", Value("", CharField())),
        )
    )
    return [_appointment(row, today) for row in rows]


def _appointment(row: Appointment, today: date) -> Assignment:
    label = row.seat.label
    seat = f"{row.organization} {label}".strip() if row.organization else capfirst(label)
    decided = [row.decision_date and row.decision_date.isoformat(), row.decision_reference]
    return Assignment(
        kind=row.capacity,
        group_id=row.group_id,
        slug=row.group.slug,
        group=row.shown_group or row.group.slug,
        what=str(row.get_capacity_display()),
        represents=seat,
        board=row.board.name if row.board else "",
        party=row.party,
        mandate=row.mandate_text,
        decision=" ".join(filter(None, decided)),
        reason=str(row.get_end_reason_display()) if row.end_reason else "",
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        when=when_of(row, today),
    )


def _in_groups(rows: QuerySet, today: date) -> list[Assignment]:
    rows = rows.select_related("group").annotate(shown_group=_group_name(today))
    return [
        Assignment(
            kind=row.kind,
            group_id=row.group_id,
            slug=row.group.slug,
            group=row.shown_group or row.group.slug,
            what=str(row.get_kind_display()),
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            when=when_of(row, today),
        )
        for row in rows
    ]


def _contact_for(person: Person, today: date) -> list[Assignment]:
    name = value_that_day(OrganizationName, "name", today, organization=OuterRef("organization"))
    rows = OrganizationContact.objects.filter(person=person).annotate(shown=name)
    return [
        Assignment(
            kind="contact",
            group_id=0,
            slug="",
            group=row.shown or "",
            what=row.label or _("Contact person"),
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            when=when_of(row, today),
        )
        for row in rows
    ]


def _group_name(today: date):
    return value_that_day(GroupName, "name", today, group=OuterRef("group"))


def when_of(row, today: date) -> str:
    if row.starts_on > today:
        return "coming"
    return "before" if row.ends_on and row.ends_on < today else "now"


def mail_words(rows: Iterable[Assignment]) -> list[str]:
    """What is sent to somebody who is this today, one sentence for each kind of place in a group."""
    kinds = {}
    for row in rows:
        if row.when == "now":
            kinds.setdefault(row.kind, []).append(row.group)
    sent = {
        "member": _("As member of %(groups)s: calls with their papers, notes, and messages to the group."),
        "substitute": _(
            "As substitute in %(groups)s: the papers of the members, and a question when you are to serve."
        ),
        "chair": _("As chair of %(groups)s: what waits for your approval."),
        "vice_chair": _("As vice chair of %(groups)s: what the chair cannot approve."),
        "secretary": _("As secretary of %(groups)s: absences, remarks on notes, mail that did not arrive."),
        "responsible_official": _("As responsible official of %(groups)s: calls, absences and notes."),
        "deputy_official": _("As deputy official of %(groups)s: calls, absences and notes."),
        "contact": _("As contact of %(groups)s: what is sent to the organisation."),
    }
    return [
        text % {"groups": listed(sorted(set(kinds[kind])))} for kind, text in sent.items() if kind in kinds
    ]


def mails_to(person: Person, sight: Sight, now: datetime) -> list[MailLine]:
    """The latest mails of a year, of staff those of their groups; one query."""
    if not sight.as_staff:
        return []
    rows = Delivery.objects.filter(
        Q(person=person) | Q(person=None, references__person=person.pk), queued_at__gte=now - MAILS_SINCE
    )
    if not sight.everything:
        rows = rows.filter(group__in=sight.staffed)
    today = now.date()
    rows = told(rows).annotate(shown_group=_group_name(today), at=Coalesce("sent_at", F("due_at")))
    marks = {"queued": "partly", "sent": "ok", "failed": "stop", "withdrawn": "empty"}
    return [
        MailLine(
            str(WORDS.get(row.kind, row.kind)),
            row.shown_group or "",
            row.address,
            row.at,
            str(row.get_state_display()),
            marks[row.state],
            row.error if row.state == Delivery.State.FAILED else "",
        )
        for row in rows.order_by("-queued_at", "-pk")[:MAILS_SHOWN]
    ]
