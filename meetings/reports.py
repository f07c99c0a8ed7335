"""One loaded meeting turned into the facts of its papers."""

from datetime import date, time

from django.db.models import Prefetch
from django.utils import translation
from django.utils.translation import gettext as _

from groups.circle import Circle
from groups.letterhead import letterhead
from groups.models import Person, ReadingCircle
from meetings.agenda_order import AgendaRow as Row
from meetings.agenda_order import ItemFacts, agenda_rows, outline
from meetings.continuation import earlier_words
from meetings.documents import (
    AgendaRow,
    CallDocument,
    Change,
    Contact,
    MeetingFacts,
    PartFacts,
    Recipient,
    Signature,
)
from meetings.issue_lines import gathered, printed, with_issues
from meetings.joint import circle_at, joining_groups
from meetings.models import AgendaItem, Call, CallRecipient, ItemDocument, Meeting, MeetingPart, Presenter
from meetings.recipients import Receiver
from samverkan.lib import spoken

# Papers are the group's, not the reader's: the same words whatever language the one who sends has chosen.
PAPER_LANGUAGE = "sv"


@translation.override(PAPER_LANGUAGE)
def told(meeting: Meeting) -> dict[str, str]:
    """What a call tells about where and when, in words. A difference here is a supplement (I-MTG6)."""
    return {
        _("Day"): _days(meeting),
        _("Time"): spoken.hours(meeting.start, meeting.end)
        if meeting.start and not meeting.last_date
        else "",
        **_shape(meeting),
        _("Place"): meeting.place,
        _("Link"): meeting.link,
        _("Mode"): str(meeting.get_mode_display()),
    }


def _shape(meeting: Meeting) -> dict[str, str]:
    """Told only of a meeting that has parts or joins others, so that the rest read as they always have."""
    if meeting.pk is None:
        return {}
    told = {}
    if meeting.last_date:
        told[_("Days")] = "; ".join(part_words(part) for part in parts_of(meeting))
    if meeting.kind == Meeting.Kind.JOINT:
        told[_("Together with")] = ", ".join(joining_names(meeting))
    return told


def part_facts(meeting: Meeting) -> tuple[PartFacts, ...]:
    return tuple(
        PartFacts(day=row.date, starts=row.start, ends=row.end, title=row.title, place=row.place)
        for row in parts_of(meeting)
    )


def joining_names(meeting: Meeting) -> tuple[str, ...]:
    """The groups beside the one that leads; no query unless the meeting is a joint one."""
    if meeting.kind != Meeting.Kind.JOINT:
        return ()
    return tuple(group.name_on(meeting.told_date) for group in joining_groups(meeting))


def _days(meeting: Meeting) -> str:
    if meeting.last_date:
        return spoken.when(meeting.date, meeting.start, meeting.end, meeting.last_date)
    return spoken.day(meeting.date) if meeting.date else ""


def meeting_facts(meeting: Meeting) -> MeetingFacts:
    """Needs a meeting with day and start; one that is put off is told of by the day it was put off from."""
    return MeetingFacts(
        group=meeting.group.name_on(meeting.told_date),
        day=meeting.told_date,
        starts=meeting.start,
        ends=meeting.end,
        last_day=meeting.last_date,
        title=meeting.title,
        kind=str(meeting.get_kind_display()),
        place=meeting.place,
        link=meeting.link,
        mode="" if meeting.mode == Meeting.Mode.ON_SITE else str(meeting.get_mode_display()),
        goes_on_from=earlier_words(meeting),
    )


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """All items in order with presenters, facilitator, proposal, issues and documents, in four queries."""
    presenters = Prefetch("presenters", Presenter.objects.select_related("person"))
    documents = Prefetch("item_documents", ItemDocument.objects.select_related("document"))
    items = meeting.items.prefetch_related(presenters, documents, "item_documents__document__versions")
    rows = with_issues(items, meeting.date or date.max).order_by("position", "item_issues__pk")
    return gathered(rows.select_related("facilitator", "proposal", "paragraph"))


def parts_of(meeting: Meeting) -> list[MeetingPart]:
    """The parts of a meeting over several days; one query there, none otherwise."""
    return list(meeting.parts.all()) if meeting.last_date else []


def part_words(part: MeetingPart) -> str:
    """“Torsdag 3 december 2026 kl. 9.00–16.00, Skara”."""
    when = spoken.when(part.date, part.start, part.end)
    return ", ".join(words for words in (f"{when[0].upper()}{when[1:]}", part.title, part.place) if words)


def rows_of(
    items: list[AgendaItem], meeting: Meeting, parts: list[MeetingPart]
) -> list[tuple[AgendaItem, Row]]:
    """The items as they are read, each with its line of `meetings.agenda_order`."""
    by_id = {item.pk: item for item in items}
    facts = {
        item.pk: ItemFacts(item.pk, item.numbering, item.number, item.minutes, item.part_id) for item in items
    }
    order = outline([(item.pk, item.parent_id) for item in items])
    rows = agenda_rows(order, facts, meeting.start, parts={part.pk: part.start for part in parts})
    return [(by_id[row.id], row) for row in rows]


