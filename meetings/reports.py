"""One loaded meeting turned into the facts of its papers."""

from datetime import date, time

from django.db.models import Prefetch
from django.utils import translation
from django.utils.translation import gettext as _

from groups.circle import Circle, circle_on
from groups.letterhead import letterhead
from groups.models import Person
from meetings.agenda_order import ItemFacts, agenda_rows, outline
from meetings.documents import (
    AgendaRow,
    CallDocument,
    Change,
    Contact,
    MeetingFacts,
    Recipient,
    Signature,
)
from meetings.models import AgendaItem, Call, CallRecipient, ItemDocument, Meeting, Presenter
from meetings.recipients import Receiver
from samverkan.lib import spoken

# Papers are the group's, not the reader's: the same words whatever language the one who sends has chosen.
PAPER_LANGUAGE = "sv"


@translation.override(PAPER_LANGUAGE)
def told(meeting: Meeting) -> dict[str, str]:
    """What a call tells about where and when, in words. A difference here is a supplement (I-MTG6)."""
    return {
        _("Day"): spoken.day(meeting.date) if meeting.date else "",
        _("Time"): spoken.hours(meeting.start, meeting.end) if meeting.start else "",
        _("Place"): meeting.place,
        _("Link"): meeting.link,
        _("Mode"): str(meeting.get_mode_display()),
    }


def meeting_facts(meeting: Meeting) -> MeetingFacts:
    """Needs a meeting with day and start."""
    return MeetingFacts(
        group=meeting.group.name_on(meeting.date),
        day=meeting.date,
        starts=meeting.start,
        ends=meeting.end,
        title=meeting.title,
        kind=str(meeting.get_kind_display()),
        place=meeting.place,
        link=meeting.link,
        mode="" if meeting.mode == Meeting.Mode.ON_SITE else str(meeting.get_mode_display()),
    )


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """All items in order with presenters and documents, in four queries."""
    presenters = Prefetch("presenters", Presenter.objects.select_related("person"))
    documents = Prefetch("item_documents", ItemDocument.objects.select_related("document"))
    items = meeting.items.prefetch_related(presenters, documents, "item_documents__document__versions")
    return list(items.order_by("position"))


def numbered(items: list[AgendaItem], meeting: Meeting) -> list[tuple[AgendaItem, str, str, int]]:
    """The items as they are read: (item, number, clock as “09.05” or "", level from 1)."""
    by_id = {item.pk: item for item in items}
    facts = {item.pk: ItemFacts(item.pk, item.numbering, item.number, item.minutes) for item in items}
    rows = agenda_rows(outline([(item.pk, item.parent_id) for item in items]), facts, meeting.start)
    return [(by_id[row.id], row.number, row.clock, row.level) for row in rows]


def agenda_lines(items: list[AgendaItem], meeting: Meeting) -> tuple[AgendaRow, ...]:
    """The agenda as a paper prints it: items with the items under them."""
    top: list[tuple[dict, list[AgendaRow]]] = []
    for item, number, clock, level in numbered(items, meeting):
        line = _line(item, number, clock)
        if level == 1:
            top.append((line, []))
        else:
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
    circle = circle or circle_on(meeting.group, meeting.date)
    official = circle.officials[0] if circle.officials else None
    return CallDocument(
        letterhead=letterhead(meeting.group.structure, meeting.registry_number),
        meeting=meeting_facts(meeting),
        issued=issued,
        kind=kind,
        supplement_number=number - 1,
        version=number,
        purpose=meeting.purpose,
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
    return {
        "title": item.title,
        "number": number,
        "kind": str(item.get_kind_display()),
        "wanted_outcome": item.wanted_outcome,
        "minutes": item.minutes,
        "starts": time.fromisoformat(clock.replace(".", ":")) if clock else None,
        "presenters": tuple(_presenter(presenter) for presenter in item.presenters.all()),
        "documents": tuple(row.document.title for row in item.item_documents.all()),
        "added_later": item.added_after_call,
    }


def _presenter(presenter) -> str:
    return ", ".join(part for part in (str(presenter), presenter.organization) if part)


def _recipient(receiver: Receiver) -> Recipient:
    capacity = str(CallRecipient.Capacity(receiver.capacity).label)
    return Recipient(name=receiver.person.name, represents=receiver.represents, capacity=capacity)
