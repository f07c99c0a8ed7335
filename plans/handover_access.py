"""The ways to handover notes: the group that writes reads all its own, the one that receives what is handed
over. Outsiders 404, insiders without the right 403."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from groups.access import EVERYBODY, STAFF, standing_of
from groups.models import Group, Person
from plans.access import PLANNERS
from plans.models import HandoverNote

# What has not left the group that writes it.
AT_HOME = (HandoverNote.State.PROPOSED, HandoverNote.State.ADOPTED)


def received_by(group: Group | int) -> Q:
    """Notes whose answer is the group's: addressed to it, or left by it to itself in a later term."""
    return Q(to_group=group) | Q(to_group=None, from_group=group)


def waiting_notes(group: Group) -> QuerySet[HandoverNote]:
    """Handed over to the group and not answered, the earliest first."""
    return HandoverNote.objects.filter(received_by(group), state=HandoverNote.State.RECEIVED).order_by("pk")


def notes_for(person: Person, wanted: frozenset[str] = EVERYBODY) -> QuerySet[HandoverNote]:
    """What the person reads; a note of no group, as from an evaluation, is read by those who staff a group of
    the structure."""
    standing = standing_of(person)
    if standing.is_administrator:
        return HandoverNote.objects.all()
    groups = standing.group_ids(wanted)
    staffed = standing.structure_ids(STAFF)
    handed_over = ~Q(state__in=AT_HOME) & Q(to_group__in=groups)
    loose = Q(from_group=None, structure__in=staffed)
    return HandoverNote.objects.filter(Q(from_group__in=groups) | handed_over | loose)


def note_for(person: Person, pk: int) -> HandoverNote:
    return _found(notes_for(person), pk)


def note_to_write(person: Person, pk: int) -> HandoverNote:
    """For those who plan in the group that leaves it."""
    note = note_for(person, pk)
    if not _plans_in(person, note, note.from_group_id):
        raise PermissionDenied
    return note


def note_to_answer(person: Person, pk: int) -> HandoverNote:
    """For those who plan in the group that receives it."""
    note = note_for(person, pk)
    if not may_answer(person, note):
        raise PermissionDenied
    return note


def may_answer(person: Person, note: HandoverNote) -> bool:
    return _plans_in(person, note, note.to_group_id or note.from_group_id)


def _plans_in(person: Person, note: HandoverNote, group: int | None) -> bool:
    standing = standing_of(person)
    if group is None:
        return standing.is_administrator or note.structure_id in standing.structure_ids(STAFF)
    return standing.has(group, PLANNERS)


def _found(rows: QuerySet[HandoverNote], pk: int) -> HandoverNote:
    related = ("structure", "from_group", "to_group", "to_term", "goal__plan", "issue", "handled_in")
    note = rows.select_related(*related, "adopted_at__meeting", "written_by").filter(pk=pk).first()
    if note is None:
        raise Http404
    return note
