"""Everything that can happen to a meeting. Views, admin and commands call these and nothing else."""

from meetings.actions.agenda import (
    change_meeting,
    co_opt,
    create_meeting,
    end_co_option,
)
from meetings.actions.annotations import annotate, change_annotation, remove_annotation
from meetings.actions.answers import answer, answer_substitute_request, remind_silent_substitute
from meetings.actions.approval import (
    approve,
    approve_at_meeting,
    approve_by_silence,
    begin_correction,
    circulate,
    publish,
    take_back,
    withdraw_publication,
)
from meetings.actions.archive import ask_for_archive_package
from meetings.actions.attendance import record_attendance, record_people, remove_attendance
from meetings.actions.calendars_in import add_calendar, change_calendar, remove_calendar
from meetings.actions.calls import (
    approve_call,
    cancel_meeting,
    resend_call,
    send_due_call,
    withdraw_call,
)
from meetings.actions.days import Part, postpone_meeting, shape_meeting
from meetings.actions.distribution import distribute
from meetings.actions.documents import attach_document, close_papers, detach_document, note_opening
from meetings.actions.fees import confirm_attendance, state_kilometres, withdraw_confirmation
from meetings.actions.fixing import ask_to_fix, end_agenda_approver, fix_agenda, name_agenda_approver
from meetings.actions.issue_assignments import decide_assignment_at, hear_report_at, take_off_meeting
from meetings.actions.issue_items import (
    move_issue_at,
    raise_from_item,
    raise_from_proposal,
    take_position_at,
    take_up_issue,
    tie_issue,
    untie_issue,
)
from meetings.actions.issue_material import (
    decide_points_at,
    decide_points_nowhere,
    next_version_with_meetings,
)
from meetings.actions.issue_ranking import decide_ranking_at
from meetings.actions.item_approval import approve_item, ask_item_approval
from meetings.actions.item_time import begin_item, correct_item_time, end_item
from meetings.actions.items import add_item, change_item, copy_items, remove_item
from meetings.actions.messages import delegate_calls, end_delegation, send_group_message
from meetings.actions.notes import (
    add_action,
    add_outcome,
    begin_notes,
    change_head,
    change_outcome,
    remove_action,
    remove_outcome,
    save_text,
)
from meetings.actions.obligations import put_on_agenda
from meetings.actions.order import move_item, send_item
from meetings.actions.packs import ask_for_pack
from meetings.actions.phrases import add_phrase, change_phrase, move_phrase, remove_phrase
from meetings.actions.polls import answer_poll, ask_about_times, close_poll, remind_about_times
from meetings.actions.proposals import (
    accept_proposal,
    decline_proposal,
    move_proposal,
    propose_item,
    withdraw_proposal,
)
from meetings.actions.public_summary import write_public_summary
from meetings.actions.registrations import register_notes, unregister_notes
from meetings.actions.reservations import add_reservation, remove_reservation
from meetings.actions.roll_call import (
    hand_over,
    mark_absent,
    mark_present,
    note_arrival,
    note_leave,
    set_times,
    stop_serving,
    take_no_part,
    take_seat,
)
from meetings.actions.round import decline, remark, remind_of_approval, take_in
from meetings.actions.school_holidays import (
    add_school_holidays,
    change_school_holiday,
    remove_school_holiday,
)
from meetings.actions.standing import (
    add_standing_item,
    change_standing_item,
    end_standing_item,
    move_standing_item,
    put_standing_items,
)
from meetings.actions.year import (
    add_obligation,
    adopt_usual_obligations,
    change_obligation,
    end_obligation,
    fulfil_obligation,
    unfulfil,
)
from meetings.actions.year_plan import ChosenDay, add_pattern, change_pattern, plan_year, remove_pattern

__all__ = [
    "ChosenDay",
    "Part",
    "accept_proposal",
    "add_action",
    "add_calendar",
    "add_item",
    "add_obligation",
    "add_outcome",
    "add_pattern",
    "add_phrase",
    "add_reservation",
    "add_school_holidays",
    "add_standing_item",
    "adopt_usual_obligations",
    "annotate",
    "answer",
    "answer_poll",
    "answer_substitute_request",
    "approve",
    "approve_at_meeting",
    "approve_by_silence",
    "approve_call",
    "approve_item",
    "ask_about_times",
    "ask_for_archive_package",
    "ask_for_pack",
    "ask_item_approval",
    "ask_to_fix",
    "attach_document",
    "begin_correction",
    "begin_item",
    "begin_notes",
    "cancel_meeting",
    "change_annotation",
    "change_calendar",
    "change_head",
    "change_item",
    "change_meeting",
    "change_obligation",
    "change_outcome",
    "change_pattern",
    "change_phrase",
    "change_school_holiday",
    "change_standing_item",
    "circulate",
    "close_papers",
    "close_poll",
    "co_opt",
    "confirm_attendance",
    "copy_items",
    "correct_item_time",
    "create_meeting",
    "decide_assignment_at",
    "decide_points_at",
    "decide_points_nowhere",
    "decide_ranking_at",
    "decline",
    "decline_proposal",
    "delegate_calls",
    "detach_document",
    "distribute",
    "end_agenda_approver",
    "end_co_option",
    "end_delegation",
    "end_item",
    "end_obligation",
    "end_standing_item",
    "fix_agenda",
    "fulfil_obligation",
    "hand_over",
    "hear_report_at",
    "mark_absent",
    "mark_present",
    "move_issue_at",
    "move_item",
    "move_phrase",
    "move_proposal",
    "move_standing_item",
    "name_agenda_approver",
    "next_version_with_meetings",
    "note_arrival",
    "note_leave",
    "note_opening",
    "plan_year",
    "postpone_meeting",
    "propose_item",
    "publish",
    "put_on_agenda",
    "put_standing_items",
    "raise_from_item",
    "raise_from_proposal",
    "record_attendance",
    "record_people",
    "register_notes",
    "remark",
    "remind_about_times",
    "remind_of_approval",
    "remind_silent_substitute",
    "remove_action",
    "remove_annotation",
    "remove_attendance",
    "remove_calendar",
    "remove_item",
    "remove_outcome",
    "remove_pattern",
    "remove_phrase",
    "remove_reservation",
    "remove_school_holiday",
    "resend_call",
    "save_text",
    "send_due_call",
    "send_group_message",
    "send_item",
    "set_times",
    "shape_meeting",
    "state_kilometres",
    "stop_serving",
    "take_back",
    "take_in",
    "take_no_part",
    "take_off_meeting",
    "take_position_at",
    "take_seat",
    "take_up_issue",
    "tie_issue",
    "unfulfil",
    "unregister_notes",
    "untie_issue",
    "withdraw_call",
    "withdraw_confirmation",
    "withdraw_proposal",
    "withdraw_publication",
    "write_public_summary",
]
