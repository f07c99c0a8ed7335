"""Date polls: how they add up, what is refused, the mails and links, and who sees what."""

import re
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.links import token_of
from groups.models import Delivery, Link
from groups.post.registry import MAILS
from meetings.actions import (
    answer_poll,
    approve_call,
    ask_about_times,
    close_poll,
    create_meeting,
    remind_about_times,
)
from meetings.models import DatePoll, DatePollAnswer, Meeting
from meetings.polls_due import clear_poll_answers, remind_about_due_times
from meetings.polls_rules import AskedSeat, Tally, best, tally
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
SEATS = [AskedSeat((1, 11)), AskedSeat((2, 12)), AskedSeat((3,)), AskedSeat(())]


@pytest.mark.fact("P41")
@pytest.mark.parametrize(
    ("seats", "answers", "total"),
    [
        (SEATS, {}, Tally(0, 0, 0, 5, 0, 4)),
        (SEATS, {1: "yes", 2: "if_needed", 3: "no"}, Tally(1, 1, 1, 2, 2, 4)),
        (SEATS, {1: "no", 11: "yes", 12: "no"}, Tally(1, 0, 2, 2, 1, 4)),
        (SEATS, {1: "yes", 11: "yes"}, Tally(2, 0, 0, 3, 1, 4)),
        ([AskedSeat((1, 9)), AskedSeat((2, 9))], {9: "yes"}, Tally(1, 0, 0, 2, 1, 2)),
        ([AskedSeat((1, 9)), AskedSeat((2, 9))], {1: "yes", 9: "yes"}, Tally(2, 0, 0, 1, 2, 2)),
    ],
)
def test_how_a_time_adds_up(seats, answers, total):
    assert tally(seats, answers) == total


def test_the_best_time_fills_most_seats_then_with_least_reluctance():
    suits = {1: Tally(2, 3, 0, 0, 5, 9), 2: Tally(4, 1, 0, 0, 5, 9), 3: Tally(4, 1, 0, 0, 5, 9)}

    assert (best(suits), best({1: Tally(0, 0, 3, 2, 0, 5)})) == (2, None)


@pytest.fixture
def days(day):
    return [(day + timedelta(weeks=n), time(9), time(12)) for n in range(3)]


@pytest.fixture
def ask(cast, sign, days):
    def asked(**fields):
        given = {
            "title": "Möte i mars",
            "times": days,
            "answer_by": timezone.localdate() + timedelta(days=7),
            "once_key": uuid4(),
        }
        return ask_about_times(cast.group, **given | sign | fields)

    return asked


@pytest.fixture
def poll(ask):
    return ask(text="Vi behöver ett extra möte.")


def answers_of(poll, *given) -> dict:
    return dict(zip(poll.times.values_list("pk", flat=True), given, strict=True))


def says(poll, person, *given) -> None:
    answer_poll(poll, person=person, answers=answers_of(poll, *given), by=person, now=timezone.now())


def asked_by_mail(kind="meetings.date_poll") -> set[str]:
    return set(Delivery.objects.filter(kind=kind).values_list("address", flat=True))


def link_of(poll, person) -> str:
    link = Link.objects.get(purpose="meetings.date_poll", object_id=poll.pk, person=person)
    return reverse("times:poll_link", args=[token_of(link)])


