"""Papers for the room: who is on them, who may have them, and that they are accessible PDF."""

from datetime import date

import pytest
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from groups.circle import circle_on
from meetings.actions import answer, approve_call
from meetings.due import clear_prints
from meetings.prints import FOLDER, KEPT, address_list, attendance_list, name_signs, print_of
from meetings.tasks import make_print

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 14)


def test_the_list_to_sign_leaves_out_those_who_have_said_no(cast, at, held):
    approve_call(held, by=cast.chair, now=at("2017-03-07 09:00"))
    answer(
        held,
        person=cast.member,
        answer="absent",
        channel="self",
        by=cast.member,
        now=at("2017-03-08 09:00"),
    )

    circle = circle_on(cast.group, DAY)
    rows = [(row.name, row.represents) for row in attendance_list(held, circle).rows]

    assert rows == [
        (cast.vice_chair.name, "Köpings kommun"),
        (cast.chair.name, "Region Västmanland 1"),
        (cast.official.name, ""),
    ]
    assert [sign.name for sign in name_signs(held, circle).signs] == [name for name, _represents in rows]


def test_the_address_list_holds_only_what_each_has_made_public(cast, held):
    cast.member.phone_public = True
    cast.member.save()

    rows = {
        row.name: (row.email, row.phone) for row in address_list(held, circle_on(cast.group, DAY), DAY).rows
    }

    people = (cast.chair, cast.vice_chair, cast.substitute, cast.official)
    assert rows == {cast.member.name: ("", cast.member.phone), **{person.name: ("", "") for person in people}}


@pytest.mark.parametrize(
    ("kind", "statuses"),
    [
        ("narvarolista", [(200, 302), (403, 403), (404, 404)]),
        ("namnskyltar", [(200, 302), (403, 403), (404, 404)]),
        ("adresslista", [(200, 302), (200, 302), (404, 404)]),
        ("annat", [(404, 404)] * 3),
    ],
)
def test_who_may_have_which(cast, show, send, held, kind, statuses):
    answers = [
        (show(person, "prints", held.pk, kind).status_code, send(person, "prints", held.pk, kind).status_code)
        for person in (cast.secretary, cast.member, cast.stranger)
    ]

    assert answers == statuses


def test_the_worker_makes_what_was_asked_for_and_the_web_only_reads_it(cast, show, send, held, files):
    ask = show(cast.secretary, "prints", held.pk, "narvarolista")
    address = send(cast.secretary, "prints", held.pk, "narvarolista").headers["Location"]
    send(cast.secretary, "prints", held.pk, "narvarolista")
    soon = show(cast.secretary, "prints", held.pk, "narvarolista", vantar=address.partition("=")[2])
    before = files()
    work()
    paper = show(cast.secretary, "prints", held.pk, "narvarolista")

    assert [answer.templates[0].name for answer in (ask, soon)] == [
        "meetings/paper_ask.html",
        "meetings/paper_soon.html",
    ]
    assert (ask.status_code, soon.status_code, paper.status_code) == (200, 202, 200)
    assert (before, len(files()), paper.content[:5]) == ([], 1, b"%PDF-")
    assert paper.headers["Cache-Control"] == "private, no-cache"


def test_a_changed_list_is_asked_for_anew_also_by_who_waits(cast, at, show, send, held, files):
    approve_call(held, by=cast.chair, now=at("2017-03-07 09:00"))
    address = send(cast.secretary, "prints", held.pk, "narvarolista").headers["Location"]
    work()
    answer(
        held, person=cast.member, answer="absent", channel="self", by=cast.member, now=at("2017-03-08 09:00")
    )

    again = show(cast.secretary, "prints", held.pk, "narvarolista", vantar=address.partition("=")[2])

    assert (again.templates[0].name, len(files())) == ("meetings/paper_ask.html", 1)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_paper_says_the_same_whatever_language_its_reader_has(cast, held, language):
    with translation.override(language):
        document = print_of("narvarolista", held, DAY)

    assert {row.capacity for row in document.rows} == {"Ledamot", "Ansvarig tjänsteperson"}


def test_prints_are_gone_the_day_after(cast, show, send, held, files):
    send(cast.member, "prints", held.pk, "adresslista")
    work()

    clear_prints(timezone.now())
    assert len(files()) == 1
    clear_prints(timezone.now() + KEPT * 1.1)
    assert files() == []


def work() -> None:
    """What a worker would do now, task by task."""
    for row in DBTaskResult.objects.ready().filter(task_path=make_print.module_path):
        make_print.call(*row.args_kwargs["args"])


@pytest.fixture
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return lambda: sorted(path.name for path in (tmp_path / FOLDER).glob("*"))
