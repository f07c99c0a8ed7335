"""Asking organisations to take an issue up at home, and what they report, through the verbs."""

from datetime import date

import pytest

from groups.actions import add_contact
from groups.models import Board, Delivery, Link
from issues.actions import (
    Step,
    ask_for_anchoring,
    correct_report,
    move_issue,
    raise_issue,
    remind_of_anchoring,
    report_anchoring,
    waive_anchoring,
    withdraw_anchoring,
    write_home_brief,
)
from issues.actions.anchoring_reports import remind_by_the_day
from issues.anchoring_due import remind_of_anchorings
from issues.anchoring_facts import anchoring_facts
from issues.anchoring_lines import AnchoringLine, ReportLine, lines_of, summary
from issues.models import Anchoring, AnchoringReport, HomeBrief, IssueEvent
from issues.standing import standing_of_issue
from samverkan.lib.refusal import Refused

DUE, TODAY = date(2017, 4, 4), date(2017, 3, 1)


@pytest.fixture
def issue(cast, at):
    return raise_issue(
        cast.structure,
        title="Trygg hemgång",
        home_group=cast.group,
        by=cast.member,
        now=at("2017-03-01 09:00"),
    )


@pytest.fixture
def sala(cast):
    return cast.seats["Sala"].organization


@pytest.fixture
def koping(cast):
    return cast.seats["Köping"].organization


@pytest.fixture
def asked(cast, at, issue, sala, koping):
    """Sala's and Köping's tasks, asked for at noon on the first of March."""
    return ask_for_anchoring(issue, organizations=[sala, koping], due_on=DUE, by=cast.official, now=at())


def told(issue):
    lines = IssueEvent.objects.filter(issue=issue, kind="anchoring").order_by("pk")
    return list(lines.values_list("text", flat=True))


def mails(kind="issues.anchoring_asked"):
    return list(Delivery.objects.filter(kind=kind).order_by("pk").values_list("address", flat=True))


def line(*kinds, waived="", due=DUE, today=TODAY):
    reports = tuple(ReportLine(number, kind, TODAY) for number, kind in enumerate(kinds, 1))
    return AnchoringLine(1, 1, "Trygg", 1, "Sala kommun", due, today, waived, reports=reports)


@pytest.mark.fact("S001-34", "S003-29")
@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (line(), ("empty", False, False)),
        (line("prepared"), ("partly", False, False)),
        (line("informed"), ("partly", False, False)),
        (line("discussed"), ("ok", True, False)),
        (line("prepared", "reported_back"), ("ok", True, False)),
        (line(waived="Finns ingen nämnd."), ("ok", True, False)),
        (line("prepared", due=date(2017, 2, 28)), ("warn", False, True)),
        (line("discussed", due=date(2017, 2, 28)), ("ok", True, False)),
        (line(due=TODAY), ("empty", False, False)),
    ],
)
def test_how_far_an_organisation_has_come(one, expected):
    assert (one.mark, one.is_anchored, one.is_late) == expected


def test_a_sentence_says_how_many_and_who_is_waited_for():
    assert summary([]) == ""
    assert [word in summary([line("discussed"), line()]) for word in ("1", "2", "Sala kommun")] == [True] * 3
    assert "Sala kommun" not in summary([line("discussed"), line(waived="Ingen nämnd.")])


@pytest.mark.fact("S002-13")
def test_the_half_page_is_written_once_and_changed_in_place(cast, at, issue):
    sign = {"by": cast.official, "now": at()}
    write_home_brief(issue, what="Hemgång. ", asked="Diskutera.", **sign)
    write_home_brief(issue, what="Hemgång.", asked="Diskutera.", **sign)
    write_home_brief(issue, what="Hemgång.", why="Många väntar.", asked="Diskutera.", **sign)

    assert list(HomeBrief.objects.values_list("what", "why", "asked")) == [
        ("Hemgång.", "Många väntar.", "Diskutera.")
    ]
    assert len(told(issue)) == 2
    with pytest.raises(Refused) as refused:
        write_home_brief(issue, what="Hemgång.", asked=" ", **sign)
    assert refused.value.field == "asked"


