"""Positions and what is decided at home, through the verbs."""

from datetime import date, timedelta

import pytest

from groups.models import Delivery, Link
from issues.actions import (
    Decided,
    annul_position,
    ask_about_position,
    ask_organizations,
    carry_out_decision,
    correct_decision,
    decide,
    raise_issue,
    remind_organizations,
    schedule_decision,
    take_position,
    take_position_at_once,
)
from issues.actions.decision_asking import remind_by_the_day
from issues.decision_facts import decision_facts
from issues.models import Anchoring, AnchoringReport, IssueEvent, OrganizationDecision, Position
from issues.tests.deciding import asked, boards_of, issued, municipalities, region, stand
from samverkan.lib.refusal import Refused

ON = date(2017, 3, 1)
TEXT = "Gruppen ställer sig bakom förslaget."


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at()}


@pytest.fixture
def issue(cast, sign):
    return raise_issue(cast.structure, title="Trygg hemgång", home_group=cast.group, **sign)


def anchor(issue, sign, *kinds):
    row = Anchoring.objects.create(
        issue=issue, organization=region(), due_on=ON, asked_at=sign["now"], asked_by=sign["by"]
    )
    for kind in kinds:
        AnchoringReport.objects.create(anchoring=row, kind=kind, on=ON, at=sign["now"], by=sign["by"])


@pytest.mark.fact("S002-12", "S003-03")
def test_a_position_with_material_and_anchoring_needs_no_reason(cast, sign, issue):
    path = issued(issue, organizations=[region()], **sign)
    anchor(issue, sign, "discussed")

    taken = take_position(
        issue, group=cast.group, stand=stand(exception_reason=""), version=path.version, **sign
    )
    again = take_position(
        issue, group=cast.group, stand=stand(exception_reason=""), version=path.version, **sign
    )

    assert (taken.pk, taken.made_by, Position.objects.count()) == (again.pk, cast.secretary, 1)
    event = IssueEvent.objects.get(issue=issue, kind="position")
    assert (event.on, event.text) == (ON, f"Samverkansgrupp äldre: {TEXT}")


@pytest.mark.fact("S003-29")
@pytest.mark.parametrize(
    ("kinds", "has_material", "more", "code"),
    [
        ((), False, {"exception_reason": ""}, "no_material"),
        ((), True, {"exception_reason": " "}, "not_anchored"),
        (("informed",), True, {"exception_reason": ""}, "not_anchored"),
        (("discussed",), True, {"text": " "}, "no_text"),
        (("discussed",), True, {"on": date(2017, 3, 2)}, "future"),
        (("discussed",), True, {"valid_to": date(2017, 2, 1)}, "ends_before"),
    ],
)
def test_a_position_that_lacks_something_is_refused(cast, sign, issue, kinds, has_material, more, code):
    path = issued(issue, organizations=[region()], **sign)
    anchor(issue, sign, *kinds)
    version = path.version if has_material else None

    with pytest.raises(Refused) as refused:
        take_position(issue, group=cast.group, stand=stand(**more), version=version, **sign)

    assert (refused.value.code, Position.objects.count()) == (code, 0)


@pytest.mark.fact("S002-12")
def test_only_a_group_that_may_takes_positions_and_one_a_day(cast, sign, issue):
    take_position(issue, group=cast.group, stand=stand(), **sign)
    with pytest.raises(Refused) as another:
        take_position(issue, group=cast.group, stand=stand(text="Nej."), **sign)
    cast.group.settings.update(may_take_positions=False)
    with pytest.raises(Refused) as forbidden:
        take_position(issue, group=cast.group, stand=stand(on=date(2017, 2, 28)), **sign)

    assert (another.value.code, forbidden.value.code) == ("another", "no_positions")


@pytest.mark.fact("S002-12")
def test_an_annulled_position_stays_and_asks_nothing_more(cast, sign, at):
    issue, rows = asked(cast, at())
    position = issue.positions.get()

    with pytest.raises(Refused) as empty:
        annul_position(position, reason=" ", **sign)
    annul_position(position, reason="Ersatt.", **sign)
    with pytest.raises(Refused) as refused:
        decide(rows[0], answer=Decided("approved", ON), **sign)
    with pytest.raises(Refused) as nobody:
        remind_organizations(issue, **sign)

    codes = (empty.value.code, refused.value.code, nobody.value.code)
    assert codes == ("no_reason", "annulled", "nobody")
    assert Position.objects.get().annulled_reason == "Ersatt."


def test_a_position_on_what_was_no_issue_makes_one_and_its_material(cast, sign):
    position = take_position_at_once(cast.group, title="Gemensam vårdplan", stand=stand(), **sign)

    rows = ask_about_position(position, organizations=[region()], boards=[], due_on=date(2017, 5, 2), **sign)

    with pytest.raises(Refused) as again:
        ask_about_position(position, organizations=[region()], due_on=date(2017, 5, 2), **sign)

    assert again.value.code == "has_paths"
    assert (position.issue.title, position.issue.home_group) == ("Gemensam vårdplan", cast.group)
    assert [(str(row), row.state, row.position_id) for row in rows] == [
        ("Region Västmanland", "pending", position.pk)
    ]
    assert [point.text for point in rows[0].path.points.all()] == [TEXT]


