"""`manage.py demo`: what a new user finds, loaded once for the whole module."""

from collections import Counter
from datetime import date, datetime, timedelta
from io import StringIO
from itertools import chain
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, F, Q
from django.test import RequestFactory, override_settings
from django.utils import timezone

from evaluations.models import Judgement, OralEvaluation, Recommendation, Survey
from evaluations.survey_facts import readiness, sections_of
from groups.circle import circle_on
from groups.models import (
    Delivery,
    DocumentVersion,
    Group,
    GroupRelation,
    NominationReply,
    NominationRequest,
    Person,
    Structure,
)
from groups.seat_table import group_rows, seat_table
from issues.models import Action, Assignment, OrganizationDecision, StageEntry
from meetings.actions.guards import state_of
from meetings.attendance_forecast import forecast
from meetings.calling import Calling
from meetings.models import Meeting, MinutesVersion
from plans.models import (
    ActivityPlan,
    ActivityTie,
    FundingRequest,
    HandIn,
    HandoverNote,
    Indicator,
    OrganizationSpecification,
    Project,
)
from plans.plan_page import goal_lines
from plans.sums import gap, total
from samverkan.demo.loading import load_demo
from samverkan.demo.log_ins import LOG_INS, PASSWORD
from samverkan.demo.names import PHONES
from samverkan.demo.when import STOCKHOLM, Calendar
from samverkan.lib.working_days import is_working_day
from tests.test_texts import REAL_PEOPLE, names_in

