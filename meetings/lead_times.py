"""How long notes take from the meeting to the reader, against the norms (S002-25, domain.md 3.3).

Circulated within 5 working days of the meeting, approved within 14 days of it, published within 2 days of
the approval.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import ngettext

from meetings.models import Minutes, MinutesVersion
from samverkan.lib.working_days import working_days_between

CIRCULATED, APPROVED, PUBLISHED = "circulated", "approved", "published"
NORMS = {CIRCULATED: 5, APPROVED: 14, PUBLISHED: 2}


@dataclass(frozen=True)
class Reached:
    """When the notes of a meeting first reached each step; None where they have not."""

    held: date
    circulated: date | None = None
    approved: date | None = None
    published: date | None = None


@dataclass(frozen=True)
class LeadTime:
    """One step. `number` counts working days for the circulation, else days; `day` is None while it waits,
    and the number then goes up to today."""

    step: str
    day: date | None
    number: int
    norm: int

    @property
    def is_late(self) -> bool:
        return self.number > self.norm

    @property
    def words(self) -> str:
        """“3 arbetsdagar”, “6 dagar”."""
        if self.step == CIRCULATED:
            return ngettext("%(n)s working day", "%(n)s working days", self.number) % {"n": self.number}
        return ngettext("%(n)s day", "%(n)s days", self.number) % {"n": self.number}

    @property
    def norm_words(self) -> str:
        if self.step == CIRCULATED:
            return ngettext("%(n)s working day", "%(n)s working days", self.norm) % {"n": self.norm}
        return ngettext("%(n)s day", "%(n)s days", self.norm) % {"n": self.norm}


def lead_times(reached: Reached, today: date) -> list[LeadTime]:
    """The steps taken, and the one that is waited for. The days to publication count from the approval."""
    found = []
    days = {CIRCULATED: reached.circulated, APPROVED: reached.approved, PUBLISHED: reached.published}
    for step, day in days.items():
        start = reached.approved if step == PUBLISHED else reached.held
        if start is None:
            break
        until = day or today
        number = working_days_between(start, until) if step == CIRCULATED else max((until - start).days, 0)
        found.append(LeadTime(step, day, number, NORMS[step]))
        if day is None and step != CIRCULATED:
            break
    return found


def reached_by(minutes: Iterable[Minutes]) -> dict[int, Reached]:
    """The days of these notes (with their meetings loaded) by the key of the meeting; two queries.

    A round that is taken back, or a correction, does not make the first day later: that is what is measured.
    """
    rows = {row.pk: row for row in minutes}
    history = Minutes.history.filter(id__in=rows, circulated_at__isnull=False).order_by()
    sent = dict(history.values_list("id").annotate(first=Min("circulated_at")))
    versions = MinutesVersion.objects.filter(minutes__in=rows).order_by()
    done = versions.values_list("minutes").annotate(a=Min("approved_at"), p=Min("published_at"))
    ready = {pk: (approved, published) for pk, approved, published in done}
    return {
        row.meeting_id: Reached(
            row.meeting.date, *(_day(at) for at in (sent.get(pk), *ready.get(pk, (None, None))))
        )
        for pk, row in rows.items()
    }


def _day(moment) -> date | None:
    return timezone.localdate(moment) if moment else None
