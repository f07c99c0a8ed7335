"""Assignments through the verbs: given, taken on, reported, delivered, approved or sent back; and those that
come each year."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from groups.actions import add_contact
from groups.models import Delivery, Link
from groups.post.registry import MAILS
from issues.actions import (
    Days,
    Doer,
    Step,
    accept_assignment,
    approve_delivery,
    begin_yearly_assignment,
    change_assignment,
    deliver_assignment,
    end_yearly_assignment,
    finish_action,
    give_assignment,
    hand_in_report,
    move_issue,
    open_action,
    raise_issue,
    remind_of_assignment,
    send_back,
    withdraw_assignment,
)
from issues.assignment_due import give_yearly_assignments, remind_of_assignments
from issues.assignment_facts import assignment_facts
from issues.assignment_lines import lines_of
from issues.models import Assignment, Issue, IssueEvent, PartialReport
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
LAST, DECIDED, REPORT = date(2017, 10, 31), date(2017, 12, 9), date(2017, 6, 3)
WORDING = "att ta fram en struktur för tjänstepersoner på länsnivå och lokal nivå"
WHEEL = "Presentera ett årshjul för kommande verksamhetsår"


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def issue(cast, sign):
    return raise_issue(cast.structure, title="Ny struktur", home_group=cast.group, **sign)


@pytest.fixture
def given(cast, sign, issue):
    """The group has commissioned the other group, with the heads of schools (S003-21, S003-24)."""
    return give_assignment(
        cast.group,
        wording=WORDING,
        doers=[Doer(group=cast.other_group), Doer(name="skolcheferna", part="partner")],
        days=Days(LAST, DECIDED, time(9), (REPORT,)),
        issue=issue,
        **sign,
    )


def told(issue):
    rows = IssueEvent.objects.filter(issue=issue, kind="assignment").order_by("pk")
    return list(rows.values_list("text", flat=True))


def mails(kind):
    rows = Delivery.objects.filter(kind=f"issues.assignment_{kind}").exclude(state="withdrawn")
    return sorted(rows.values_list("address", flat=True))


def line(assignment, reader, on="2017-03-01"):
    (found,) = lines_of(Assignment.objects.filter(pk=assignment.pk), reader, date.fromisoformat(on))
    return found


@pytest.mark.fact("S001-21", "S003-21", "S003-24", "S003-26")
def test_an_assignment_has_performer_partner_and_two_days(cast, given, issue):
    found = line(given, cast.member)

    assert (found.performers, found.partners) == (("Samverkansgrupp kultur/idrott",), ("skolcheferna",))
    assert (found.deliver_by, found.decided_on, found.decided_at_time) == (LAST, DECIDED, time(9))
    assert (found.report_due, found.mark, found.issue) == (REPORT, "empty", issue.pk)
    assert mails("given") == ["other_secretary@example.se"]
    assert len(told(issue)) == 1


@pytest.mark.fact("S003-11", "S001-38")
def test_one_assignment_crosses_groups_and_organisations(cast, sign, issue):
    """What follows from a position goes to child groups and organisations at once; each is asked."""
    sala = cast.seats["Sala"].organization
    add_contact(sala, label="Kansliet", email="kansli@example.se", starts_on=date(2017, 1, 1), **sign)
    given = give_assignment(
        cast.other_group,
        wording="Kunskapsstyrning och nära vård",
        doers=[Doer(group=cast.group), Doer(organization=sala), Doer(person=cast.stranger)],
        days=Days(LAST),
        **sign,
    )

    assert line(given, None).performers == ("Samverkansgrupp äldre", "Sala kommun", "Tyra Fjällbo")
    assert mails("given") == sorted(
        f"{who}@example.se" for who in ("kansli", "chair", "official", "secretary", "stranger")
    )
    performer = given.performers.get(organization=sala)
    links = Link.objects.filter(purpose="assignments.report").values_list("object_id", "person")
    assert list(links) == [(performer.pk, None)]


def test_from_taken_on_to_approved_and_the_time_line_tells(cast, at, given, issue):
    theirs = {"by": cast.other_secretary}
    accept_assignment(given, now=at("2017-03-02 09:00"), **theirs)
    report = given.reports.get()
    hand_in_report(report, text="Halvvägs.", now=at("2017-06-04 09:00"), **theirs)
    again = hand_in_report(report, text="Halvvägs.", now=at("2017-06-05 09:00"), **theirs)
    deliver_assignment(given, result="Förslaget är klart.", now=at("2017-10-31 09:00"), **theirs)
    found = approve_delivery(given, by=cast.chair, now=at("2017-11-02 09:00"))

    assert again.handed_in_on == date(2017, 6, 4)
    assert (found.state, found.delivered_on, found.result) == ("approved", LAST, "Förslaget är klart.")
    assert (line(given, None).came_late, len(told(issue))) == (False, 5)
    assert mails("delivered") == ["chair@example.se", "official@example.se", "secretary@example.se"]


def test_whoever_reports_or_delivers_has_taken_it_on(cast, at, given):
    hand_in_report(given.reports.get(), text="Halvvägs.", by=cast.other_secretary, now=at())

    given.refresh_from_db()
    assert given.state == "accepted"


def test_sent_back_says_what_is_missing_and_comes_again_late(cast, at, given):
    theirs = {"by": cast.other_secretary}
    deliver_assignment(given, result="Utkast.", now=at("2017-10-30 09:00"), **theirs)
    ours = {"by": cast.chair, "now": at("2017-11-01 09:00")}
    refused = []
    for more in ({"reason": " "}, {"reason": "Kostnaderna saknas."}):
        with pytest.raises(Refused) as caught:
            send_back(given, **more, **ours)
        refused.append(caught.value.code)

    found = send_back(given, reason="Kostnaderna saknas.", deliver_by=date(2017, 11, 20), **ours)
    again = deliver_assignment(given, result="Med kostnader.", now=at("2017-11-21 09:00"), **theirs)

    # The day for it has passed, so another one is asked for.
    assert refused == ["no_reason", "past"]
    assert (found.state, found.result, found.delivered_on) == ("returned", "Kostnaderna saknas.", None)
    assert mails("returned") == ["other_secretary@example.se"]
    assert (again.state, line(given, None).came_late) == ("delivered", True)


def test_withdrawn_says_why_and_its_mails_and_links_die(cast, sign, given, issue):
    sala = cast.seats["Sala"].organization
    add_contact(sala, label="Kansliet", email="kansli@example.se", starts_on=date(2017, 1, 1), **sign)
    other = give_assignment(
        cast.group, wording="Annat", doers=[Doer(organization=sala)], days=Days(LAST), **sign
    )
    with pytest.raises(Refused) as refused:
        withdraw_assignment(other, reason="", **sign)

    found = withdraw_assignment(other, reason="Regionen gör det själv.", **sign)

    assert (refused.value.code, found.state) == ("no_reason", "cancelled")
    assert (mails("given"), Link.objects.get().withdrawn_at) == (["other_secretary@example.se"], sign["now"])


def test_the_days_are_changed_with_a_reason_and_reports_that_came_stay(cast, at, given, issue):
    hand_in_report(given.reports.get(), text="Halvvägs.", by=cast.other_secretary, now=at())
    sign, later = {"by": cast.official, "now": at()}, date(2017, 11, 30)
    days = Days(later, DECIDED, time(9), (date(2017, 9, 1),))
    with pytest.raises(Refused) as refused:
        change_assignment(given, days=days, reason="", **sign)

    change_assignment(given, days=days, reason="Siffrorna kommer sent.", **sign)

    assert refused.value.code == "no_reason"
    assert list(given.reports.values_list("due_on", flat=True)) == [REPORT, date(2017, 9, 1)]
    given.refresh_from_db()
    assert (given.deliver_by, "Siffrorna kommer sent." in told(issue)[-1]) == (later, True)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"wording": " "}, "empty"),
        ({"doers": []}, "nobody"),
        ({"doers": [Doer(name="skolcheferna", part="partner")]}, "nobody"),
        ({"doers": [Doer(name="Skolcheferna"), Doer(name="skolcheferna ", part="partner")]}, "twice"),
        ({"days": Days(date(2017, 2, 28))}, "before_start"),
        ({"days": Days(date(2017, 2, 28)), "starts_on": date(2017, 2, 1)}, "past"),
        ({"days": Days(LAST, date(2017, 10, 30))}, "decided_before"),
        ({"days": Days(LAST, None, time(9))}, "time_without_day"),
        ({"days": Days(LAST, reports=(date(2017, 11, 1),))}, "not_on_the_way"),
    ],
)
def test_what_is_refused(cast, sign, more, code):
    fields = {"wording": WORDING, "doers": [Doer(name="skolcheferna")], "days": Days(LAST)} | more
    with pytest.raises(Refused) as refused:
        give_assignment(cast.group, **fields, **sign)

    assert (refused.value.code, Assignment.objects.count()) == (code, 0)


def test_a_group_does_not_commission_itself_and_a_closed_issue_stays_inside(cast, sign, issue):
    issue.circle, issue.closed_reason = "presidency", "Personfråga."
    issue.save()
    codes = []
    for doer in (Doer(group=cast.group), Doer(organization=cast.seats["Sala"].organization)):
        with pytest.raises(Refused) as refused:
            give_assignment(cast.group, wording="X", doers=[doer], days=Days(LAST), issue=issue, **sign)
        codes.append(refused.value.code)

    assert codes == ["itself", "closed"]


def test_the_same_posted_twice_is_one_and_what_is_done_is_not_undone(cast, at, given, issue):
    again = give_assignment(
        cast.group,
        wording=WORDING,
        doers=[Doer(group=cast.other_group), Doer(name="skolcheferna", part="partner")],
        days=Days(LAST, DECIDED, time(9), (REPORT,)),
        issue=issue,
        by=cast.official,
        now=at("2017-03-01 12:05"),
    )
    deliver_assignment(given, result="Klart.", by=cast.other_secretary, now=at())
    approve_delivery(given, by=cast.chair, now=at())
    codes = []
    for act in (
        lambda: deliver_assignment(given, result="Igen.", by=cast.other_secretary, now=at()),
        lambda: send_back(given, reason="Nej.", by=cast.chair, now=at()),
        lambda: withdraw_assignment(given, reason="Nej.", by=cast.chair, now=at()),
        lambda: hand_in_report(given.reports.get(), text="Sent.", by=cast.other_secretary, now=at()),
    ):
        with pytest.raises(Refused) as refused:
            act()
        codes.append(refused.value.code)

    assert (again, codes) == (given, ["not_now"] * 4)


@pytest.mark.fact("S003-20")
def test_reminders_come_before_each_day_and_when_it_is_late(cast, at, given):
    for day in ("2017-05-26", "2017-05-27", "2017-05-28", "2017-06-03", "2017-06-10"):
        remind_of_assignments(at(f"{day} 07:00"))
    before = len(mails("reminder"))
    hand_in_report(given.reports.get(), text="Halvvägs.", by=cast.other_secretary, now=at("2017-06-11 09:00"))
    remind_of_assignments(at("2017-06-12 07:00"))
    remind_of_assignment(given, by=cast.official, now=at("2017-06-12 09:00"))
    with pytest.raises(Refused) as refused:
        remind_of_assignment(given, by=cast.official, now=at("2017-06-12 10:00"))
    remind_of_assignments(at("2017-11-07 07:00"))
    deliver_assignment(given, result="Klart.", by=cast.other_secretary, now=at("2017-11-08 09:00"))
    remind_of_assignments(at("2017-11-14 07:00"))

    # A week before, on the day, a week after; then by hand; then a week after the last day.
    assert (before, len(mails("reminder")), refused.value.code) == (3, 5, "nobody")


@pytest.mark.fact("S002-21")
def test_a_yearly_one_comes_by_itself_once_a_year_until_it_is_ended(cast, at, sign):
    yearly = begin_yearly_assignment(
        cast.group, performer=cast.other_group, wording=WHEEL, start_month=9, delivery_month=11, **sign
    )
    again = begin_yearly_assignment(
        cast.group, performer=cast.other_group, wording=WHEEL, start_month=9, delivery_month=11, **sign
    )
    for day in ("2017-08-31", "2017-09-01", "2017-09-02", "2018-09-05", "2018-12-01"):
        give_yearly_assignments(at(f"{day} 07:00"))
    end_yearly_assignment(yearly, last_year=2018, by=cast.chair, now=at("2019-01-10 09:00"))
    give_yearly_assignments(at("2019-09-01 07:00"))

    rows = Assignment.objects.order_by("year").values_list("year", "starts_on", "deliver_by", "wording")
    assert again == yearly
    assert list(rows) == [(year, date(year, 9, 1), date(year, 11, 30), WHEEL) for year in (2017, 2018)]
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(
            commissioner=cast.group,
            wording="Igen",
            starts_on=LAST,
            deliver_by=LAST,
            yearly=yearly,
            year=2018,
            created_at=at(),
        )


def test_a_yearly_one_begun_in_its_months_is_given_at_once(cast, sign):
    begin_yearly_assignment(
        cast.group, performer=cast.other_group, wording=WHEEL, start_month=2, delivery_month=4, **sign
    )

    assert [row.year for row in Assignment.objects.all()] == [2017]


def test_the_facts_of_an_issue_cost_one_query(cast, at, sign, given, issue, django_assert_num_queries):
    for number in range(30):
        doers = [Doer(group=cast.other_group), Doer(name="skolcheferna")]
        give_assignment(cast.group, wording=f"Nr {number}", doers=doers, days=Days(LAST), issue=issue, **sign)
    reader = type(cast.member).objects.get(pk=cast.member.pk)
    assignment_facts(issue, reader, LAST)

    with django_assert_num_queries(1):
        facts = assignment_facts(issue, reader, LAST)

    assert (len(facts.going), len(facts.finished), facts.may_give) == (31, 0, False)
    assert PartialReport.objects.count() == 1


def test_what_is_still_to_be_done_follows_an_issue_into_another(cast, sign, issue, given):
    done = open_action(cast.group, text="Ringa skolcheferna", issue=issue, **sign)
    finish_action(done, result="Klart.", **sign)
    going = open_action(cast.group, text="Boka lokal", issue=issue, **sign)
    wider = raise_issue(cast.structure, title="Struktur i länet", home_group=cast.group, **sign)

    move_issue(issue, step=Step(to="merged", text="Samma behov.", merged_into=wider), **sign)

    assert (list(wider.assignments.all()), list(wider.actions.all())) == ([given], [going])
    assert list(issue.actions.all()) == [done]


def test_the_same_words_to_others_are_another_assignment(cast, sign, given, issue):
    sala = cast.seats["Sala"].organization
    days = Days(LAST, DECIDED, time(9), (REPORT,))

    other = give_assignment(
        cast.group, wording=WORDING, doers=[Doer(organization=sala)], days=days, issue=issue, **sign
    )

    assert (other == given, [row.organization for row in other.performers.all()]) == (False, [sala])


def test_what_is_sent_back_past_its_day_of_decision_loses_that_day(cast, at, given):
    sign = {"by": cast.chair, "now": at("2017-12-10 09:00")}
    deliver_assignment(given, result="Klart.", **sign)

    back = send_back(given, reason="Kostnaden saknas.", deliver_by=date(2018, 1, 31), **sign)

    assert (back.deliver_by, back.decided_on, back.decided_at_time) == (date(2018, 1, 31), None, None)


def test_a_closed_one_is_told_to_its_circle_and_never_to_who_may_not_read_it(cast, sign, issue):
    Issue.objects.filter(pk=issue.pk).update(circle="office", closed_reason="Personfråga.")
    issue.refresh_from_db()
    closed = give_assignment(
        cast.group,
        wording="Hemligt",
        doers=[Doer(group=cast.other_group)],
        days=Days(LAST),
        issue=issue,
        **sign,
    )
    Issue.objects.filter(pk=issue.pk).update(circle="group", closed_reason="")
    deliver_assignment(closed, result="Hemligt svar", **sign)

    told_to = IssueEvent.objects.filter(kind="assignment").values_list("circle", flat=True)
    rows = Delivery.objects.filter(kind="issues.assignment_delivered")
    made = {row.address: MAILS[row.kind](row, {}) for row in rows}
    texts = {address: mail and (mail.subject, "Hemligt" in mail.body) for address, mail in made.items()}

    assert list(told_to) == ["office", "office"]
    subject = "Levererat: Ett slutet uppdrag. Öppna det för att läsa vad det gäller."
    assert texts == {
        "chair@example.se": None,
        "official@example.se": (subject, False),
        "secretary@example.se": (subject, False),
    }
