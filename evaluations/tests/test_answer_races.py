"""Five hundred who answer at the same time, every one of them twice: none is lost and none counts double
(I-SUR2)."""

import pytest
from django.test import Client
from django.utils import timezone

from evaluations.actions.answers import hand_in_answers
from evaluations.models import Answer, Invitation, Question, Response
from evaluations.tests.surveys import invitations, opened_survey, token_to
from groups.tests.test_races import at_once, shared
from samverkan.lib.refusal import Refused

__all__ = ["shared"]

# The first of them through the link's own page, as everybody does; the others by the verb, which is quicker.
ASKED, AT_ONCE, BY_LINK = 500, 10, 10
TEXT = {"annat": {"kind": "text", "text": "Vad vill du säga?"}}


def hand_in_each(mine: list[tuple[int, Invitation]], name: str) -> None:
    for number, invitation in mine:
        posted = {name: [f"Svar {number}"]}
        if number < BY_LINK:
            Client().post(f"/enkat/{token_to(invitation)}/", posted)
            continue
        try:
            hand_in_answers(invitation, posted=posted, by=None, now=timezone.now())
        except Refused as refused:
            # The other one was first; anything else is a fault.
            if refused.code != "dead":
                raise


# Some seconds: a thousand transactions are what is tried.
@pytest.mark.fact("S000-02")
def test_five_hundred_at_once_and_each_twice(cast, at, shared):
    survey = opened_survey(cast, at, people=ASKED, questions=TEXT)
    name = f"q{Question.objects.get(section__survey=survey).pk}"
    asked = list(enumerate(invitations(survey)))
    # Two and two carry the same, in the same order.
    parts = [asked[part // 2 :: AT_ONCE // 2] for part in range(AT_ONCE)]
    ends = at_once(*(lambda part=part: hand_in_each(part, name) for part in parts))
    assert ends == ["done"] * AT_ONCE
    assert sorted(Answer.objects.values_list("text", flat=True)) == sorted(f"Svar {n}" for n in range(ASKED))
    assert (Response.objects.count(), Invitation.objects.filter(is_used=True).count()) == (ASKED, ASKED)


def test_a_confidential_answer_that_is_changed_twice_at_once_is_one(cast, at, shared):
    survey = opened_survey(cast, at, mode="confidential", people=5, questions=TEXT)
    name = f"q{Question.objects.get(section__survey=survey).pk}"
    (first, *_rest) = invitations(survey)
    ends = at_once(*(lambda n=n: hand_in_each([(n, first)], name) for n in range(BY_LINK, BY_LINK + 4)))
    assert ends == ["done"] * 4
    assert (Response.objects.count(), Answer.objects.count()) == (1, 1)
