"""Which state allows what to whom, as a truth table; reminders; what is suggested and never done."""

from datetime import date, timedelta
from itertools import product

import pytest

from issues.decision_states import ACTS_OF, Act, Who, acts_open, is_late, move_suggested, reminder_due
from issues.models import OrganizationDecision

DUE = date(2017, 5, 2)
# state -> what somebody who may do everything may do.
TABLE = {
    "pending": {"schedule", "decide", "remind"},
    "scheduled": {"schedule", "decide", "remind"},
    "approved": {"correct", "carry_out"},
    "approved_with_change": {"correct", "carry_out"},
    "rejected": {"correct"},
    "not_applicable": {"correct"},
}
MAY = {
    "mover": {"schedule", "decide", "carry_out", "correct", "remind"},
    "member": {"schedule", "decide", "carry_out", "correct"},
    "contact": {"schedule", "decide", "carry_out", "correct"},
    "reader": set(),
}


@pytest.mark.fact("S002-12")
@pytest.mark.parametrize(("state", "who"), [*product(TABLE, MAY)])
def test_each_state_each_act_each_role(state, who):
    allowed = {act: act in TABLE[state] & MAY[who] for act in Act}

    assert {act: act in acts_open(state, Who(who)) for act in Act} == allowed


def test_the_table_is_whole():
    assert (set(TABLE), set(MAY)) == (set(OrganizationDecision.State.values), set(ACTS_OF))


@pytest.mark.parametrize("state", TABLE)
def test_after_an_annulled_position_only_what_is_written_is_corrected(state):
    assert acts_open(state, is_annulled=True) == TABLE[state] & {"correct"}


def test_what_is_carried_out_is_so_once():
    assert acts_open("approved", is_carried_out=True) == {"correct"}


@pytest.mark.parametrize(
    ("state", "scheduled", "days", "late"),
    [
        ("pending", None, 0, False),
        ("pending", None, 1, True),
        ("scheduled", 10, 10, False),
        ("scheduled", 10, 11, True),
        ("scheduled", -10, 1, True),
        ("approved", None, 99, False),
        ("rejected", None, 99, False),
        ("not_applicable", None, 99, False),
    ],
)
def test_no_reply_is_read_from_the_days(state, scheduled, days, late):
    day = DUE + timedelta(days=scheduled) if scheduled is not None else None

    assert is_late(state, DUE, day, DUE + timedelta(days=days)) is late


def test_reminders_come_a_week_before_on_the_day_and_three_times_after():
    asked = DUE - timedelta(days=60)

    found = {days: reminder_due(DUE, asked, DUE + timedelta(days=days)) for days in range(-9, 60)}

    firsts = {name: days for days, name in sorted(found.items(), reverse=True)}
    assert firsts == {"": -9, "before": -7, "day": 0, "late-1": 7, "late-2": 14, "late-3": 21}
    assert found[28] == ""


def test_whoever_was_asked_just_now_is_left_in_peace():
    assert reminder_due(DUE, DUE - timedelta(days=6), DUE - timedelta(days=5)) == ""


@pytest.mark.parametrize(
    ("stage", "facts", "to"),
    [
        ("position", (False, 0, 0, 0), ""),
        ("position", (True, 0, 0, 0), "decision_in_organizations"),
        ("anchoring", (True, 0, 0, 0), "position"),
        ("decision_in_organizations", (True, 0, 0, 0), ""),
        ("decision_in_organizations", (True, 11, 1, 0), ""),
        ("decision_in_organizations", (True, 11, 0, 9), "execution"),
        ("execution", (True, 11, 0, 1), ""),
        ("execution", (True, 11, 0, 0), "follow_up"),
        ("closed", (True, 11, 0, 0), ""),
    ],
)
def test_a_move_is_suggested_when_all_have_answered(stage, facts, to):
    names = ("has_position", "asked", "waited_for", "to_carry_out")

    assert move_suggested(stage, **dict(zip(names, facts, strict=True))) == to
