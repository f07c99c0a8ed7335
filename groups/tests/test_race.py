"""Two who do the same thing at the same moment: one wins, the other is told so in words, on both databases.
Two who do the same thing at the same moment: one wins, the other is told so in words, on both databases."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from groups.actions import appoint, find_or_create_person
from groups.models import Appointment
from samverkan.lib.refusal import Refused

START = date(2017, 4, 1)


def at_once(*acts) -> list[str]:
    """Run each in a thread and transaction of its own; "done" or the refusal of each, sorted."""
    start = Barrier(len(acts))

    def run(act) -> str:
        try:
            start.wait()
            act()
        except Refused as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(threads.map(run, acts))


def counted(**where) -> int:
    """Asked in a thread of its own, as those that wrote."""
    found = []
    at_once(lambda: found.append(Appointment.objects.filter(**where).count()))
    return found[0]


@pytest.fixture
def people(transactional_db, cast, at) -> list:
    sign = {"by": cast.secretary, "now": at()}
    return [find_or_create_person(name=name, email=f"{name}@example.se", **sign) for name in ("Rut", "Sten")]


@pytest.fixture
def shared(transactional_db, cast, tmp_path):
    """A database that several threads can open: on SQLite a file, for the tests' own lies in memory."""
    if connection.vendor != "sqlite":
        yield
        return
    in_memory, file = connection.settings_dict["NAME"], tmp_path / "race.sqlite3"
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
        # Once for all: two who open it at the same moment would both try to.
        copy.execute("PRAGMA journal_mode=WAL")
    connection.settings_dict["NAME"] = str(file)
    yield
    connection.settings_dict["NAME"] = in_memory


def test_two_members_on_one_seat_at_once_become_one(cast, at, people, shared):
    sign, seat = {"by": cast.secretary, "now": at()}, cast.seats["Arboga"]
    answers = at_once(*(lambda who=who: appoint(seat, person=who, starts_on=START, **sign) for who in people))
    assert (answers, counted(seat=seat)) == (["done", "occupied"], 1)


def test_one_person_on_two_seats_at_once_gets_one(cast, at, people, shared):
    sign, seats = {"by": cast.secretary, "now": at()}, [cast.seats["Arboga"], cast.seats["Fagersta"]]
    answers = at_once(
        *(lambda seat=seat: appoint(seat, person=people[0], starts_on=START, **sign) for seat in seats)
    )
    assert answers in (["done", "race"], ["done", "two_seats"])
    assert counted(person=people[0]) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("case", ["same place", "both capacities", "two full seats"])
def test_the_database_refuses_what_the_verb_would(cast, case):
    """Whoever writes past the verb meets the constraint."""
    sala, arboga = cast.seats["Sala"], cast.seats["Arboga"]
    seat, person, capacity, place = {
        "same place": (sala, cast.stranger, "member", 0),
        "both capacities": (sala, cast.member, "substitute", 2),
        "two full seats": (arboga, cast.member, "member", 0),
    }[case]
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(
            group=cast.group, seat=seat, person=person, capacity=capacity, place=place, starts_on=START
        )
