"""Everything that can happen in this room."""

from plans.actions.funding import (
    add_funding_line,
    begin_funding_request,
    change_funding_line,
    change_funding_request,
    explain_gap,
    remove_funding_line,
    submit_funding_request,
    withdraw_funding_request,
)
from plans.actions.funding_decisions import (
    Given,
    grant_funding_request,
    reject_funding_request,
    remind_of_report,
    report_funding,
    set_report_day,
    take_up_funding_request,
)
from plans.actions.goal_indicators import add_goal_indicator, change_goal_indicator, remove_goal_indicator
from plans.actions.goals import (
    add_goal,
    change_goal,
    entrust_goal,
    move_goal,
    remove_goal,
    say_not_applicable,
    tie_goal,
    untie_goal,
)
from plans.actions.hand_ins import (
    approve_hand_in,
    ask_for_readings,
    hand_in_figures,
    lock_hand_in,
    save_hand_in,
    send_back,
    withdraw_hand_in,
)
from plans.actions.indicators import change_indicator, create_indicator, end_indicator
from plans.actions.kolada import ask_for_kolada, choose_kpi, read_kolada_file
from plans.actions.local_plans import (
    ask_local_groups,
    hand_in_plan,
    remind_local_groups,
    remind_of_plans,
)
from plans.actions.plan_sources import add_plan_source, remove_plan_source
from plans.actions.plans import (
    adopt_plan,
    begin_plan,
    close_plan,
    discard_plan,
    revise_plan,
    show_plan,
    write_plan,
)
from plans.actions.projects import (
    add_project,
    change_project,
    end_reference_group,
    make_reference_group,
    move_project,
)
from plans.actions.reading_reminders import remind_of_hand_ins
from plans.actions.readings import ReadingsRefused, enter_readings
from plans.actions.superior_goals import add_superior_goal, end_superior_goal

__all__ = [
    "Given",
    "ReadingsRefused",
    "add_funding_line",
    "add_goal",
    "add_goal_indicator",
    "add_plan_source",
    "add_project",
    "add_superior_goal",
    "adopt_plan",
    "approve_hand_in",
    "ask_for_kolada",
    "ask_for_readings",
    "ask_local_groups",
    "begin_funding_request",
    "begin_plan",
    "change_funding_line",
    "change_funding_request",
    "change_goal",
    "change_goal_indicator",
    "change_indicator",
    "change_project",
    "choose_kpi",
    "close_plan",
    "create_indicator",
    "discard_plan",
    "end_indicator",
    "end_reference_group",
    "end_superior_goal",
    "enter_readings",
    "entrust_goal",
    "explain_gap",
    "grant_funding_request",
    "hand_in_figures",
    "hand_in_plan",
    "lock_hand_in",
    "make_reference_group",
    "move_goal",
    "move_project",
    "read_kolada_file",
    "reject_funding_request",
    "remind_local_groups",
    "remind_of_hand_ins",
    "remind_of_plans",
    "remind_of_report",
    "remove_funding_line",
    "remove_goal",
    "remove_goal_indicator",
    "remove_plan_source",
    "report_funding",
    "revise_plan",
    "save_hand_in",
    "say_not_applicable",
    "send_back",
    "set_report_day",
    "show_plan",
    "submit_funding_request",
    "take_up_funding_request",
    "tie_goal",
    "untie_goal",
    "withdraw_funding_request",
    "withdraw_hand_in",
    "write_plan",
]
