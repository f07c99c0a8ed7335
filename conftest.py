"""The cast: one of each kind of person, in a group of the letter of 2016, built through the verbs."""

import gc
import os
import pickle
from dataclasses import dataclass, field
from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import connection, connections, transaction
from django.utils import translation

from groups.actions import (
    add_county_organizations,
    add_seat_rule,
    add_term,
    adopt_group,
    appoint,
    create_group,
    find_or_create_person,
    give_office,
    give_role,
    propose_group,
    set_up_structure,
)
from groups.codes import municipalities
from groups.models import Group, Organization, Person, Seat, Structure
from tests.migrated import copy_when_created, let_flush

STOCKHOLM = ZoneInfo("Europe/Stockholm")
START = date(2017, 1, 1)
LONG = os.environ.get("SAMVERKAN_LONG") == "1"
# A truth table is read whole on SQLite, and on PostgreSQL its first, last and every third case (ruling 27).
# Pages are asked for whole on both.
MANY, EVERY, WHOLE = 8, 3, "test_each_role_sees_what_is_theirs"
# A test of these may take a minute: begun last, one worker would wait for it with nothing left to do.
FIRST = {"test_bench", "test_run", "test_worker", "test_demo", "test_texts"}


def pytest_collection_finish():
    """What is loaded by now stays: to look it through again and again for what could be thrown away took a
    twentieth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_collection_modifyitems(config, items):
    items.sort(key=lambda item: item.path.stem not in FIRST)
    if LONG or connection.vendor == "sqlite":
        return
    cases: dict[tuple, list] = {}
    for item in items:
        cases.setdefault((item.path, item.parent, getattr(item, "originalname", item.name)), []).append(item)
    left = {
        case
        for (_path, _parent, name), found in cases.items()
        if len(found) > MANY and name != WHOLE
        for place, case in enumerate(found[:-1])
        if place % EVERY
    }
    config.hook.pytest_deselected(items=[item for item in items if item in left])
    items[:] = [item for item in items if item not in left]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_use_migrations, django_db_keepdb):
    if django_db_use_migrations and not django_db_keepdb:
        copy_when_created(connections["default"])
        let_flush(connections["default"])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        # Django asks a connection once, in three queries: not while a test counts them.
        assert connections["default"].features.supports_json_field


@pytest.fixture(scope="session")
def at():
    """`at()` is 2017-03-01 12:00 in Stockholm, `at("2017-03-14 09:00")` that moment; aware datetimes for
    verbs."""
    return lambda text="2017-03-01 12:00": datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.fixture(autouse=True)
def in_swedish():
    """A request leaves its language behind in the thread; every test begins in the installation's own."""
    with translation.override("sv"):
        yield


@dataclass
class Cast:
    """People by what they are in `group`; the stranger and the other secretary belong to `other_group` only.

    `seats` maps what a seat represents to the seat: "Sala", "Region 1", "oppositionen". Everybody's e-mail is
    <role>@example.se, where the role is the attribute's name.
    """

    structure: Structure
    group: Group
    other_group: Group
    seats: dict[str, Seat]
    other_seats: dict[str, Seat]
    administrator: Person
    secretary: Person
    official: Person
    chair: Person
    vice_chair: Person
    member: Person
    substitute: Person
    stranger: Person
    other_secretary: Person

    PAGES = ("chair", "member", "substitute", "stranger", "secretary", "official")


NAMES = {
    "administrator": "Ebba Tallgren",
    "secretary": "Signe Barkman",
    "official": "Ture Ekstam",
    "chair": "Viola Granlid",
    "vice_chair": "Holger Myrtun",
    "member": "Åsa-Märta von Örn",
    "substitute": "Knut O'Rönn",
    "stranger": "Tyra Fjällbo",
    "other_secretary": "Malte Sjövik",
}


def people(now: datetime) -> dict[str, Person]:
    return {
        role: find_or_create_person(
            name=name, email=f"{role}@example.se", phone=f"070-174 06 {50 + place}", by=None, now=now
        )
        for place, (role, name) in enumerate(NAMES.items())
    }


def seats_of(group: Group) -> dict[str, Seat]:
    """`{"Sala": …, "Region 1": …, "oppositionen": …}`"""
    found = {}
    for seat in group.seats.select_related("organization").prefetch_related("organization__names"):
        if seat.organization is None:
            found[seat.label] = seat
        elif seat.organization.kind == Organization.Kind.REGION:
            found[f"Region {seat.label}"] = seat
        else:
            found[municipalities()[seat.organization.code].name] = seat
    return found


