"""Asking for viewpoints on a version, what is answered and noted, through the verbs."""

from datetime import date

import pytest

from groups.actions import add_contact
from groups.models import Board, Delivery, Link
from issues.actions import (
    Noted,
    Said,
    Step,
    ask_for_viewpoints,
    change_noted,
    give_viewpoint,
    issue_version,
    move_issue,
    next_version,
    note_viewpoint,
    raise_issue,
    remind_of_viewpoints,
    remove_noted,
    withdraw_viewpoint_request,
    write_viewpoints_summary,
)
from issues.material_page import path_lines
from issues.models import IssueEvent, MaterialVersion, Viewpoint, ViewpointRequest
from issues.tests.deciding import issued
from issues.viewpoint_due import remind_of_viewpoints as daily_reminders
from issues.viewpoint_facts import collected, point_by_point
from samverkan.lib.refusal import Refused

DUE, TODAY = date(2017, 4, 20), date(2017, 3, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def sala(cast, at):
    sala = cast.seats["Sala"].organization
    sign = {"by": cast.official, "now": at("2017-02-01 09:00")}
    add_contact(sala, label="Registrator", email="sala@example.se", starts_on=date(2017, 1, 1), **sign)
    return sala


@pytest.fixture
def version(cast, at, sala):
    """Issued in February: one path, one point, to Sala."""
    sign = {"by": cast.official, "now": at("2017-02-01 09:00")}
    issue = raise_issue(cast.structure, title="Trygg hemgång", home_group=cast.group, **sign)
    return issued(issue, organizations=[sala], **sign).version


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def asked(version, sala, sign):
    (row,) = ask_for_viewpoints(version, organizations=[sala], due_on=DUE, **sign)
    return row


@pytest.fixture
def point(version):
    return version.paths.get().points.get()


def told(version):
    events = IssueEvent.objects.filter(issue=version.material.issue, kind="viewpoint").order_by("pk")
    return list(events.values_list("text", flat=True))


def mails(kind="asked"):
    rows = Delivery.objects.filter(kind=f"issues.viewpoint_{kind}").order_by("pk")
    return list(rows.values_list("address", flat=True))


def said(**more):
    return Said(**({"on": TODAY, "stance": "for", "text": "Bra."} | more))


def answered(request):
    rows = request.viewpoints.order_by("pk")
    return list(rows.values_list("point", "stance", "text", "reference", "by", "by_name"))


@pytest.mark.fact("S001-24", "S003-18")
def test_groups_organisations_and_boards_are_asked_with_one_mail_to_each_who_answers(
    cast, version, sala, sign
):
    school, social = (Board.objects.create(organization=sala, name=name) for name in ("Skola", "Social"))

    rows = ask_for_viewpoints(version, boards=[school, social], groups=[cast.other_group], due_on=DUE, **sign)

    assert len(rows) == 3
    assert sorted(mails()) == ["other_secretary@example.se", "sala@example.se"]
    links = Link.objects.filter(purpose="issues.viewpoint").order_by("object_id")
    people = list(links.values_list("object_id", "person"))
    assert people == [(rows[0].pk, None), (rows[1].pk, None), (rows[2].pk, cast.other_secretary.pk)]
    (line,) = told(version)
    assert [word in line for word in ("Skola", "Social", "kultur/idrott", "20 april")] == [True] * 4


def test_asked_again_the_same_changes_nothing_and_another_day_moves_it(version, sala, sign, asked):
    again = ask_for_viewpoints(version, organizations=[sala], due_on=DUE, **sign)
    moved = ask_for_viewpoints(version, organizations=[sala], due_on=date(2017, 5, 2), **sign)

    assert (again, moved) == ([], [asked])
    assert list(ViewpointRequest.objects.values_list("due_on", flat=True)) == [date(2017, 5, 2)]
    assert (len(mails()), len(told(version))) == (2, 2)


@pytest.mark.parametrize("what", ["nobody", "past", "not_issued", "closed", "finished", "followed"])
def test_asking_is_refused_in_a_sentence(cast, version, sala, sign, what):
    given = {"organizations": [sala], "due_on": DUE}
    issue = version.material.issue
    if what == "nobody":
        given["organizations"] = []
    elif what == "past":
        given["due_on"] = TODAY
    elif what == "not_issued":
        version = next_version(version.material, **sign)
    elif what == "closed":
        issue.circle, issue.closed_reason = "presidency", "Personfråga."
        issue.save()
    elif what == "finished":
        move_issue(issue, step=Step(to="declined", text="Hör inte hit."), **sign)
    else:
        issue_version(next_version(version.material, **sign), **sign)

    with pytest.raises(Refused) as refused:
        ask_for_viewpoints(version, **given, **sign)

    assert (refused.value.code, ViewpointRequest.objects.count(), mails()) == (what, 0, [])


@pytest.mark.fact("S001-24", "S003-17")
def test_an_answer_is_on_the_whole_and_point_by_point_and_twice_is_once(version, sign, asked, point):
    given = said(reference="SN § 4", points={point.pk: " Vem betalar? "})
    by_link = {"by": None, "by_name": "Nämndsekreterare", "now": sign["now"]}

    give_viewpoint(asked, said=given, **by_link)
    give_viewpoint(asked, said=given, **by_link)

    who = ("SN § 4", None, "Nämndsekreterare")
    assert answered(asked) == [(None, "for", "Bra.", *who), (point.pk, "", "Vem betalar?", *who)]
    assert len(told(version)) == 2


def test_an_answer_is_changed_in_place_and_what_is_emptied_goes(cast, version, sign, asked, point):
    give_viewpoint(asked, said=said(points={point.pk: "Vem betalar?"}), **sign)
    give_viewpoint(asked, said=said(stance="against", points={point.pk: ""}), **sign)

    assert answered(asked) == [(None, "against", "Bra.", "", cast.official.pk, "")]
    assert Viewpoint.history.filter(history_type="-").count() == 1
    assert "ändrat" in told(version)[-1]


@pytest.mark.parametrize(
    ("given", "by_name", "expected"),
    [
        ({"stance": "", "text": " "}, "Jag", ("empty", "text")),
        ({"on": date(2017, 3, 2)}, "Jag", ("future", "on")),
        ({}, " ", ("nobody", "by_name")),
        ({"points": {0: "Annat underlag"}}, "Jag", ("no_point", "")),
    ],
)
def test_an_answer_that_says_nothing_or_cannot_be_is_refused(asked, sign, given, by_name, expected):
    with pytest.raises(Refused) as refused:
        give_viewpoint(asked, said=said(**given), by=None, by_name=by_name, now=sign["now"])

    assert (refused.value.code, refused.value.field, answered(asked)) == (*expected, [])


@pytest.mark.fact("S003-17")
def test_when_the_next_version_is_issued_the_answers_stand(version, sign, asked):
    give_viewpoint(asked, said=said(), **sign)
    draft = next_version(version.material, **sign)
    give_viewpoint(asked, said=said(text="Bättre."), **sign)
    issue_version(draft, **sign)

    with pytest.raises(Refused) as refused:
        give_viewpoint(asked, said=said(text="Sämre."), **sign)

    assert (refused.value.code, answered(asked)[0][2]) == ("followed", "Bättre.")


def test_taken_back_its_link_is_dead_and_an_answer_is_never_taken_away(version, sala, sign, asked):
    withdraw_viewpoint_request(asked, **sign)
    with pytest.raises(Refused) as refused:
        give_viewpoint(asked, said=said(), **sign)
    alive = Link.objects.filter(purpose="issues.viewpoint", withdrawn_at=None).count()
    assert (refused.value.code, alive) == ("withdrawn", 0)
    assert list(Delivery.objects.values_list("state", flat=True)) == ["withdrawn"]

    ask_for_viewpoints(version, organizations=[sala], due_on=DUE, **sign)
    give_viewpoint(asked, said=said(), **sign)
    with pytest.raises(Refused) as refused:
        withdraw_viewpoint_request(asked, **sign)
    assert refused.value.code == "answered"


def test_reminders_go_twice_by_themselves_and_once_a_day_by_hand(cast, at, version, asked, sign):
    for day in ("2017-04-14", "2017-04-15", "2017-04-16", "2017-04-20", "2017-04-21", "2017-05-20"):
        daily_reminders(at(f"{day} 06:00"))
    assert mails("reminder") == ["sala@example.se"] * 2

    late = {"by": cast.official, "now": at("2017-05-20 09:00")}
    remind_of_viewpoints(version, **late)
    with pytest.raises(Refused) as refused:
        remind_of_viewpoints(version, **late)
    assert (refused.value.code, len(mails("reminder"))) == ("nobody", 3)


def test_who_has_answered_is_left_in_peace(at, version, sign, asked):
    give_viewpoint(asked, said=said(), **sign)
    daily_reminders(at("2017-04-20 06:00"))

    with pytest.raises(Refused):
        remind_of_viewpoints(version, **sign)
    assert mails("reminder") == []


@pytest.mark.fact("S003-13")
def test_how_each_body_reasoned_is_kept_apart_from_the_answers(cast, version, sign, asked, point):
    politics = Noted("reasoning", "Vill se en tidplan.", TODAY, from_text="Politiken")
    officials = Noted("reasoning", "Tror på modellen.", TODAY, group=cast.group, point=point)
    heard = Noted("viewpoint", "Bra.", TODAY, from_text="Anhörigföreningen")
    for noted in (politics, officials, heard, politics):
        note_viewpoint(version, noted=noted, **sign)

    views = collected(version, TODAY)

    assert [(line.who, line.said.label) for line in views.reasonings] == [
        ("Politiken", ""),
        ("Samverkansgrupp äldre", "A 1"),
    ]
    assert [line.who for line in views.others] == ["Anhörigföreningen"]
    assert [line.state for line in views.lines] == ["waiting"]


def test_what_is_noted_is_somebodys_and_is_mended_or_taken_away(cast, version, sign, asked):
    noted = Noted("reasoning", "Tror.", TODAY, from_text="Politiken")
    row = note_viewpoint(version, noted=noted, **sign)
    both = Noted("reasoning", "Tror.", TODAY, from_text="Politiken", group=cast.group)
    with pytest.raises(Refused) as refused:
        change_noted(row, noted=both, **sign)
    assert refused.value.code == "whose"

    change_noted(row, noted=Noted("reasoning", "Tvivlar.", TODAY, from_text="Politiken"), **sign)
    assert Viewpoint.objects.get().text == "Tvivlar."
    remove_noted(row, **sign)
    (answer,) = give_viewpoint(asked, said=said(), **sign)
    with pytest.raises(Refused) as refused:
        remove_noted(answer, **sign)
    assert (refused.value.code, Viewpoint.objects.count()) == ("not_noted", 1)


@pytest.mark.fact("S003-18")
def test_what_is_said_is_collected_point_by_point(cast, version, sign, asked, point):
    give_viewpoint(asked, said=said(points={point.pk: "Vem betalar?"}), **sign)
    noted = Noted("viewpoint", "Punkten är oklar.", TODAY, from_text="Referensgruppen", point=point)
    note_viewpoint(version, noted=noted, **sign)

    found = point_by_point(collected(version, TODAY), path_lines(version))

    assert [(one.label, [(who, spoken.text) for who, spoken in one.said]) for one in found] == [
        ("", [("Sala kommun", "Bra.")]),
        ("A 1", [("Sala kommun", "Vem betalar?"), ("Referensgruppen", "Punkten är oklar.")]),
    ]


def test_the_summary_of_an_issued_version_is_not_overwritten_unseen(version, sign):
    write_viewpoints_summary(version, text="De flesta är för. ", seen="", **sign)

    with pytest.raises(Refused) as refused:
        write_viewpoints_summary(version, text="De flesta är emot.", seen="", **sign)

    assert refused.value.code == "changed"
    assert MaterialVersion.objects.get().viewpoints_summary == "De flesta är för."
