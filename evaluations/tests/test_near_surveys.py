"""Which surveys are near each other, as the database knows them: by key or by words, open or closed, with who
was asked late, and at the same cost for one as for ten (ruling 24)."""

from datetime import date
from time import process_time

import pytest
from django.db import transaction

from evaluations.actions import begin_survey, open_survey
from evaluations.actions.survey_opening import survey_letter
from evaluations.actions.survey_questions import mend_survey_question
from evaluations.models import Question, Survey
from evaluations.near_surveys import nearest_survey
from evaluations.survey_recipients import Asked
from evaluations.survey_sums import People, few_between, few_together
from evaluations.tests.surveys import opened_survey
from evaluations.tests.test_survey_building import draft, evaluation, settled, sign
from groups.post import post_all
from groups.tests.test_races import at_once, shared
from samverkan.lib.refusal import Refused

__all__ = ["draft", "evaluation", "shared", "sign"]

pytestmark = [pytest.mark.django_db, pytest.mark.fact("S000-07")]
SCALE = {"kind": "scale", "text": "Hur är klimatet?", "steps": 5}


def opened(cast, at, key: str = "klimat", text: str = SCALE["text"], **fields) -> Survey:
    return opened_survey(cast, at, people=6, questions={key: SCALE | {"text": text}}, **fields)


def closed(survey: Survey, invited: int) -> None:
    """With nothing left but how many it asked."""
    survey.invitations.all().delete()
    survey.state, survey.closed_on, survey.invited = Survey.State.CLOSED, survey.opened_on, invited
    survey.tallies, survey.sha256 = {}, "0" * 64
    survey.save()


def those_asked(survey: Survey) -> list[Asked]:
    rows = survey.invitations.select_related("person").order_by("person")
    return [Asked(row.person, row.group_id, row.role) for row in rows]


FIVE = frozenset((person, "member", 1) for person in range(5))
TEN = FIVE | {(person, "substitute", 2) for person in range(5, 10)}
SEVENS = frozenset((person, "member", person // 7) for person in range(21))
THIRTEEN = frozenset(row for row in SEVENS if row[0] < 13)
# Of five, three and three: the six are what is left beside the five.
ELEVEN = FIVE | {(person, "member", 2 + person % 2) for person in range(5, 11)}


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        pytest.param(People(TEN), People(TEN), 0, id="the very same"),
        pytest.param(People(TEN), People(TEN - {(9, "substitute", 2)}), 1, id="one more"),
        pytest.param(
            People(TEN), People(TEN - {(9, "substitute", 2)} | {(11, "member", 2)}), 2, id="one new"
        ),
        pytest.param(People(TEN), People(FIVE), None, id="a whole group more"),
        pytest.param(People(TEN, "group"), People(FIVE), 0, id="a table of the one and all of the other"),
        pytest.param(People(TEN), People(FIVE, unknown=1), 4, id="one was asked late, and may be of them"),
        pytest.param(People(TEN), People(TEN, unknown=2), 0, id="two were, and may be the same"),
        pytest.param(People(TEN), People(FIVE - {(0, "member", 1)}), None, id="too few for a table"),
        pytest.param(People(TEN, "role"), People(FIVE | {(20, "official", 1)}), 1, id="a table of the one"),
        pytest.param(People(TEN, "role"), People(TEN, "role"), 0, id="broken down alike"),
        pytest.param(People(TEN, "role"), People(TEN), 0, id="one is not broken down"),
        pytest.param(People(TEN, "role"), People(TEN, "group"), 0, id="across each other"),
        pytest.param(People(SEVENS, "group"), People(THIRTEEN), 1, id="two tables of the one together"),
        pytest.param(People(SEVENS), People(THIRTEEN), None, id="all of the one alone"),
        pytest.param(People(ELEVEN, "group"), People(ELEVEN - FIVE), 0, id="those of too few for a table"),
    ],
)
def test_how_near_two_surveys_are(one, other, differ):
    assert (few_between(one, other, 5), few_between(other, one, 5)) == (differ, differ)


SIX = frozenset((person, "substitute", 1) for person in range(10, 16))
OFFICIAL = frozenset({(16, "official", 1)})
SEVENTH = frozenset((person, "member", 7) for person in range(50, 57))
# Twelve groups of fourteen, and each group's members and substitutes by themselves.
WIDE = frozenset(
    (100 * group + place, ("member", "substitute")[place % 2], group)
    for group in range(12)
    for place in range(14)
)
HALVES = [
    frozenset(row for row in WIDE if row[1:] == (role, group))
    for group in range(12)
    for role in ("member", "substitute")
]


@pytest.mark.parametrize(
    ("one", "others", "differ"),
    [
        pytest.param(TEN | SIX | OFFICIAL, [TEN, SIX], 1, id="taken from both there is one left"),
        pytest.param(SIX, [TEN | SIX | OFFICIAL, TEN], 1, id="the last of three opened"),
        pytest.param(TEN | SIX, [TEN, SIX], 0, id="the two are the whole"),
        pytest.param(TEN | SIX | OFFICIAL, [TEN, TEN], None, id="the same twice is no more than once"),
        pytest.param(SIX, [TEN | SIX | OFFICIAL, FIVE], None, id="so many are left that nobody is told"),
        pytest.param(TEN | SIX | OFFICIAL, [TEN], None, id="alone"),
        pytest.param(TEN, [SEVENTH, SIX], None, id="of other people"),
        pytest.param(WIDE, HALVES, 0, id="four and twenty are the whole"),
    ],
)
def test_how_near_a_survey_is_to_several_together(one, others, differ):
    assert few_together(People(one), [People(other) for other in others], 5) == differ


