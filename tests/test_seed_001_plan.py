"""Seed 001's plan for 2017–2018, "med mätbara mål som ska följas upp årligen och i god tid inför 2019", by
verbs and by link: from its draft to two published follow-ups and what the next term makes of it.

The goals, figures and people are invented; what there has to be is the letter's (S001-28 to S001-43).
"""

from datetime import date
from decimal import Decimal
from itertools import count

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.actions import add_contact, add_term, change_group
from groups.links import token_of
from groups.models import Delivery, Link, Organization
from meetings.actions import add_item, create_meeting
from plans.actions import (
    Written,
    add_activity,
    add_goal,
    add_goal_indicator,
    add_plan_source,
    add_superior_goal,
    adopt_follow_up,
    adopt_handover_notes,
    adopt_plan,
    approve_hand_in,
    ask_for_readings,
    ask_for_specifications,
    begin_follow_up,
    begin_plan,
    carry_over,
    comment_on_goal,
    create_indicator,
    enter_readings,
    hand_over,
    publish_follow_up,
    remind_of_follow_up,
    report_progress,
    review_follow_up,
    revise_plan,
    say_not_applicable,
    specify,
    tie_goal,
    write_handover_note,
    write_summary,
)
from plans.difference import plan_difference
from plans.follow_up_document import kept_follow_up
from plans.follow_up_mails import follow_up_mail
from plans.follow_up_paper import make
from plans.models import ActivityPlan, FollowUpPaper, HandIn, Reading
from plans.plan_document import kept_plan
from plans.plan_page import goal_lines
from plans.reading_rules import Entry
from samverkan.tests.pdfcheck import text_of

pytestmark = pytest.mark.django_db
BEGINS, ENDS = date(2017, 1, 1), date(2018, 12, 31)
OF_2016, OF_2017 = date(2016, 1, 1), date(2017, 1, 1)
NBSP = "\N{NO-BREAK SPACE}"
ADOPTED, REVISED = date(2017, 3, 14), date(2017, 9, 12)


@pytest.fixture
def sign(cast, at):
    """`sign("2017-02-01")` is the official's name and that morning."""
    return lambda day: {"by": cast.official, "now": at(f"{day} 09:30")}


@pytest.fixture
def item(cast, sign):
    """`item(day)` is a point of the group's meeting that day."""

    def made(day: date):
        meeting = create_meeting(cast.group, date=day, **sign("2017-01-10"))
        return add_item(meeting, title="Verksamhetsplanen", kind="decision", **sign("2017-01-10"))

    return made


@pytest.fixture
def superiors(cast, sign):
    """Of the region's development plan and of the nation."""
    registers = [
        ("regional", "God och jämlik hälsa i hela länet", "Regional utvecklingsplan"),
        ("national", "Äldre ska kunna åldras i trygghet", "Nationella målet för äldrepolitiken"),
    ]
    return [
        add_superior_goal(
            cast.structure, kind=kind, text=text, document=document, valid_from=OF_2016, **sign("2017-01-20")
        )
        for kind, text, document in registers
    ]


@pytest.fixture
def planned(cast, sign):
    """The indicator that each organisation has its own figure for."""
    return create_indicator(
        cast.group,
        name="Utskrivna med färdig plan",
        unit="percent",
        by_organization=True,
        starts_on=OF_2016,
        responsible=cast.official,
        **sign("2017-01-20"),
    )


@pytest.fixture
def draft(cast, planned, superiors, sign):
    """Three goals: one measured and in line with both registers, one with nothing above it, one that nobody
    can measure."""
    by = sign("2017-02-01")
    plan = begin_plan(cast.group, title="Verksamhetsplan 2017–2018", starts_on=BEGINS, ends_on=ENDS, **by)
    home = add_goal(plan, title="Fler kommer hem med en färdig plan", responsible=cast.chair, **by)
    for superior in superiors:
        tie_goal(home, superior=superior, note="Samma villkor i hela länet", **by)
    figures = {"baseline": Decimal(60), "baseline_period": OF_2016, "target": Decimal(80), "due_on": ENDS}
    add_goal_indicator(home, indicator=planned, **figures, **by)
    add_activity(home, written=Written(text="Planera hemgången tillsammans", by_organization=True), **by)
    add_activity(home, written=Written(text="Besök på korttidsboendet", kind="study_visit"), **by)
    alike = add_goal(plan, title="Hemtjänsten mäter på samma sätt i länet", **by)
    say_not_applicable(alike, why="Den regionala utvecklingsplanen talar inte om hur vi mäter.", **by)
    add_goal(plan, title="Färre äldre känner sig ensamma", responsible=cast.member, **by)
    return plan


