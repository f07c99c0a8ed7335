"""Issues at meetings on their pages: who reads what of them, and what is done there."""

from datetime import date, time

import pytest
from django.utils import translation

from groups.actions import relate
from groups.models import Person
from groups.relations import PARENT
from issues.actions import raise_issue, screen_issue
from issues.models import Action, Stage
from meetings.actions import add_item, add_outcome, begin_notes, create_meeting, take_up_issue
from meetings.issue_choices import issues_to_take_up
from meetings.issue_facts import meetings_facts
from meetings.models import AgendaItem, ItemIssue, PositionAt, StageMoveAt
from meetings.page_agenda import agenda_page_lines


@pytest.fixture
def issue(cast, sign):
    return raise_issue(cast.structure, title="Missbruk hos äldre", home_group=cast.group, **sign)


@pytest.fixture
def closed_issue(cast, sign):
    return raise_issue(
        cast.structure,
        title="Avtalet med Hemliga Hus",
        home_group=cast.group,
        circle="office",
        closed_reason="Upphandling",
        **sign,
    )


def again(person):
    """A fresh one: the page keeps a person's roles on the person."""
    return Person.objects.get(pk=person.pk)


def lines(meeting, reader):
    with translation.override("sv"):
        found = agenda_page_lines(meeting, again(reader), sent_at=None, with_outcomes=False, marks_new=False)
    return {line.title: [(row.pk, row.number, row.stage) for row in line.issues] for line in found}


def test_the_agenda_links_to_the_issue_and_costs_no_more_for_thirty(
    cast, meeting, issue, sign, django_assert_num_queries
):
    take_up_issue(issue, meeting=meeting, kind="dialogue", **sign)
    numbers = f"{issue.year}:{issue.number}"

    one = lines(meeting, cast.member)
    reader = again(cast.member)
    with django_assert_num_queries(4):
        agenda_page_lines(meeting, reader, sent_at=None, with_outcomes=False, marks_new=False)
    item = AgendaItem.objects.get(item_issues__issue=issue)
    for number in range(30):
        other = raise_issue(cast.structure, title=f"Fråga {number}", home_group=cast.group, **sign)
        ItemIssue.objects.create(item=item, issue=other)
    reader = again(cast.member)
    with django_assert_num_queries(4):
        many = agenda_page_lines(meeting, reader, sent_at=None, with_outcomes=False, marks_new=False)

    assert one == {"Trygg hemgång": [], "Missbruk hos äldre": [(issue.pk, numbers, "Väckt")]}
    assert [(line.title, len(line.issues)) for line in many] == [
        ("Trygg hemgång", 0),
        ("Missbruk hos äldre", 31),
    ]


@pytest.mark.fact("P25")
def test_a_closed_issue_is_read_by_its_circle_and_no_other(cast, meeting, issue, closed_issue, sign, show):
    take_up_issue(closed_issue, meeting=meeting, kind="dialogue", title="En upphandling", **sign)
    open_item = AgendaItem.objects.get(title="Trygg hemgång")
    ItemIssue.objects.create(item=open_item, issue=closed_issue)
    told = (f"{closed_issue.year}:{closed_issue.number}", "Väckt")

    seen = {role: lines(meeting, getattr(cast, role)) for role in ("member", "chair", "secretary")}
    pages = {role: show(getattr(cast, role), "meeting", meeting.pk).content.decode() for role in seen}

    nothing = {"Trygg hemgång": [], "En upphandling": []}
    line = [(closed_issue.pk, *told)]
    assert seen == {
        "member": nothing,
        "chair": nothing,
        "secretary": {"Trygg hemgång": line, "En upphandling": line},
    }
    assert {role: page.count(f"Fråga {told[0]}") for role, page in pages.items()} == {
        "member": 0,
        "chair": 0,
        "secretary": 2,
    }
    assert [role for role, page in pages.items() if "Hemliga Hus" in page] == []


def test_what_may_be_taken_up_is_the_groups_and_what_has_no_home(cast, meeting, issue, sign):
    homeless = raise_issue(cast.structure, title="Utan hem", **sign)
    raise_issue(cast.structure, title="Deras", home_group=cast.other_group, **sign)
    gone = raise_issue(cast.structure, title="Klar", home_group=cast.group, **sign)
    gone.stages.update(stage=Stage.CLOSED)
    issue.stages.update(stage=Stage.DIALOGUE)
    item = take_up_issue(issue, meeting=meeting, kind="dialogue", **sign)

    found = issues_to_take_up(meeting, again(cast.secretary))

    assert [(row.pk, row.item) for row in found] == [(issue.pk, item.pk), (homeless.pk, 0)]


