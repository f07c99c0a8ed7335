"""What the meeting's page shows, loaded once: the same ten queries at most, whatever the size of the
meeting."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.access import EVERYBODY, SEATED, standing_of
from groups.models import GroupName, Person
from meetings.access import PLANNERS, STAFF, meeting_for
from meetings.continuation import Continuation, continuation_of, with_continuation
from meetings.item_beside import Beside, Told, beside, with_tellers
from meetings.last_day import last_day
from meetings.local_time import has_started, instant
from meetings.models import Call, CallRecipient, Meeting, Minutes, MinutesVersion, SubstituteRequest
from meetings.my_part import MyPart, my_part
from meetings.page_agenda import ItemLine, agenda_page_lines
from meetings.page_people import Attended, Coming, attended, coming, people_of
from meetings.reports import joining_names
from meetings.state import PAST, UPCOMING, MeetingFacts, MeetingState, meeting_state
from samverkan.lib import spoken
from samverkan.lib.dated import value_that_day
from samverkan.lib.prepared import prepared

STATE_MARKS = {
    MeetingState.PLANNED: "empty",
    MeetingState.CALLED: "on",
    MeetingState.POSTPONED: "warn",
    MeetingState.CANCELLED: "stop",
    MeetingState.HELD: "partly",
    MeetingState.NOTES_DRAFT: "partly",
    MeetingState.NOTES_CIRCULATED: "partly",
    MeetingState.CLOSED: "ok",
    MeetingState.PUBLISHED: "ok",
}


@dataclass(frozen=True)
class NotesFacts:
    """What there is of notes for this reader. `version` 0: nothing approved; `is_corrected`: a correction is
    written."""

    is_readable: bool = False
    is_draft: bool = False
    version: int = 0
    approved_on: str = ""
    is_corrected: bool = False


@dataclass(frozen=True)
class MeetingPage:
    """Everything is text ready to show; `rows_*` are the parts. Who comes is known before, who was there
    after. `is_over` from its start; `is_running` until its end."""

    pk: int
    group_name: str
    group_slug: str
    heading: str
    title: str
    facts: str
    link: str
    purpose: str
    registry_number: str
    state: MeetingState
    state_mark: str
    state_word: str
    cancelled: str
    cancel_reason: str
    postponed: str
    count: str
    items: list[ItemLine]
    coming: Coming | None
    attended: Attended | None
    mine: MyPart
    notes: NotesFacts
    call_id: int | None
    call_sent: str
    may_answer: bool
    may_plan: bool
    continuation: Continuation
    may_propose: bool
    is_staff: bool
    is_over: bool
    is_running: bool
    beside: tuple[Beside, ...] = ()


def state_words() -> dict[MeetingState, str]:
    """The state as a reader says it."""
    return {
        MeetingState.PLANNED: _("Planned"),
        MeetingState.CALLED: _("Called"),
        MeetingState.POSTPONED: _("Postponed"),
        MeetingState.CANCELLED: _("Cancelled"),
        MeetingState.HELD: _("Held"),
        MeetingState.NOTES_DRAFT: _("Held, notes are written"),
        MeetingState.NOTES_CIRCULATED: _("Notes to be approved"),
        MeetingState.CLOSED: _("Notes approved"),
        MeetingState.PUBLISHED: _("Notes published"),
    }


def with_state(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings with what `state_now` needs and `group_name` of their day, in the one query."""
    sent = Call.objects.filter(meeting=OuterRef("pk"), kind=Call.Kind.CALL, state=Call.State.SENT)
    return rows.select_related("group").annotate(
        group_name=value_that_day(GroupName, "name", OuterRef("date"), group=OuterRef("group")),
        call_sent_at=Subquery(sent.values("sent_at")[:1]),
        notes_state=F("minutes__state"),
    )


