"""Whose word makes an agenda stand, and that no call goes out before it does."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import timezone

from groups.models import Delivery, GroupSettings
from meetings.actions import (
    add_item,
    approve_call,
    ask_to_fix,
    attach_document,
    change_meeting,
    fix_agenda,
    move_item,
    name_agenda_approver,
)
from meetings.fixing import roles_of, words_on
from meetings.models import AgendaApproval
from meetings.tests.meeting_room import paper
from samverkan.lib.refusal import Refused

pytestmark = pytest.mark.django_db
ADA, BO, CY = (SimpleNamespace(name=name) for name in ("Ada", "Bo", "Cy"))


@pytest.mark.fact("S002-19", "S002-26")
@pytest.mark.parametrize(
    ("rule", "chair", "vice", "named", "wanted"),
    [
        ("nobody", ADA, (BO,), (), []),
        ("chair", ADA, (BO,), (), [("chair", (ADA,))]),
        ("chair", None, (BO,), (), [("chair", (BO,))]),
        ("chair", None, (), (), [("chair", ())]),
        ("presidency", ADA, (BO, CY), (), [("chair", (ADA,)), ("vice_chair", (BO, CY))]),
        ("presidency", ADA, (), (), [("chair", (ADA,))]),
        ("presidency", None, (BO,), (), [("vice_chair", (BO,))]),
        ("named", ADA, (BO,), (("a", BO), ("b", CY), ("a", CY)), [("a", (BO, CY)), ("b", (CY,))]),
    ],
)
def test_the_rule_says_whose_word_is_asked_for(rule, chair, vice, named, wanted):
    assert [(word.role, word.people) for word in roles_of(rule, chair, vice, named)] == wanted


@pytest.fixture
def by_two(cast, meeting):
    GroupSettings.objects.filter(group=cast.group).update(agenda_fixed_by="presidency")
    return meeting


def missing(meeting):
    meeting = type(meeting).objects.get(pk=meeting.pk)
    return [word.role for word in words_on(meeting) if word.given is None]


def press(show, send, person, meeting):
    seen = show(person, "fix", meeting.pk).context["page"].seen
    return send(person, "fix", meeting.pk, seen=seen)


def refused(meeting, by):
    with pytest.raises(Refused) as refusal:
        approve_call(meeting, by=by, now=timezone.now())
    return refusal.value.code


@pytest.mark.fact("S002-26")
def test_chair_and_vice_chair_both_fix_the_agenda_before_the_call_goes_out(cast, show, send, by_two):
    seen = [(missing(by_two), refused(by_two, cast.chair))]
    for person in (cast.chair, cast.chair):
        press(show, send, person, by_two)
    seen.append((missing(by_two), refused(by_two, cast.chair)))
    press(show, send, cast.vice_chair, by_two)

    call = approve_call(by_two, by=cast.chair, now=timezone.now())

    assert seen == [(["chair", "vice_chair"], "blocked"), (["vice_chair"], "blocked")]
    assert (missing(by_two), call.state, AgendaApproval.objects.count()) == ([], "sent", 2)


@pytest.mark.fact("S002-19")
def test_a_change_voids_the_word_visibly_and_papers_and_the_hour_do_not(cast, show, send, sign, by_two):
    for person in (cast.chair, cast.vice_chair):
        press(show, send, person, by_two)
    attach_document(by_two.items.get(), file=paper("mer.pdf", b"%PDF-1.7 mer"), title="Mer", **sign)
    change_meeting(by_two, place="Rådhuset", **sign)
    seen = [missing(by_two)]

    add_item(by_two, title="En fråga till", **sign)

    words = show(cast.secretary, "agenda", by_two.pk).context["page"].words
    seen.append(missing(by_two))
    assert seen == [[], ["chair", "vice_chair"]]
    assert [(word.role, word.fallen[0]) for word in words] == [
        ("chair", cast.chair.name),
        ("vice_chair", cast.vice_chair.name),
    ]


def test_a_word_on_an_agenda_that_has_changed_meanwhile_is_refused(cast, show, send, sign, by_two):
    seen = show(cast.chair, "fix", by_two.pk).context["page"].seen
    add_item(by_two, title="En fråga till", **sign)
    move_item(by_two.items.get(title="En fråga till"), to="up", **sign)

    with pytest.raises(Refused) as refusal:
        fix_agenda(by_two, seen=seen, by=cast.chair, now=sign["now"])

    assert (refusal.value.code, AgendaApproval.objects.count()) == ("changed", 0)


@pytest.mark.fact("S002-19")
def test_named_roles_outside_the_group_fix_it_and_read_no_more_than_the_agenda(
    cast, show, send, sign, meeting
):
    GroupSettings.objects.filter(group=cast.group).update(agenda_fixed_by="named")
    assert refused(meeting, cast.chair) == "blocked"
    for role, person in [("regiondirektör", cast.stranger), ("kommundirektör", cast.official)]:
        name_agenda_approver(cast.group, role=role, person=person, starts_on=date(2017, 1, 1), **sign)

    answers = [press(show, send, person, meeting).status_code for person in (cast.stranger, cast.official)]

    others = [show(cast.stranger, name, meeting.pk).status_code for name in ("meeting", "agenda", "call")]
    assert (answers, missing(meeting), others) == ([302, 302], [], [404, 404, 404])
    assert show(cast.member, "fix", meeting.pk).status_code == 403


def test_those_missing_are_asked_once_an_agenda(cast, send, sign, by_two):
    for _time in range(2):
        send(cast.secretary, "fix_ask", by_two.pk)
    first = Delivery.objects.filter(kind="meetings.agenda_to_fix").count()
    add_item(by_two, title="En fråga till", **sign)
    ask_to_fix(by_two, **sign)

    assert (first, Delivery.objects.filter(kind="meetings.agenda_to_fix").count()) == (2, 4)


def test_somebody_else_gives_no_word(cast, sign, by_two):
    with pytest.raises(Refused) as refusal:
        fix_agenda(by_two, seen="", by=cast.secretary, now=sign["now"])
    assert refusal.value.code == "not_yours"
