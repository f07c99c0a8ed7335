"""The way of the notes and the four rules of approval (I-MIN1, I-MIN3, I-MIN5, ruling 19)."""

from datetime import date

import pytest

from meetings.approval import (
    ALLOWED,
    ApprovalFacts,
    approval_complete,
    may_approve,
    minutes_refusal,
    missing_approvals,
    note_taker_alone,
)

CHAIR, APPROVER, SECOND, STRANGER = 1, 2, 3, 9
DAY = date(2017, 3, 28)

# Rows are verbs, columns draft, circulated, approved, published; ticked for personal data.
TABLE = {
    "write": "x...",
    "circulate": "x...",
    "remark": ".x..",
    "approve": ".x..",
    "publish": "..x.",
    "correct": "..xx",
    "answer_remark": "xx..",
    "approve_item": "xx..",
}


@pytest.mark.parametrize("verb", ALLOWED)
def test_nothing_but_the_table_is_allowed(verb):
    states = ["draft", "circulated", "approved", "published"]
    allowed = "".join("." if minutes_refusal(verb, state, is_checked=True) else "x" for state in states)
    assert allowed == TABLE[verb]


def test_nothing_is_published_without_the_check():
    assert minutes_refusal("publish", "approved") != ""


@pytest.mark.parametrize(
    ("rule", "approved_by", "missing", "complete"),
    [
        ("chair", (), [CHAIR], False),
        ("chair", (APPROVER,), [CHAIR], False),
        ("chair", (CHAIR,), [], True),
        ("chair_and_approver", (), [CHAIR, APPROVER], False),
        ("chair_and_approver", (CHAIR,), [APPROVER], False),
        ("chair_and_approver", (APPROVER,), [CHAIR], False),
        ("chair_and_approver", (APPROVER, CHAIR), [], True),
    ],
)
def test_those_the_rule_names_approve(rule, approved_by, missing, complete):
    facts = ApprovalFacts(rule, CHAIR, (APPROVER,), approved_by)
    assert missing_approvals(facts) == missing
    assert [person for person in (CHAIR, APPROVER, STRANGER, None) if may_approve(person, facts)] == missing
    assert approval_complete(facts, DAY) is complete


@pytest.mark.parametrize(
    ("approver_ids", "approved_by", "complete"),
    [
        ((), (CHAIR,), False),  # no approver is named yet
        ((CHAIR,), (CHAIR,), False),  # the same person twice is one
        ((APPROVER, SECOND), (CHAIR, APPROVER), False),
        ((APPROVER, SECOND), (CHAIR, APPROVER, SECOND), True),
    ],
)
def test_the_chair_alone_is_not_chair_and_approver(approver_ids, approved_by, complete):
    facts = ApprovalFacts("chair_and_approver", CHAIR, approver_ids, approved_by)
    assert approval_complete(facts, DAY) is complete


def test_nobody_approves_when_nobody_led():
    facts = ApprovalFacts("chair", None)
    assert may_approve(None, facts) is False
    assert approval_complete(facts, DAY) is False


@pytest.mark.parametrize(
    ("until", "has_objections", "complete"),
    [
        (date(2017, 3, 27), False, True),
        (date(2017, 3, 28), False, False),  # the last day is not over
        (date(2017, 3, 27), True, False),
        (None, False, False),
    ],
)
def test_silence_approves_after_the_last_day(until, has_objections, complete):
    facts = ApprovalFacts("no_objection", CHAIR, objections_until=until, has_objections=has_objections)
    assert approval_complete(facts, DAY) is complete
    assert may_approve(CHAIR, facts) is False


@pytest.mark.parametrize("approved", [True, False])
def test_the_next_meeting_approves(approved):
    facts = ApprovalFacts("next_meeting", CHAIR, approved_by=(CHAIR,), approved_at_meeting=approved)
    assert approval_complete(facts, DAY) is approved


@pytest.mark.parametrize(
    ("rule", "note_taker", "alone"),
    [
        ("chair", CHAIR, True),
        ("chair", APPROVER, False),
        ("chair", None, False),
        ("chair_and_approver", CHAIR, False),
        ("no_objection", CHAIR, False),
    ],
)
def test_who_wrote_the_notes_should_not_approve_them_alone(rule, note_taker, alone):
    assert note_taker_alone(ApprovalFacts(rule, CHAIR, (APPROVER,), note_taker_id=note_taker)) is alone
