"""What two do to an issue at the same moment is done once, and neither waits for the other for ever
(ruling 18)."""

from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.links import token_of
from groups.models import Link
from groups.tests.test_race import at_once, shared  # noqa: F401
from issues.actions import Step, ask_for_anchoring, move_issue, raise_issue
from issues.models import AnchoringReport, IssueEvent, OrganizationDecision, StageEntry
from issues.tests.deciding import asked, region
from issues.tests.test_ranking import screened
from meetings.actions import add_item, move_issue_at, take_up_issue, tie_issue
from meetings.models import ItemIssue

pytestmark = pytest.mark.django_db(transaction=True)
TO = Step(to="prioritized", text="Flest berörs.")


def told(ask):
    """What `ask` finds, in a thread of its own, as those that wrote."""
    found = []
    at_once(lambda: found.append(ask()))
    return found[0]


@pytest.fixture
def sign(cast, at):
    return {"by": cast.secretary, "now": at("2017-03-02 09:00")}


@pytest.fixture
def issue(transactional_db, cast, at):
    return screened(cast, at, "Missbruk hos äldre")


@pytest.fixture
def items(held, issue, sign):
    """Two of one meeting; the issue is up on the first."""
    first = take_up_issue(issue, meeting=held, kind="dialogue", **sign)
    return first, add_item(held, title="Rapport", kind="report", **sign)


def test_two_tabs_move_an_issue_once(cast, sign, issue, shared):  # noqa: F811
    answers = at_once(*[partial(move_issue, issue, step=TO, **sign)] * 2)

    entries = told(lambda: list(StageEntry.objects.filter(issue=issue).values_list("stage", "left_on")))
    assert answers == ["done", "done"]
    assert [stage for stage, left in entries if left is None] == ["prioritized"]
    assert [stage for stage, _left in entries] == ["raised", "screened", "prioritized"]


def test_who_moves_at_an_item_and_who_ties_to_another_do_not_wait_in_a_ring(cast, at, issue, items, shared):  # noqa: F811
    """Both take the meeting first, then the issue."""
    first, second = items
    later = {"by": cast.secretary, "now": at("2017-03-20 09:00")}
    acts = [
        partial(move_issue_at, first, issue=issue, step=TO, **later),
        partial(tie_issue, second, issue=issue, **later),
    ]

    answers = at_once(*acts * 3)

    assert answers == ["done"] * 6
    assert told(lambda: sorted(ItemIssue.objects.values_list("item", flat=True))) == [first.pk, second.pk]
    assert (
        told(lambda: IssueEvent.objects.filter(issue=issue, kind="moved", text__contains="Flest").count())
        == 1
    )


@pytest.fixture
def asked_now(transactional_db, cast):
    """The region is asked to decide, and Sala to anchor; (its decision, its task)."""
    now = timezone.now()
    due = timezone.localdate(now) + timedelta(days=30)
    _issue, (row,) = asked(cast, now, organizations=[region()], due_on=due)
    other = raise_issue(cast.structure, title="Tandvård", home_group=cast.group, by=cast.official, now=now)
    sala = cast.seats["Sala"].organization
    (task,) = ask_for_anchoring(other, organizations=[sala], due_on=due, by=cast.official, now=now)
    return row, task


def address(view: str, row) -> str:
    """By the link that was sent."""
    purpose = {"home_decisions:by_link": "issues.decision", "anchoring:by_link": "issues.anchoring"}[view]
    link = Link.objects.filter(purpose=purpose, object_id=row.pk)[0]
    return reverse(view, args=[token_of(link)])


def test_an_answer_by_link_posted_twice_at_once_is_one(cast, asked_now, request):
    row, task = asked_now
    day = timezone.localdate().isoformat()
    decided = {"state": "approved", "on": day, "text": "", "reference": "RS § 12", "name": "Ronja Alkvist"}
    posts = [
        (
            address("home_decisions:by_link", row),
            {f"answer-{name}": value for name, value in decided.items()} | {"answer": "1"},
        ),
        (
            address("anchoring:by_link", task),
            {"kind": "discussed", "on": day, "body": "Nämnden", "text": "Ja.", "by_name": "Ronja Alkvist"},
        ),
    ]
    request.getfixturevalue("shared")

    codes = []
    acts = [
        lambda where=where, what=what: codes.append(Client().post(where, what).status_code)
        for where, what in posts
    ]
    assert at_once(*acts * 2) == ["done"] * 4

    assert told(lambda: OrganizationDecision.history.filter(id=row.pk, state="approved").count()) == 1
    assert told(lambda: AnchoringReport.objects.count()) == 1
    kinds = told(
        lambda: list(
            IssueEvent.objects.filter(kind__in=["decision", "anchoring"]).values_list("kind", flat=True)
        )
    )
    assert sorted(kinds) == ["anchoring", "anchoring", "decision"]
