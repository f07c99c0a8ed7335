"""The addresses of issue pages: the lists are everybody's, with what each may read."""

from issues.actions import Step, move_issue, raise_issue, say_what_is_next, screen_issue
from issues.models import Issue
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, OK, Row, only

EVERY = dict.fromkeys(ROLES, OK)


def own(house: House) -> list:
    return [house.more["issue_on_page"].pk]


def open_to_all(house: House) -> list:
    return [house.more["public_issue"].pk]


def structure(house: House) -> list:
    return [house.cast.structure.slug]


ROWS: dict[str, Row] = {
    "issue:list": Row(EVERY),
    "issue:csv": Row(EVERY),
    "issue:process": Row(EVERY),
    "issue:homeless": Row(EVERY),
    "issue:page": Row(only(INSIDE), own),
    "issue:paper": Row(only(INSIDE), own),
    "public:issue": Row(EVERY, open_to_all, public=OK, is_open=True),
    "public:issue_feed": Row(EVERY, open_to_all, public=OK, is_open=True),
    "public:issues": Row(EVERY, structure, public=OK, is_open=True),
    "public:issues_feed": Row(EVERY, structure, public=OK, is_open=True),
}


def furnish(build: Builder, house: House) -> None:
    """One on its way in the group, one without a home, and one of the other group's that could leak."""
    cast = house.cast
    sign = {"by": cast.secretary, "now": build.at(-20)}
    fits = {"has_common_interest": True, "needs_cooperation": True, "is_intermunicipal": False, "fits": True}
    issue = raise_issue(
        cast.structure,
        title="Trygg hemgång utan väntan",
        description="Många väntar på hemtjänst efter utskrivning.",
        home_group=cast.group,
        by=cast.member,
        now=build.at(-40),
    )
    screen_issue(issue, group=cast.group, **fits, **sign)
    move_issue(issue, step=Step(to="prioritized"), **sign)
    say_what_is_next(
        issue,
        waits_for="siffror från två kommuner",
        next_forum=cast.group,
        next_on=build.at(9).date(),
        by=cast.secretary,
        now=build.at(-19),
    )
    house.more["issue_on_page"] = issue
    raise_issue(
        cast.structure,
        title="Missbruk och beroende",
        raised_by_name="Brukarrådet",
        by=None,
        now=build.at(-200),
    )
    secret = raise_issue(
        cast.structure,
        title="Hemlig fråga",
        description="Hemlig beskrivning",
        home_group=cast.other_group,
        by=cast.other_secretary,
        now=build.at(-15),
    )
    screen_issue(secret, group=cast.other_group, by=cast.other_secretary, now=build.at(-14), **fits)
    house.more["their_issue_on_page"] = secret
    house.more["public_issue"] = raise_issue(
        cast.structure,
        title="Bussar över länsgränsen",
        home_group=cast.group,
        by=cast.member,
        now=build.at(-30),
    )
    Issue.objects.filter(pk=house.more["public_issue"].pk).update(is_public=True, public_text="I korthet.")
