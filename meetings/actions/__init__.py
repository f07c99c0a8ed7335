"""Everything that can happen to a meeting. Views, admin and commands call these and nothing else."""

from meetings.actions.agenda import (
    add_item,
    attach_document,
    change_item,
    change_meeting,
    co_opt,
    create_meeting,
    detach_document,
    end_co_option,
    move_item,
    remove_item,
)
from meetings.actions.answers import answer, answer_substitute_request, remind_silent_substitute
from meetings.actions.calls import (
    approve_call,
    cancel_meeting,
    delegate_calls,
    end_delegation,
    resend_call,
    send_due_call,
    send_group_message,
    withdraw_call,
)

__all__ = [
    "add_item",
    "answer",
    "answer_substitute_request",
    "approve_call",
    "attach_document",
    "cancel_meeting",
    "change_item",
    "change_meeting",
    "co_opt",
    "create_meeting",
    "delegate_calls",
    "detach_document",
    "end_co_option",
    "end_delegation",
    "move_item",
    "remind_silent_substitute",
    "remove_item",
    "resend_call",
    "send_due_call",
    "send_group_message",
    "withdraw_call",
]
