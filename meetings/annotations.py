"""A reader's own notes on items, and those others of the same organisation have shared (P28)."""

import unicodedata
from dataclasses import dataclass, field

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.access import standing_of
from groups.models import Appointment, Organization, Person, ReadingCircle
from groups.reading import circles_read_by
from meetings.access import guest_items, meeting_for, meetings_for, reading_circles
from meetings.models import AgendaItem, Annotation, JointGroup, Meeting, SubstituteRequest
from meetings.reports import numbered
from samverkan.lib import spoken

MOST_HITS = 50


@dataclass(frozen=True)
class NoteLine:
    """`whose` is empty for one's own; `shared` names the organisation that reads it."""

    id: int
    text: str
    when: str
    shared: str = ""
    whose: str = ""


@dataclass
class ItemNotes:
    id: int
    number: str
    title: str
    mine: list[NoteLine] = field(default_factory=list)
    shared: list[NoteLine] = field(default_factory=list)


@dataclass(frozen=True)
class Hit:
    """One of one's own notes found; `day` is the meeting's."""

    note: NoteLine
    item: int
    item_title: str
    meeting: int
    day: str


def annotated_meeting(person: Person, pk: int) -> tuple[Meeting, list[ItemNotes]]:
    """The meeting with the items the person may read now, each with the notes; 404 for an outsider. A guest
    has the guest's own items."""
    meeting, allowed = _meeting_with_limit(person, pk)
    circles = reading_circles(person, meeting)
    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("position"))
    lines = {
        item.pk: ItemNotes(item.pk, number, item.title)
        for item, number, _clock, _level in numbered(items, meeting)
        if item.circle in circles and (allowed is None or item.pk in allowed)
    }
    _put_notes(lines, person, meeting)
    return meeting, list(lines.values())


def item_to_annotate(person: Person, pk: int) -> AgendaItem:
    """An item the person may read now."""
    item = AgendaItem.objects.select_related("meeting__group").filter(pk=pk).first()
    if item is None:
        raise Http404
    meeting, allowed = _meeting_with_limit(person, item.meeting_id)
    if item.circle not in reading_circles(person, meeting) or (allowed is not None and pk not in allowed):
        raise Http404
    return item


def own_annotation(person: Person, pk: int) -> Annotation:
    """One of the person's own, on an item the person may still read; everybody else's are not there."""
    found = Annotation.objects.select_related("item__meeting__group").filter(pk=pk, person=person).first()
    if found is None:
        raise Http404
    item_to_annotate(person, found.item_id)
    return found


def organizations_at(person: Person, meeting: Meeting) -> list[Organization]:
    """Whose seat the person had on the day of the meeting: within these a note can be shared."""
    day = meeting.date or timezone.localdate()
    groups = [meeting.group_id, *JointGroup.objects.filter(meeting=meeting).values_list("group", flat=True)]
    seats = Appointment.objects.in_force(day).filter(person=person, group__in=groups)
    rows = Organization.objects.filter(seats__in=seats.values("seat")).distinct().order_by("pk")
    return list(rows.prefetch_related("names"))


def found_among_own(person: Person, words: str) -> list[Hit]:
    """One's own notes that hold all the words, å, ä and ö folded; the newest first, on items one may still
    read. Four queries."""
    wanted = _folded(words).split()
    rows = Annotation.objects.filter(person=person, item__meeting__in=meetings_for(person).values("pk"))
    rows = rows.select_related("item__meeting", "shared_with").prefetch_related("shared_with__names")
    circles = _circles_at(person)
    hits = []
    for row in rows.order_by("-changed_at", "-pk"):
        text = _folded(f"{row.text} {row.item.title}")
        if row.item.circle in circles(row.item.meeting) and all(word in text for word in wanted):
            day = row.item.meeting.date
            said = spoken.day_plain(day) if day else _("no day yet")
            hits.append(Hit(_line(row), row.item_id, row.item.title, row.item.meeting_id, said))
    return hits[:MOST_HITS]


def _meeting_with_limit(person: Person, pk: int) -> tuple[Meeting, set[int] | None]:
    """The meeting and, for a guest, the only items there are."""
    try:
        return meeting_for(person, pk), None
    except Http404:
        if not (items := guest_items(person, pk)):
            raise
        return Meeting.objects.select_related("group").get(pk=pk), set(items)


def _put_notes(lines: dict[int, ItemNotes], person: Person, meeting: Meeting) -> None:
    rows = Annotation.objects.filter(item__in=lines).select_related("person", "shared_with")
    rows = rows.prefetch_related("shared_with__names")
    organizations = [organization.pk for organization in organizations_at(person, meeting)]
    mine, others = rows.filter(person=person), rows.exclude(person=person)
    for row in mine:
        lines[row.item_id].mine.append(_line(row))
    for row in others.filter(shared_with__in=organizations):
        lines[row.item_id].shared.append(_line(row, whose=row.person.name))


def _line(row: Annotation, whose: str = "") -> NoteLine:
    day = row.item.meeting.date if "item" in row._state.fields_cache else None
    shared = row.shared_with.name_on(day or timezone.localdate(row.changed_at)) if row.shared_with else ""
    return NoteLine(row.pk, row.text, spoken.moment(row.changed_at), shared, whose)


def _circles_at(person: Person):
    """A function from meeting to the circles read there, with one query for all of them."""
    standing = standing_of(person)
    accepted = SubstituteRequest.objects.filter(substitute=person, state=SubstituteRequest.State.ACCEPTED)
    serves_at = set(accepted.values_list("meeting", flat=True))
    known: dict[int, frozenset[str]] = {}

    def circles(meeting: Meeting) -> frozenset[str]:
        if standing.is_administrator:
            return frozenset(ReadingCircle.values)
        if meeting.pk not in known:
            roles = standing.roles.get(meeting.group_id, frozenset())
            known[meeting.pk] = circles_read_by(roles, serves=meeting.pk in serves_at)
        return known[meeting.pk]

    return circles


def _folded(text: str) -> str:
    """Without capitals, rings and dots: "hemgang" finds "Hemgång"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