@pytest.mark.parametrize(("late", "differ"), [(0, None), (1, 4)])
def test_only_those_surveys_count_that_are_added(late, differ):
    """Who was asked late may be of those who differ; of a survey that is in no sum they are nobody's."""
    others = [People(TEN), People(SIX - {(15, "substitute", 1)}, unknown=late), People(SEVENTH, unknown=5)]
    more = frozenset((person, "member", 4) for person in range(30, 34))
    assert few_together(People(TEN | SIX | more), others, 5) == differ


def test_surveys_of_whole_counties_are_held_together_while_one_waits():
    """Eight groups each by group: told at once, though there are as many sums as there are sets of groups."""
    mine = People(frozenset(row for row in WIDE if row[2] < 8), "group")
    members, substitutes = (
        frozenset(row for row in mine.asked if row[1] == role) for role in ("member", "substitute")
    )
    new = {(9000 + group, "member", group) for group in range(8)}
    others = [People(members | new, "group"), People(substitutes, "group")]
    began = process_time()
    assert (few_together(mine, others, 5), process_time() - began < 2) == (1, True)


@pytest.mark.parametrize(
    ("key", "text", "differing"),
    [
        ("klimat", "Något annat?", 1),
        ("x1", " hur är  KLIMATET", 1),
        ("x1", "Hur var klimatet?", None),
    ],
)
def test_the_same_is_asked_by_key_or_by_words(cast, at, key, text, differing):
    mine, other = opened(cast, at), opened(cast, at, key, text)
    found = nearest_survey(mine, those_asked(other)[1:], at().date())
    assert (found and found.differing) == differing


@pytest.mark.parametrize(("invited", "differing"), [(4, None), (5, 2), (7, 0)])
def test_who_was_asked_late_is_counted_when_it_is_closed(cast, at, invited, differing):
    """By the roles of that day it asked the cast's four; of others only the number is left."""
    mine = opened(cast, at, threshold=3)
    closed(opened(cast, at, threshold=3), invited)
    known = [Asked(one, cast.group.pk, "member") for one in (cast.chair, cast.vice_chair, cast.member)]
    found = nearest_survey(mine, [*known, *those_asked(mine)[:2]], at().date())
    assert (found and found.differing) == differing


@pytest.mark.parametrize(("closes_on", "later"), [("2018-02-01", "2018-02-02"), ("2018-01-31", None)])
def test_one_that_is_still_open_is_near_however_early_it_was_opened(cast, at, closes_on, later):
    """Both would be answered the same day."""
    opened(cast, at, closes_on=date.fromisoformat(closes_on))
    other = opened(cast, at)
    asked = those_asked(Survey.objects.exclude(pk=other.pk).get())
    found = nearest_survey(other, asked, date(2018, 2, 1))
    assert (found and found.later.isoformat()) == later


def test_words_are_mended_into_those_of_no_survey_of_the_same_people(cast, at):
    first, mended = opened(cast, at), opened(cast, at, "x1", "Hur var klimatet?")
    mended.invitations.all().delete()
    for one in those_asked(first):
        invitation = mended.invitations.create(person=one.person, group=cast.group, role=one.role)
        post_all([survey_letter(mended, invitation)], now=at())
    question, sign = Question.objects.get(section__survey=mended), {"by": cast.secretary, "now": at()}
    with pytest.raises(Refused) as caught, transaction.atomic():
        mend_survey_question(question, text="Hur är klimatet?", **sign)
    question.refresh_from_db()
    assert (caught.value.code, question.text) == ("near_survey", "Hur var klimatet?")
    assert mend_survey_question(question, text="Hur varmt var det?", **sign).text == "Hur varmt var det?"


@pytest.mark.parametrize("count", [1, 10])
def test_ten_near_surveys_cost_no_more_than_one(cast, at, count, django_assert_num_queries):
    mine = opened(cast, at)
    for _time in range(count):
        opened(cast, at)
        closed(opened(cast, at), 4)
    asked = those_asked(mine)
    with django_assert_num_queries(6):
        assert nearest_survey(mine, asked, at().date()) is None


@pytest.mark.fact("N08")
def test_two_that_are_opened_at_the_same_moment_see_each_other(cast, draft, evaluation, sign, shared):
    both = [(cast.group, role) for role in ("member", "substitute")]
    one, other = (
        settled(survey, sign, *both)
        for survey in (draft, begin_survey(evaluation, template="samverkansgrupp", **sign))
    )
    ends = at_once(*(lambda survey=survey: open_survey(survey, **sign) for survey in (one, other)))
    assert (ends, Survey.objects.filter(state=Survey.State.OPEN).count()) == (["done", "near_survey"], 1)
