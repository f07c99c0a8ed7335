"""Proposed items as pages show them: a group's list, one's own, and until when one may propose."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.access import standing_of
from groups.models import Group, Person
from meetings.access import PLANNERS
from meetings.models import ItemProposal, Meeting
from meetings.page import day_text
from meetings.proposals import is_late, last_day
from samverkan.lib import spoken
from samverkan.lib.ordering import rising

LATE_WORDS = gettext_lazy(
    "The last day for items to the meeting %(meeting)s was %(day)s. You may still propose; the item is then "
    "marked as proposed late."
)
State = ItemProposal.State
MARKS = {State.PROPOSED: "empty", State.ACCEPTED: "ok", State.DECLINED: "partly", State.WITHDRAWN: "partly"}


@dataclass(frozen=True)
class ProposalLine:
    """`meeting` is where it is wanted, or taken up; `may_withdraw` for the one who made it."""

    row: ItemProposal
    meta: str
    mark: str
    word: str
    meeting: str
    may_withdraw: bool
    may_answer: bool


@dataclass(frozen=True)
class ProposalsPage:
    group: Group
    group_name: str
    may_propose: bool
    is_planner: bool
    waiting: tuple[ProposalLine, ...]
    answered: tuple[ProposalLine, ...]


def proposals_page(group: Group, reader: Person) -> ProposalsPage:
    """Planners see all of the group's, everybody else their own. One query beside the group's."""
    is_planner = standing_of(reader).has(group.pk, PLANNERS)
    rows = ItemProposal.objects.filter(group=group)
    rows = rows if is_planner else rows.filter(proposed_by=reader)
    lines = [_line(row, reader, is_planner) for row in _with_all(rows).order_by("-proposed_at", "-pk")]
    return ProposalsPage(
        group,
        group.name_on(timezone.localdate()),
        may_propose(reader, group),
        is_planner,
        tuple(line for line in lines if line.row.state == State.PROPOSED),
        tuple(line for line in lines if line.row.state != State.PROPOSED),
    )


def may_propose(person: Person, group: Group) -> bool:
    """Those who sit in the group; the office puts items on the agenda itself."""
    return bool(standing_of(person).roles.get(group.pk, frozenset()) & {"member", "substitute"})


def coming_meetings(group: Group, now: datetime) -> list[Meeting]:
    rows = Meeting.objects.filter(group=group, cancelled_at__isnull=True, date__gte=timezone.localdate(now))
    return list(rows.order_by(*rising("date", "start"), "pk"))


def until_words(group: Group, meeting: Meeting | None, today: date) -> str:
    """Until when an item may be proposed to a meeting, and what happens after that."""
    if meeting is None or meeting.date is None:
        return _("No meeting is planned. The proposal waits for the next one.")
    days = group.settings_on(meeting.date).proposal_days
    day = spoken.day(last_day(meeting.date, days))
    values = {"day": day, "meeting": spoken.day(meeting.date)}
    if is_late(today, meeting.date, days):
        return LATE_WORDS % values
    return _("For the meeting %(meeting)s: at latest %(day)s.") % values


def proposal_line(row: ItemProposal, reader: Person) -> ProposalLine:
    return _line(row, reader, standing_of(reader).has(row.group_id, PLANNERS))


def _with_all(rows: QuerySet[ItemProposal]) -> QuerySet[ItemProposal]:
    return rows.select_related("proposed_by", "meeting", "handled_by", "item")


def _line(row: ItemProposal, reader: Person, is_planner: bool) -> ProposalLine:
    is_mine, waits = row.proposed_by_id == reader.pk, row.state == State.PROPOSED
    who = _("You") if is_mine else row.proposed_by.name
    parts = [str(row.get_kind_display()), who, spoken.day_plain(timezone.localtime(row.proposed_at))]
    meeting = day_text(row.meeting.date) if row.meeting else _("the next one that is planned")
    mark, word = MARKS[row.state], _state_words()[row.state]
    return ProposalLine(row, " · ".join(parts), mark, word, meeting, is_mine and waits, is_planner and waits)


def _state_words() -> dict[str, str]:
    """The state as the proposer reads it."""
    return {
        State.PROPOSED: _("Waits for an answer"),
        State.ACCEPTED: _("On the agenda"),
        State.DECLINED: _("Not taken up"),
        State.WITHDRAWN: _("Taken back"),
    }
