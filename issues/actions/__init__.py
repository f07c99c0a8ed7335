"""Everything that can happen in this room."""

from issues.actions.anchoring import (
    ask_for_anchoring,
    waive_anchoring,
    withdraw_anchoring,
    write_home_brief,
)
from issues.actions.anchoring_reports import (
    correct_report,
    remind_of_anchoring,
    report_anchoring,
)
from issues.actions.changes import change_issue, hand_over
from issues.actions.decision_asking import (
    ask_about_position,
    ask_organizations,
    remind_organizations,
    withdraw_decision_link,
)
from issues.actions.decisions import (
    Decided,
    carry_out_decision,
    correct_decision,
    decide,
    schedule_decision,
)
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
from issues.actions.material import (
    begin_material,
    discard_draft,
    issue_version,
    next_version,
    write_material,
)
from issues.actions.material_paths import (
    add_path,
    add_points,
    address_path,
    change_path,
    change_point,
    move_point,
    remove_path,
    remove_point,
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
from issues.actions.positions import Stand, annul_position, take_position, take_position_at_once
from issues.actions.raising import raise_issue
from issues.actions.screening import screen_issue

__all__ = [
    "FINISHED",
    "UNFINISHED",
    "Decided",
    "Stand",
    "Step",
    "add_open_point",
    "add_party",
    "add_path",
    "add_perspective",
    "add_points",
    "add_source",
    "add_topic",
    "address_path",
    "annul_position",
    "arrange_stage",
    "ask_about_position",
    "ask_for_anchoring",
    "ask_organizations",
    "begin_action",
    "begin_material",
    "cancel_action",
    "carry_out_decision",
    "change_action",
    "change_issue",
    "change_path",
    "change_point",
    "correct_decision",
    "correct_report",
    "decide",
    "delay_action",
    "discard_draft",
    "end_perspective",
    "finish_action",
    "hand_over",
    "issue_version",
    "join_party",
    "let_group_in",
    "let_group_out",
    "merge_issues",
    "move_issue",
    "move_point",
    "next_version",
    "open_action",
    "owner_fields",
    "raise_issue",
    "remind_of_anchoring",
    "remind_organizations",
    "remove_party",
    "remove_path",
    "remove_point",
    "remove_source",
    "remove_topic",
    "reopen_action",
    "report_anchoring",
    "report_on_action",
    "say_what_is_next",
    "schedule_decision",
    "screen_issue",
    "settle_point",
    "take_position",
    "take_position_at_once",
    "tell",
    "waive_anchoring",
    "withdraw_anchoring",
    "withdraw_decision_link",
    "write_home_brief",
    "write_material",
]