def state_now(meeting: Meeting, now: datetime) -> MeetingState:
    """Of a row from `with_state`."""
    has_time = meeting.date and meeting.start
    return meeting_state(
        MeetingFacts(
            starts=instant(meeting.date, meeting.start, meeting.zone) if has_time else None,
            is_called=meeting.call_sent_at is not None,
            is_cancelled=meeting.cancelled_at is not None,
            notes=meeting.notes_state or "",
        ),
        now,
    )


def meeting_page(person: Person, pk: int, now: datetime) -> MeetingPage:
    """404 for an outsider. Six queries beside the session, the person and the person's roles; seven at
    most."""
    meeting = meeting_for(person, pk, rows=partial(_row, person.pk))
    standing, state = standing_of(person), state_now(meeting, now)
    is_running = _is_running(meeting, state, now)
    roles = standing.roles.get(meeting.group_id, frozenset())
    notes = _notes(meeting, is_staff=standing.has(meeting.group_id, STAFF))
    shows_notes = notes.is_readable and state in PAST and meeting.notes_state != Minutes.State.DRAFT
    items = agenda_page_lines(
        meeting, person, sent_at=meeting.call_sent_at, with_outcomes=shows_notes, marks_new=state in UPCOMING
    )
    told = beside(meeting, person)
    _put_beside(items, told)
    page = MeetingPage(
        pk=meeting.pk,
        group_name=meeting.group_name,
        group_slug=meeting.group.slug,
        **_head(meeting),
        state=state,
        state_mark=STATE_MARKS[state],
        state_word=_("Under way") if is_running else state_words()[state],
        count=_count(items),
        items=items,
        coming=None,
        attended=None,
        mine=MyPart(),
        notes=notes,
        call_id=meeting.paper_id,
        call_sent=spoken.day_plain(meeting.call_sent_at) if meeting.call_sent_at else "",
        may_answer=False,
        may_plan=standing.has(meeting.group_id, PLANNERS),
        # To somebody of no role in the group the other meetings are not there.
        continuation=continuation_of(meeting)
        if standing.has(meeting.group_id, EVERYBODY)
        else Continuation(),
        may_propose=bool(roles & SEATED),
        is_staff=standing.has(meeting.group_id, STAFF),
        is_over=state in PAST,
        is_running=is_running,
        beside=tuple(told.get(None, ())),
    )
    if shows_notes:
        return replace(page, attended=attended(meeting.minutes, meeting))
    return _with_people(page, meeting, person, roles)


def _put_beside(items: list[ItemLine], found: Told) -> None:
    """Nothing beside an item that is closed to the reader."""
    for line in [line for item in items for line in (item, *item.children)] if found else []:
        if line.is_readable:
            line.beside = found.get(line.id, [])


def _is_running(meeting: Meeting, state: MeetingState, now: datetime) -> bool:
    if state not in {MeetingState.HELD, MeetingState.NOTES_DRAFT} or not (meeting.date and meeting.end):
        return False
    return not has_started(now, last_day(meeting), meeting.end, meeting.zone)


def _with_people(page: MeetingPage, meeting: Meeting, person: Person, roles: frozenset[str]) -> MeetingPage:
    if not meeting.date or page.state == MeetingState.CANCELLED:
        return page
    people, is_called = people_of(meeting), meeting.call_sent_at is not None
    mine = my_part(people, person, roles=roles, mode=meeting.my_mode)
    may_answer = mine.may_answer and page.state == MeetingState.CALLED
    if page.is_over:
        mine = MyPart()
    return replace(page, coming=coming(people, is_called=is_called), mine=mine, may_answer=may_answer)