@pytest.fixture
def adopted(draft, item, sign):
    return adopt_plan(draft, on=ADOPTED, at=item(ADOPTED), **sign("2017-03-14"))


@pytest.fixture
def revised(cast, adopted, superiors, item, sign):
    """In the autumn the goal that could not be measured gets its indicator."""
    by = sign("2017-09-01")
    plan = revise_plan(adopted, **by)
    alone = plan.goals.get(number=3)
    tie_goal(alone, superior=superiors[1], **by)
    calls = create_indicator(
        cast.group, name="Ensamma enligt enkäten", direction="lower", starts_on=OF_2016, **by
    )
    add_goal_indicator(alone, indicator=calls, baseline=Decimal(400), target=Decimal(300), due_on=ENDS, **by)
    return adopt_plan(plan, on=REVISED, at=item(REVISED), **sign("2017-09-12"))


@pytest.fixture
def measured(cast, revised, planned, sign):
    """2017 as it came in: Arboga has no figure, eight are written down by the office, and Sala and Köping are
    asked for theirs."""
    places = Organization.objects.filter(seats__group=cast.group).exclude(kind="region").order_by("code")
    by, asked = sign("2018-01-10"), [cast.seats[name].organization for name in ("Sala", "Köping")]
    others = [one for one in places.distinct() if one not in asked]
    missing = {cast.seats["Arboga"].organization: "journalsystemet byttes i mars"}
    entries = [
        Entry(OF_2017, one.pk, missing=missing[one])
        if one in missing
        else Entry(OF_2017, one.pk, value=Decimal(step))
        for one, step in zip(others, count(66), strict=False)
    ]
    enter_readings(planned, entries=entries, source="Kommunernas egna siffror", **by)
    alone = revised.goals.get(number=3).indicators.get().indicator
    enter_readings(alone, entries=[Entry(OF_2017, value=Decimal(390))], source="Länets enkät", **by)
    add_contact(asked[0], label="Kansliet", email="kansli@example.se", starts_on=BEGINS, **by)
    asking = {"frequency": "year", "period": OF_2017, "organizations": asked, "due_on": date(2018, 1, 31)}
    ask_for_readings(cast.group, **asking, **by)
    return revised


def link_to(page: str, purpose: str) -> str:
    return reverse(page, args=[token_of(Link.objects.get(purpose=purpose))])


@pytest.mark.fact("S001-28", "S001-30", "S001-31", "S001-32", "P44", "P47")
def test_the_goals_are_measurable_set_for_the_county_and_in_line_with_those_above(draft, adopted):
    flags = [[flag.code for flag in line.flags] for line in goal_lines(draft)]
    document = kept_plan(adopted)

    assert flags == [[], ["unmeasured"], ["unmeasured", "alone"]]
    assert (adopted.adopted_on, adopted.adopted_at.title) == (ADOPTED, "Verksamhetsplanen")
    assert (document.starts_on, document.ends_on) == (BEGINS, ENDS)
    assert {goal.geography for goal in document.goals} == {"Västmanlands län"}
    assert [[one.kind for one in goal.superiors] for goal in document.goals] == [
        ["Regional utvecklingsplan", "Nationellt mål"],
        [],
        [],
    ]
    assert document.goals[1].why_no_superior == "Den regionala utvecklingsplanen talar inte om hur vi mäter."
    (target,) = document.goals[0].targets
    assert (target.baseline, target.target, target.due_on) == (f"60{NBSP}%", f"minst 80{NBSP}%", ENDS)
    assert [one.text for one in document.goals[0].activities] == [
        "Planera hemgången tillsammans",
        "Besök på korttidsboendet",
    ]


