"""What a form or a file says in one go: somebody by name and address, and what they become. All of it or
nothing."""

from datetime import date, datetime

from groups.actions.appointments import appoint, term_on
from groups.actions.organizations import add_board
from groups.actions.people import find_or_create_person
from groups.actions.roles import give_role
from groups.models import Appointment, Group, GroupRole, Person, Seat
from samverkan.lib.history import verb


@verb
def appoint_by_name(
    seat: Seat,
    *,
    name: str,
    starts_on: date,
    by: Person | None,
    now: datetime,
    email: str = "",
    phone: str = "",
    board: str = "",
    sector: str = "",
    same_person: bool | None = None,
    **fields,
) -> Appointment:
    """Appoint somebody who may be new, with a board that may be new, in the term of that day.

    Without an address the group's own people are known by their name. `sector` is the board's, where it is
    not known yet. `fields` are those of `appoint`; its refusals and those of `find_or_create_person` come
    through.
    """
    sign = {"by": by, "now": now}
    there = Person.objects.filter(appointments__group=seat.group).distinct()
    new = {"phone": phone, "party": fields.get("party", "")}
    person = find_or_create_person(
        name=name, email=email, same_person=same_person, among=there, **new, **sign
    )
    sits_for = None
    if board and seat.organization:
        sits_for = add_board(seat.organization, name=board, sector=sector, **sign)
        if sector and not sits_for.sector:
            sits_for.sector = sector
            sits_for.save()
    term = term_on(seat.group, starts_on)
    return appoint(seat, person=person, starts_on=starts_on, term=term, board=sits_for, **fields, **sign)


@verb
def give_role_by_name(
    group: Group,
    *,
    name: str,
    email: str,
    by: Person | None,
    now: datetime,
    phone: str = "",
    same_person: bool | None = None,
    **fields,
) -> GroupRole:
    """Give a role to somebody who may be new; `fields` are those of `give_role`."""
    sign = {"by": by, "now": now}
    person = find_or_create_person(name=name, email=email, phone=phone, same_person=same_person, **sign)
    return give_role(group, person=person, **fields, **sign)
