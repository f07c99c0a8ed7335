"""What the plans of one's groups wait for, on the start page (P49, S001-29, S000-40, S004-22)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from groups.models import Group, Organization, Person, Seat, Term
from plans.actions import (
    add_goal,
    adopt_handover_notes,
    adopt_plan,
    begin_follow_up,
    begin_plan,
    hand_over,
    write_handover_note,
)
from plans.actions.follow_up_reminders import is_time
from plans.follow_up_days import follow_up_days
from plans.held_readings import held_of, named_organizations
from plans.models import ActivityPlan, FollowUp, FundingRequest, HandIn, HandInFigure, Indicator, Reading
from plans.reading_late import asked_of, owed_of
from plans.reporting_organizations import reporting_organizations
from plans.waiting import plans_to_follow_up, readings_lacking, waiting_days
from samverkan.pages.owed_rows import FOLLOW_UP, READING, OwedRow
from samverkan.pages.plan_duties import plan_duties
from samverkan.pages.start import start_of

JAN, DEC, ADOPTED = date(2017, 1, 1), date(2018, 12, 31), date(2017, 2, 1)
PLANNERS, OTHERS = ("secretary", "official", "chair"), ("member", "substitute", "stranger", "other_secretary")
EVERYBODY = (*PLANNERS, *OTHERS)
EMPTY = OwedRow(FOLLOW_UP, 1, "aldre", JAN, None, "Äldre", DEC, False, None, None, "", None, None)


def told(cast, now, *addresses: str) -> dict[str, list[str]]:
    """Of each of the cast, what of these addresses they are told."""
    people = {who: Person.objects.get(pk=getattr(cast, who).pk) for who in EVERYBODY}
    return {
        who: [duty.what for duty in start_of(person, now).duties if duty.url in addresses]
        for who, person in people.items()
    }


def only(people: tuple[str, ...], *what: str) -> dict[str, list[str]]:
    return {who: list(what) if who in people else [] for who in EVERYBODY}


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def plan(cast, sign):
    plan = begin_plan(cast.group, title="Plan", starts_on=JAN, ends_on=DEC, **sign)
    add_goal(plan, title="Färre faller", responsible=cast.member, **sign)
    return adopt_plan(plan, on=ADOPTED, where="Mötet i Sala", **sign)


@pytest.mark.django_db
@pytest.mark.fact("S001-29")
def test_those_who_plan_are_told_of_the_follow_up_and_the_responsible_of_their_words(cast, at, plan, sign):
    address = reverse("follow_up:group", args=["aldre"])
    assert told(cast, at("2017-11-01 09:00"), address) == only(())
    now = at("2018-01-10 09:00")
    what = f"Följ upp planen i {cast.group.name_on(JAN)} för 2017"
    assert told(cast, now, address) == only(PLANNERS, what)

    follow_up = begin_follow_up(cast.group, year=2017, by=cast.official, now=now)
    FollowUp.objects.filter(pk=follow_up.pk).update(words_due_on=date(2018, 1, 20))
    page = reverse("follow_up:one", args=[follow_up.pk])
    assert told(cast, now, page) == only(("chair", "member"), "Hur det gick 2017")
    done = {"state": "adopted", "adopted_on": date(2018, 1, 9), "adopted_where": "Mötet i Sala"}
    FollowUp.objects.filter(pk=follow_up.pk).update(**done, sha256="x")
    assert told(cast, now, address, page) == only(())


@pytest.mark.django_db
@pytest.mark.fact("S001-29")
def test_only_plans_with_a_day_near_are_asked_for_and_all_of_those(cast, at):
    adopted = {
        "group": cast.group,
        "state": "adopted",
        "adopted_on": ADOPTED,
        "sha256": "x",
        "created_at": at(),
        "title": "Plan",
        "adopted_where": "Mötet i Sala",
    }
    spans = [
        (date(2017, 1, 1), date(2018, 12, 31)),
        (date(2016, 2, 29), date(2019, 8, 31)),
        (date(2017, 7, 1), date(2017, 8, 10)),
        (date(2012, 1, 1), date(2014, 12, 31)),
    ]
    rows = {ActivityPlan.objects.create(starts_on=a, ends_on=b, **adopted).pk: (a, b) for a, b in spans}
    Group.objects.filter(pk=cast.group.pk).update(trial_until=date(2018, 5, 31), ends_on=date(2019, 2, 28))
    # Those on their way round the year, and the days beside what ends something.
    todays = [date(2017, 1, 3) + timedelta(days=number * 9) for number in range(115)]
    todays += [date(2018, 2, 28), date(2018, 11, 28), date(2019, 5, 31), date(2019, 6, 1)]
    near, missed, needless = 0, [], 0
    for today in todays:
        found = set(plans_to_follow_up(cast.official, waiting_days(today)).values_list("pk", flat=True))
        for pk, (starts_on, ends_on) in rows.items():
            days = follow_up_days(starts_on, ends_on, date(2018, 5, 31), date(2019, 2, 28))
            is_near = any(is_time(day, today) for day in days if today >= starts_on)
            near += is_near
            missed += [(today, starts_on)] if is_near and pk not in found else []
            needless += pk in found and not is_near
    assert (missed, needless < near) == ([], True)
    middle = waiting_days(date(2017, 10, 1))
    kept = plans_to_follow_up(cast.official, middle).values_list("starts_on", flat=True)
    assert list(kept) == [date(2017, 7, 1)]


@pytest.mark.django_db
@pytest.mark.fact("S000-40")
def test_notes_wait_for_those_who_plan_and_those_of_a_term_until_it_begins(cast, at, sign):
    term = Term.objects.create(
        structure=cast.structure, name="2019–2022", starts_on=date(2019, 1, 1), ends_on=date(2022, 12, 31)
    )
    given = {"about": "way_of_working", "direction": "keep", "text": "Sex möten", **sign}
    notes = [
        write_handover_note(from_group=cast.group, to_term=term, **given),
        write_handover_note(from_group=cast.group, to_group=cast.group, to_term=term, **given),
        write_handover_note(from_group=cast.other_group, to_group=cast.group, **given),
    ]
    adopt_handover_notes(notes, on=ADOPTED, where="Mötet i Sala", **sign)
    hand_over(notes, **sign)
    write_handover_note(from_group=cast.other_group, to_group=cast.group, **given)

    address = reverse("handover:group", args=["aldre"])
    assert told(cast, at("2018-12-31 09:00"), address) == only(PLANNERS, "1 medskick att ta ställning till")
    assert told(cast, at("2019-01-01 09:00"), address) == only(PLANNERS, "3 medskick att ta ställning till")


@pytest.mark.django_db
@pytest.mark.fact("S004-16")
def test_requests_wait_for_those_who_plan_in_the_group_that_is_asked(cast, at):
    local = Group.objects.create(
        structure=cast.structure, kind="strategic_forum", slug="lokal", starts_on=JAN, state="active"
    )
    asked = {"applicant": local, "addressee": cast.group, "created_at": at()}
    for year, state in ((2018, "submitted"), (2019, "under_review"), (2020, "draft")):
        days = {} if state == "draft" else {"submitted_on": ADOPTED, "approved_on": ADOPTED}
        given = {"state": state, "approved_how": "Mötet i Sala", **days, **asked}
        FundingRequest.objects.create(year=year, title=f"{year}", **given)
    address = reverse("funding:year", args=["aldre", 2018])
    assert told(cast, at(), address) == only(PLANNERS, "2 äskanden att granska")


@pytest.mark.django_db
@pytest.mark.fact("P49")
def test_who_is_responsible_is_told_of_a_reading_that_is_late(cast, at):
    given = {"group": cast.group, "responsible": cast.member, "starts_on": JAN, "frequency": "month"}
    names = ("Läst", "Sen", "Hämtad", "Inte än")
    rows = {name: Indicator.objects.create(name=name, lag_days=10, **given) for name in names}
    Indicator.objects.filter(name="Hämtad").update(source="kolada", kolada_id="N00001")
    Indicator.objects.filter(name="Inte än").update(lag_days=60)
    for name, month in (("Läst", 4), ("Sen", 3), ("Inte än", 3)):
        Reading.objects.create(indicator=rows[name], period=date(2017, month, 1), value=1, at=at())
    addresses = [reverse("indicators:enter", args=[row.pk]) for row in rows.values()]
    assert told(cast, at("2017-05-20 09:00"), *addresses) == only(("member",), "Sen")


@pytest.mark.django_db
@pytest.mark.fact("S004-22")
def test_a_reading_that_organisations_lack_is_told_as_the_mail_tells_it(cast, at):
    today, april = date(2017, 5, 20), date(2017, 4, 1)
    handed_in, asked, silent = (cast.seats[name].organization for name in ("Sala", "Köping", "Region 1"))
    asked.registrar_email = "registrator@koping.example"
    asked.save()
    given = {"group": cast.group, "responsible": cast.member, "frequency": "month", "lag_days": 10}
    sent = {"group": cast.group, "frequency": "month", "period": april, "due_on": today, "asked_at": at()}
    sent |= {"handed_in_at": at()}
    states = ((handed_in, "handed_in"), (asked, "draft"), (silent, "sent_back"))
    hand_ins = {
        who.pk: HandIn.objects.create(organization=who, state=state, comment="Se över", **sent)
        for who, state in states
    }
    names = named_organizations(cast.group.pk, today)
    # Whom each lacks April's reading of, and the day it is measured until.
    lacking = {
        "Läst av alla": (set(), None),
        "Läst av en": (set(names) - {asked.pk}, None),
        "Inlämnad": ({handed_in.pk}, None),
        "Begärd": ({asked.pk}, None),
        "Begärd av ingen": ({silent.pk}, None),
        "Avslutad": (set(names), date(2017, 3, 31)),
    }
    rows = {}
    for name, (who, ends_on) in lacking.items():
        rows[name] = row = Indicator.objects.create(
            name=name, by_organization=True, starts_on=JAN, ends_on=ends_on, **given
        )
        for pk in names:
            period = date(2017, 3, 1) if pk in who else april
            Reading.objects.create(indicator=row, organization_id=pk, period=period, value=1, at=at())
        if name in ("Inlämnad", "Begärd", "Begärd av ingen"):
            for pk in who:
                HandInFigure.objects.create(hand_in=hand_ins[pk], indicator=row)
    # Who came in May owes nothing for April.
    new = Organization.objects.create(kind="other")
    old = cast.seats["Sala"]
    Seat.objects.create(
        group=cast.group, rule=old.rule, number=900, organization=new, starts_on=date(2017, 5, 2)
    )

    keys = {row.pk: name for name, row in rows.items()}
    held, answered = held_of(keys), asked_of(keys, today)
    reporting = reporting_organizations([cast.group.pk], today)[cast.group.pk]
    mailed = [
        name for pk, name in keys.items() if owed_of(rows[name], held[pk], reporting, today, answered[pk])
    ]
    addresses = [reverse("indicators:enter", args=[pk]) for pk in keys]
    assert mailed == ["Läst av en", "Begärd av ingen"]
    assert told(cast, at("2017-05-20 09:00"), *addresses) == only(("member",), *mailed)
    found = readings_lacking(cast.member, waiting_days(today)).values_list("name", flat=True)
    assert "Avslutad" not in found


@pytest.mark.parametrize(
    ("today", "followed_up", "late"),
    [
        (date(2017, 12, 1), None, []),
        (date(2017, 12, 20), None, [False]),
        (date(2018, 1, 10), None, [True]),
        (date(2018, 1, 10), 2017, []),
        (date(2018, 10, 2), 2017, [True]),
        (date(2018, 10, 2), 2018, []),
    ],
)
def test_a_follow_up_is_told_from_near_its_day_until_it_is_adopted(today, followed_up, late):
    duties = plan_duties([EMPTY._replace(count=followed_up)], today)
    assert [duty.is_late for duty in duties] == late


def test_many_late_readings_are_one_line():
    row = EMPTY._replace(kind=READING, text="Fall", meeting_of="year", day=None, due_on=JAN, count=30)
    duties = plan_duties([row._replace(pk=number) for number in range(4)], date(2018, 3, 1))
    assert [(duty.what, duty.is_late) for duty in duties] == [("4 mätvärden att fylla i", True)]
