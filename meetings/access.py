"""The only way to a meeting and what hangs on it: outsiders 404, insiders without the right 403."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from groups.access import EVERYBODY, PRESIDENCY, STAFF, group_for, require, standing_of
from groups.models import DocumentVersion, Person, ReadingCircle
from groups.reading import circles_read_by
from meetings.models import (
    AgendaApprover,
    AgendaItem,
    ArchivePackage,
    Call,
    CoOption,
    ItemDocument,
    ItemProposal,
    JointGroup,
    Meeting,
    Minutes,
    SubstituteRequest,
)
from samverkan.lib.prepared import prepared

RELATED = ("group", "group__structure")
# Who plans meetings and their agendas: the office and the presidency together (domain.md 4.1, 4.3).
PLANNERS = STAFF | PRESIDENCY


def meetings_for(person: Person):
    """Meetings of the person's groups, and those the person is co-opted to as a whole."""
    standing = standing_of(person)
    if standing.is_administrator:
        return Meeting.objects.all()
    return meetings_in(standing.group_ids(), person.pk)


def meetings_in(groups: list[int], invited: int) -> QuerySet[Meeting]:
    """Meetings of these groups, those they join, and those this person is co-opted to as a whole."""
    co_opted = CoOption.objects.filter(person=invited, item__isnull=True).values("meeting")
    joint = JointGroup.objects.filter(group__in=groups).values("meeting")
    own = Meeting.objects.filter(group__in=groups)
    return own | Meeting.objects.filter(pk__in=co_opted) | Meeting.objects.filter(pk__in=joint)


def reading_circles(person: Person, meeting: Meeting) -> frozenset[str]:
    """The circles of `ReadingCircle` whose closed items and papers the person reads at this meeting.

    One query for a substitute, otherwise none, and none where the meeting's row was read with
    `reader_serves` for this person (the meeting's page). Somebody of a group that joins reads as its members
    do.
    """
    standing = standing_of(person)
    if standing.is_administrator:
        return frozenset(ReadingCircle.values)
    roles = standing.roles.get(meeting.group_id, frozenset())
    serves = "substitute" in roles and "member" not in roles and _serves(person, meeting)
    return circles_read_by(roles, serves=serves)


def _serves(person: Person, meeting: Meeting) -> bool:
    if (known := getattr(meeting, "reader_serves", None)) is not None:
        return known
    asked = SubstituteRequest.objects.filter(meeting=meeting, substitute=person)
    return asked.filter(state=SubstituteRequest.State.ACCEPTED).exists()


def meeting_for(
    person: Person,
    pk: int,
    wanted: frozenset[str] = EVERYBODY,
    rows: Callable[[int], list[Meeting]] | None = None,
) -> Meeting:
    """The meeting; `rows` finds it by its key where a page needs something else than the group's names."""
    found = (rows or _with_names)(pk)
    if not found:
        raise Http404
    meeting = found[0]
    if (
        wanted == EVERYBODY
        and not standing_of(person).has(meeting.group_id, EVERYBODY)
        and (_joins(person, pk) or _has_own_part(person, pk))
    ):
        return meeting
    require(person, meeting.group_id, wanted)
    return meeting


def guest_items(person: Person, meeting_pk: int) -> list[int]:
    """The items of a called meeting that the person takes part in as a guest: co-opted to them, or presenting
    (S001-45).

    A guest sees their own time and papers and nothing of the rest (ruling 20), and before the call nothing.
    """
    called = Call.objects.filter(meeting=meeting_pk, kind=Call.Kind.CALL, state=Call.State.SENT)
    own = Q(co_options__person=person) | Q(presenters__person=person)
    items = AgendaItem.objects.filter(own, Exists(called), meeting=meeting_pk)
    return list(items.distinct().values_list("pk", flat=True))


def item_for(person: Person, pk: int, wanted: frozenset[str]) -> AgendaItem:
    item = AgendaItem.objects.select_related("meeting__group__structure").filter(pk=pk).first()
    if item is None:
        raise Http404
    require(person, item.meeting.group_id, wanted)
    return item


def open_item_for(person: Person, pk: int, wanted: frozenset[str] = PLANNERS) -> AgendaItem:
    """An item whose contents the person may read: who plans a meeting is not in every circle of it."""
    item = item_for(person, pk, wanted)
    if item.circle not in reading_circles(person, item.meeting):
        raise PermissionDenied
    return item


def fixing_for(person: Person, pk: int) -> Meeting:
    """A meeting whose agenda the person fixes or plans; a named role need not sit in the group (S002-19)."""
    today = timezone.localdate()
    named = AgendaApprover.objects.in_force(today).filter(person=person, group=OuterRef("group"))
    if found := Meeting.objects.select_related(*RELATED).filter(Exists(named), pk=pk).first():
        return found
    return meeting_for(person, pk, PLANNERS)