def test_an_issue_is_put_on_the_agenda_with_what_fits_its_stage(cast, meeting, issue, show, send):
    form = show(cast.secretary, "issue_take_up", issue.pk, mote=meeting.pk).context["form"]
    given = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}

    answered = send(
        cast.secretary, "issue_take_up", issue.pk, **{name: value or "" for name, value in given.items()}
    )
    refused = send(cast.secretary, "issue_take_up", issue.pk, meeting=meeting.pk, title="", kind="dialogue")

    item = AgendaItem.objects.get(item_issues__issue=issue)
    assert (answered.status_code, refused.status_code) == (302, 422)
    assert (item.meeting, item.title, item.kind, item.wanted_outcome) == (
        meeting,
        "Missbruk hos äldre",
        "dialogue",
        "Gruppen säger om frågan är gemensam och behöver samverkan.",
    )


def test_an_issue_is_moved_from_its_item(cast, held, issue, send, at):
    issue.stages.update(entered_on=date(2017, 2, 1))
    fits = {"has_common_interest": True, "needs_cooperation": True, "is_intermunicipal": False, "fits": True}
    screen_issue(issue, group=cast.group, by=cast.official, now=at(), **fits)
    item = take_up_issue(issue, meeting=held, kind="dialogue", by=cast.secretary, now=at())
    tie = item.item_issues.get()

    answered = send(
        cast.chair, "issue_move", item.pk, tie.pk, to="prioritized", on="2017-03-14", forum=cast.group.pk
    )

    assert answered.status_code == 302
    assert list(StageMoveAt.objects.values_list("entry__stage", "entry__entered_on", "item")) == [
        ("prioritized", date(2017, 3, 14), item.pk)
    ]


@pytest.mark.fact("S002-11")
def test_the_issues_page_tells_where_it_is_and_has_been_up(
    cast, meeting, held, issue, sign, django_assert_num_queries
):
    theirs = create_meeting(
        cast.other_group, date=date(2017, 5, 1), start=time(9), end=time(12), place="A", **sign
    )
    for where in (held, meeting, theirs):
        take_up_issue(issue, meeting=where, kind="dialogue", title=f"Uppe {where.pk}", **sign)
    add_item(held, title="Annat", **sign)
    AgendaItem.objects.filter(meeting=held).update(circle="office", closed_reason="Sekretess")

    reader = again(cast.member)
    meetings_facts(issue, reader, meeting.date)
    with django_assert_num_queries(1):
        facts = meetings_facts(issue, reader, meeting.date)

    assert [(row.meeting, row.title, row.kind) for row in facts.coming] == [
        (meeting.pk, f"Uppe {meeting.pk}", "Dialog")
    ]
    assert [(row.meeting, row.day, row.title, row.kind) for row in facts.past] == [
        (0, date(2017, 5, 1), "", ""),
        (held.pk, date(2017, 3, 14), f"Uppe {held.pk}", ""),
    ]
    assert facts.may_take_up is False


@pytest.mark.fact("S002-13")
def test_what_is_missing_is_told_before_a_position_and_asks_for_a_reason(cast, held, issue, show, send, at):
    cast.group.settings.update(may_take_positions=True)
    sign = {"by": cast.secretary, "now": at("2017-03-14 10:00")}
    issue.stages.update(entered_on=date(2017, 2, 1))
    item = take_up_issue(issue, meeting=held, kind="dialogue", **sign)
    begin_notes(held, **sign)
    outcome = add_outcome(item, kind="position", text="Gruppen ställer sig bakom.", **sign)

    ((_issue, lacking),) = show(cast.secretary, "outcome_position", outcome.pk).context["issues"]
    refused = send(cast.secretary, "outcome_position", outcome.pk, exception_reason="")
    answered = send(cast.secretary, "outcome_position", outcome.pk, exception_reason="Avtalet går ut.")

    assert [text.split(".")[0] for text in lacking] == [
        "Det finns inget utgivet beslutsunderlag",
        "Frågan är inte förankrad i alla organisationer",
    ]
    assert (refused.status_code, answered.status_code) == (422, 302)
    assert list(PositionAt.objects.values_list("outcome", "position__exception_reason")) == [
        (outcome.pk, "Avtalet går ut.")
    ]


@pytest.mark.fact("S004-27", "S004-25", "S001-36")
def test_each_group_under_this_one_gets_its_action_to_its_own_next_meeting(cast, held, issue, send, at):
    sign = {"by": cast.secretary, "now": at("2017-03-14 10:00")}
    issue.stages.update(entered_on=date(2017, 2, 1))
    relate(cast.other_group, kind=PARENT, other=cast.group, starts_on=date(2017, 1, 1), **sign)
    item = take_up_issue(issue, meeting=held, kind="dialogue", **sign)
    begin_notes(held, **sign)

    answered = send(
        cast.secretary, "child_actions", item.pk, text="Ta upp frågan", groups=[cast.other_group.pk], due="",
        level="local", report_headings="Antal ärenden:\nVad vi lärt oss",
    )  # fmt: skip

    assert answered.status_code == 302
    assert list(Action.objects.values_list("owner_group", "issue", "due_at_meeting__group")) == [
        (cast.other_group.pk, issue.pk, cast.other_group.pk)
    ]
    assert list(Action.objects.values_list("level", "report_headings")) == [
        ("local", "Antal ärenden\nVad vi lärt oss")
    ]
