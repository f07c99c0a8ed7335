"""How long the link to an organisation's decision lives, and which address a mail leads to."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

DECISION_LINK = "issues.decision"
DECISION_PAGE = "home_decisions:by_link"
ASKED_MAIL, REMINDER_MAIL = "issues.decision_asked", "issues.decision_reminder"
# What is decided is to be told of when it is carried out too, which may take the better part of a year.
LINK_OUTLIVES = timedelta(days=300)


def link_expiry(due_on: date) -> datetime:
    """Midnight after its last day."""
    return timezone.make_aware(datetime.combine(last_day_of_link(due_on) + timedelta(days=1), time.min))


def last_day_of_link(due_on: date) -> date:
    return due_on + LINK_OUTLIVES