@pytest.mark.fact("S002-18")
def test_each_addressee_is_asked_once_and_who_joins_later_as_well(cast, sign, at):
    sala = municipalities()[0]
    boards = boards_of(sala, "Barnnämnden", "Socialnämnden")
    _issue, (late, *rows) = asked(cast, at(), organizations=[municipalities()[1], region()], boards=boards)
    path = late.path

    again = ask_organizations(path, due_on=date(2017, 5, 2), **sign)
    Link.objects.filter(object_id=late.pk).delete()
    late.delete()
    later = ask_organizations(path, due_on=date(2017, 6, 2), **sign)

    assert [row.board and row.board.name for row in rows] == [None, "Barnnämnden", "Socialnämnden"]
    assert (again, [row.organization for row in later]) == ([], [municipalities()[1]])
    assert OrganizationDecision.objects.count() == 4
    assert Link.objects.filter(purpose="issues.decision").count() == 4


@pytest.mark.parametrize(
    ("due_on", "takes", "code"), [(date(2017, 3, 1), True, "past"), (date(2017, 5, 2), False, "no_position")]
)
def test_what_cannot_be_asked_is_refused(cast, sign, issue, due_on, takes, code):
    path = issued(issue, organizations=[region()], **sign)
    if takes:
        take_position(issue, group=cast.group, stand=stand(), version=path.version, **sign)

    with pytest.raises(Refused) as refused:
        ask_organizations(path, due_on=due_on, **sign)

    assert (refused.value.code, OrganizationDecision.objects.count()) == (code, 0)


@pytest.mark.fact("S002-18", "S003-03", "N05", "P36")
def test_two_boards_of_one_municipality_decide_on_different_dates(cast, sign, at):
    """Acceptance test 16."""
    kramfors = municipalities()[0]
    boards = boards_of(kramfors, "Barnnämnden", "Socialnämnden")
    issue, (children, social) = asked(cast, at(), organizations=[], boards=boards)

    schedule_decision(children, on=date(2017, 4, 4), **sign)
    schedule_decision(social, on=date(2017, 5, 9), **sign)
    later = {"by": None, "name": "Registrator", "now": at("2017-04-05 09:00")}
    decide(children, answer=Decided("approved", date(2017, 4, 4), reference="BN § 31"), **later)

    (path,) = decision_facts(issue, cast.secretary, date(2017, 5, 3)).paths
    assert [
        (line.board, line.state, line.decided_on, line.scheduled_on, line.is_late) for line in path.lines
    ] == [
        ("Barnnämnden", "approved", date(2017, 4, 4), date(2017, 4, 4), False),
        ("Socialnämnden", "scheduled", None, date(2017, 5, 9), False),
    ]
    assert (path.organizations[0].approved, path.organizations[0].asked) == (1, 2)
    told = IssueEvent.objects.filter(kind="decision").values_list("text", "organization", "by")
    assert told.last()[1:] == (kramfors.pk, None)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Decided("approved"), "no_day"),
        (Decided("rejected", date(2017, 3, 2)), "future"),
        (Decided("approved_with_change", ON, " "), "no_change"),
        (Decided("not_applicable"), "no_reason"),
        (Decided("scheduled", ON), "no_state"),
    ],
)
def test_an_answer_that_is_not_whole_is_refused(cast, sign, at, answer, code):
    _issue, (row, *_rest) = asked(cast, at(), organizations=[region()])

    with pytest.raises(Refused) as refused:
        decide(row, answer=answer, **sign)

    row.refresh_from_db()
    assert (refused.value.code, row.state) == (code, "pending")


@pytest.mark.fact("S002-12")
def test_an_answer_is_corrected_with_a_reason_and_carried_out_once(cast, sign, at):
    _issue, (row,) = asked(cast, at(), organizations=[region()])
    yes = Decided("approved", ON, reference="RS § 42")
    decide(row, answer=yes, **sign)
    decide(row, answer=yes, **sign)
    with pytest.raises(Refused) as twice:
        decide(row, answer=Decided("rejected", ON), **sign)
    with pytest.raises(Refused) as early:
        carry_out_decision(row, on=date(2017, 2, 1), **sign)
    done = carry_out_decision(row, on=ON, text="Klart i hela länet.", **sign)
    with pytest.raises(Refused) as unexplained:
        correct_decision(row, answer=Decided("rejected", ON), reason=" ", **sign)

    corrected = correct_decision(row, answer=Decided("rejected", ON), reason="Fel protokoll.", **sign)

    codes = [one.value.code for one in (twice, early, unexplained)]
    assert codes == ["not_now", "before_decision", "no_reason"]
    assert (done.implemented_on, corrected.state, corrected.implemented_on) == (ON, "rejected", None)
    kinds = IssueEvent.objects.filter(kind__in=["decision", "carried_out"]).values_list("kind", flat=True)
    assert list(kinds) == ["decision", "carried_out", "decision"]


def test_a_link_without_a_name_is_refused(cast, at):
    _issue, (row,) = asked(cast, at(), organizations=[region()])

    with pytest.raises(Refused) as refused:
        decide(row, answer=Decided("approved", ON), by=None, now=at())

    assert refused.value.code == "no_name"


@pytest.mark.fact("S002-18", "P24")
def test_one_mail_to_each_organisation_and_reminders_with_moderation(cast, at, settings):
    reg = region()
    reg.registrar_email = "registrator@region.example.se"
    reg.save()
    asked(cast, at(), organizations=[reg], boards=boards_of(reg, "Nämnd A", "Nämnd B"))
    due = date(2017, 5, 2)

    for days in range(-20, 60):
        remind_by_the_day(by=None, now=at(f"{due + timedelta(days=days)} 07:00"))

    kinds = list(Delivery.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["issues.decision_asked"] + ["issues.decision_reminder"] * 5
    assert {len(row.references["decisions"]) for row in Delivery.objects.all()} == {3}