NOW = datetime(2026, 11, 11, 11, 30, tzinfo=STOCKHOLM)
SLUGS = ["aldre", "barn-unga", "kultur-idrott"]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """Loaded once, and taken back whole after the last test of the module."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")),
        transaction.atomic(),
    ):
        load_demo(NOW)
        yield
        transaction.set_rollback(True)


def running(slug):
    found = Meeting.objects.filter(group__slug=slug).exclude(date__lt=date(2020, 1, 1))
    return list(found.order_by(F("date").asc(nulls_last=True)))


def counts():
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in ("groups", "meetings")]
    return {model.__name__: model.objects.count() for model in ours}


def run(*options):
    out = StringIO()
    call_command("demo", *options, stdout=out)
    return out.getvalue()


def test_each_group_has_met_six_times_a_year(demo):
    held = Meeting.objects.filter(cancelled_at=None, minutes__state__in=["approved", "published"])
    days = held.filter(date__lt=date(2019, 1, 1)).values_list("group__slug", "date__year")

    assert Counter(days) == dict.fromkeys([(slug, year) for slug in SLUGS for year in (2017, 2018)], 6)
    assert [day for day in held.values_list("date", flat=True) if not is_working_day(day)] == []
    assert MinutesVersion.objects.filter(number=2).count() == 1
    assert Meeting.objects.exclude(cancelled_at=None).count() == 1


def test_the_running_term_shows_every_state(demo):
    states = {slug: [str(state_of(meeting, NOW)) for meeting in running(slug)] for slug in SLUGS}

    assert states == {
        "aldre": ["published", "published", "notes_circulated", "called", "planned", "planned"],
        "barn-unga": ["published", "published", "closed", "called"],
        "kultur-idrott": ["published", "published", "notes_draft", "planned", "planned", "planned"],
    }
    assert [meeting.date - NOW.date() for meeting in running("aldre")][2:4] == [
        timedelta(days=-14),
        timedelta(days=9),
    ]


@pytest.mark.fact("S001-44", "S000-18")
def test_the_next_meeting_is_half_answered(demo):
    meeting = running("aldre")[3]
    found = forecast(meeting, circle_on(meeting.group, meeting.date))

    requests = meeting.substitute_requests.order_by("seat__number")
    assert [(row.seat.number, row.state) for row in requests] == [
        (1, "asked"),
        (2, "accepted"),
        (6, "declined"),
    ]
    assert (found.coming, found.unrepresented) == (8, ("Norbergs kommun",))


@pytest.mark.fact("S001-48")
def test_the_late_call_says_why(demo):
    meeting = running("barn-unga")[3]
    call = meeting.calls.get()
    chair = circle_on(meeting.group, meeting.date).chair

    problems = Calling(meeting).problems(asker=chair, now=NOW, sending_day=timezone.localdate(call.sent_at))
    assert [problem.code for problem in problems if problem.asks_reason] == ["late"]
    assert (call.facts["late_reason"], call.late_reason != "") == (call.late_reason, True)


@pytest.mark.fact("S001-08")
def test_seats_are_vacant_then_and_now(demo):
    lines = [
        seat_table(group_rows(on).get(slug=slug), on).composition.summary
        for slug, on in [
            ("aldre", date(2017, 6, 1)),
            ("barn-unga", NOW.date()),
            ("kultur-idrott", NOW.date()),
        ]
    ]

    assert lines == [
        "13 av 14 platser besatta – oppositionens plats är vakant (valfri)",
        "13 av 14 platser besatta – Norbergs kommuns plats är vakant",
        "14 av 14 platser besatta",
    ]


def test_actions_are_open_overdue_and_done(demo):
    late = Action.objects.filter(state="open", due_on__lt=NOW.date())

    assert Counter(Action.objects.values_list("group__slug", "state")) == Counter(
        {(slug, state): count for slug in SLUGS for state, count in (("done", 12), ("open", 2))}
    )
    assert Counter(late.values_list("group__slug", flat=True)) == dict.fromkeys(SLUGS, 1)


def test_everybody_is_invented_and_can_be_reached_by_nobody(demo):
    people = list(Person.objects.all())

    assert names_in("\n".join(person.name for person in people), REAL_PEOPLE) == []
    assert [person.email for person in people if not person.email.endswith("@example.se")] == []
    assert {person.phone for person in people} - {*PHONES, ""} == set()


def test_the_past_has_been_sent_on_its_own_day(demo):
    rows = Delivery.objects.values_list("state", "queued_at", "sent_at", "due_at")

    assert {row for row in rows if row[0] != "sent" or len({*row[1:]}) > 1 or row[2] > NOW} == set()
    assert DocumentVersion.objects.filter(uploaded_at__gt=NOW).count() == 0


def test_a_second_run_changes_nothing(demo):
    before = counts()

    assert run("--if-empty") == ""
    with pytest.raises(CommandError):
        run()
    assert counts() == before


def test_those_who_are_printed_can_log_in(demo):
    lines = [line for line in run("--log-ins").splitlines() if PASSWORD in line]

    found = [line.split(", ") for line in lines]
    assert [(email, password) for _role, email, password in found] == [(email, PASSWORD) for email in LOG_INS]
    request = RequestFactory().post("/")
    users = [authenticate(request, email=email, password=PASSWORD) for email in LOG_INS]
    assert [user and user.email for user in users] == [*LOG_INS]


@pytest.mark.parametrize("option", [[], ["--if-empty"], ["--log-ins"]])
def test_production_has_no_demo(demo, option):
    with override_settings(PRODUCTION=True), pytest.raises(CommandError):
        run(*option)


def test_without_the_demo_nobody_is_printed(db):
    assert [line for line in run("--log-ins").splitlines() if PASSWORD in line] == []


def test_any_day_has_room_for_the_running_term():
    """Over weekends, Christmas and the turn of a term: the days stand where they should."""
    days = (date(2022, 1, 1) + timedelta(days=step) for step in range(6 * 366))
    calendars = [Calendar(datetime(day.year, day.month, day.day, 9, tzinfo=STOCKHOLM)) for day in days]

    meetings = chain.from_iterable((*one.past, one.next, one.planned, one.soon) for one in calendars)
    assert [day for day in meetings if not is_working_day(day)] == []
    assert [
        one.today
        for one in calendars
        if not (one.term_starts <= one.past[0] < one.past[2] <= one.today - timedelta(days=14))
        or not (0 < (one.soon - one.today).days < 7 and 9 <= (one.next - one.today).days <= 14)
    ] == []


def test_every_group_has_a_chair_who_may_approve(demo):
    three = Group.objects.filter(kind="political_collaboration", structure__slug="vastmanland")
    assert [circle_on(group, NOW.date()).chair is not None for group in three] == [True] * 3


def test_four_counties_show_their_shapes(demo):
    shapes = {structure.slug: structure.groups.count() for structure in Structure.objects.all()}
    assert sorted(shapes) == ["samordning-uppsala", "varmland", "vasternorrland", "vastmanland"]
    kinds = set(GroupRelation.objects.values_list("kind", flat=True))
    assert kinds == {"parent", "reference_for", "supports", "commissions", "succeeds", "linked_board"}


def test_a_nomination_is_under_way_with_every_state(demo):
    request = NominationRequest.objects.get(structure__slug="vastmanland")
    assert request.recipients.count() == 12
    replies = NominationReply.objects.filter(recipient__request=request)
    handed_in = request.recipients.filter(handed_in_at__isnull=False).count()
    half = request.recipients.filter(handed_in_at=None, replies__isnull=False).distinct().count()
    assert (handed_in > 0, half, replies.filter(confirmed_at__isnull=False).exists()) == (True, 1, True)


def test_a_municipality_has_a_contact_who_may_log_in(demo):
    contact = Person.objects.get(email="kommun@example.se").contact_for.get()
    assert (contact.organization.code, contact.label) == ("1981", "Kommunsekreterare")


def test_issues_stand_on_their_way_from_raised_to_carried_out(demo):
    stages = StageEntry.objects.filter(left_on=None, issue__structure__slug="vastmanland")
    asked = OrganizationDecision.objects.filter(path__version__material__issue__title__startswith="Trygg")

    assert dict(stages.values_list("issue__title", "stage")) == {
        "Trygg hemgång från sjukhus": "decision_in_organizations",
        "Skolnärvaro i alla kommuner": "anchoring",
        "Vuxna med missbruk och psykisk ohälsa": "raised",
        "Gemensam upphandling av snöröjning": "declined",
    }
    assert Counter(asked.values_list("state", flat=True)) == {
        "approved": 9,
        "approved_with_change": 1,
        "scheduled": 1,
        "pending": 1,
    }
    assert asked.filter(implemented_on__isnull=False).count() == 3


def test_an_assignment_is_half_way_and_one_comes_each_year(demo):
    once, yearly = Assignment.objects.filter(yearly=None).get(), Assignment.objects.exclude(yearly=None).get()
    came = [row.handed_in_on is not None for row in once.reports.all()]

    assert (once.state, came, once.meetings.count()) == ("accepted", [True, False], 2)
    assert (yearly.state, yearly.performers.get().group.slug) == ("given", "aldre")


def test_a_plan_is_measured_with_figures_on_their_way_in(demo):
    plan = ActivityPlan.objects.get(group__slug="aldre", state="adopted")
    states = Counter(HandIn.objects.values_list("state", flat=True))

    assert (plan.goals.count(), plan.handed_in.count()) == (3, 1)
    assert states == {"approved": 7, "handed_in": 2, "sent_back": 1, "draft": 1}
    assert Indicator.objects.filter(is_key_figure=True).get().readings.filter(value=None).count() == 1
    assert set(Indicator.objects.filter(source="kolada").values_list("fetches__state", flat=True)) == {"done"}
    specified = OrganizationSpecification.objects.filter(activity__goal__plan=plan)
    assert Counter(specified.values_list("state", flat=True)) == {
        "not_started": 8,
        "ongoing": 6,
        "done": 4,
        "planned": 3,
        "not_applicable": 1,
    }
    assert ActivityTie.objects.count() == 4
    assert plan.follow_ups.values_list("state", "comments__result").distinct().get() == ("draft", "partly")


@pytest.mark.fact("S001-28", "S001-29", "S000-40")
def test_the_first_terms_plan_is_closed_and_what_it_sent_on_is_answered(demo):
    plan = ActivityPlan.objects.get(group__slug="aldre", state="closed")
    notes = HandoverNote.objects.values_list("from_group__slug", "state")

    published = plan.follow_ups.values_list("year", "state", "adopted_at__meeting__date").order_by("year")
    assert list(published) == [
        (2017, "published", date(2017, 12, 5)),
        (2018, "published", date(2018, 10, 30)),
    ]
    assert [word for goal in goal_lines(plan) for word in (flag.code for flag in goal.flags)] == [
        "unmeasured"
    ]
    assert Counter(notes) == {
        ("aldre", "handled"): 5,
        ("aldre", "declined"): 1,
        ("aldre", "received"): 1,
        ("aldre", "proposed"): 1,
        ("barn-unga", "handled"): 2,
        ("kultur-idrott", "received"): 1,
    }


@pytest.mark.fact("S004-16", "S004-17", "S004-18")
def test_money_is_asked_for_granted_and_reported(demo):
    rows = FundingRequest.objects.order_by("year", "applicant__slug").values_list("applicant__slug", "state")
    request = FundingRequest.objects.get(state="submitted")
    computed = total(request.lines.values_list("kronor", flat=True)).value

    assert list(rows) == [
        ("aldre", "followed_up"),
        ("aldre", "granted"),
        ("aldre", "submitted"),
        ("kultur-idrott", "under_review"),
    ]
    assert gap(request.stated_total, computed).difference == 200_000
    assert sorted(Project.objects.values_list("state", "reference_groups__group__slug")) == [
        ("applied", None),
        ("running", "kultur-idrott"),
    ]


@pytest.mark.fact("S000-01", "S000-04", "S000-07", "S000-23", "S000-39", "S000-44", "S000-45", "S002-B")
def test_the_first_term_is_evaluated_and_its_recommendations_half_worked_off(demo):
    survey = Survey.objects.get(state="reported")
    orals = OralEvaluation.objects.filter(evaluation=survey.evaluation).order_by("group__slug")
    questions = orals.annotate(count=Count("questions", distinct=True))

    assert (survey.invited, survey.answered, survey.by_group, survey.by_role) == (82, 62, True, False)
    assert Counter(survey.texts.values_list("state", flat=True)) == {"shown": 10, "withheld": 1}
    assert survey.texts.filter(text__contains="[…]").count() == 1
    assert survey.at_items.get().item.meeting.date == date(2018, 12, 14)
    assert list(questions.values_list("group__slug", "state", "count")) == [
        ("aldre", "final", 11),
        ("barn-unga", "final", 3),
        ("kultur-idrott", "final", 3),
    ]
    assert Counter(Judgement.objects.values_list("word", flat=True)) == {"continue": 2, "change": 1}
    assert Counter(Recommendation.objects.values_list("state", flat=True)) == {
        "received": 3,
        "sorted": 8,
        "ongoing": 5,
        "done": 7,
        "verified": 4,
    }
    report = survey.evaluation.report
    assert (report.state, len(report.facts["groups"]), report.papers.exists()) == ("published", 3, True)


def test_a_survey_is_open_and_its_printed_link_answers_without_logging_in(demo, client, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    survey = Survey.objects.get(state="open")
    asked = survey.invitations.aggregate(all=Count("pk"), used=Count("pk", filter=Q(is_used=True)))
    link = run("--log-ins").split()[-1]

    page = client.get(urlsplit(link).path)
    assert (survey.repeats.state, survey.answered, asked) == ("reported", 16, {"all": 81, "used": 16})
    assert (page.status_code, survey.title in page.content.decode()) == (200, True)


def test_the_survey_in_draft_may_be_opened_beside_the_one_that_is_open(demo):
    draft = Survey.objects.get(state="draft")
    assert [one.code for one in readiness(draft, list(sections_of(draft)), NOW.date()).blocking] == []
