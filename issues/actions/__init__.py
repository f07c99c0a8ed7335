"""Everything that can happen in this room."""

from issues.actions.events import tell
from issues.actions.issues import Step, move_issue, raise_issue, say_what_is_next, screen_issue
from issues.actions.log import (
    FINISHED,
    UNFINISHED,
    begin_action,
    cancel_action,
    change_action,
    delay_action,
    finish_action,
    open_action,
    owner_fields,
    reopen_action,
    report_on_action,
)

__all__ = [
    "FINISHED",
    "UNFINISHED",
    "Step",
    "begin_action",
    "cancel_action",
    "change_action",
    "delay_action",
    "finish_action",
    "move_issue",
    "open_action",
    "owner_fields",
    "raise_issue",
    "reopen_action",
    "report_on_action",
    "say_what_is_next",
    "screen_issue",
    "tell",
]
