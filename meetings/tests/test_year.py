"""Obligations, ticks, usual meetings and the plan of a year: what the verbs do and refuse."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from groups.models import Group
from meetings.actions import (
    ChosenDay,
    add_item,
    add_obligation,
    add_pattern,
    adopt_usual_obligations,
    approve,
    begin_correction,
    begin_notes,
    cancel_meeting,
    change_item,
    change_obligation,
    circulate,
    create_meeting,
    end_obligation,
    fulfil_obligation,
    plan_year,
    put_on_agenda,
    unfulfil,
)
from meetings.models import Fulfilment, JointGroup, Meeting, MeetingPattern, Obligation, ObligationItem
from meetings.wheel import deals_with
from meetings.wheel_facts import group_wheel
from meetings.year_desk import obligations_of, undone, undone_words
from meetings.year_proposal import proposal_of, surroundings_of
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
Y17 = date(2017, 1, 1)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at()}


@pytest.fixture
def website(cast, sign):
    return add_obligation(cast.structure, title="Dialog om hemsidan", key="website", starts_on=Y17, **sign)


@pytest.fixture
def fresh(cast):
    """The group with its names and settings, as a page has it."""
    rows = Group.objects.select_related("structure").prefetch_related("names", "settings")
    return lambda: rows.get(pk=cast.group.pk)


def refusal(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.code


@pytest.mark.fact("S002-01", "S002-24", "S000-03")
def test_the_usual_obligations_are_taken_over_once(cast, sign):
    made = adopt_usual_obligations(cast.structure, **sign)
    again = adopt_usual_obligations(cast.structure, **sign)

    assert [(row.key, row.title, row.times, row.at_last_meeting, row.starts_on) for row in made] == [
        ("dialogue", "Dialog om samverkansstrukturen", 1, False, Y17),
        ("website", "Dialog om hemsidan", 1, False, Y17),
        ("oral_evaluation", "Muntlig utvärdering", 1, True, Y17),
        ("plan_follow_up", "Uppföljning av verksamhetsplanen", 1, False, Y17),
    ]
    assert (again, Obligation.objects.count()) == ([], 4)


def test_an_obligation_put_in_twice_is_one_and_another_owners_is_another(cast, sign, website):
    facts = {"title": " Dialog om  hemsidan ", "key": "website", "starts_on": Y17}

    same = add_obligation(cast.structure, **facts, **sign)
    other = add_obligation(cast.group, **facts, **sign)

    assert (same, other == website, Obligation.objects.count()) == (website, False, 2)


def test_what_an_obligation_cannot_be(cast, sign, website):
    codes = [
        refusal(add_obligation, cast.group, title=" ", starts_on=Y17, **sign),
        refusal(add_obligation, cast.group, title="A", starts_on=Y17, times=13, **sign),
        refusal(end_obligation, website, ends_on=date(2016, 12, 31), **sign),
    ]
    change_obligation(website, times=2, month=4, **sign)

    assert codes == ["no_title", "times", "ends_before_start"]
    assert [(row.times, row.month, row.history.first().history_user) for row in Obligation.objects.all()] == [
        (2, 4, cast.secretary)
    ]
    for wrong in ({"times": 0}, {"month": 13}, {"group": cast.group}, {"title": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Obligation.objects.filter(pk=website.pk).update(**wrong)


def test_ticked_twice_the_same_day_is_once_and_can_be_taken_back(cast, sign, website, held, at):
    now = at("2017-03-15 09:00")
    item = held.items.get(title="Trygg hemgång")
    given = {"group": cast.group, "on": held.date, "by": cast.chair, "now": now}

    (first,) = fulfil_obligation(website, item=item, text="  I dialog ", **given)
    (again,) = fulfil_obligation(website, text="Något annat", **given)
    told = [(row.meeting, row.item, row.text, row.ticked_by) for row in Fulfilment.objects.all()]
    offered = [(row.title, row.is_ticked) for row in obligations_of(held)]
    unfulfil(first, **sign)

    assert (again, told) == (first, [(held, item, "I dialog", cast.chair)])
    assert offered == [("Dialog om hemsidan", True)]
    assert [row.is_ticked for row in obligations_of(held)] == [False]
    assert Fulfilment.history.filter(history_type="-").count() == 1


def test_an_upper_room_ticks_by_key_what_there_is(cast, sign, website):
    own = add_obligation(cast.group, title="Vår sida", key="website", starts_on=Y17, **sign)
    given = {"group": cast.group, "on": date(2017, 2, 1)} | sign

    ticked = fulfil_obligation("website", **given)
    nothing = fulfil_obligation("yearly_report", **given)

    assert ({row.obligation for row in ticked}, nothing) == ({website, own}, [])


def test_what_cannot_be_ticked(cast, sign, website, held, at):
    theirs = add_obligation(cast.other_group, title="Hemlig", starts_on=Y17, **sign)
    elsewhere = create_meeting(cast.other_group, date=date(2017, 2, 7), **sign)
    item = add_item(elsewhere, title="Hemlig punkt", **sign)
    given = {"group": cast.group, "on": date(2017, 2, 7)} | sign

    codes = [
        refusal(fulfil_obligation, website, **given | {"on": date(2017, 3, 2)}),
        refusal(fulfil_obligation, website, **given | {"on": date(2016, 12, 31)}),
        refusal(fulfil_obligation, theirs, **given),
        refusal(fulfil_obligation, website, meeting=elsewhere, **given),
        refusal(fulfil_obligation, website, item=item, **given),
        refusal(fulfil_obligation, website, meeting=held, item=item, **given),
    ]

    assert codes == ["future", "not_in_force", "other_group", "other_group", "other_group", "other_meeting"]
    assert Fulfilment.objects.count() == 0


def test_a_closed_group_owes_nothing_new(cast, sign, website, at):
    Group.objects.filter(pk=cast.group.pk).update(
        state="closed", ends_on=date(2017, 2, 28), closing_reason="Uppdraget är slutfört."
    )

    assert refusal(fulfil_obligation, website, group=cast.group, on=date(2017, 2, 1), **sign) == "closed"
    assert undone([cast.group.pk], date(2017, 12, 1)) == []


@pytest.mark.fact("S002-01", "S002-21")
@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2017, 10, 30), []),
        (date(2017, 10, 31), [("aldre", 2017, "Dialog om hemsidan", False)]),
        (
            date(2017, 12, 28),
            [("aldre", 2017, "Dialog om hemsidan", False), ("aldre", 2018, "Vår februarirapport", False)],
        ),
        (date(2018, 3, 1), [("aldre", 2018, "Vår februarirapport", True)]),
    ],
)
def test_what_is_not_done_is_told_in_time(today, expected, cast, sign, website, fresh):
    add_obligation(cast.group, title="Vår februarirapport", month=2, starts_on=date(2018, 1, 1), **sign)
    # Others of the structure owe the same, and are not asked about.
    Group.objects.update(state="active")

    found = undone([cast.group.pk], today)

    assert {one.slug for one in undone([cast.other_group.pk], date(2017, 12, 1))} == {"kultur-idrott"}
    assert [(one.slug, one.year, one.title, one.is_late) for one in found] == expected


def test_what_is_done_is_not_told(cast, sign, website, at):
    last = create_meeting(cast.group, date=date(2017, 11, 21), start=time(9), end=time(12), **sign)
    extra = create_meeting(cast.group, date=date(2017, 12, 5), kind="extra", **sign)
    oral = add_obligation(
        cast.group, title="Muntlig utvärdering", at_last_meeting=True, starts_on=Y17, **sign
    )
    now = {"by": cast.secretary, "now": at("2017-12-06 09:00")}

    before = undone([cast.group.pk], date(2017, 12, 6))
    fulfil_obligation(website, group=cast.group, on=extra.date, **now)
    fulfil_obligation(oral, group=cast.group, on=last.date, meeting=last, **now)

    assert [(one.title, one.due, one.is_late) for one in before] == [
        ("Muntlig utvärdering", last.date, True),
        ("Dialog om hemsidan", date(2017, 12, 31), False),
    ]
    assert undone_words(before) == (
        "Muntlig utvärdering, senast 21 november 2017; Dialog om hemsidan, senast 31 december 2017"
    )
    assert undone([cast.group.pk], date(2017, 12, 6)) == []
    assert undone([cast.other_group.pk], date(2017, 12, 6)) == []


DAYS = (
    ChosenDay(date(2018, 3, 13), time(9), time(12), place="Rådhuset"),
    ChosenDay(date(2018, 9, 11), time(9), time(12)),
)


@pytest.mark.fact("S000-32", "N12")
def test_a_year_planned_twice_is_planned_once_with_preliminary_times(cast, sign):
    made = plan_year(cast.group, year=2018, days=DAYS, **sign)
    again = plan_year(cast.group, year=2018, days=[*DAYS, DAYS[0]], **sign)

    rows = Meeting.objects.filter(group=cast.group).order_by("date")
    assert [(row.date, row.start, row.end, row.place, row.is_preliminary) for row in rows] == [
        (date(2018, 3, 13), time(9), time(12), "Rådhuset", True),
        (date(2018, 9, 11), time(9), time(12), "", True),
    ]
    assert (len(made), again) == (2, [])


def test_a_year_is_planned_whole_or_not_at_all(cast, sign):
    backwards = ChosenDay(date(2018, 5, 15), time(12), time(9))

    codes = [
        refusal(plan_year, cast.group, year=2018, days=[], **sign),
        refusal(plan_year, cast.group, year=2019, days=DAYS, **sign),
        refusal(plan_year, cast.group, year=2018, days=[*DAYS, backwards], **sign),
    ]

    assert codes == ["no_days", "other_year", "ends_before_start"]
    assert Meeting.objects.count() == 0


def test_a_cancelled_meeting_does_not_stand_in_the_way(cast, sign):
    made = plan_year(cast.group, year=2018, days=DAYS, **sign)
    cancel_meeting(made[0], reason="Fullmäktige samma dag.", **sign)

    assert [row.date for row in plan_year(cast.group, year=2018, days=DAYS, **sign)] == [DAYS[0].day]


@pytest.mark.fact("S000-32")
def test_the_proposal_is_the_usual_days_less_those_that_are_there(cast, sign, fresh):
    group = fresh()
    spread = proposal_of(group, 2018, surroundings_of(group, 2018))
    for month, week in ((3, 2), (9, 5)):
        add_pattern(cast.group, month=month, week=week, weekday=3, start=time(13), end=time(16), **sign)
    add_pattern(cast.group, month=3, week=2, weekday=3, start=time(13), end=time(15), **sign)
    create_meeting(cast.group, date=date(2018, 3, 20), start=time(9), **sign)

    usual = proposal_of(group, 2018, surroundings_of(group, 2018))

    assert [sum(one.day.month <= 6 for one in spread.days), len(spread.days)] == [3, 6]
    assert {(one.start, one.end) for one in spread.days} == {(time(9), time(12))}
    assert MeetingPattern.objects.count() == 2
    assert usual.days == (ChosenDay(date(2018, 9, 27), time(13), time(16), "ordinary", ""),)


def test_a_leap_day_is_planned_like_any_other(cast, sign, fresh):
    add_pattern(cast.group, month=2, week=5, weekday=1, start=time(9), end=time(12), **sign)
    group = fresh()
    days = proposal_of(group, 2028, surroundings_of(group, 2028)).days

    plan_year(cast.group, year=2028, days=days, **sign)

    wheel = group_wheel(fresh(), 2028, date(2028, 2, 29))
    assert [(one.day, one.is_held) for one in wheel.meetings] == [(date(2028, 2, 29), False)]
    assert (wheel.pace.planned, wheel.pace.missing) == (1, 5)


@pytest.fixture
def approved(cast, sign):
    """The notes, sent out and approved by the chair."""

    def approve_them(notes):
        circulate(notes, **sign)
        approve(notes, by=cast.chair, now=sign["now"])
        return notes

    return approve_them


@pytest.mark.parametrize(
    ("obligation", "item", "is_so"),
    [
        ("Muntlig utvärdering", "Muntlig utvärdering av året", True),
        ("Dialog om hemsidan", "DIALOG OM HEMSIDAN", True),
        ("Dialog om hemsidan", "Dialog", False),
        ("Muntlig utvärdering", "Utvärdering", False),
    ],
)
def test_an_item_fulfils_what_it_names_in_full(obligation, item, is_so):
    assert deals_with(obligation, item) == is_so


@pytest.mark.fact("S000-03", "S002-01", "S002-24")
def test_what_was_on_the_agenda_is_ticked_when_the_notes_are_approved(cast, sign, website, approved):
    Group.objects.update(state="active")
    named = add_obligation(
        cast.group, title="Muntlig utvärdering", key="oral_evaluation", starts_on=Y17, **sign
    )
    add_obligation(cast.group, title="Årsrapport", starts_on=Y17, **sign)
    theirs = add_obligation(cast.other_group, title="Genomgång", starts_on=Y17, **sign)
    meeting = create_meeting(cast.group, date=date(2017, 2, 14), start=time(9), **sign)
    JointGroup.objects.create(meeting=meeting, group=cast.other_group)
    put = put_on_agenda(website, meeting=meeting, **sign)
    change_item(put, title="Webben", **sign)
    oral = add_item(meeting, title="Muntlig utvärdering av halvåret", **sign)
    add_item(meeting, title="Genomgången", **sign)
    before = Fulfilment.objects.count()

    notes = approved(begin_notes(meeting, **sign))

    found = list(Fulfilment.objects.order_by("obligation_id", "group_id"))
    assert (before, {row.on for row in found}) == (0, {meeting.date})
    assert [(row.obligation, row.group, row.item) for row in found] == [
        (website, cast.group, put),
        (website, cast.other_group, put),
        (named, cast.group, oral),
        (theirs, cast.other_group, meeting.items.get(title="Genomgången")),
    ]
    unfulfil(found[0], **sign)
    approved(begin_correction(notes, note="Punkt 1.", **sign))
    assert (notes.versions.count(), Fulfilment.objects.count()) == (2, 3)


@pytest.mark.fact("S002-24", "N12")
def test_an_obligation_is_put_on_an_agenda_once_and_only_where_it_is_owed(cast, sign, website):
    meeting = create_meeting(cast.group, date=date(2017, 5, 14), start=time(9), **sign)
    theirs = add_obligation(cast.other_group, title="Genomgång", starts_on=Y17, **sign)
    later = add_obligation(cast.group, title="Årsrapport", starts_on=date(2018, 1, 1), **sign)
    there = add_item(meeting, title="Muntlig utvärdering och nästa år", **sign)
    oral = add_obligation(cast.group, title="Muntlig utvärdering", starts_on=Y17, **sign)

    put = [put_on_agenda(website, meeting=meeting, **sign) for _time in (1, 2)]

    assert (put[0], put[0].title, put[0].kind) == (put[1], "Dialog om hemsidan", "dialogue")
    assert put_on_agenda(oral, meeting=meeting, **sign) == there
    assert [refusal(put_on_agenda, row, meeting=meeting, **sign) for row in (theirs, later)] == [
        "other_group",
        "not_in_force",
    ]
    cancel_meeting(meeting, reason="Få kan.", **sign)
    other = add_obligation(cast.group, title="Annat", starts_on=Y17, **sign)
    assert refusal(put_on_agenda, other, meeting=meeting, **sign) != ""
    assert ObligationItem.objects.count() == 2