def text_of(response) -> str:
    main = response.text[response.text.index("<main") : response.text.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


MEMBERS = {f"{role}@example.se" for role in ("chair", "vice_chair", "member")}


@pytest.mark.fact("P41")
def test_members_are_asked_and_substitutes_if_one_says_so(ask):
    ask()
    members = asked_by_mail()
    ask(asks_substitutes=True)

    assert (members, asked_by_mail() - members) == (MEMBERS, {"substitute@example.se"})


def test_the_form_sent_twice_is_one_question(ask):
    key = uuid4()

    assert ask(once_key=key) == ask(once_key=key)
    assert (DatePoll.objects.count(), Delivery.objects.count()) == (1, 3)


def test_what_cannot_be_asked_is_refused(ask, days, cast, meeting):
    approve_call(meeting, by=cast.chair, now=timezone.now())
    today, (first, *rest) = timezone.localdate(), days
    many = [(first[0] + timedelta(days=n), *first[1:]) for n in range(13)]
    codes = []
    for given in (
        {"title": " "},
        {"times": days[:1]},
        {"times": many},
        {"times": [first, first]},
        {"times": [(today, time(9), time(12)), *rest]},
        {"times": [(first[0], time(12), time(9)), *rest]},
        {"times": [(first[0], time(9), None), *rest]},
        {"times": [(date(today.year + 1, 3, last_sunday(today.year + 1)), time(2, 30), time(4)), *rest]},
        {"answer_by": today - timedelta(days=1)},
        {"answer_by": first[0]},
        {"meeting": meeting},
    ):
        with pytest.raises(Refused) as refusal:
            ask(**given)
        codes.append(refusal.value.code)

    assert codes == [
        "no_title",
        "how_many",
        "how_many",
        "twice",
        "passed",
        "no_end",
        "no_end",
        "skipped_clock",
        "answer_by",
        "answer_by",
        "called",
    ]
    assert DatePoll.objects.count() == 0


def last_sunday(year: int) -> int:
    return 31 - (date(year, 3, 31).weekday() + 1) % 7


@pytest.mark.fact("P41")
def test_the_link_in_the_mail_answers_without_log_in_and_get_changes_nothing(cast, client, poll):
    delivery = Delivery.objects.get(address="member@example.se")
    message = MAILS[delivery.kind](delivery, {})
    address = re.search(r"/tider/svar/[\w-]+/", message.body)[0]
    shown = client.get(address)
    before = DatePollAnswer.objects.count()
    given = answers_of(poll, "yes", "if_needed", "no")

    half = client.post(address, {f"time_{pk}": value for pk, value in list(given.items())[:2]})
    whole = client.post(address, {f"time_{pk}": value for pk, value in given.items()})
    again = client.post(address, {f"time_{pk}": "no" for pk in given})

    assert (shown.status_code, before, half.status_code, whole.status_code) == (200, 0, 422, 200)
    assert half.text.count(" checked>") == 2
    assert "Tack, ditt svar är noterat" in whole.text
    assert (again.status_code, set(DatePollAnswer.objects.values_list("person__email", "answer"))) == (
        200,
        {("member@example.se", "no")},
    )


@pytest.mark.fact("P41")
def test_names_are_for_the_asker_and_the_presidency_and_totals_for_all(cast, client, poll):
    says(poll, cast.member, "yes", "if_needed", "no")
    says(poll, cast.vice_chair, "yes", "no", "no")
    found = {}
    for role in (*cast.PAGES, "vice_chair", "administrator"):
        client.force_login(getattr(cast, role))
        page = client.get(reverse("times:poll", args=[poll.pk]))
        names = page.status_code == 200 and cast.member.name in text_of(page)
        totals = page.status_code == 200 and "passar 2 av 13 platser" in text_of(page)
        found[role] = (page.status_code, names, totals)
    client.logout()
    by_link = text_of(client.get(link_of(poll, cast.chair)))

    assert found == {
        "chair": (200, True, True),
        "vice_chair": (200, True, True),
        "secretary": (200, True, True),
        "administrator": (200, True, True),
        "official": (200, False, True),
        "member": (200, False, True),
        "substitute": (200, False, True),
        "stranger": (404, False, False),
    }
    assert (cast.member.name in by_link, "2 av 3 har svarat" in by_link) == (False, True)


def test_only_those_who_were_asked_answer(cast, client, poll):
    client.force_login(cast.substitute)
    given = {f"time_{pk}": "yes" for pk in answers_of(poll, "yes", "yes", "yes")}
    page = client.post(reverse("times:poll", args=[poll.pk]), given)

    assert (page.status_code, DatePollAnswer.objects.count()) == (422, 0)


@pytest.mark.fact("P41")
def test_the_silent_are_reminded_once_two_days_before(cast, poll):
    says(poll, cast.member, "yes", "yes", "yes")
    noon = timezone.localtime().replace(hour=12, minute=0)
    for days in (4, 5, 5, 6):
        remind_about_due_times(noon + timedelta(days=days))

    assert asked_by_mail("meetings.date_poll_reminder") == MEMBERS - {"member@example.se"}
    assert Delivery.objects.filter(kind="meetings.date_poll_reminder").count() == 2
    reminded = Delivery.objects.get(kind="meetings.date_poll_reminder", person=cast.chair)
    says(poll, cast.chair, "no", "no", "no")
    assert MAILS[reminded.kind](reminded, {}) is None
    assert remind_about_times(poll, by=None, now=timezone.now()) == 0


@pytest.mark.fact("P41")
def test_closing_makes_one_meeting_and_the_link_then_says_when(cast, client, sign, poll):
    chosen = poll.times.all()[1]
    client.force_login(cast.chair)
    for _twice in range(2):
        client.post(reverse("times:poll_close", args=[poll.pk]), {"time": chosen.pk, "is_preliminary": "on"})
    made = Meeting.objects.get()
    client.logout()
    address = link_of(poll, cast.member)
    late = client.post(address, {f"time_{time.pk}": "yes" for time in poll.times.all()})
    shown = client.get(address)

    assert (made.date, made.start, made.end, made.is_preliminary) == (
        chosen.date,
        chosen.start,
        chosen.end,
        True,
    )
    assert (late.status_code, "Frågan avslutades" in text_of(shown)) == (422, True)
    closed = DatePoll.objects.get()
    Link.objects.update(expires_at=closed.closed_at)
    assert client.get(address).status_code == 404


def test_the_links_die_a_month_after_closing(cast, poll):
    now = timezone.now()

    close_poll(poll, by=cast.chair, now=now)

    assert set(Link.objects.values_list("expires_at", flat=True)) == {now + timedelta(days=31)}


def test_a_planned_meeting_gets_its_day(cast, sign, poll, days):
    planned = create_meeting(cast.group, place="Sal B", **sign)
    others = create_meeting(cast.other_group, **sign)
    with pytest.raises(Refused) as refusal:
        close_poll(poll, time=poll.times.first(), meeting=others, **sign)

    close_poll(poll, time=poll.times.first(), meeting=planned, is_preliminary=False, **sign)

    planned.refresh_from_db()
    assert refusal.value.code == "called"
    assert (planned.date, planned.start, planned.place, planned.is_preliminary) == (
        *days[0][:2],
        "Sal B",
        False,
    )


def test_closing_asks_for_a_time_or_that_there_is_none(cast, client, poll):
    client.force_login(cast.secretary)
    address = reverse("times:poll_close", args=[poll.pk])

    empty = client.post(address)
    without = client.post(address, {"without": "1", "time": poll.times.first().pk})

    assert (empty.status_code, without.status_code, Meeting.objects.count()) == (422, 302, 0)
    assert DatePoll.objects.get().closed_at is not None


@pytest.mark.fact("P41")
def test_free_times_are_suggested_and_what_was_written_stays(cast, client):
    client.force_login(cast.secretary)
    fields = {"times": "2040-03-14 9–12", "title": "Möte", "once_key": str(uuid4()), "suggest": "1"}
    page = client.post(reverse("times:poll_new", args=[cast.group.slug]), fields)
    rows = page.context["form"]["times"].value().splitlines()

    sent = client.post(
        reverse("times:poll_new", args=[cast.group.slug]),
        {
            "title": "Möte",
            "times": "\n".join(rows),
            "once_key": fields["once_key"],
            "answer_by": (timezone.localdate() + timedelta(days=3)).isoformat(),
        },
    )

    assert (rows[0], len(rows), page.context["form"].errors) == ("2040-03-14 9–12", 6, {})
    assert (sent.status_code, DatePoll.objects.get().times.count()) == (302, 6)


def test_answers_are_cleared_two_years_after(cast, poll):
    says(poll, cast.member, "yes", "yes", "yes")
    last = poll.times.last().date
    found = []
    for days in (31 * 24, 31 * 24 + 2):
        clear_poll_answers(timezone.make_aware(datetime.combine(last, time(12))) + timedelta(days))
        found.append(DatePollAnswer.objects.count())

    assert found == [3, 0]


@pytest.mark.parametrize("count", [2, 12])
def test_the_page_is_as_many_queries(cast, client, ask, day, django_assert_num_queries, count):
    poll = ask(times=[(day + timedelta(days=n), time(9), time(12)) for n in range(count)])
    says(poll, cast.member, *["yes"] * count)
    client.force_login(cast.chair)
    address = reverse("times:poll", args=[poll.pk])
    client.get(address)

    with django_assert_num_queries(12):
        assert client.get(address).status_code == 200
