"""Issues on agendas, in calls and notes, and what the time line says of it (ruling 1, S002-12, S002-26)."""

from datetime import date, time

import pytest
from django.utils import translation

from groups.models import GroupSettings
from issues.actions import Step, move_issue, raise_issue, screen_issue
from issues.models import Issue, IssueEvent, IssueGroup, Position, Stage
from meetings.actions import (
    add_action,
    add_item,
    add_outcome,
    approve,
    begin_correction,
    begin_notes,
    change_item,
    change_outcome,
    circulate,
    copy_items,
    create_meeting,
    move_issue_at,
    propose_item,
    publish,
    raise_from_item,
    raise_from_proposal,
    remove_item,
    take_position_at,
    take_up_issue,
    tie_issue,
    withdraw_publication,
)
from meetings.issue_agenda import kind_for
from meetings.minutes_report import notes_items
from meetings.models import AgendaItem, EventAt, ItemIssue, PositionAt, StageMoveAt
from meetings.reports import agenda_lines, agenda_of
from samverkan.lib.refusal import Refused

FITS = {"has_common_interest": True, "needs_cooperation": True, "is_intermunicipal": False, "fits": True}
DAY = date(2017, 3, 14)


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at("2017-03-02 09:00")}


@pytest.fixture
def issue(cast, at):
    made = raise_issue(
        cast.structure,
        title="Missbruk hos äldre",
        home_group=cast.group,
        by=cast.member,
        now=at("2017-02-01 09:00"),
    )
    screen_issue(made, group=cast.group, by=cast.official, now=at("2017-02-10 09:00"), **FITS)
    return made


@pytest.fixture
def closed_issue(cast, at):
    return raise_issue(
        cast.structure,
        title="Uppsägning av avtalet med Hemliga Hus",
        home_group=cast.group,
        circle="presidency",
        closed_reason="Upphandling",
        by=cast.chair,
        now=at("2017-02-01 09:00"),
    )


@pytest.fixture
def item(held, issue, sign):
    return take_up_issue(
        issue, meeting=held, kind="dialogue", wanted_outcome="Gruppen vet vad som tas hem.", **sign
    )


def time_line(issue, kind):
    rows = IssueEvent.objects.filter(issue=issue, kind=kind).order_by("pk")
    return list(rows.values_list("text", "on", "circle", "at_meeting__meeting", "at_meeting__item"))


def printed(meeting):
    with translation.override("sv"):
        lines = agenda_lines(agenda_of(meeting), meeting)
    return {line.title: line.issues for line in lines if line.issues}


@pytest.mark.parametrize(
    ("stage", "may", "kind"),
    [
        ("raised", True, "dialogue"),
        ("screened", True, "dialogue"),
        ("prioritized", True, "preparation"),
        ("preparation", False, "preparation"),
        ("anchoring", False, "dialogue"),
        ("position", True, "position"),
        ("position", False, "dialogue"),
        ("decision_in_organizations", True, "report"),
        ("follow_up", False, "report"),
        ("parked", True, "information"),
    ],
)
def test_the_kind_of_item_fits_the_stage(stage, may, kind):
    assert kind_for(stage, may_take_positions=may) == kind


@pytest.mark.fact("S002-26")
def test_an_issue_comes_on_the_agenda_once_and_its_time_line_says_so(held, issue, item, sign):
    again = take_up_issue(issue, meeting=held, kind="dialogue", **sign)

    assert (again.pk, item.title, list(ItemIssue.objects.values_list("item", "issue"))) == (
        item.pk,
        "Missbruk hos äldre",
        [(item.pk, issue.pk)],
    )
    told = f"{held.group.name_on(DAY)}, 14 mars 2017: Missbruk hos äldre. Gruppen vet vad som tas hem."
    assert time_line(issue, "on_agenda") == [(told, date(2017, 3, 2), "group", held.pk, item.pk)]


