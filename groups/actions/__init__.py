"""Everything that can happen to organisations, people and groups."""

from groups.actions.appointments import (
    appoint,
    correct_appointment,
    end_appointment,
    end_office,
    give_office,
)
from groups.actions.by_name import appoint_by_name, give_role_by_name
from groups.actions.documents import add_document, add_document_version, rename_document
from groups.actions.governing import (
    add_governing_document,
    add_governing_file,
    adopt_mandate,
    change_governing_document,
    change_kind,
    end_governing_document,
    set_up_group,
)
from groups.actions.groups import (
    adopt_group,
    change_group,
    change_settings,
    create_group,
    propose_group,
    rename_group,
    set_mandate,
    withdraw_settings,
)
from groups.actions.organizations import (
    add_board,
    add_contact,
    add_county_organizations,
    add_organization,
    add_term,
    change_organization,
    end_contact,
    rename_organization,
    set_up_structure,
)
from groups.actions.orientation import (
    add_shipped_tasks,
    add_task,
    change_task,
    retire_task,
    tick_task,
    untick_task,
)
from groups.actions.people import change_person, find_or_create_person
from groups.actions.registers import take_over_registers
from groups.actions.roles import end_role, give_role
from groups.actions.seats import add_seat_rule, end_seat, end_seat_rule, fill_up_seats
from groups.actions.setup import set_up
from groups.actions.structures import change_structure

__all__ = [
    "add_board",
    "add_contact",
    "add_county_organizations",
    "add_document",
    "add_document_version",
    "add_governing_document",
    "add_governing_file",
    "add_organization",
    "add_seat_rule",
    "add_shipped_tasks",
    "add_task",
    "add_term",
    "adopt_group",
    "adopt_mandate",
    "appoint",
    "appoint_by_name",
    "change_governing_document",
    "change_group",
    "change_kind",
    "change_organization",
    "change_person",
    "change_settings",
    "change_structure",
    "change_task",
    "correct_appointment",
    "create_group",
    "end_appointment",
    "end_contact",
    "end_governing_document",
    "end_office",
    "end_role",
    "end_seat",
    "end_seat_rule",
    "fill_up_seats",
    "find_or_create_person",
    "give_office",
    "give_role",
    "give_role_by_name",
    "propose_group",
    "rename_document",
    "rename_group",
    "rename_organization",
    "retire_task",
    "set_mandate",
    "set_up",
    "set_up_group",
    "set_up_structure",
    "take_over_registers",
    "tick_task",
    "untick_task",
    "withdraw_settings",
]
