"""Reminding those who owe readings: organisations of their hand-ins, and who is responsible for an indicator
that nobody hands in (P49, S004-22)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Delivery, Group, Person
from groups.nominations import reminder_due
from groups.post import Letter, post_all
from plans.hand_in_reached import OWING, REMINDER_MAIL, letters_about
from plans.models import HandIn, Indicator
from plans.periods import code_of
from plans.reading_late import Owed
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

READING_DUE_MAIL = "plans.reading_due"
# Who is asked is not reminded the same week.
LEFT_IN_PEACE = timedelta(days=3)


@verb
def remind_of_hand_ins(
    group: Group, *, by: Person, now: datetime, hand_ins: Iterable[HandIn] | None = None
) -> list[Delivery]:
    """Remind those who have not handed in, at most once a day each; the others are left in peace."""
    group = lock_open(group)
    wanted = None if hand_ins is None else {row.pk for row in hand_ins}
    rows = [row for row in owing(group) if wanted is None or row.pk in wanted]
    sent = _remind(rows, now, f"reminder-{timezone.localdate(now)}")
    if not sent:
        raise Refused(
            _("Nobody is left to remind today: they have handed in, were reminded or have no address."),
            code="nobody",
        )
    return sent


@verb
def remind_by_the_day(group: Group, *, by: None, now: datetime) -> list[Delivery]:
    """What the daily job does: once the week before the day, and once when it has passed."""
    group, today = lock_open(group), timezone.localdate(now)
    due = [
        (row, when)
        for row in owing(group)
        if (when := reminder_due(row.due_on, today))
        and not (when == "before" and now - row.asked_at < LEFT_IN_PEACE)
    ]
    return [mail for row, when in due for mail in _remind([row], now, f"{when}-{row.due_on}")]


@verb
def remind_of_reading(indicator: Indicator, *, owed: Owed, by: None, now: datetime) -> list[Delivery]:
    """To who is responsible, once for a period, from the day after it was to be there."""
    letter = Letter(
        kind=READING_DUE_MAIL,
        person=indicator.responsible,
        name=indicator.responsible.name,
        address=indicator.responsible.address,
        group=indicator.group,
        references={"indicator": indicator.pk, "period": owed.period.isoformat()},
        once_key=f"reading-{indicator.pk}-{code_of(indicator.frequency, owed.period)}",
    )
    return _once([letter], now)


def owing(group: Group) -> list[HandIn]:
    rows = HandIn.objects.filter(group=group, state__in=OWING)
    return list(rows.select_related("group", "organization").order_by("period", "pk"))


def _remind(rows: list[HandIn], now: datetime, key: str) -> list[Delivery]:
    return _once(letters_about(REMINDER_MAIL, rows, now=now, key=key), now)


def _once(letters: list[Letter], now: datetime) -> list[Delivery]:
    """Those that have not gone before; a key that is there already is no reminder."""
    keys = [letter.once_key for letter in letters]
    there = set(Delivery.objects.filter(once_key__in=keys).values_list("once_key", flat=True))
    return [mail for mail in post_all([one for one in letters if one.once_key not in there], now=now) if mail]
