"""How long notes take, against the norms (S002-25, domain.md 3.3)."""

from datetime import date

import pytest

from meetings.approval import ApprovalFacts
from meetings.lead_times import Reached, lead_times
from meetings.rounds import objections_after_change, reminder_due
from samverkan.lib.working_days import working_days_after, working_days_between

TUESDAY, TODAY = date(2017, 3, 14), date(2017, 4, 3)


def day(number):
    return date(2017, 3, number)


@pytest.mark.fact("S002-25")
@pytest.mark.parametrize(
    ("reached", "found"),
    [
        (Reached(TUESDAY), [("circulated", 14, True), ("approved", 20, True)]),
        (Reached(TUESDAY, day(21)), [("circulated", 5, False), ("approved", 20, True)]),
        (Reached(TUESDAY, day(22)), [("circulated", 6, True), ("approved", 20, True)]),
        (
            Reached(TUESDAY, day(16), day(28)),
            [("circulated", 2, False), ("approved", 14, False), ("published", 6, True)],
        ),
        (
            Reached(TUESDAY, day(16), day(29), day(31)),
            [("circulated", 2, False), ("approved", 15, True), ("published", 2, False)],
        ),
    ],
)
def test_each_step_is_measured_from_where_the_norm_says(reached, found):
    assert [(row.step, row.number, row.is_late) for row in lead_times(reached, TODAY)] == found


def test_easter_is_no_working_time():
    assert working_days_between(date(2017, 4, 13), date(2017, 4, 18)) == 1
    assert working_days_after(date(2017, 4, 12), 3) == date(2017, 4, 19)


FACTS = {"leader_id": 1, "approver_ids": (2,)}


@pytest.mark.fact("P31")
@pytest.mark.parametrize(
    ("facts", "today", "reason"),
    [
        (ApprovalFacts("chair", **FACTS), day(20), ""),
        (ApprovalFacts("chair", **FACTS), day(21), "waiting"),
        (ApprovalFacts("chair", approved_by=(1,), **FACTS), day(21), ""),
        (ApprovalFacts("chair_and_approver", approved_by=(1,), **FACTS), day(21), "waiting"),
        (ApprovalFacts("next_meeting", **FACTS), day(31), ""),
        (ApprovalFacts("no_objection", objections_until=day(23), **FACTS), day(21), ""),
        (ApprovalFacts("no_objection", objections_until=day(23), **FACTS), day(22), "last_day"),
        (ApprovalFacts("no_objection", objections_until=day(23), **FACTS), day(23), ""),
        (ApprovalFacts("no_objection", objections_until=day(23), has_objections=True, **FACTS), day(22), ""),
    ],
)
def test_who_is_reminded_when(facts, today, reason):
    """Circulated on Thursday 16 March: the third working day after it is Tuesday 21 March."""
    assert reminder_due(facts, day(16), today) == reason


@pytest.mark.parametrize(("until", "later"), [(day(30), day(30)), (day(17), day(21)), (day(16), day(21))])
def test_a_change_leaves_three_working_days_to_object(until, later):
    assert objections_after_change(until, day(16)) == later
