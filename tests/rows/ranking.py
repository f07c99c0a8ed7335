"""The addresses of ranking: lists, the draft that is ordered, and what is decided."""

from datetime import date

from groups.models import Structure
from issues.actions import (
    add_topic,
    argue,
    begin_ranking,
    decide_ranking,
    raise_issue,
    rank_issue,
    screen_issue,
)
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, OK, PLANNERS, Row, group, only

FITS = {"has_common_interest": True, "needs_cooperation": True, "is_intermunicipal": False, "fits": True}


def ranked(house: House) -> list:
    return [house.more["ranked"].pk]


def decided(house: House) -> list:
    return [house.more["ranking"].pk]


ROWS: dict[str, Row] = {
    "ranking:list": Row(dict.fromkeys(ROLES, OK)),
    "ranking:group": Row(only(INSIDE), group),
    "ranking:compare": Row(only(INSIDE), group),
    "ranking:csv": Row(only(INSIDE), group),
    "ranking:paper": Row(only(INSIDE), decided),
    "ranking:begin": Row(only(PLANNERS, MOVED), group, method="post"),
    "ranking:build": Row(only(PLANNERS), group),
    "ranking:decide": Row(only(PLANNERS), group),
    "ranking:argue": Row(only(PLANNERS), ranked),
    "ranking:move": Row(
        only(PLANNERS, MOVED), ranked, method="post", data=lambda house: {"direction": "down"}
    ),
    "ranking:remove": Row(only(PLANNERS, MOVED), ranked, method="post"),
    "ranking:discard": Row(only(PLANNERS, MOVED), group, method="post"),
}


def furnish(build: Builder, house: House) -> None:
    """Two decided lists of the cast's group and a draft, and a list with a secret in the other group."""
    cast, more = house.cast, house.more
    made = Structure.objects.get(pk=cast.structure.pk)
    early = {"by": cast.official, "now": build.at(-60)}
    topic = add_topic(made, name="Åldrande", **early)
    titles = ("Rätt stöd i rätt tid", "Kompetens i hemvården", "Läkemedel hemma")
    issues = [_screened(build, house, made, title, cast.group, topic) for title in titles]
    theirs = _screened(build, house, made, "Hemlig lista", cast.other_group, topic)
    first = _decided(cast.group, issues[:2], build.at(-60).date(), early)
    _decided(cast.other_group, [theirs], build.at(-60).date(), early)
    late = {"by": cast.official, "now": build.at(-5)}
    again = begin_ranking(cast.group, **late)
    rank_issue(again, issue=issues[2], place=1, **late)
    more["ranking"] = decide_ranking(again, on=build.at(-6).date(), text="Tid före pengar.", **late)
    draft = begin_ranking(cast.group, **late)
    more["ranked"] = draft.places.get(place=1)
    more["first_ranking"] = first


def _screened(build: Builder, house: House, made: Structure, title: str, home, topic):
    by = house.cast.official if home == house.cast.group else house.cast.other_secretary
    sign = {"by": by, "now": build.at(-60)}
    issue = raise_issue(made, title=title, home_group=home, topics=[topic], **sign)
    screen_issue(issue, group=home, **sign, **FITS)
    return issue


def _decided(home, issues: list, on: date, sign: dict):
    ranking = begin_ranking(home, **sign)
    for issue in issues:
        row = rank_issue(ranking, issue=issue, **sign)
        argue(row, texts={}, **sign)
    return decide_ranking(ranking, on=on, **sign)
