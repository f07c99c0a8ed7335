"""Everything that can happen in this room."""

from plans.actions.goals import (
    add_goal,
    add_goal_indicator,
    change_goal,
    change_goal_indicator,
    entrust_goal,
    move_goal,
    remove_goal,
    remove_goal_indicator,
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
from plans.actions.reading_reminders import remind_of_hand_ins
from plans.actions.readings import ReadingsRefused, enter_readings
from plans.actions.superior_goals import add_superior_goal, end_superior_goal

__all__ = [
    "ReadingsRefused",
    "add_goal",
    "add_goal_indicator",
    "add_plan_source",
    "add_superior_goal",
    "adopt_plan",
    "approve_hand_in",
    "ask_for_readings",
    "begin_plan",
    "change_goal",
    "change_goal_indicator",
    "change_indicator",
    "close_plan",
    "create_indicator",
    "discard_plan",
    "end_indicator",
    "end_superior_goal",
    "enter_readings",
    "entrust_goal",
    "hand_in_figures",
    "lock_hand_in",
    "move_goal",
    "remind_of_hand_ins",
    "remove_goal",
    "remove_goal_indicator",
    "remove_plan_source",
    "revise_plan",
    "save_hand_in",
    "say_not_applicable",
    "send_back",
    "show_plan",
    "tie_goal",
    "untie_goal",
    "withdraw_hand_in",
    "write_plan",
]