def test_the_papers_print_the_issue_with_its_stage_on_the_day_of_the_meeting(cast, held, issue, item, at):
    before = printed(held)
    move_issue(issue, step=Step(Stage.PRIORITIZED, on=DAY), by=cast.official, now=at("2017-03-14 15:00"))
    on_the_day = printed(held)
    move_issue(issue, step=Step(Stage.PREPARATION), by=cast.official, now=at("2017-03-15 09:00"))

    assert before == {"Missbruk hos äldre": ("Fråga 2017:1 · Prövad",)}
    assert on_the_day == printed(held) == {"Missbruk hos äldre": ("Fråga 2017:1 · Prioriterad",)}
    with translation.override("sv"):
        assert [line.issues for line in notes_items(held) if line.issues] == [("Fråga 2017:1 · Prioriterad",)]


@pytest.mark.parametrize("stage", ["declined", "merged", "closed"])
def test_what_is_finished_comes_on_no_agenda(cast, held, issue, sign, at, stage):
    other = raise_issue(cast.structure, title="Två", home_group=cast.group, by=cast.member, now=at())
    if stage == "closed":
        issue.stages.filter(left_on=None).update(stage="closed")
    else:
        into = other if stage == "merged" else None
        move_issue(issue, step=Step(stage, text="Hör hemma där.", merged_into=into), **sign)

    with pytest.raises(Refused) as refused:
        take_up_issue(issue, meeting=held, kind="dialogue", **sign)

    assert (refused.value.code, ItemIssue.objects.count()) == ("finished", 0)


def test_an_issue_taken_up_elsewhere_lets_that_group_in(cast, issue, sign):
    theirs = create_meeting(cast.other_group, date=DAY, start=time(9), end=time(12), place="Sal A", **sign)

    take_up_issue(issue, meeting=theirs, kind="dialogue", **sign)

    assert list(IssueGroup.objects.values_list("issue", "group")) == [(issue.pk, cast.other_group.pk)]


@pytest.mark.fact("P25")
def test_a_closed_issue_makes_a_closed_item_that_says_nothing_of_it(cast, held, items, closed_issue, sign):
    with pytest.raises(Refused) as untitled:
        take_up_issue(closed_issue, meeting=held, kind="dialogue", **sign)
    item = take_up_issue(closed_issue, meeting=held, kind="dialogue", title="En upphandling", **sign)
    tie_issue(items[2], issue=closed_issue, **sign)

    items[2].refresh_from_db()
    assert untitled.value.code == "no_open_title"
    assert (item.circle, item.closed_reason, items[2].circle) == ("presidency", "Upphandling", "presidency")
    assert printed(held) == {}
    assert [row[2] for row in time_line(closed_issue, "on_agenda")] == ["presidency", "presidency"]
    with pytest.raises(Refused) as wider:
        change_item(item, circle="group", kind=item.kind, **sign)
    assert wider.value.code == "closed_issue"


def test_a_closed_issue_is_taken_up_only_at_home(cast, closed_issue, sign):
    theirs = create_meeting(cast.other_group, date=DAY, start=time(9), end=time(12), place="Sal A", **sign)

    with pytest.raises(Refused) as refused:
        take_up_issue(closed_issue, meeting=theirs, kind="dialogue", title="En upphandling", **sign)

    assert (refused.value.code, IssueGroup.objects.count()) == ("closed", 0)


def test_an_issue_closed_afterwards_is_not_named_on_an_open_item(held, issue, item):
    Issue.objects.filter(pk=issue.pk).update(circle="office", closed_reason="Sekretess")

    assert printed(held) == {}


def test_the_issue_goes_along_to_the_next_agenda_and_is_told_when_taken_off(cast, held, issue, item, sign):
    later = create_meeting(cast.group, date=date(2017, 4, 25), start=time(9), end=time(12), place="A", **sign)

    (copied,) = copy_items(later, items=[item], **sign)
    remove_item(copied, **sign)

    name = held.group.name_on(DAY)
    assert [row[0] for row in time_line(issue, "on_agenda")][1:] == [
        f"{name}, 25 april 2017: Missbruk hos äldre. Gruppen vet vad som tas hem.",
        f"Struken: {name}, 25 april 2017: Missbruk hos äldre",
    ]


def approved(minutes, cast, at):
    circulate(minutes, by=cast.secretary, now=at("2017-03-15 09:00"))
    approve(minutes, by=cast.chair, now=at("2017-03-16 09:00"))
    minutes.refresh_from_db()


