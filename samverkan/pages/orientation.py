"""For somebody new: how the collaboration is built, how a question is raised, how the work goes, and one's
own part (S002-22, S003-07). The structure's own text first; the rest is read from the registers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from groups.access import STAFF, Standing, standing_of, structure_for
from groups.governing import GoverningLine, documents_for, governing_lines
from groups.kinds import kind_that_day, kind_word
from groups.models import (
    Appointment,
    Group,
    GroupName,
    GroupRelation,
    GroupRole,
    GroupSettings,
    Mandate,
    OrganizationName,
    OrientationTask,
    Structure,
)
from groups.reports import role_words
from meetings.models import Meeting, Minutes
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import falling
from samverkan.lib.prepared import prepared
from samverkan.lib.reading import sorting_key
from samverkan.pages.near_meetings import MeetingLine, coming_meetings
from samverkan.pages.newcomers import NEW_FOR

# Read by everybody in the structure: neither others' drafts nor what is no more.
SHOWN = [Group.State.PROPOSED, Group.State.ACTIVE, Group.State.CLOSING]
READABLE = [Minutes.State.CIRCULATED, Minutes.State.APPROVED, Minutes.State.PUBLISHED]
SETTINGS = [
    "call_days",
    "substitutes_invited",
    "approval_rule",
    "objection_days",
    "notes_kind",
    "meetings_per_year",
]
SETTINGS += ["may_take_positions", "accepts_intermunicipal_issues"]


@dataclass(frozen=True)
class Asked:
    """Whom to turn to in a group: `role` in words, `address` e-mail, both as the group's staff has them."""

    name: str
    role: str
    address: str
    phone: str


@dataclass(frozen=True)
class Branch:
    """A group in the structure's tree with the groups under it."""

    group: Group
    kind: str
    is_mine: bool
    staff: list[Asked]
    below: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """A seat the reader has: `others` are who share it, as (name, "member" or "substitute")."""

    appointment: int
    group: int
    is_member: bool
    represents: str
    since: date
    mandate: str
    decision: str
    others: list[tuple[str, str]]


@dataclass(frozen=True)
class MyGroup:
    """One of the reader's groups, with what it has decided about its own work."""

    group: Group
    roles: list[str]
    places: list[Place]
    staff: list[Asked]
    next_meeting: MeetingLine | None
    last_notes: Meeting | None


@dataclass(frozen=True)
class Orientation:
    structure: Structure
    tree: list[Branch]
    flat: list[Branch]
    mine: list[MyGroup]
    positions: list[str]
    documents: list[GoverningLine]
    # Only while the reader is new.
    tasks: list[OrientationTask]


def orientation(request: HttpRequest, slug: str) -> HttpResponse:
    structure = structure_for(request.user, slug)
    standing = standing_of(request.user)
    may_change = standing.is_administrator or structure.pk in standing.structure_ids(STAFF)
    context = {"facts": orientation_of(structure, standing, timezone.localdate()), "may_change": may_change}
    return render(request, "structure/orientation.html", context)


def orientation_of(structure: Structure, standing: Standing, today: date) -> Orientation:
    """Everything on the page in eight queries beside the session, the person, their roles and the
    structure."""
    groups = _groups(structure.pk, list(standing.roles), today)
    staff = _staff(structure.pk, today)
    branches = {group.pk: _branch(group, standing, staff) for group in groups}
    places = _places(standing.person.pk, today)
    ids = [group.pk for group in groups if group.pk in standing.roles]
    coming = {line.group_id: line for line in reversed(coming_meetings(ids))}
    notes = {row.group_id: row for row in _last_notes(ids)}
    mine = [
        MyGroup(
            group,
            [word for role, word in role_words().items() if role in standing.roles[group.pk]],
            [place for place in places if place.group == group.pk],
            branches[group.pk].staff,
            coming.get(group.pk),
            notes.get(group.pk),
        )
        for group in groups
        if group.pk in standing.roles
    ]
    tasks = _tasks(structure.pk, [place.appointment for place in places])
    documents = governing_lines(documents_for(standing, structure), today)
    return Orientation(
        structure,
        _grown(branches),
        list(branches.values()),
        mine,
        [group.shown_name for group in groups if group.may_take_positions is not False],
        [line for line in documents if line.when == "now"],
        tasks if any(place.since > today - NEW_FOR for place in places) else [],
    )


