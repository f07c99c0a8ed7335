"""The addresses of anchoring: Sala and Köping are asked, and so is Arboga about the other group's issue."""

from collections.abc import Callable

from groups.actions import add_contact
from groups.links import token_of
from groups.models import Link, Structure
from issues.actions import ask_for_anchoring, raise_issue, report_anchoring, write_home_brief
from issues.anchoring_reached import ANCHORING_LINK
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, NOT_YOURS, OK, PLANNERS, Row, only

# Whoever may report for Sala: those who sit for it, and who moves the issue.
SALA = PLANNERS | {"member", "substitute"}


def of(name: str) -> Callable[[House], list]:
    return lambda house: [house.more[name].pk]


def link(house: House) -> list:
    return [house.more["anchoring_token"]]


def by_link(page: str) -> Row:
    return Row(dict.fromkeys(ROLES, OK), link, public=OK, is_open=True)


ROWS: dict[str, Row] = {
    "anchoring:mine": Row(dict.fromkeys(ROLES, OK)),
    # Sala has a seat in the other group too, which sees nothing here but its own.
    "anchoring:organization": Row(dict.fromkeys(ROLES, OK) | {"stranger": NOT_YOURS}, of("sala")),
    "anchoring:overview": Row(only(INSIDE), of("anchored_issue")),
    "anchoring:ask": Row(only(PLANNERS), of("anchored_issue")),
    "anchoring:brief": Row(only(PLANNERS), of("anchored_issue")),
    "anchoring:remind": Row(only(PLANNERS, MOVED), of("anchored_issue"), method="post"),
    "anchoring:task": Row(only(INSIDE), of("anchoring")),
    "anchoring:docx": Row(only(INSIDE), of("anchoring")),
    "anchoring:pdf": Row(only(INSIDE), of("anchoring")),
    "anchoring:waive": Row(only(PLANNERS), of("anchoring")),
    "anchoring:withdraw": Row(only(PLANNERS, MOVED), of("anchoring_unanswered"), method="post"),
    "anchoring:correct": Row(only(SALA), of("anchoring_report")),
    "anchoring:by_link": by_link("by_link"),
    "anchoring:docx_by_link": by_link("docx_by_link"),
    "anchoring:pdf_by_link": by_link("pdf_by_link"),
}


def furnish(build: Builder, house: House) -> None:
    cast, more = house.cast, house.more
    made = Structure.objects.get(pk=cast.structure.pk)
    sala, koping = cast.seats["Sala"].organization, cast.seats["Köping"].organization
    sign = {"by": cast.official, "now": build.at(-12)}
    issue = raise_issue(made, title="Trygg hemgång i nämnden", home_group=cast.group, **sign)
    write_home_brief(
        issue,
        what="Den som kommer hem från sjukhuset ska veta vem som kommer.",
        why="Många väntar länge.",
        proposal="Ett gemensamt arbetssätt.",
        asked="Diskutera förslaget och säg vad nämnden tycker.",
        **sign,
    )
    # Contacts are shared by the structure, with who wrote them down: nobody of one group alone.
    add_contact(
        sala,
        label="Kommunkansliet",
        email="kansli@example.se",
        starts_on=build.at(-400).date(),
        by=cast.administrator,
        now=build.at(-12),
    )
    due = build.at(20).date()
    more["sala"], more["anchored_issue"] = sala, issue
    more["anchoring"], more["anchoring_unanswered"] = ask_for_anchoring(
        issue, organizations=[sala, koping], due_on=due, **sign
    )
    more["anchoring_report"] = report_anchoring(
        more["anchoring"],
        kind="prepared",
        on=build.at(-5).date(),
        audience="officials",
        text="Förvaltningen tar fram siffror.",
        by=cast.member,
        now=build.at(-4),
    )
    living = Link.objects.get(purpose=ANCHORING_LINK, object_id=more["anchoring"].pk, person=None)
    more["anchoring_token"] = token_of(living)
    theirs = {"by": cast.other_secretary, "now": build.at(-12)}
    secret = raise_issue(made, title="Hemlig förankring", home_group=cast.other_group, **theirs)
    ask_for_anchoring(secret, organizations=[cast.other_seats["Arboga"].organization], due_on=due, **theirs)
