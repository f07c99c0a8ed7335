"""Two processes that want the same place, person or office at the same moment: the database lets one
through."""

import os
import sqlite3
from contextlib import closing
from datetime import date
from multiprocessing import get_context

import pytest
from django.db import connection

from groups.actions import appoint, change_seat_rule, find_or_create_person, give_office
from groups.models import Appointment, Office, Seat
from samverkan.lib.refusal import Refused

START = date(2017, 4, 1)
FORKED = get_context("fork")
LONGEST = 60


def run(act, start, answers) -> None:
    """In a process of its own, with a connection of its own: the parent's is only put aside, for closing it
    would end the parent's session too."""
    _parents = connection.connection
    connection.connection = None
    start.wait(LONGEST)
    try:
        act()
        answers.put("done")
    except Refused as refusal:
        answers.put(refusal.code)
    except Exception as error:
        answers.put(repr(error))
    connection.close()
    answers.close()
    answers.join_thread()
    # Without the interpreter's farewell, which would close what is the parent's.
    os._exit(0)


def at_once(*acts) -> list[str]:
    """Each act in a process; "done" or the code of the refusal of each, sorted."""
    start, answers = FORKED.Barrier(len(acts)), FORKED.Queue()
    processes = [FORKED.Process(target=run, args=(act, start, answers)) for act in acts]
    for process in processes:
        process.start()
    found = sorted(answers.get(timeout=LONGEST) for _process in processes)
    for process in processes:
        process.join(LONGEST)
    return found


@pytest.fixture
def shared(transactional_db, cast, tmp_path):
    """A database that several processes can open: on SQLite a file, for the tests' own lies in memory."""
    if connection.vendor != "sqlite":
        yield
        return
    in_memory, file, memory = (
        connection.settings_dict["NAME"],
        tmp_path / "race.sqlite3",
        connection.connection,
    )
    with closing(sqlite3.connect(file)) as copy:
        memory.backup(copy)
    connection.settings_dict["NAME"], connection.connection = str(file), None
    yield
    connection.close()
    connection.settings_dict["NAME"], connection.connection = in_memory, memory


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at()}


@pytest.fixture
def rut_and_sten(cast, sign, shared):
    return [find_or_create_person(name=name, email=f"{name}@example.se", **sign) for name in ("Rut", "Sten")]


def test_two_processes_on_one_place(cast, sign, rut_and_sten):
    seat = cast.seats["Arboga"]
    answers = at_once(
        *(lambda who=who: appoint(seat, person=who, starts_on=START, **sign) for who in rut_and_sten)
    )
    assert (answers, Appointment.objects.filter(seat=seat).count()) == (["done", "occupied"], 1)


def test_one_person_on_two_seats_in_two_processes(cast, sign, rut_and_sten):
    rut, seats = rut_and_sten[0], [cast.seats["Arboga"], cast.seats["Fagersta"]]
    answers = at_once(
        *(lambda seat=seat: appoint(seat, person=rut, starts_on=START, **sign) for seat in seats)
    )
    assert answers in (["done", "race"], ["done", "two_seats"])
    assert Appointment.objects.filter(person=rut).count() == 1


def test_two_chairs_in_two_processes(cast, sign, rut_and_sten):
    for who, name in zip(rut_and_sten, ("Region 2", "Region 3"), strict=True):
        appoint(cast.seats[name], person=who, starts_on=START, **sign)
    Office.objects.filter(kind="chair").update(ends_on=date(2017, 3, 31))
    answers = at_once(
        *(
            lambda who=who: give_office(cast.group, person=who, kind="chair", starts_on=START, **sign)
            for who in rut_and_sten
        )
    )
    assert (answers, Office.objects.filter(kind="chair", starts_on=START).count()) == (
        ["done", "occupied"],
        1,
    )


def test_a_seat_that_ends_while_somebody_is_appointed_to_it(cast, sign, rut_and_sten):
    """Nobody is left on a seat that is no more: the change asks about the one appointed, or the appointment
    ends with the seat."""
    seat, rule = cast.seats["Region 3"], cast.group.seat_rules.get(kind="organization")
    answers = at_once(
        lambda: appoint(seat, person=rut_and_sten[0], starts_on=START, **sign),
        lambda: change_seat_rule(rule, valid_from=date(2018, 1, 1), count=1, **sign),
    )
    ended = Seat.objects.get(pk=seat.pk).ends_on
    held = list(Appointment.objects.filter(seat=seat).values_list("ends_on", flat=True))
    last = date(2017, 12, 31)
    assert (answers, ended, held) in [(["done", "leaving"], None, [None]), (["done", "done"], last, [last])]