@pytest.mark.fact("S001-40", "S001-43")
def test_another_groups_plan_starts_from_its_material_and_delivers_what_holds_later(cast, at, item):
    by = {"by": cast.other_secretary, "now": at("2017-02-01 09:30")}
    plan = begin_plan(cast.other_group, title="Plan 2017–2018", starts_on=BEGINS, ends_on=ENDS, **by)
    add_plan_source(plan, title="Liv och hälsa Ung i Västmanland 2017", **by)
    goal = add_goal(plan, title="Kulturen når alla", **by)
    cultural = Written(text="Ny regional kulturplan", kind="deliverable", holds_from=date(2019, 1, 1))
    add_activity(goal, written=cultural, **by)
    meeting = create_meeting(cast.other_group, date=date(2017, 2, 20), **by)
    at_item = add_item(meeting, title="Planen", kind="decision", **by)
    adopt_plan(plan, on=meeting.date, at=at_item, **by | {"now": at("2017-02-20 13:00")})
    document = kept_plan(ActivityPlan.objects.get(pk=plan.pk))

    assert [one.title for one in document.sources] == ["Liv och hälsa Ung i Västmanland 2017"]
    assert [(one.text, one.holds_from) for one in document.goals[0].activities] == [
        ("Ny regional kulturplan", date(2019, 1, 1))
    ]


@pytest.mark.fact("S001-33", "S000-41")
def test_each_organisation_says_what_it_does_in_its_own_plan(cast, adopted, sign, at, monkeypatch):
    sala, koping = (cast.seats[name].organization for name in ("Sala", "Köping"))
    add_contact(sala, label="Kansliet", email="kansli@example.se", starts_on=BEGINS, **sign("2017-03-15"))
    ask_for_specifications(adopted, **sign("2017-03-15"))
    activity = adopted.goals.get(number=1).activities.get(by_organization=True)
    by_name = {"by": None, "by_name": "Registrator", "now": at("2017-04-02 08:00")}
    specify(activity, organization=koping, state="not_applicable", **by_name)
    monkeypatch.setattr(timezone, "now", lambda: at("2017-04-03 08:00"))
    row, address = (
        activity.specifications.get(organization=sala),
        link_to("activities:by_link", "plans.specification"),
    )
    given = {"state": "planned", "text": "Vårdplanering i hemmet", "link": "https://example.se/sala/plan"}
    typed = {f"a{row.pk}-{name}": value for name, value in given.items()}

    assert Client().post(address, typed | {"by_name": "Registrator"}).status_code == 302
    said = activity.specifications.exclude(at=None).order_by("organization__code")
    assert list(said.values_list("organization", "state", "link")) == [
        (sala.pk, "planned", "https://example.se/sala/plan"),
        (koping.pk, "not_applicable", ""),
    ]
    assert activity.specifications.filter(at=None).count() == 9


@pytest.mark.fact("S001-28")
def test_a_revision_shows_what_is_new_and_replaces_what_was_adopted(adopted, revised):
    before = ActivityPlan.objects.get(pk=adopted.pk)
    found = plan_difference(kept_plan(before), kept_plan(revised))

    assert [(one.kind, one.now) for one in found.goals] == [("same", 1), ("same", 2), ("changed", 3)]
    assert (before.state, revised.state, revised.number, found.head) == ("superseded", "adopted", 2, ())
    assert [row.sha256 == before.sha256 for row in (adopted, revised)] == [True, False]


@pytest.mark.fact("P45")
def test_what_is_handed_in_by_link_becomes_readings_when_it_is_approved(
    cast, measured, at, sign, monkeypatch
):
    sala, koping = HandIn.objects.order_by("organization__code")
    monkeypatch.setattr(timezone, "now", lambda: at("2018-01-15 08:00"))
    typed = {f"figure-{sala.figures.get().pk}": "72 %", "by_name": "Registrator", "step": "hand_in"}
    answer = Client().post(link_to("indicators:hand_in_by_link", "plans.hand_in"), typed)
    before = Reading.objects.filter(organization=sala.organization).count()
    approve_hand_in(sala, **sign("2018-01-16"))

    held = Reading.objects.filter(organization=sala.organization).values_list("value", "missing", "status")
    assert (answer.status_code, before, list(held)) == (302, 0, [(Decimal(72), "", "final")])
    koping.refresh_from_db()
    assert (koping.state, Reading.objects.exclude(missing="").get().value) == ("draft", None)


