"""Organisations: Sala kommun with a contact who logs in, a link, a board, a report and notes registered."""

from groups.actions import (
    add_board,
    add_contact_by_name,
    change_organization,
    report_change,
    send_organization_link,
)
from groups.links import token_of
from groups.tests.nominating import ask
from meetings.actions import register_notes
from tests.house import ROLES, Builder, House
from tests.rows.base import MOVED, NO_GET, NOT_YOURS, OK, Row

# The register is shared by the county's staff, so the other group's secretary keeps it too.
KEEPERS = ("secretary", "official", "administrator", "other_secretary")
INSIDE = dict.fromkeys(ROLES, NOT_YOURS)
LINK = {"public": OK, "is_open": True}


def kept(status: int = OK, roles=KEEPERS) -> dict[str, int]:
    """These get `status`; everybody else has a seat somewhere in the structure, and gets 403."""
    return INSIDE | dict.fromkeys(roles, status)


def sala(house: House) -> list:
    return [house.cast.seats["Sala"].organization_id]


def of_sala(*more):
    return lambda house: [*sala(house), *(value(house) for value in more)]


def by_link(*more):
    return lambda house: [house.more["organization_token"], *(value(house) for value in more)]


def structure(house: House) -> list:
    return [house.cast.structure.slug]


def version(house: House) -> int:
    return house.version.pk


def asked(house: House) -> int:
    return house.more["organization_asked"].pk


OWN = kept(roles=("administrator",))
NOT_BY_GET = dict.fromkeys(ROLES, NO_GET)
EVERY = dict.fromkeys(ROLES, OK)

ROWS: dict[str, Row] = {
    "organizations:list": Row(kept(), shows_groups=True),
    "organizations:own": Row(INSIDE),
    "organizations:add": Row(kept(), structure),
    "organizations:workload": Row(kept(), structure),
    "organizations:organization": Row(kept(), sala, shows_groups=True),
    "organizations:notes": Row(OWN, sala),
    "organizations:notes_list": Row(OWN, of_sala(lambda house: "csv")),
    "organizations:paper": Row(OWN, of_sala(version)),
    "organizations:attendance": Row(kept(), of_sala(lambda house: house.approved.date.year)),
    "organizations:report": Row(OWN, sala),
    "organizations:handled": Row(
        kept(MOVED, ("secretary", "official", "administrator")),
        of_sala(lambda house: house.more["organization_report"].pk),
        method="post",
    ),
    "organizations:nomination": Row(INSIDE | {"administrator": MOVED}, of_sala(asked), method="post"),
    "organizations:by_link": Row(EVERY, by_link(), **LINK),
    "organizations:notes_by_link": Row(EVERY, by_link(), **LINK),
    "organizations:notes_list_by_link": Row(EVERY, by_link(lambda house: "json"), **LINK),
    "organizations:paper_by_link": Row(EVERY, by_link(version), **LINK),
    "organizations:attendance_by_link": Row(EVERY, by_link(lambda house: house.approved.date.year), **LINK),
    "organizations:report_by_link": Row(EVERY, by_link(), **LINK),
    "organizations:nomination_by_link": Row(NOT_BY_GET, by_link(asked), public=NO_GET, is_open=True),
    "organizations:change": Row(kept(), sala),
    "organizations:rename": Row(kept(), sala),
    "organizations:board_add": Row(kept(), sala),
    "organizations:board": Row(kept(), of_sala(lambda house: house.more["organization_board"].pk)),
    "organizations:contact_add": Row(kept(), sala),
    "organizations:contact": Row(kept(), of_sala(lambda house: house.more["organization_contact"].pk)),
    "organizations:link": Row(kept(MOVED), sala, method="post"),
}


def furnish(build: Builder, house: House) -> None:
    """`organization_contact`, `_token`, `_board`, `_report` and `_asked`: all of Sala kommun."""
    seat = build.cast.seats["Sala"]
    organization = seat.organization
    sign = {"by": build.cast.secretary, "now": build.now}
    change_organization(organization, registrar_email="registrator@sala.example.se", **sign)
    contact = add_contact_by_name(
        organization,
        name="Alva Regnell",
        email="alva.regnell@example.se",
        label="kommunsekreterare",
        starts_on=build.at(-60).date(),
        **sign,
    )
    link = send_organization_link(organization, contact=contact, **sign)
    report = report_change(
        organization,
        seat=seat,
        leaves="Någon som slutar",
        name="Tuva Nyberg",
        email="tuva.nyberg@example.se",
        by=contact.person,
        now=build.now,
    )
    own = {"by": contact.person, "now": build.now}
    register_notes(organization, version=house.version, registry_number="KS 2017/123", **own)
    asked = ask(build.cast.structure, [seat], by=build.cast.secretary, now=build.at(-1))
    house.more |= {
        "organization_contact": contact,
        "organization_token": token_of(link),
        "organization_board": add_board(organization, name="Kommunstyrelsen", sector="executive", **sign),
        "organization_report": report,
        "organization_asked": asked.recipient,
    }
