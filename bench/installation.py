"""A whole installation, ten years old: written straight into the tables, since the verbs would take hours.

Rows follow the retention rules (samverkan/retention.toml): answers of two years, mails of one. No history
rows: no measured page reads them. Everything is given by the number of the row, and counted from today.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from bench import plans, surveys, words
from bench.meetings import Bench, add_meetings
from bench.rows import Rows
from groups.models import (
    Appointment,
    Group,
    GroupName,
    GroupRole,
    GroupSettings,
    Office,
    Organization,
    OrganizationName,
    Person,
    Seat,
    SeatRule,
    Structure,
    Term,
)

MUNICIPALITIES, REGION_SEATS = 11, 3
# The day of each term's first meeting, in days before today; the last term runs.
TERMS = (3800, 2700, 1240)


@dataclass(frozen=True)
class Size:
    """`empty` groups have seats and nobody on them: for the member files. `followed` are of a structure of
    their own, each with a usual plan. `surveyed` people have answered the survey that is counted."""

    regions: int
    groups: int
    held: int
    empty: int = 0
    followed: int = 30
    plan: plans.PlanSize = plans.LARGE
    surveyed: int = surveys.MANY


SIZES = {
    "large": Size(regions=21, groups=150, held=10_000, empty=360),
    # As the demo: one county with three groups, which have met as often as those of the large installation.
    "demo": Size(regions=1, groups=3, held=201, surveyed=28),
    "small": Size(regions=2, groups=6, held=60, empty=36, followed=3, plan=plans.SMALL, surveyed=28),
}


@dataclass
class Region:
    structure: int
    organizations: list[tuple[int, str]]
    term_ids: list[int]
    secretary: int
    official: int


def build(size: Size, today: date) -> list[Bench]:
    """The groups, with their meetings. The database must be empty but migrated."""
    with transaction.atomic():
        rows, password = Rows(), make_password(None)
        regions = [_region(rows, number, today, password) for number in range(size.regions)]
        groups = []
        for number in range(size.groups):
            region = regions[number % size.regions]
            group = _group(rows, region, f"grupp-{number:03}", number, today)
            _people(rows, region, group, today, password)
            groups.append(group)
        for number in range(size.empty):
            _group(rows, regions[-1], f"tom-{number:03}", size.groups + number, today)
        add_meetings(rows, groups, held=size.held, today=today)
        followed = _followed(rows, size, today, password)
        large = plans.add_plan(rows, groups[0], size.plan, today)
        plans.add_follow_ups(rows, (large, groups[0].id, regions[0].structure), followed.structure, today)
        rows.finish()
        plans.adopt(today)
    return groups


def _followed(rows: Rows, size: Size, today: date, password: str) -> Region:
    region = _region(rows, size.regions, today, password)
    for number in range(size.followed):
        group = _group(rows, region, f"plan-{number:02}", size.groups + size.empty + number, today)
        _staff(rows, region, group, today)
        plans.add_plan(rows, group, plans.USUAL, today)
    return region


def person(rows: Rows, password: str, **fields) -> int:
    number = rows.count[Person]
    name = words.person_name(number)
    fields = {"name": name, "email": f"person-{number:05}@example.se", "phone": f"070-{number:06}"} | fields
    return rows.add(Person, password=password, **fields)


def _region(rows: Rows, number: int, today: date, password: str) -> Region:
    code = f"{number + 1:02}"
    structure = rows.add(Structure, name=f"Samverkan i län {code}", slug=f"lan-{code}", county_code=code)
    named = [("municipality", words.municipality_name(number, place)) for place in range(MUNICIPALITIES)]
    organizations = []
    for kind, name in [*named, ("region", f"Region {code}")]:
        pk = rows.add(Organization, kind=kind, county_code=code)
        rows.add(OrganizationName, organization_id=pk, name=name, valid_from=date(2000, 1, 1))
        organizations.append((pk, name))
    terms = []
    for days, until in zip(TERMS, [*TERMS[1:], -200], strict=True):
        starts, ends = today - timedelta(days), today - timedelta(until + 1)
        terms.append(
            rows.add(Term, structure_id=structure, name=f"{starts} – {ends}", starts_on=starts, ends_on=ends)
        )
    return Region(structure, organizations, terms, person(rows, password), person(rows, password))


def _group(rows: Rows, region: Region, slug: str, number: int, today: date) -> Bench:
    since = today - timedelta(TERMS[0])
    pk = rows.add(
        Group,
        structure_id=region.structure,
        slug=slug,
        scope=words.PARAGRAPH,
        starts_on=since,
        state=Group.State.ACTIVE,
        stated_size=MUNICIPALITIES + REGION_SEATS,
    )
    rows.add(GroupName, group_id=pk, name=f"Samverkansgrupp {number:03}", valid_from=since)
    rows.add(GroupSettings, group_id=pk, valid_from=since, mail_reply_to="kansli@example.se")
    base = {"group_id": pk, "starts_on": since}
    each = rows.add(SeatRule, order=1, kind="each_of_kind", organization_kind="municipality", **base)
    *municipalities, (region_id, region_name) = region.organizations
    ours = rows.add(
        SeatRule, order=2, kind="organization", organization_id=region_id, count=REGION_SEATS, **base
    )
    seats = []
    places = [(each, organization, name, "") for organization, name in municipalities]
    places += [(ours, region_id, region_name, str(n + 1)) for n in range(REGION_SEATS)]
    for place, (rule, organization, name, label) in enumerate(places, 1):
        seat = rows.add(Seat, rule_id=rule, number=place, organization_id=organization, label=label, **base)
        seats.append((seat, organization, f"{name} {label}".strip()))
    return Bench(number, pk, seats)


def _people(rows: Rows, region: Region, group: Bench, today: date, password: str) -> None:
    """Three terms of fourteen members and their substitutes, the presidency and the office."""
    for term, days, until in zip(region.term_ids, TERMS, [*TERMS[1:], None], strict=True):
        starts = today - timedelta(days)
        when = {"starts_on": starts, "ends_on": today - timedelta(until + 1) if until else None}
        people = [], []
        for seat, _, _ in group.seats:
            for place, capacity in enumerate(Appointment.Capacity.values):
                who = person(rows, password, party=words.PARTIES[seat % len(words.PARTIES)])
                people[place].append(who)
                rows.add(
                    Appointment,
                    group_id=group.id,
                    seat_id=seat,
                    person_id=who,
                    capacity=capacity,
                    place=place,
                    term_id=term,
                    party=words.PARTIES[seat % len(words.PARTIES)],
                    **when,
                )
        for kind, who in (("chair", people[0][-1]), ("vice_chair", people[0][0])):
            rows.add(Office, group_id=group.id, person_id=who, kind=kind, **when)
        group.terms.append((starts, *people))
    _staff(rows, region, group, today)


def _staff(rows: Rows, region: Region, group: Bench, today: date) -> None:
    group.secretary, group.official = region.secretary, region.official
    for kind, who in (("secretary", region.secretary), ("responsible_official", region.official)):
        rows.add(
            GroupRole, group_id=group.id, person_id=who, kind=kind, starts_on=today - timedelta(TERMS[0])
        )
