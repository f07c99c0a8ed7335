"""The addresses of recommendations: a set that the cast's group keeps. Everybody in the structure follows
what becomes of recommendations, so the other group reads them too, without anybody's name."""

from django.core.files.uploadedfile import SimpleUploadedFile

from evaluations.actions import (
    add_recommendation,
    address_recommendation,
    begin_set,
    follow_up_recommendation,
    mark_recommendation,
    sort_recommendation,
    tie_recommendation,
)
from evaluations.actions.recommendations import keep_source
from issues.models import Issue
from tests.house import ROLES, Builder, House
from tests.rows.base import MOVED, OK, PLANNERS, Row, only
from tests.rows.material import of

EVERYONE = dict.fromkeys(ROLES, OK)
# Whom they are for are groups of the structure, and so is who keeps them.
OPEN = {"shows_groups": True}


def to_keepers(name: str, status: int = OK, **more) -> Row:
    """Others of the structure read it and may not change it."""
    roles = dict.fromkeys(ROLES, 403) | dict.fromkeys(PLANNERS, status)
    return Row(roles, of(name), **OPEN, **more)


ROWS: dict[str, Row] = {
    "recommendations:list": Row(EVERYONE, **OPEN),
    "recommendations:new": Row(only(PLANNERS), lambda house: [house.cast.group.slug]),
    "recommendations:set": Row(EVERYONE, of("recommendations"), **OPEN),
    "recommendations:csv": Row(EVERYONE, of("recommendations"), **OPEN),
    "recommendations:paper": Row(EVERYONE, of("recommendations"), **OPEN),
    "recommendations:source": Row(EVERYONE, of("recommendations")),
    "recommendations:keep": to_keepers("recommendations"),
    "recommendations:one": Row(EVERYONE, of("recommendation"), **OPEN),
    "recommendations:change": to_keepers("recommendations"),
    "recommendations:import": to_keepers("no_recommendations"),
    "recommendations:add": to_keepers("recommendations"),
    "recommendations:cluster": to_keepers("recommendations"),
    "recommendations:move": to_keepers(
        "recommendations", MOVED, method="post", data=lambda house: {"status": "adopted"}
    ),
    "recommendations:discard": to_keepers("no_recommendations", MOVED, method="post"),
    "recommendations:sort": to_keepers("recommendation"),
    "recommendations:mark": to_keepers("recommendation"),
    "recommendations:mend": to_keepers("recommendation"),
    "recommendations:address": to_keepers("recommendation"),
    # The member answers for it.
    "recommendations:follow_up": Row(
        dict.fromkeys(ROLES, 403) | dict.fromkeys(PLANNERS | {"member"}, OK), of("recommendation"), **OPEN
    ),
    "recommendations:raise": to_keepers("recommendation", MOVED, method="post"),
    "recommendations:act": to_keepers("recommendation", MOVED, method="post"),
    "recommendations:commission": to_keepers("assigned_recommendation"),
    "recommendations:tie": to_keepers("recommendation"),
    "recommendations:untie": to_keepers("recommendation_tie", MOVED, method="post"),
}


def furnish(build: Builder, house: House) -> None:
    cast, more = house.cast, house.more
    sign, day = {"by": cast.official, "now": build.at(-14)}, build.at(-14).date()
    more["no_recommendations"] = begin_set(cast.group, title="Ur en annan rapport", **sign)
    more["recommendations"] = found = begin_set(
        cast.group, title="Ur utvärderingen", source="Så samverkar vi", marking_means="verkställighet", **sign
    )
    report = SimpleUploadedFile("rapport.txt", "Så samverkar vi".encode())
    keep_source(found, file=report, **sign)
    add_recommendation(found, text="Låt mötena ta längre tid.", **sign)
    last = add_recommendation(found, text="Se över arbetsordningen.", **sign)
    more["assigned_recommendation"] = sort_recommendation(last, disposition="assignment", **sign)
    one = add_recommendation(found, text="Bjud in brett. Skicka underlag i tid.", **sign)
    mark_recommendation(one, spans=[(12, len(one.text))], **sign)
    address_recommendation(one, groups=[cast.group], names=["Direktörerna"], **sign)
    sorting = {"responsible": cast.member, "responsible_group": cast.group, "due_on": build.at(30).date()}
    one = sort_recommendation(one, disposition="execution", **sorting, **sign)
    follow_up_recommendation(one, state="ongoing", on=day, text="Underlagen går ut tidigare.", **sign)
    issue = Issue.objects.filter(home_group=cast.group, circle="group").order_by("pk").first()
    more["recommendation_tie"] = tie_recommendation(one, to=issue, **sign)
    more["recommendation"] = one
