"""The round of circulated notes: which one it is, what has changed since it went out, whom to remind
(N16)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from groups.text_difference import Paragraph, difference
from meetings.approval import NEXT_MEETING, NO_OBJECTION, ApprovalFacts, missing_approvals
from meetings.models import ItemNote, Minutes
from samverkan.lib import richtext
from samverkan.lib.working_days import working_days_after

# Readers of a changed text get so many working days before silence counts as consent.
TO_READ_A_CHANGE = 3
# After so many working days an approver who has not answered is reminded.
PATIENCE = 3
WAITING, LAST_DAY = "waiting", "last_day"


@dataclass(frozen=True)
class ItemChange:
    """What the text of an item was when the notes went round, and is now; `at` is the latest change."""

    item_id: int
    at: datetime
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Round:
    """`number` counts each time the notes went round since the last approved version, and each day on which
    their text then was changed."""

    number: int
    changes: tuple[ItemChange, ...] = ()

    def of(self, item_id: int) -> ItemChange | None:
        return next((change for change in self.changes if change.item_id == item_id), None)


def objections_after_change(until: date, today: date) -> date:
    """The last day to object when a text has changed, or an objection been answered: never earlier than it
    was, and time enough to read."""
    return max(until, working_days_after(today, TO_READ_A_CHANGE))


def reminder_due(facts: ApprovalFacts, circulated: date, today: date) -> str:
    """`waiting` for those who have yet to approve, `last_day` for all readers the day before silence
    approves; else empty. The next meeting is not reminded."""
    if facts.rule == NO_OBJECTION:
        before = facts.objections_until and facts.objections_until - timedelta(days=1)
        return LAST_DAY if today == before and not facts.has_objections else ""
    if facts.rule == NEXT_MEETING or not missing_approvals(facts):
        return ""
    return WAITING if today >= working_days_after(circulated, PATIENCE) else ""


def round_of(minutes: Minutes) -> Round:
    """Circulated notes' round, read from history in three queries."""
    latest = minutes.versions.order_by("-number").values_list("approved_at", flat=True).first()
    sent = Minutes.history.filter(id=minutes.pk, circulated_at__isnull=False)
    if latest:
        sent = sent.filter(circulated_at__gt=latest)
    times = set(sent.values_list("circulated_at", flat=True))
    changes = tuple(_changes(minutes)) if minutes.circulated_at else ()
    days = {timezone.localdate(change.at) for change in changes}
    return Round(max(len(times), 1) + len(days), changes)


def texts_at(minutes: Minutes, moment: datetime) -> dict[int, str]:
    """The text of each item at that moment, as HTML, by the item's key."""
    rows = ItemNote.history.filter(item__meeting=minutes.meeting_id, history_date__lte=moment)
    return dict(rows.order_by("history_date", "history_id").values_list("item_id", "text"))


def _changes(minutes: Minutes):
    rows = ItemNote.history.filter(item__meeting=minutes.meeting_id)
    history = defaultdict(list)
    for item_id, text, at in rows.order_by("history_date", "history_id").values_list(
        "item_id", "text", "history_date"
    ):
        history[item_id].append((text, at))
    for item_id, lines in history.items():
        before = [text for text, at in lines if at <= minutes.circulated_at]
        after = [(text, at) for text, at in lines if at > minutes.circulated_at]
        if not after or after[-1][0] == (before[-1] if before else ""):
            continue
        old = richtext.to_plain(before[-1]) if before else ""
        yield ItemChange(item_id, after[-1][1], tuple(difference(old, richtext.to_plain(after[-1][0]))))