@pytest.mark.fact("S002-12")
def test_what_the_approved_notes_say_stands_on_the_time_line_and_a_correction_too(
    cast, at, held, issue, item, minutes
):
    cast.group.settings.update(approval_rule=GroupSettings.ApprovalRule.CHAIR)
    Issue.objects.update(is_public=True)
    now = {"by": cast.secretary, "now": at("2017-03-14 10:00")}
    outcome = add_outcome(item, kind="consensus", text="Frågan tas hem.", points=["att fråga nämnden"], **now)
    add_action(item, text="Skicka underlaget", owners=["Sekreteraren"], **now)
    before = time_line(issue, "notes")
    approved(minutes, cast, at)
    begin_correction(minutes, note="Fel ord.", by=cast.secretary, now=at("2017-03-20 09:00"))
    change_outcome(outcome, kind="consensus", text="Frågan tas hem nu.", points=[], **now)
    approved(minutes, cast, at)

    first = "Samsyn: Frågan tas hem.\n– att fråga nämnden\nAtt göra: Skicka underlaget (Sekreteraren)"
    second = "Samsyn: Frågan tas hem nu.\nAtt göra: Skicka underlaget (Sekreteraren)"
    assert before == []
    assert time_line(issue, "notes") == [
        (first, DAY, "group", held.pk, item.pk),
        (second, DAY, "group", held.pk, item.pk),
    ]
    public = IssueEvent.objects.filter(kind="notes").values_list("is_public", flat=True)
    shown = [list(public)]
    publish(minutes, is_checked=True, by=cast.secretary, now=at("2017-03-21 09:00"))
    shown.append(list(public.all()))
    withdraw_publication(minutes, by=cast.secretary, now=at("2017-03-22 09:00"))
    assert [*shown, list(public.all())] == [[False, False], [True, True], [False, False]]


@pytest.mark.fact("P25")
def test_what_was_said_at_a_closed_item_is_told_to_its_circle(cast, at, issue, item, minutes):
    cast.group.settings.update(approval_rule=GroupSettings.ApprovalRule.CHAIR)
    now = {"by": cast.secretary, "now": at("2017-03-14 10:00")}
    change_item(item, circle="office", closed_reason="Upphandling", kind=item.kind, **now)
    add_outcome(item, kind="noted", text="Anbudet från Hemliga Hus.", **now)

    approved(minutes, cast, at)

    assert [row[0::2] for row in time_line(issue, "notes")] == [
        ("Noterat: Anbudet från Hemliga Hus.", "office", item.pk)
    ]


def test_an_issue_is_moved_at_a_meeting_on_its_day(cast, held, issue, item, minutes, at):
    now = {"by": cast.chair, "now": at("2017-03-15 10:00")}

    entry = move_issue_at(item, issue=issue, step=Step(Stage.PRIORITIZED), **now)
    again = move_issue_at(item, issue=issue, step=Step(Stage.PRIORITIZED), **now)

    assert (entry.pk, entry.entered_on) == (again.pk, DAY)
    assert list(StageMoveAt.objects.values_list("entry", "meeting", "item")) == [(entry.pk, held.pk, item.pk)]
    assert time_line(issue, "moved")[-1][1:] == (DAY, "group", held.pk, item.pk)


def test_nothing_that_the_notes_print_changes_while_they_are_out(cast, issue, item, items, minutes, at):
    now = {"by": cast.secretary, "now": at("2017-03-15 10:00")}
    circulate(minutes, **now)

    codes = []
    for act in (
        lambda: move_issue_at(item, issue=issue, step=Step(Stage.PRIORITIZED), **now),
        lambda: raise_from_item(items[1], title="Ny", **now),
        lambda: tie_issue(items[1], issue=issue, **now),
    ):
        with pytest.raises(Refused) as refused:
            act()
        codes.append(refused.value.code)

    assert (codes, Issue.objects.count(), ItemIssue.objects.count()) == (["notes_out"] * 3, 1, 1)


