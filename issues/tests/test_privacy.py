"""Whose name issues still need."""

from datetime import date

import pytest

from issues.actions import Step, change_issue, move_issue, raise_issue
from issues.edition import edition_of
from issues.models import Assignment, AssignmentPerformer
from issues.privacy import owners_of_issues, performers

LONG_AFTER = date(2030, 1, 1)


@pytest.mark.django_db
@pytest.mark.fact("P72")
def test_who_sees_to_an_issue_is_needed_until_it_is_finished(cast, at):
    sign = {"by": cast.official, "now": at()}
    issue = raise_issue(cast.structure, title="Trygg hemgång", home_group=cast.group, **sign)
    change_issue(issue, seen=edition_of(issue), title=issue.title, owner=cast.member, **sign)
    needed = []
    for step in (
        None,
        Step(to="parked", text="Sedan.", parked_until=date(2018, 1, 1)),
        Step(to="raised", text="Nu."),
        Step(to="declined", text="Inte vårt."),
        Step(to="raised", text="Jo, vårt."),
    ):
        if step:
            move_issue(issue, step=step, **sign)
        needed.append(list(owners_of_issues(LONG_AFTER).values_list("owner_person", flat=True)))

    mine = [cast.member.pk]
    assert needed == [mine, mine, mine, [], mine]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "needed"),
    [("given", 1), ("accepted", 1), ("returned", 1), ("delivered", 0), ("approved", 0), ("cancelled", 0)],
)
def test_who_is_to_do_an_assignment_is_needed_until_it_is_delivered(cast, at, state, needed):
    assignment = Assignment.objects.create(
        commissioner=cast.group,
        wording="Ta fram ett underlag",
        starts_on=date(2017, 3, 1),
        deliver_by=date(2017, 6, 1),
        delivered_on=date(2017, 6, 1),
        state=state,
        result="Komplettera.",
        created_at=at(),
    )
    AssignmentPerformer.objects.create(assignment=assignment, person=cast.member)

    assert performers(LONG_AFTER).count() == needed