@pytest.mark.fact("S001-34", "S002-07")
def test_asking_writes_to_members_and_contacts_with_a_link_each(cast, at, issue, sala, koping):
    sign = {"by": cast.official, "now": at()}
    add_contact(sala, label="Kansliet", email="kansli@example.se", starts_on=date(2017, 1, 1), **sign)

    ask_for_anchoring(issue, organizations=[sala, koping, sala], due_on=DUE, **sign)
    ask_for_anchoring(issue, organizations=[sala, koping], due_on=DUE, **sign)

    assert Anchoring.objects.count() == 2
    assert sorted(mails()) == ["kansli@example.se", "member@example.se", "vice_chair@example.se"]
    people = Link.objects.filter(purpose="issues.anchoring").values_list("person", flat=True)
    assert sorted(people, key=str) == sorted([None, cast.member.pk, cast.vice_chair.pk], key=str)
    assert len(told(issue)) == 1


def test_asked_again_with_another_day_the_task_moves(cast, at, issue, sala, asked):
    moved = date(2017, 5, 2)

    ask_for_anchoring(issue, organizations=[sala], due_on=moved, by=cast.official, now=at("2017-03-02 09:00"))

    assert list(Anchoring.objects.values_list("organization", "due_on")) == [
        (sala.pk, moved),
        (asked[1].organization_id, DUE),
    ]


@pytest.mark.parametrize(
    ("more", "code"),
    [({"organizations": []}, "nobody"), ({"due_on": date(2017, 2, 28)}, "past")],
)
def test_what_cannot_be_asked_is_refused(cast, at, issue, sala, more, code):
    given = {"organizations": [sala], "due_on": DUE} | more
    with pytest.raises(Refused) as refused:
        ask_for_anchoring(issue, **given, by=cast.official, now=at())

    assert (refused.value.code, Anchoring.objects.count()) == (code, 0)


def test_a_closed_issue_is_not_sent_to_others(cast, at, issue, sala):
    issue.circle, issue.closed_reason = "presidency", "Personfråga."
    issue.save()

    with pytest.raises(Refused) as refused:
        ask_for_anchoring(issue, organizations=[sala], due_on=DUE, by=cast.official, now=at())

    assert (refused.value.code, mails()) == ("closed", [])


@pytest.mark.fact("S001-34", "S001-35", "S003-29")
def test_the_issue_is_well_anchored_when_all_have_discussed_it(cast, at, issue, asked, koping):
    board = Board.objects.create(organization=koping, name="Vård- och omsorgsnämnden")
    known = [standing_of_issue(issue, TODAY).is_anchored]
    report_anchoring(
        asked[0],
        kind="discussed",
        on=TODAY,
        audience="other_parties",
        body="Gruppmötet",
        by=cast.member,
        now=at(),
    )
    known.append(standing_of_issue(issue, TODAY).is_anchored)
    report_anchoring(
        asked[1],
        kind="reported_back",
        on=TODAY,
        board=board,
        text="Nämnden tycker som vi.",
        by=None,
        by_name="Nämndsekreterare",
        now=at(),
    )
    known.append(standing_of_issue(issue, TODAY).is_anchored)

    assert known == [False, False, True]
    assert [
        (row.before, row.who)
        for line in lines_of(Anchoring.objects.all(), None, TODAY)
        for row in line.reports
    ] == [
        ("Vård- och omsorgsnämnden", "Nämndsekreterare"),
        (f"Gruppmötet, {AnchoringReport.Audience.OTHER_PARTIES.label}", cast.member.name),
    ]
    assert told(issue)[-1].endswith("Vård- och omsorgsnämnden. Nämnden tycker som vi.")


def test_the_same_report_posted_twice_is_one(cast, at, issue, asked):
    given = {"kind": "informed", "on": TODAY, "audience": "officials", "by": cast.member}

    first = report_anchoring(asked[0], **given, now=at())
    second = report_anchoring(asked[0], **given, now=at("2017-03-01 12:01"))

    assert (first, AnchoringReport.objects.count(), len(told(issue))) == (second, 1, 2)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"on": date(2017, 3, 2)}, "future"),
        ({"audience": ""}, "before_nobody"),
        ({"by": None}, "nobody"),
        ({"board": "köping"}, "not_theirs"),
    ],
)
def test_a_report_that_cannot_be_is_refused(cast, at, asked, koping, more, code):
    given = {"kind": "discussed", "on": TODAY, "audience": "officials", "by": cast.member} | more
    if "board" in more:
        given["board"] = Board.objects.create(organization=koping, name="Nämnden")

    with pytest.raises(Refused) as refused:
        report_anchoring(asked[0], **given, now=at())

    assert (refused.value.code, AnchoringReport.objects.count()) == (code, 0)


