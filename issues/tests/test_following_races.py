"""Two workers reach seven o'clock in the same moment: one digest, whole, and no more (ruling 16)."""

from functools import partial

import pytest
from django.db import transaction

from groups.models import Delivery, Link
from groups.tests.test_race import at_once, shared  # noqa: F401
from issues.actions import follow_issue, raise_issue, tell
from issues.following_due import tell_digests
from issues.models import Digest, Follow

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def followed(transactional_db, cast, at):
    """By the chair and the official, once a day; three lines since."""
    issue = raise_issue(
        cast.structure, title="Trygg hemgång", home_group=cast.group, by=cast.member, now=at()
    )
    for person in (cast.chair, cast.official):
        follow_issue(issue, how="daily", by=person, now=at())
    for minute in range(3):
        tell(issue, "changed", by=cast.secretary, now=at(f"2017-03-02 09:0{minute}"))


@pytest.fixture
def two_followed(transactional_db, cast, at):
    sign = {"by": cast.member, "now": at()}
    issues = [raise_issue(cast.structure, title=f"Del {n}", home_group=cast.group, **sign) for n in (1, 2)]
    for issue in issues:
        follow_issue(issue, how="at_once", by=cast.chair, now=at())
    return issues


@pytest.mark.fact("P40")
def test_four_workers_at_once_tell_each_one_digest(cast, at, followed, shared):  # noqa: F811
    answers = at_once(*[partial(tell_digests, at("2017-03-03 07:00"))] * 4)

    found = []
    at_once(lambda: found.append((_told(), Digest.objects.count(), _untold(at()))))
    assert answers == ["done"] * 4
    assert found == [([3, 3], 2, 0)]


@pytest.mark.fact("P40")
def test_two_issues_at_once_make_a_followers_first_link(cast, at, two_followed, shared):  # noqa: F811
    """The chair has never had a letter, and so has no link."""

    def told(issue, clock):
        with transaction.atomic():
            tell(issue, "changed", by=cast.secretary, now=at(f"2017-03-04 {clock}"))

    answers = at_once(*map(partial, [told, told], two_followed, ["09:00", "09:01"]))

    found = []
    at_once(lambda: found.append((_mails_to(cast.chair), Link.objects.filter(person=cast.chair).count())))
    assert (answers, found) == (["done"] * 2, [(2, 1)])


def _told():
    return [len(mail.references["events"]) for mail in Delivery.objects.filter(kind="issues.digest")]


def _mails_to(person):
    return Delivery.objects.filter(kind="issues.followed", person=person).count()


def _untold(began):
    return Follow.objects.filter(how="daily", told_at=began).count()
