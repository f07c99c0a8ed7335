"""A group above with its office, and requests of the groups under it, for tests."""

from datetime import date
from decimal import Decimal

from groups.actions import create_group, find_or_create_person, give_role, relate
from groups.models import Group, Person
from plans.actions import (
    add_funding_line,
    begin_funding_request,
    submit_funding_request,
    take_up_funding_request,
)
from plans.models import FundingRequest

START = date(2017, 1, 1)
APPROVED = {"approved_on": date(2017, 2, 20), "approved_how": "Per e-post till alla"}


def forum_above(cast, at, *groups: Group) -> tuple[Group, Person]:
    """(the group above, its responsible official); `groups` lie under it, the cast's group if none is
    named."""
    sign = {"by": cast.administrator, "now": at()}
    forum = create_group(
        cast.structure, name="Styrelsen för samordning", kind="strategic_forum", starts_on=START, **sign
    )
    Group.objects.filter(pk=forum.pk).update(state=Group.State.ACTIVE)
    official = find_or_create_person(name="Greta Lundmark", email="forum@example.se", **sign)
    give_role(forum, person=official, kind="responsible_official", starts_on=START, **sign)
    for group in groups or (cast.group,):
        relate(group, kind="parent", other=forum, starts_on=START, **sign)
    return Group.objects.get(pk=forum.pk), official


def local_group(cast, at, name: str, forum: Group) -> Group:
    sign = {"by": cast.administrator, "now": at()}
    group = create_group(cast.structure, name=name, starts_on=START, **sign)
    Group.objects.filter(pk=group.pk).update(state=Group.State.ACTIVE)
    relate(group, kind="parent", other=forum, starts_on=START, **sign)
    return Group.objects.get(pk=group.pk)


def asked(
    group: Group, by: Person, at, *, lines=(("Samordnare", "2", "1000000"),), **fields
) -> FundingRequest:
    """A draft with lines (category, posts, kronor), where "" is not known."""
    sign = {"by": by, "now": at()}
    given = {"year": 2018, "title": "Medel för 2018"} | fields
    request = begin_funding_request(group, **given, **sign)
    for category, posts, kronor in lines:
        add_funding_line(
            request,
            category=category,
            posts=Decimal(posts) if posts else None,
            kronor=Decimal(kronor) if kronor else None,
            **sign,
        )
    return request


def under_review(request: FundingRequest, by: Person, at) -> FundingRequest:
    submit_funding_request(request, by=by, now=at("2017-03-02 09:00"), **APPROVED)
    return take_up_funding_request(request, by=by, now=at("2017-03-03 09:00"))
