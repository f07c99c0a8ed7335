"""The states of a meeting and what may be done in each (domain 6.5, I-MTG4, I-MTG5, I-MTG7)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from meetings.state import ALLOWED, MeetingFacts, MeetingState, meeting_refusal, meeting_state, notes_overdue

START = datetime(2017, 3, 14, 8, tzinfo=UTC)
BEFORE, AFTER = START - timedelta(seconds=1), START + timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "now", "state"),
    [
        (MeetingFacts(None), BEFORE, "planned"),
        (MeetingFacts(START), BEFORE, "planned"),
        (MeetingFacts(START, is_called=True), BEFORE, "called"),
        (MeetingFacts(None, is_called=True), BEFORE, "postponed"),
        (MeetingFacts(START, is_called=True), START, "held"),
        (MeetingFacts(START), AFTER, "held"),
        (MeetingFacts(START, is_called=True, notes="draft"), BEFORE, "called"),
        (MeetingFacts(START, is_called=True, notes="draft"), AFTER, "notes_draft"),
        (MeetingFacts(START, is_called=True, notes="circulated"), AFTER, "notes_circulated"),
        (MeetingFacts(START, is_called=True, notes="approved"), AFTER, "closed"),
        (MeetingFacts(START, is_called=True, notes="published"), AFTER, "published"),
        (MeetingFacts(START, is_called=True, is_cancelled=True), AFTER, "cancelled"),
        (MeetingFacts(None, is_cancelled=True), BEFORE, "cancelled"),
    ],
)
def test_the_state_follows_from_the_facts(facts, now, state):
    assert meeting_state(facts, now) == state


# Rows are verbs, columns planned, called, postponed, cancelled, held, draft, circulated, closed, published.
TABLE = {
    "change": "xxx......",
    "call": "x........",
    "supplement": ".xx......",
    "withdraw_call": ".xx......",
    "postpone": "xx.......",
    "cancel": "xxx......",
    "answer": ".x.......",
    "write_notes": "xx..xx...",
    "circulate_notes": ".....x...",
    "approve_item": ".....xx..",
}


@pytest.mark.fact("S001-50")
@pytest.mark.parametrize("verb", ALLOWED)
def test_nothing_but_the_table_is_allowed(verb):
    allowed = "".join("." if meeting_refusal(verb, state) else "x" for state in MeetingState)
    assert allowed == TABLE[verb]


@pytest.mark.fact("S001-50")
@pytest.mark.parametrize(
    ("today", "notes", "overdue"),
    [
        (date(2017, 3, 28), "", False),
        (date(2017, 3, 29), "", True),
        (date(2017, 3, 29), "draft", True),
        (date(2017, 3, 29), "circulated", True),
        (date(2017, 3, 29), "approved", False),
        (date(2017, 3, 29), "published", False),
    ],
)
def test_a_held_meeting_waits_fourteen_days_for_its_notes(today, notes, overdue):
    assert notes_overdue(date(2017, 3, 14), today, notes) is overdue
