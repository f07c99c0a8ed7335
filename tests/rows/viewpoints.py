"""The addresses of viewpoints: Sala and Köping are asked about an issued version, and Köping has answered."""

from collections.abc import Callable

from groups.actions import add_contact
from groups.links import token_of
from groups.models import Link
from issues.actions import (
    Noted,
    Said,
    ask_for_viewpoints,
    give_viewpoint,
    note_viewpoint,
    raise_issue,
    write_viewpoints_summary,
)
from issues.tests.deciding import issued
from issues.viewpoint_reached import VIEWPOINT_LINK
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, OK, PLANNERS, Row, only


def of(name: str) -> Callable[[House], list]:
    return lambda house: [house.more[name].pk]


def token(house: House) -> list:
    return [house.more["viewpoint_token"]]


def by_link() -> Row:
    return Row(dict.fromkeys(ROLES, OK), token, public=OK, is_open=True)


ROWS: dict[str, Row] = {
    "viewpoints:mine": Row(dict.fromkeys(ROLES, OK)),
    "viewpoints:version": Row(only(INSIDE), of("material")),
    "viewpoints:ask": Row(only(PLANNERS), of("material"), shows_groups=True),
    "viewpoints:remind": Row(only(PLANNERS, MOVED), of("material"), method="post"),
    "viewpoints:summary": Row(only(PLANNERS), of("material")),
    "viewpoints:note": Row(only(PLANNERS), of("material"), shows_groups=True),
    "viewpoints:csv": Row(only(INSIDE), of("material")),
    "viewpoints:paper": Row(only(INSIDE), of("material")),
    "viewpoints:change_note": Row(only(PLANNERS), of("viewpoint_noted"), shows_groups=True),
    "viewpoints:remove_note": Row(only(PLANNERS, MOVED), of("viewpoint_noted"), method="post"),
    "viewpoints:answer": Row(only(INSIDE), of("viewpoint_request")),
    "viewpoints:answer_pdf": Row(only(INSIDE), of("viewpoint_request")),
    "viewpoints:withdraw": Row(only(PLANNERS, MOVED), of("viewpoint_request"), method="post"),
    "viewpoints:by_link": by_link(),
    "viewpoints:pdf_by_link": by_link(),
}


def furnish(build: Builder, house: House) -> None:
    cast, more = house.cast, house.more
    sala, koping = cast.seats["Sala"].organization, cast.seats["Köping"].organization
    sign, day = {"by": cast.official, "now": build.at(-13)}, build.at(-2).date()
    for organization, address in ((sala, "diariet@example.se"), (koping, "registrator@example.se")):
        add_contact(
            organization,
            label="Registrator",
            email=address,
            starts_on=build.at(-400).date(),
            by=cast.administrator,
            now=build.at(-13),
        )
    version, due = more["material"], build.at(20).date()
    asked = ask_for_viewpoints(version, organizations=[sala, koping], due_on=due, **sign)
    more["viewpoint_request"], answered = asked
    point = version.paths.first().points.first()
    said = Said(on=day, stance="for_with_changes", text="Bra, men dyrt.", points={point.pk: "Vem betalar?"})
    give_viewpoint(answered, said=said, by=None, by_name="Registrator, Köping", now=build.at(-2))
    noted = Noted(kind="reasoning", text="Politiken vill se en tidplan.", on=day, from_text="Politiken")
    more["viewpoint_noted"] = note_viewpoint(version, noted=noted, by=cast.official, now=build.at(-2))
    write_viewpoints_summary(version, text="De flesta är för.", by=cast.official, now=build.at(-1))
    link = Link.objects.get(purpose=VIEWPOINT_LINK, object_id=more["viewpoint_request"].pk, person=None)
    more["viewpoint_token"] = token_of(link)
    _secret(build, due)


def _secret(build: Builder, due) -> None:
    cast = build.cast
    sign = {"by": cast.other_secretary, "now": build.at(-13)}
    arboga = cast.other_seats["Arboga"].organization
    issue = raise_issue(cast.structure, title="Hemlig synpunkt", home_group=cast.other_group, **sign)
    version = issued(issue, organizations=[arboga], **sign).version
    (request,) = ask_for_viewpoints(
        version, organizations=[arboga], due_on=due, question="Hemlig undran?", **sign
    )
    said = Said(on=build.at(-5).date(), text="Hemligt svar.")
    give_viewpoint(request, said=said, by=cast.other_secretary, now=build.at(-4))
