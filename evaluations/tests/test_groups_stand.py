"""The groups of an evaluation stand when something has been told them: none comes in later to read it, none
is taken from what it was told (S000-01, S000-04)."""

from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from evaluations.actions import approve_report, change_evaluation, close_survey
from evaluations.models import Invitation
from evaluations.tests.reported import NOW, drafted, evaluated, evaluation_of_both, logged_in
from evaluations.tests.surveys import opened_survey
from groups.models import Group
from samverkan.lib.refusal import Refused

OWN = ("report_group", "report_group_paper", "report_group_docx")
pytestmark = [pytest.mark.django_db, pytest.mark.fact("S000-01")]


@pytest.fixture
def sign(cast):
    return {"by": cast.administrator, "now": NOW}


@pytest.fixture
def third(cast):
    """A group that comes later."""
    given = {"kind": cast.group.kind, "starts_on": cast.group.starts_on, "state": cast.group.state}
    return Group.objects.create(structure=cast.structure, slug="tredje", **given)


def refused(evaluation, sign, groups, **fields) -> str:
    """The code; "" where it is changed."""
    period = {"title": "Annan rubrik", "starts_on": evaluation.starts_on, "ends_on": evaluation.ends_on}
    try:
        with transaction.atomic():
            change_evaluation(evaluation, groups=groups, **period | fields, **sign)
    except Refused as caught:
        return caught.code
    return ""


@pytest.mark.fact("S000-04")
def test_groups_and_period_stand_when_the_report_is_approved(cast, third, sign):
    made = evaluation_of_both(cast)
    approve_report(drafted(made, sign), **sign)
    both = [cast.group, cast.other_group]
    assert [
        refused(made, sign, [*both, third]),
        refused(made, sign, [cast.group]),
        refused(made, sign, both, ends_on=date(2019, 6, 30)),
        refused(made, sign, both[::-1]),
    ] == ["approved", "approved", "approved", ""]


def test_no_group_comes_in_to_read_a_survey_that_is_closed(cast, third, sign):
    made = evaluation_of_both(cast)
    assert refused(made, sign, [cast.group, cast.other_group, third]) == "told"
    made.surveys.update(state="closed", reported_on=None)
    assert refused(made, sign, [cast.group, cast.other_group, third]) == "told"


def test_a_group_that_the_frozen_report_tells_nothing_of_has_no_report_of_its_own(cast, third, sign):
    """As one may have come in before this was refused."""
    made = evaluation_of_both(cast)
    approve_report(drafted(made, sign), **sign)
    evaluated(made, third, "Tredje")
    office = logged_in(cast.administrator)
    own = [reverse(f"evaluations:{name}", args=[made.pk, third.slug]) for name in OWN]
    page = office.get(reverse("evaluations:report", args=[made.pk]))
    assert [office.get(address).status_code for address in own] == [404, 404, 404]
    assert [slug for _name, slug in page.context["own"]] == [cast.group.slug, cast.other_group.slug]


@pytest.mark.usefixtures("both_at_work")
def test_a_group_somebody_was_asked_late_of_stays_until_the_survey_is_closed(cast, at, sign):
    survey = opened_survey(cast, at, people=6, by_group=True)
    made, both = survey.evaluation, [cast.group, cast.other_group]
    assert refused(made, sign, both) == ""
    late = {"survey": survey, "group": cast.other_group, "role": "member"}
    Invitation.objects.create(person=cast.stranger, **late)
    assert refused(made, sign, [cast.group]) == "used"
    close_survey(survey, why="Alla har svarat.", by=cast.administrator, now=at())
    assert refused(made, sign, [cast.group]) == ""