@prepared
def _groups(structure: int, mine: list[int], on: date) -> QuerySet[Group]:
    """The structure's groups with name, kind, parent, mandate and working forms of that day; by name."""
    dated = {"shown_name": value_that_day(GroupName, "name", on, group=OuterRef("pk"))}
    dated |= {name: value_that_day(GroupSettings, name, on, group=OuterRef("pk")) for name in SETTINGS}
    parents = GroupRelation.objects.in_force(on).filter(group=OuterRef("pk"), kind=GroupRelation.Kind.PARENT)
    mandates = Mandate.objects.filter(group=OuterRef("pk"), valid_from__lte=on).order_by("-valid_from")
    return (
        Group.objects.filter(structure=structure)
        .filter(Q(state__in=SHOWN) | Q(state=Group.State.DRAFT, pk__in=mine))
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
        .annotate(
            **dated,
            shown_kind=kind_that_day(on),
            parent=Subquery(parents.values("other")[:1]),
            mandate=Subquery(mandates.values("text")[:1]),
        )
        .order_by("shown_name")
    )


def _staff(structure: int, on: date) -> dict[int, list[Asked]]:
    """By group: the responsible official, the deputy, the secretary. Those who staff a group are no secret in
    the structure; who sits in it is for the group."""
    order = [GroupRole.Kind.RESPONSIBLE_OFFICIAL, GroupRole.Kind.DEPUTY_OFFICIAL, GroupRole.Kind.SECRETARY]
    words, found = role_words(), defaultdict(list)
    for row in sorted(_roles(structure, on), key=lambda row: order.index(row.kind)):
        found[row.group_id].append(
            Asked(row.person.name, words[row.kind], row.person.address, row.person.phone)
        )
    return found


@prepared
def _roles(structure: int, on: date) -> QuerySet[GroupRole]:
    return GroupRole.objects.in_force(on).filter(group__structure=structure).select_related("person")


def _places(person: int, today: date) -> list[Place]:
    rows = _on_my_seats(person, today)
    return [
        Place(
            row.pk,
            row.group_id,
            row.capacity == Appointment.Capacity.MEMBER,
            f"{row.organization or ''} {row.seat.label}".strip(),
            row.starts_on,
            row.mandate_text,
            " ".join(
                filter(None, [row.decision_date and row.decision_date.isoformat(), row.decision_reference])
            ),
            [
                (other.person.name, other.capacity)
                for other in rows
                if other.seat_id == row.seat_id and other.pk != row.pk
            ],
        )
        for row in rows
        if row.person_id == person
    ]


@prepared
def _on_my_seats(person: int, on: date) -> QuerySet[Appointment]:
    mine = Appointment.objects.in_force(on).filter(person=person).order_by().values("seat")
    name = value_that_day(OrganizationName, "name", on, organization=OuterRef("seat__organization"))
    rows = Appointment.objects.in_force(on).filter(seat__in=mine).select_related("person", "seat")
    return rows.annotate(organization=name).order_by("group", "place")


@prepared
def _last_notes(groups: list[int]) -> QuerySet[Meeting]:
    """The last meeting of each group whose notes can be read."""
    noted = Meeting.objects.filter(group=OuterRef("group"), minutes__state__in=READABLE)
    newest = noted.order_by(*falling("date", "start")).values("pk")[:1]
    return Meeting.objects.filter(group__in=groups, pk=Subquery(newest)).order_by("group")


def _tasks(structure: int, appointments: list[int]) -> list[OrientationTask]:
    """The points in use; `ticked_at` is when it was done for one of the appointments."""
    done = Max("ticks__ticked_at", filter=Q(ticks__appointment__in=appointments))
    rows = OrientationTask.objects.filter(structure=structure, is_retired=False)
    return list(rows.annotate(ticked_at=done).order_by("order", "pk"))


def _branch(group: Group, standing: Standing, staff: dict[int, list[Asked]]) -> Branch:
    is_mine = standing.is_administrator or group.pk in standing.roles
    return Branch(group, kind_word(group.shown_kind), is_mine, staff[group.pk])


def _grown(branches: dict[int, Branch]) -> list[Branch]:
    """The branches under their parents; what has no parent on the page stands at the root."""
    roots = []
    for branch in branches.values():
        above = branches.get(branch.group.parent)
        (above.below if above else roots).append(branch)
    return _in_order(roots)


def _in_order(branches: Iterable[Branch]) -> list[Branch]:
    return sorted(branches, key=lambda branch: sorting_key(branch.group.shown_name or branch.group.slug))