def numbered(items: list[AgendaItem], meeting: Meeting) -> list[tuple[AgendaItem, str, str, int]]:
    """The items as they are read: (item, number, clock as “09.05” or "", level from 1)."""
    return [
        (item, row.number, row.clock, row.level) for item, row in rows_of(items, meeting, parts_of(meeting))
    ]


def agenda_lines(items: list[AgendaItem], meeting: Meeting) -> tuple[AgendaRow, ...]:
    """The agenda as a paper for everybody prints it: items with the items under them, and of a closed item
    nothing but title, time and reason (P25)."""
    parts, running = parts_of(meeting), None
    words = {part.pk: part_words(part) for part in parts}
    top: list[tuple[dict, list[AgendaRow]]] = []
    for item, row in rows_of(items, meeting, parts):
        line = _line(item, row.number, row.clock)
        if row.level == 1:
            line["part"] = words[row.part] if row.part and row.part != running else ""
            running = row.part
            top.append((line, []))
        elif not top[-1][0].get("closed"):
            top[-1][1].append(AgendaRow(**line))
    return tuple(AgendaRow(**line, rows=tuple(rows)) for line, rows in top)


@translation.override(PAPER_LANGUAGE)
def call_document(
    meeting: Meeting,
    *,
    receivers: list[Receiver],
    circle: Circle | None = None,
    agenda: tuple[AgendaRow, ...] | None = None,
    kind: str = Call.Kind.CALL,
    number: int = 1,
    issued: date,
    message: str = "",
    late_reason: str = "",
    changes: tuple[Change, ...] = (),
    on_behalf: str = "",
    approver: Person | None = None,
) -> CallDocument:
    """The call as it would be printed on `issued`; number 1 is the call, what follows its supplements.

    The chair signs; a vice chair who is the `approver` signs instead (ruling 13).
    """
    circle = circle or circle_at(meeting)
    official = circle.officials[0] if circle.officials else None
    return CallDocument(
        letterhead=letterhead(meeting.group.structure, meeting.registry_number),
        meeting=meeting_facts(meeting),
        issued=issued,
        kind=kind,
        supplement_number=number - 1,
        version=number,
        purpose=meeting.purpose,
        parts=part_facts(meeting),
        joining=joining_names(meeting),
        message=message,
        late_reason=late_reason,
        changes=changes,
        agenda=agenda_lines(agenda_of(meeting), meeting) if agenda is None else agenda,
        official=Contact(
            name=official.name,
            capacity=_("Responsible official"),
            email=official.address,
            phone=official.phone,
        )
        if official
        else None,
        absence_note=_("Tell the responsible official if you cannot come, or use the buttons in the mail."),
        signature=_signature(circle, approver, str(on_behalf)),
        called=tuple(
            _recipient(receiver) for receiver in receivers if receiver.mode == CallRecipient.Mode.CALLED
        ),
        for_information=tuple(
            _recipient(receiver)
            for receiver in receivers
            if receiver.mode == CallRecipient.Mode.FOR_INFORMATION
        ),
    )


def _signature(circle: Circle, approver: Person | None, on_behalf: str) -> Signature | None:
    if approver in circle.vice_chairs:
        return Signature(name=approver.name, capacity=_("Vice chair"))
    if circle.chair is None:
        return None
    return Signature(name=circle.chair.name, capacity=_("Chair"), on_behalf=on_behalf)


def _line(item: AgendaItem, number: str, clock: str) -> dict:
    line = {
        "title": item.title,
        "number": number,
        "minutes": item.minutes,
        "starts": time.fromisoformat(clock.replace(".", ":")) if clock else None,
        "added_later": item.added_after_call,
    }
    if item.circle != ReadingCircle.GROUP:
        return line | {"closed": True, "closed_reason": item.closed_reason}
    proposal = getattr(item, "proposal", None)
    return line | {
        "kind": str(item.get_kind_display()),
        "wanted_outcome": item.wanted_outcome,
        "presenters": tuple(_presenter(presenter) for presenter in item.presenters.all()),
        "documents": tuple(open_title(row.document) for row in item.item_documents.all()),
        "proposed_late": bool(proposal and proposal.is_late),
        "summary": item.summary,
        "audience": item.audience,
        "facilitator": item.facilitator.name if item.facilitator else item.facilitator_name,
        "issues": printed(item, item.circle),
    }


def open_title(document) -> str:
    """As a paper for the whole group names it (P25)."""
    return document.title if document.circle == ReadingCircle.GROUP else _("Closed document")


def paragraph_words(item: AgendaItem) -> str:
    """“§ 41”, or nothing; of an item loaded with its paragraph."""
    paragraph = getattr(item, "paragraph", None)
    return f"§ {paragraph.number}" if paragraph else ""


def _presenter(presenter) -> str:
    return ", ".join(part for part in (str(presenter), presenter.organization) if part)


def _recipient(receiver: Receiver) -> Recipient:
    capacity = str(CallRecipient.Capacity(receiver.capacity).label)
    return Recipient(name=receiver.person.name, represents=receiver.represents, capacity=capacity)