def followed_up(group, year: int, at_item, day: date, sign):
    """A year's follow-up, written, reviewed, adopted at the item and published, all on one day."""
    by = sign(day.isoformat())
    draft = begin_follow_up(group, year=year, **by)
    goal = draft.plan.goals.get(number=1)
    comment_on_goal(draft, goal=goal, text="Sju av tio kommuner är på väg.", result="partly", **by)
    write_summary(draft, summary=f"Ett år på väg: {year}.", **by)
    review_follow_up(draft, **by)
    adopt_follow_up(draft, on=day, at=at_item, **by)
    return publish_follow_up(draft, **by)


@pytest.mark.fact("S001-29", "S001-28", "P50", "P59")
def test_the_year_is_followed_up_and_everybody_reads_how_the_goals_came_along(cast, measured, item, sign):
    activity = measured.goals.get(number=1).activities.get(kind="study_visit")
    report_progress(activity, state="done", on=date(2017, 10, 3), **sign("2017-10-04"))
    day = date(2018, 2, 6)
    published = followed_up(cast.group, 2017, item(day), day, sign)
    document = kept_follow_up(published)
    make(FollowUpPaper.objects.latest("pk").pk)
    paper = " ".join(
        text_of(Client().get(reverse("public:follow_up_pdf", args=[published.pk])).content).split()
    )

    assert (published.plan, published.state, published.adopted_at.meeting.date) == (
        measured,
        "published",
        day,
    )
    assert [len(goal.indicators) for goal in document.goals] == [1, 0, 1]
    assert [(one.text, one.mark) for one in document.goals[0].activities][1] == (
        "Besök på korttidsboendet",
        "ok",
    )
    told = ["Ett år på väg: 2017.", "Fler kommer hem med en färdig plan", "Sju av tio kommuner är på väg."]
    kept = ["journalsystemet byttes", cast.member.name]
    assert [words in paper for words in told + kept] == [True, True, True, False, False]


@pytest.mark.fact("S001-29")
def test_those_who_answer_are_reminded_in_good_time_before_2019(cast, measured, item, sign, at):
    group = change_group(cast.group, trial_until=ENDS, **sign("2017-01-12"))
    day = date(2018, 2, 6)
    followed_up(cast.group, 2017, item(day), day, sign)

    def reminded(when: str) -> list[str]:
        plan = ActivityPlan.objects.select_related("group").get(pk=measured.pk)
        return [mail.address for mail in remind_of_follow_up(plan, by=None, now=at(f"{when} 06:00"))]

    found = [reminded(when) for when in ("2018-09-29", "2018-09-30", "2018-10-01")]
    assert found == [[], ["official@example.se", "chair@example.se"], []]
    mail = follow_up_mail(Delivery.objects.filter(kind="plans.follow_up_due").first(), {}).body
    assert (group.trial_until, "31 december 2018" in mail) == (ENDS, True)
    day = date(2018, 10, 30)
    followed_up(cast.group, 2018, item(day), day, sign)
    # The last day of the year comes near too, but the year is followed up.
    assert reminded("2018-12-20") == []


@pytest.mark.fact("S000-40", "S000-41", "S000-06")
def test_the_next_term_takes_over_the_goal_and_answers(cast, revised, item, sign):
    by, last = sign("2018-12-14"), item(date(2018, 12, 14))
    term = add_term(
        cast.structure, name="2019–2022", starts_on=date(2019, 1, 1), ends_on=date(2022, 12, 31), **by
    )
    text = "Högst aktuellt: behåll målet och lägg till digital hjälp hemma och kompetens."
    goal = revised.goals.get(number=1)
    told = {"about": "goal", "goal": goal, "direction": "widen", "text": text, "to_term": term}
    note = write_handover_note(from_group=cast.group, **told, **by)
    adopt_handover_notes([note], on=last.meeting.date, at=last, **by)
    hand_over([note], **by)
    by = sign("2019-02-05")
    years = {"starts_on": date(2019, 1, 1), "ends_on": date(2022, 12, 31)}
    plan = begin_plan(cast.group, title="Verksamhetsplan 2019–2022", **years, **by)
    again = carry_over(note, plan=plan, **by)
    note.refresh_from_db()

    assert (again.number, again.same_as, again.title) == (1, goal, "Fler kommer hem med en färdig plan")
    assert [row.indicator for row in again.indicators.all()] == [
        row.indicator for row in goal.indicators.all()
    ]
    assert (note.adopted_at, note.state, note.outcome, note.handled_in, note.handled_on) == (
        last,
        "handled",
        "widened",
        plan,
        date(2019, 2, 5),
    )
