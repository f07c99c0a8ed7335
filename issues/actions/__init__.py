"""Everything that can happen in this room."""

from issues.actions.changes import change_issue, hand_over
from issues.actions.events import tell
from issues.actions.issues import Step, move_issue, say_what_is_next
from issues.actions.lists import (
    add_perspective,
    add_topic,
    arrange_stage,
    end_perspective,
    remove_topic,
)
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
from issues.actions.merging import merge_issues
from issues.actions.parts import (
    add_open_point,
    add_party,
    add_source,
    join_party,
    let_group_in,
    let_group_out,
    remove_party,
    remove_source,
    settle_point,
)
from issues.actions.raising import raise_issue
from issues.actions.screening import screen_issue

__all__ = [
    "FINISHED",
    "UNFINISHED",
    "Step",
    "add_open_point",
    "add_party",
    "add_perspective",
    "add_source",
    "add_topic",
    "arrange_stage",
    "begin_action",
    "cancel_action",
    "change_action",
    "change_issue",
    "delay_action",
    "end_perspective",
    "finish_action",
    "hand_over",
    "join_party",
    "let_group_in",
    "let_group_out",
    "merge_issues",
    "move_issue",
    "open_action",
    "owner_fields",
    "raise_issue",
    "remove_party",
    "remove_source",
    "remove_topic",
    "reopen_action",
    "report_on_action",
    "say_what_is_next",
    "screen_issue",
    "settle_point",
    "tell",
]
