"""The start page: what I must answer, my next meeting, what I owe, what is new (look.md, Start)."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.access import Standing, standing_of
from groups.models import Person
from meetings.due_actions import due_of
from meetings.last_day import is_ahead
from meetings.local_time import has_started
from meetings.models import CallRecipient, Meeting, Minutes, SubstituteRequest
from samverkan.lib import spoken
from samverkan.lib.prepared import prepared
from samverkan.lib.reading import sorting_key
from samverkan.pages.anchoring_duties import anchoring_duties
from samverkan.pages.assignment_duties import assignment_duties
from samverkan.pages.contact_duties import contact_duties
from samverkan.pages.duties import Duty, duties_of, is_over
from samverkan.pages.evaluation_duties import evaluation_duties
from samverkan.pages.hand_in_duties import hand_in_duties
from samverkan.pages.issue_duties import issue_duties
from samverkan.pages.my_meetings import my_meetings
from samverkan.pages.owed import owed_by
from samverkan.pages.owed_rows import ACTION, NEWS, OwedRow
from samverkan.pages.plan_duties import plan_duties
from samverkan.pages.proposal_duties import proposal_duties
from samverkan.pages.staffed_groups import staffed_groups
from samverkan.pages.term_duties import term_duties
from samverkan.pages.viewpoint_duties import viewpoint_duties
from samverkan.pages.year_duties import year_duties

NEW_NOTES = 6


@dataclass(frozen=True)
class MeetingCard:
    """One coming meeting as the reader meets it. `must_answer`: called, not answered and still ahead."""

    meeting: Meeting
    group: str
    role: str
    answer: str
    must_answer: bool
    documents: int
    unread: int
    has_begun: bool


class Promise(NamedTuple):
    """What the reader has promised; `due` in words, "" without a day."""

    text: str
    due: str
    is_late: bool


class Followed(NamedTuple):
    """An issue the reader follows and has not read the latest of; `until`: up to what is shown."""

    pk: int
    title: str
    count: int
    until: str


@dataclass(frozen=True)
class Start:
    to_answer: list[MeetingCard] = field(default_factory=list)
    requests: list[SubstituteRequest] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    coming: list[MeetingCard] = field(default_factory=list)
    actions: list[Promise] = field(default_factory=list)
    news: list[tuple[str, str, date]] = field(default_factory=list)
    organizations: list[tuple[str, str]] = field(default_factory=list)
    followed: list[Followed] = field(default_factory=list)

    @property
    def followed_until(self) -> str:
        return max((one.until for one in self.followed), default="")


def start(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/start.html", {"start": start_of(request.user, timezone.now())})


def start_of(person: Person, now: datetime) -> Start:
    """Everything on the page in three queries beside the session, the person and their roles, and two more
    for staff, as for a contact who is asked for something."""
    standing, today = standing_of(person), timezone.localdate(now)
    meetings = my_meetings(standing, now)
    ahead = [meeting for meeting in meetings if not (is_over(meeting, now) or meeting.cancelled_at)]
    cards = [
        _card(meeting, now) for meeting in sorted(ahead, key=lambda row: (row.date, row.start or time.max))
    ]
    requests = list(_asked(person.pk, today))
    owed, staffed = owed_by(standing, today), staffed_groups(standing, today)
    # Who is asked to serve answers that, and not as well whether they come.
    served = {asked.meeting_id for asked in requests}
    return Start(
        to_answer=[card for card in cards if card.must_answer and card.meeting.pk not in served],
        requests=requests,
        duties=[
            *duties_of(meetings, standing, now),
            *anchoring_duties(owed, today),
            *viewpoint_duties(owed, today),
            *assignment_duties(owed, today),
            *contact_duties(standing, now),
            *hand_in_duties(owed),
            *plan_duties(owed, today),
            *evaluation_duties(owed, today),
            *proposal_duties(staffed),
            *term_duties(staffed, today),
            *year_duties(standing, today),
            *issue_duties(person, owed, today),
        ],
        coming=[card for card in cards if not card.must_answer],
        actions=[_promise(row, today) for row in owed if row.kind == ACTION],
        news=_news(meetings),
        organizations=_organizations(standing),
        followed=[
            Followed(row.pk, row.text, row.count, _in_utc(row.until)) for row in owed if row.kind == NEWS
        ],
    )


def _organizations(standing: Standing) -> list[tuple[str, str]]:
    """(name, address) of each organisation the person is the contact of; no query."""
    names = sorted(standing.organization_names.items(), key=lambda row: sorting_key(row[1]))
    return [(name, reverse("organizations:organization", args=[pk])) for pk, name in names]


@prepared
def _asked(person: int, today: date) -> QuerySet[SubstituteRequest]:
    state = SubstituteRequest.State.ASKED
    rows = SubstituteRequest.objects.filter(is_ahead(today, "meeting__"), substitute=person, state=state)
    return rows.select_related("meeting", "member").order_by("meeting__date")


def _in_utc(written: str) -> str:
    """SQLite writes a moment without saying that it is in UTC."""
    moment = datetime.fromisoformat(written)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _promise(row: OwedRow, today: date) -> Promise:
    day, words = due_of(row)
    return Promise(row.text, words, day is not None and day < today)


def _card(meeting: Meeting, now: datetime) -> MeetingCard:
    has_begun = bool(meeting.start) and has_started(now, meeting.date, meeting.start, meeting.zone)
    called = meeting.my_mode == CallRecipient.Mode.CALLED and not has_begun
    return MeetingCard(
        meeting=meeting,
        group=meeting.group_name,
        role=_role(meeting),
        answer=meeting.my_answer or "",
        # Who has said yes to serving has answered.
        must_answer=called and not (meeting.my_answer or meeting.serves),
        documents=meeting.documents or 0,
        unread=meeting.unread or 0,
        has_begun=has_begun,
    )


def _role(meeting: Meeting) -> str:
    """What the reader is at this meeting, in a sentence."""
    seat = {"seat": meeting.my_seat}
    if meeting.serves:
        return _("You serve for %(seat)s.") % seat
    if meeting.my_mode is None:
        return _("The call is not sent yet.") if meeting.call_state is None else ""
    if meeting.my_mode == CallRecipient.Mode.FOR_INFORMATION:
        return _("You are the substitute for %(seat)s. You are called if the member is prevented.") % seat
    if meeting.my_capacity == CallRecipient.Capacity.MEMBER:
        return _("You are called as member for %(seat)s.") % seat
    if meeting.my_capacity == CallRecipient.Capacity.OBSERVER:
        return _("You are called to the observer seat of %(seat)s.") % seat
    if meeting.my_capacity == CallRecipient.Capacity.SUBSTITUTE:
        return _("You are called as substitute for %(seat)s.") % seat
    return _("You are called to the meeting.")


def _news(meetings: list[Meeting]) -> list[tuple[str, str, date]]:
    """Notes that can be read, latest meeting first: (text, address, day of the meeting)."""
    readable = {Minutes.State.CIRCULATED, Minutes.State.APPROVED, Minutes.State.PUBLISHED}
    found = []
    for meeting in meetings:
        if meeting.notes_state in readable:
            words = {"group": meeting.group_name, "day": spoken.day_plain(meeting.date)}
            text = _("Notes of %(group)s %(day)s") % words
            found.append((text, reverse("meetings:notes", args=[meeting.pk]), meeting.date))
    return found[:NEW_NOTES]