def test_a_correction_says_why_and_keeps_what_was_said(cast, at, issue, asked):
    report = report_anchoring(
        asked[0], kind="informed", on=TODAY, audience="officials", by=cast.member, now=at()
    )
    given = {"kind": "informed", "on": date(2017, 2, 27), "audience": "officials"}
    with pytest.raises(Refused) as refused:
        correct_report(report, **given, reason=" ", by=cast.member, now=at())

    correct_report(report, **given, reason="Fel dag", by=cast.member, now=at())

    assert refused.value.code == "no_reason"
    history = report.history.order_by("history_id").values_list("on", "history_change_reason")
    assert list(history) == [(TODAY, None), (date(2017, 2, 27), "Fel dag")]
    assert "Fel dag" in told(issue)[-1]


def test_what_is_not_needed_counts_and_its_links_die(cast, at, issue, asked):
    waive_anchoring(asked[0], reason="Ingen nämnd.", by=cast.official, now=at())

    facts = anchoring_facts(issue, cast.official, TODAY)
    living = Link.objects.filter(purpose="issues.anchoring", withdrawn_at=None)
    assert list(living.values_list("object_id", flat=True)) == [asked[1].pk]
    assert [(row.is_anchored, row.waived_reason) for row in facts.lines] == [
        (False, ""),
        (True, "Ingen nämnd."),
    ]
    assert mails() == ["member@example.se", "vice_chair@example.se"]
    assert Delivery.objects.filter(state="withdrawn").count() == 1


def test_what_has_been_answered_is_not_taken_back(cast, at, asked):
    report_anchoring(asked[0], kind="prepared", on=TODAY, by=cast.member, now=at())
    with pytest.raises(Refused) as refused:
        withdraw_anchoring(asked[0], by=cast.official, now=at())

    withdraw_anchoring(asked[1], by=cast.official, now=at())

    assert refused.value.code == "reported"
    assert list(Anchoring.objects.all()) == [asked[0]]


def test_reminders_go_to_those_who_are_left_and_once(cast, at, issue, asked):
    report_anchoring(asked[0], kind="discussed", on=TODAY, body="Nämnden", by=cast.member, now=at())
    sign = {"by": cast.official, "now": at("2017-03-10 09:00")}

    remind_of_anchoring(issue, **sign)
    with pytest.raises(Refused) as refused:
        remind_of_anchoring(issue, **sign)
    for day in ("2017-03-20", "2017-03-29", "2017-03-30", "2017-04-05", "2017-04-06"):
        remind_by_the_day(issue, by=None, now=at(f"{day} 07:00"))

    assert refused.value.code == "nobody"
    # By hand, a week before, and when it had passed.
    assert mails("issues.anchoring_reminder") == ["vice_chair@example.se"] * 3


def test_the_facts_of_an_issue_cost_one_query(cast, at, issue, django_assert_num_queries):
    organizations = [seat.organization for seat in cast.seats.values() if seat.organization]
    rows = ask_for_anchoring(issue, organizations=organizations, due_on=DUE, by=cast.official, now=at())
    for row in rows[:3]:
        for kind in ("prepared", "discussed"):
            report_anchoring(row, kind=kind, on=TODAY, body="Nämnden", by=cast.member, now=at())
    reader = type(cast.member).objects.get(pk=cast.member.pk)
    anchoring_facts(issue, reader, TODAY)

    with django_assert_num_queries(1):
        facts = anchoring_facts(issue, reader, TODAY)

    assert (len(facts.lines), facts.reports, facts.left) == (11, 6, 8)
    assert [line.organization for line in facts.mine] == ["Sala kommun"]


@pytest.mark.parametrize(("closed", "expected"), [("", 1), ("circle", 0), ("turned away", 0)])
def test_the_daily_job_leaves_what_is_finished_or_closed_in_peace(cast, at, issue, asked, closed, expected):
    withdraw_anchoring(asked[1], by=cast.official, now=at())
    if closed == "circle":
        issue.circle, issue.closed_reason = "presidency", "Personfråga."
        issue.save()
    elif closed:
        step = Step(to="declined", text="Hör inte hit.", other_forum="Nämnden")
        move_issue(issue, step=step, by=cast.official, now=at())

    for day in ("2017-03-29", "2017-03-30"):
        remind_of_anchorings(at(f"{day} 07:00"))

    assert len(mails("issues.anchoring_reminder")) == expected