def collaboration_group(structure: Structure, name: str, slug: str, *, now: datetime, by: Person) -> Group:
    """A group as seed 001 makes it: ten municipalities, three of the region, one optional of the
    opposition."""
    sign = {"by": by, "now": now}
    group = create_group(
        structure,
        name=name,
        slug=slug,
        scope="Samverkan mellan kommunerna och regionen om äldre.",
        starts_on=START,
        stated_size=14,
        mandate="Identifiera och prioritera gränsöverskridande frågor.",
        adopted_by="Landstingsstyrelsen",
        adopted_on=date(2016, 10, 26),
        settings={"chair_from": "region", "vice_chair_from": "municipality"},
        **sign,
    )
    region = Organization.objects.get(kind=Organization.Kind.REGION, county_code=structure.county_code)
    add_seat_rule(group, kind="each_of_kind", organization_kind="municipality", **sign)
    add_seat_rule(group, kind="organization", organization=region, count=3, **sign)
    add_seat_rule(
        group,
        kind="collective",
        label="oppositionen",
        appointed_by="kommunerna gemensamt",
        is_optional=True,
        **sign,
    )
    propose_group(group, **sign)
    return adopt_group(group, **sign)


def built(now: datetime) -> None:
    """The cast's rows, made by the verbs."""
    who = SimpleNamespace(**people(now))
    who.administrator.is_superuser = True
    who.administrator.save()
    sign = {"by": who.administrator, "now": now}
    structure = set_up_structure("Samverkan i Västmanland", slug="vastmanland", county="19", **sign)
    add_county_organizations("19", **sign)
    add_term(structure, name="2015–2018", starts_on=date(2015, 1, 1), ends_on=date(2018, 12, 31), **sign)
    group = collaboration_group(structure, "Samverkansgrupp äldre", "aldre", **sign)
    other = create_group(
        structure, name="Samverkansgrupp kultur/idrott", slug="kultur-idrott", starts_on=START, **sign
    )
    add_seat_rule(other, kind="each_of_kind", organization_kind="municipality", **sign)
    seats, other_seats = seats_of(group), seats_of(other)
    for seat, person, capacity in [
        (seats["Region 1"], who.chair, "member"),
        (seats["Köping"], who.vice_chair, "member"),
        (seats["Sala"], who.member, "member"),
        (seats["Sala"], who.substitute, "substitute"),
        (other_seats["Arboga"], who.stranger, "member"),
    ]:
        appoint(seat, person=person, capacity=capacity, starts_on=START, **sign)
    give_office(group, person=who.chair, kind="chair", starts_on=START, **sign)
    give_office(group, person=who.vice_chair, kind="vice_chair", starts_on=START, **sign)
    give_role(group, person=who.secretary, kind="secretary", starts_on=START, **sign)
    give_role(group, person=who.official, kind="responsible_official", starts_on=START, **sign)
    give_role(other, person=who.other_secretary, kind="secretary", starts_on=START, **sign)


@dataclass
class Recording:
    """The cast's INSERTs with their values, and the cast as it is read, once a test has built it: the verbs
    take a second, the rows a hundredth, and to read them anew as long again."""

    rows: dict[str, list] = field(default_factory=dict)
    read: bytes = b""


@pytest.fixture(scope="session")
def recorded() -> Recording:
    return Recording()


def record(rows: dict[str, list]) -> None:
    """Every table of `groups` as one INSERT and its values, as the database itself tells and takes them."""
    with connection.cursor() as cursor:
        for model in apps.get_app_config("groups").get_models():
            columns = ", ".join(
                f'"{field.column}"' for field in model._meta.concrete_fields if not field.generated
            )
            # Names of ours, nobody else's.
            cursor.execute(f'SELECT {columns} FROM "{model._meta.db_table}" ORDER BY 1')
            if found := cursor.fetchall():
                marks = ", ".join(["%s"] * len(found[0]))
                values = ", ".join([f"({marks})"] * len(found))
                sql = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES {values}'
                rows[sql] = [value for row in found for value in row]


def replay(rows: dict[str, list]) -> None:
    # In one transaction: the models' order is not that of their foreign keys, which are checked at its end.
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, values in rows.items():
            cursor.execute(sql, values)


def read_cast() -> Cast:
    group, other = Group.objects.get(slug="aldre"), Group.objects.get(slug="kultur-idrott")
    found = Person.objects.filter(email__in=[f"{role}@example.se" for role in NAMES])
    who = {person.email.partition("@")[0]: person for person in found}
    return Cast(Structure.objects.get(), group, other, seats_of(group), seats_of(other), **who)


@pytest.fixture
def cast(db, at, recorded) -> Cast:
    if recorded.read:
        replay(recorded.rows)
    else:
        built(at("2016-11-01 09:00"))
        record(recorded.rows)
        recorded.read = pickle.dumps(read_cast())
    return pickle.loads(recorded.read)