def proposal_for(person: Person, slug: str, pk: int, wanted: frozenset[str]) -> ItemProposal:
    """A proposed item of a group the person has one of the wanted roles in."""
    group = group_for(person, slug, wanted)
    rows = ItemProposal.objects.select_related(
        "group__structure", "proposed_by", "meeting", "handled_by", "item"
    )
    return get_object_or_404(rows, group=group, pk=pk)


def noted_item_for(person: Person, pk: int, wanted: frozenset[str]) -> AgendaItem:
    """An item with its text, and nothing more: this is asked every few seconds while somebody writes."""
    item = AgendaItem.objects.select_related("meeting", "note__saved_by").filter(pk=pk).first()
    if item is None:
        raise Http404
    require(person, item.meeting.group_id, wanted)
    return item


def call_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> Call:
    call = Call.objects.select_related("meeting__group__structure").filter(pk=pk).first()
    if call is None:
        raise Http404
    meeting_for(person, call.meeting_id, wanted)
    return call


def minutes_for(person: Person, meeting_pk: int, wanted: frozenset[str] = EVERYBODY) -> Minutes:
    """Notes that were prepared for a day that fell away wait for the new one."""
    meeting = meeting_for(person, meeting_pk, wanted)
    rows = Minutes.objects.select_related("meeting__group__structure")
    return get_object_or_404(rows, meeting=meeting, meeting__date__isnull=False)


def document_for(person: Person, meeting_pk: int, version_pk: int) -> DocumentVersion:
    """A document that stands on an item of a meeting the person may see; for a guest, on an item of the
    guest's own. Both item and document are read by a circle of the person's (P25)."""
    return get_object_or_404(
        DocumentVersion.objects.select_related("document"),
        pk=version_pk,
        document__in=papers_read_by(person, meeting_pk).values("document"),
    )


def archive_package_for(person: Person, pk: int) -> ArchivePackage:
    """A package for the archive holds what is closed too: it is for those who staff the group."""
    rows = ArchivePackage.objects.select_related("group", "meeting", "term")
    found = get_object_or_404(rows, pk=pk)
    require(person, found.group_id, STAFF)
    return found


def paper_for(person: Person, row_pk: int, wanted: frozenset[str] = EVERYBODY) -> ItemDocument:
    """The document where it stands on an item, for whoever may read it there and has one of the roles."""
    rows = ItemDocument.objects.select_related("item__meeting__group__structure", "document")
    found = get_object_or_404(rows, pk=row_pk)
    if wanted != EVERYBODY:
        require(person, found.item.meeting.group_id, wanted)
    readable = papers_read_by(person, found.item.meeting_id)
    return get_object_or_404(rows, pk__in=readable.filter(pk=row_pk).values("pk"))


def papers_read_by(person: Person, meeting_pk: int) -> QuerySet[ItemDocument]:
    """The documents on the items of a meeting that the person may open; 404 for who has no part in it."""
    try:
        rows = ItemDocument.objects.filter(item__meeting=meeting_for(person, meeting_pk))
    except Http404:
        if not (items := guest_items(person, meeting_pk)):
            raise
        rows = ItemDocument.objects.filter(item__in=items)
    meeting = Meeting.objects.only("pk", "group_id").get(pk=meeting_pk)
    circles = reading_circles(person, meeting)
    return rows.filter(item__circle__in=circles, document__circle__in=circles)


@prepared
def _with_names(pk: int) -> QuerySet[Meeting]:
    rows = Meeting.objects.select_related(*RELATED).prefetch_related("group__names", "group__settings")
    return rows.filter(pk=pk)


def _joins(person: Person, meeting_pk: int) -> bool:
    """Of a group that meets with the one that leads (S003-30): reads the meeting, changes nothing."""
    groups = standing_of(person).group_ids()
    return JointGroup.objects.filter(meeting=meeting_pk, group__in=groups).exists()


def _has_own_part(person: Person, meeting_pk: int) -> bool:
    """Co-opted to the whole meeting, or the one whose approval its notes wait for: the last notes of a term
    are approved after the chair's seat has ended, and approvals are personal."""
    if CoOption.objects.filter(person=person, meeting=meeting_pk, item__isnull=True).exists():
        return True
    waiting = Minutes.objects.filter(meeting=meeting_pk, state=Minutes.State.CIRCULATED)
    return waiting.filter(Q(led_by=person) | Q(approver=person)).exists()
