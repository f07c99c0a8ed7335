"""The log of outstanding questions: who sees what is owed, who may change it, and what a change needs
(S002-25)."""

from datetime import date

import pytest
from django.urls import reverse

from issues.actions import begin_action, cancel_action, finish_action, open_action, reopen_action
from issues.models import Action
from samverkan.lib.refusal import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.fact("S002-25")]


@pytest.fixture
def action(cast, at):
    return open_action(
        cast.group,
        text="Skicka underlaget",
        owner=cast.member,
        due_on=date(2017, 4, 3),
        by=cast.secretary,
        now=at(),
    )


def test_an_action_goes_from_open_to_done_and_back_with_words_for_it(cast, at, action):
    sign = {"by": cast.member, "now": at()}
    states = [begin_action(action, **sign).state]
    states.append(finish_action(action, result="Skickat 3 april", **sign).state)
    states.append(reopen_action(action, reason="En bilaga saknades", **sign).state)
    states.append(cancel_action(action, reason="Behövs inte", **sign).state)

    assert states == ["in_progress", "done", "open", "cancelled"]
    assert list(action.history.order_by("history_id").values_list("result", flat=True)) == [
        "", "", "Skickat 3 april", "En bilaga saknades", "Behövs inte",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "words", "code"),
    [
        (finish_action, {"result": " "}, "no_result"),
        (cancel_action, {"reason": ""}, "no_result"),
        (reopen_action, {"reason": "Varför inte"}, "wrong_state"),
    ],
)
def test_a_change_without_words_or_from_the_wrong_state_is_refused(cast, at, action, verb, words, code):
    with pytest.raises(Refused) as refusal:
        verb(action, **words, by=cast.member, now=at())

    assert (refusal.value.code, Action.objects.get().state) == (code, "open")


@pytest.mark.parametrize(
    ("who", "seen", "change"),
    [
        ("member", 1, 200), ("secretary", 1, 200), ("official", 1, 200),
        ("chair", 1, 403), ("substitute", 1, 403), ("stranger", 0, 404),
    ],
)  # fmt: skip
def test_who_sees_an_action_and_who_may_finish_it(cast, client, action, who, seen, change):
    client.force_login(getattr(cast, who))

    listed = client.get(reverse("issues:list"))
    finish = client.get(reverse("issues:finish", args=[action.pk]))

    assert (listed.status_code, listed.text.count(">Skicka underlaget</a></strong>"), finish.status_code) == (
        200, seen, change,
    )  # fmt: skip


def test_an_owner_outside_the_group_has_the_action_among_their_own(cast, at, client):
    action = open_action(
        cast.group, text="Komma och berätta", owner=cast.stranger, by=cast.secretary, now=at()
    )
    client.force_login(cast.stranger)

    listed = client.get(reverse("issues:list")).text
    done = client.post(reverse("issues:finish", args=[action.pk]), {"result": "Berättat"})

    assert (listed.count("Komma och berätta</a></strong>"), done.status_code) == (1, 302)
    assert Action.objects.get().result == "Berättat"


def test_a_form_without_words_comes_back(cast, client, action):
    client.force_login(cast.member)

    answer = client.post(reverse("issues:finish", args=[action.pk]), {"result": ""})

    assert (answer.status_code, Action.objects.get().state) == (422, "open")


def test_the_list_takes_as_many_queries_for_thirty_as_for_three(cast, at, client, django_assert_num_queries):
    client.force_login(cast.secretary)
    promise(cast, at, 3)
    with django_assert_num_queries(9):
        client.get(reverse("issues:list"))
    promise(cast, at, 30)

    with django_assert_num_queries(9):
        client.get(reverse("issues:list"))


def promise(cast, at, number):
    owners = [cast.member, cast.group, cast.seats["Sala"].organization]
    for place in range(number):
        open_action(cast.group, text=f"Uppgift {place}", owner=owners[place % 3], by=cast.secretary, now=at())