@pytest.mark.fact("S002-12")
def test_a_position_in_the_notes_becomes_the_groups_position_in_the_issue(
    cast, held, issue, item, minutes, at
):
    cast.group.settings.update(may_take_positions=True)
    now = {"by": cast.secretary, "now": at("2017-03-15 10:00")}
    outcome = add_outcome(
        item, kind="position", text="Gruppen ställer sig bakom.", points=["att pröva"], **now
    )
    with pytest.raises(Refused) as bare:
        take_position_at(outcome, issue=issue, **now)

    made = [take_position_at(outcome, issue=issue, exception_reason="Brådskar.", **now) for _again in (1, 2)]

    assert (bare.value.code, made[0].pk == made[1].pk) == ("no_material", True)
    assert list(Position.objects.values_list("text", "taken_on", "group")) == [
        ("Gruppen ställer sig bakom.\n– att pröva", DAY, cast.group.pk)
    ]
    assert list(PositionAt.objects.values_list("position", "outcome")) == [(made[0].pk, outcome.pk)]
    assert time_line(issue, "position")[0][3:] == (held.pk, item.pk)


def test_a_position_noted_at_a_closed_item_does_not_get_into_an_open_issue(cast, issue, item, minutes, at):
    cast.group.settings.update(may_take_positions=True)
    now = {"by": cast.secretary, "now": at("2017-03-15 10:00")}
    outcome = add_outcome(item, kind="position", text="Hemligt ställningstagande.", **now)
    AgendaItem.objects.filter(pk=item.pk).update(circle="presidency", closed_reason="Upphandling")
    outcome.refresh_from_db()

    with pytest.raises(Refused) as refused:
        take_position_at(outcome, issue=issue, exception_reason="Brådskar.", **now)

    assert (refused.value.code, Position.objects.count()) == ("closed", 0)


@pytest.mark.fact("S000-25")
def test_a_question_is_raised_from_an_item_and_stands_on_it(cast, held, items, minutes, at):
    now = {"by": cast.secretary, "now": at("2017-03-15 10:00")}
    change_item(items[2], circle="presidency", closed_reason="Upphandling", kind="information", **now)

    issue = raise_from_item(items[1], title="Trygg hemgång", **now)
    closed = raise_from_item(items[2], title="Upphandlingen", **now)

    assert (issue.home_group, issue.raised_on, issue.circle, closed.circle) == (
        cast.group,
        DAY,
        "group",
        "presidency",
    )
    assert list(ItemIssue.objects.values_list("item", "issue")) == [
        (items[1].pk, issue.pk),
        (items[2].pk, closed.pk),
    ]
    assert list(EventAt.objects.values_list("event__kind", "item")) == [
        ("raised", items[1].pk),
        ("raised", items[2].pk),
    ]


def test_a_proposed_item_becomes_a_question_of_whoever_proposed_it(cast, sign, at):
    proposal = propose_item(
        cast.group,
        title="Mat på boenden",
        once_key="6f2f7f3e-53d9-4d0b-9d0c-2f5a5b8d7c11",
        by=cast.member,
        now=at("2017-03-01 09:00"),
    )

    issue = raise_from_proposal(proposal, title="Mat på boenden", **sign)

    proposal.refresh_from_db()
    assert (issue.raised_by, issue.home_group, proposal.state, proposal.reason) == (
        cast.member,
        cast.group,
        "declined",
        "Den har blivit frågan 2017:1, ”Mat på boenden”.",
    )
    with pytest.raises(Refused) as refused:
        raise_from_proposal(proposal, title="Mat på boenden igen", **sign)
    assert (refused.value.code, Issue.objects.count()) == ("answered", 1)


@pytest.mark.fact("S002-25", "S004-27")
def test_what_is_promised_on_an_item_belongs_to_its_issue(cast, issue, item, items, minutes, at):
    now = {"by": cast.secretary, "now": at("2017-03-14 10:00")}

    mine = add_action(
        item, text="Till nästa möte", owners=[cast.other_group], due_at_next_meeting=True, **now
    )
    other = add_action(items[1], text="Annat", owners=["Alla"], **now)

    assert [action.issue for action in mine + other] == [issue, None]
    assert mine[0].due_at_meeting.group == cast.other_group


def test_begin_notes_is_told_nothing_before_approval(cast, held, issue, item, at):
    begin_notes(held, by=cast.secretary, now=at("2017-03-14 09:00"))
    add_item(held, title="Ny", by=cast.secretary, now=at("2017-03-14 09:00"))

    assert time_line(issue, "notes") == []