@prepared
def _row(person: int, pk: int) -> QuerySet[Meeting]:
    sent = Call.objects.filter(meeting=OuterRef("pk"), state=Call.State.SENT).order_by("-number")
    mine = CallRecipient.objects.filter(
        call__meeting=OuterRef("pk"), call__state=Call.State.SENT, person=person
    )
    serving = SubstituteRequest.objects.filter(
        meeting=OuterRef("pk"), substitute=person, state=SubstituteRequest.State.ACCEPTED
    )
    versions = MinutesVersion.objects.filter(minutes__meeting=OuterRef("pk")).order_by("-number")
    return (
        with_tellers(with_continuation(with_state(Meeting.objects.filter(pk=pk))))
        .select_related("minutes")
        .annotate(
            paper_id=Subquery(sent.values("pk")[:1]),
            my_mode=Subquery(mine.order_by("-call__number").values("mode")[:1]),
            # What `reading_circles` would else ask of a substitute.
            reader_serves=Exists(serving),
            version=Subquery(versions.values("number")[:1]),
            approved_at=Subquery(versions.values("approved_at")[:1]),
        )
    )


def _head(meeting: Meeting) -> dict[str, str]:
    """Day and place in words. The heading is the title, or the day where there is none."""
    hours = _("at %(hours)s") % {"hours": spoken.hours(meeting.start, meeting.end)} if meeting.start else ""
    day = spoken.day_capital(meeting.date) if meeting.date else _("No day yet")
    place = meeting.place if meeting.mode != Meeting.Mode.REMOTE else ""
    mode = "" if meeting.mode == Meeting.Mode.ON_SITE else str(meeting.get_mode_display())
    kind = "" if meeting.kind == Meeting.Kind.ORDINARY else str(meeting.get_kind_display())
    preliminary = _("preliminary time") if meeting.is_preliminary else ""
    when = f"{day} {hours}".strip() if meeting.title else hours
    if meeting.last_date:
        when = capfirst(spoken.when(meeting.date, meeting.start, meeting.end, meeting.last_date))
    if joining := joining_names(meeting):
        kind = _("Joint meeting with %(groups)s") % {"groups": spoken.listed(joining)}
    return {
        "heading": meeting.title or day,
        "title": f"{meeting.title}, {day_text(meeting.date)}" if meeting.title else day,
        "facts": " · ".join(part for part in (when, preliminary, place, mode, kind) if part),
        "link": meeting.link,
        "purpose": meeting.purpose,
        "registry_number": meeting.registry_number,
        "cancelled": spoken.day_plain(meeting.cancelled_at) if meeting.cancelled_at else "",
        "cancel_reason": meeting.cancel_reason,
        "postponed": _postponed(meeting),
    }


def _postponed(meeting: Meeting) -> str:
    if not meeting.postponed_from:
        return ""
    return _("Put off from %(day)s: %(reason)s") % {
        "day": spoken.day_plain(meeting.postponed_from),
        "reason": meeting.postpone_reason,
    }


def day_text(day: date | None) -> str:
    return spoken.day_plain(day) if day else _("no day yet")


def _notes(meeting: Meeting, *, is_staff: bool) -> NotesFacts:
    """Draft notes are the office's own; from circulation on everybody reads them (domain.md 6.5)."""
    if not meeting.notes_state:
        return NotesFacts()
    is_draft = meeting.notes_state == Minutes.State.DRAFT
    return NotesFacts(
        is_readable=is_staff or not is_draft or bool(meeting.version),
        is_draft=meeting.notes_state in {Minutes.State.DRAFT, Minutes.State.CIRCULATED},
        version=meeting.version or 0,
        approved_on=spoken.day_plain(timezone.localtime(meeting.approved_at)) if meeting.approved_at else "",
        is_corrected=bool(meeting.version) and is_draft,
    )


def _count(items: list[ItemLine]) -> str:
    """ "12 items · 5 documents, 2 new" """
    lines = [line for item in items for line in (item, *item.children)]
    documents = {paper.id: paper for line in lines for paper in line.documents if paper.is_readable}
    new = sum(document.is_new for document in documents.values())
    parts = [ngettext("%(count)s item", "%(count)s items", len(lines)) % {"count": len(lines)}]
    if documents:
        text = ngettext("%(count)s document", "%(count)s documents", len(documents)) % {
            "count": len(documents)
        }
        parts.append(
            f"{text}, {ngettext('%(count)s new', '%(count)s new', new) % {'count': new}}" if new else text
        )
    return " · ".join(parts) if lines else ""
