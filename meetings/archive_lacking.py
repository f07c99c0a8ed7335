"""What a meeting lacks before it is handed over to the archive; nothing of it stops a package."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import DocumentVersion
from meetings.models import Attendance, Call, Meeting, MinutesVersion

PDF = "application/pdf"


@dataclass(frozen=True)
class MeetingStatus:
    """`notes` is the state of the notes, "" for none; `corrects` while an approved version is being
    corrected."""

    day: date | None
    is_cancelled: bool = False
    is_called: bool = True
    notes: str = ""
    is_approved: bool = False
    corrects: bool = False
    has_attendance: bool = True
    open_actions: int = 0
    other_files: int = 0


def lacking(status: MeetingStatus, today: date) -> list[str]:
    """Sentences in the order they matter; none when the meeting is ready for the archive."""
    if status.is_cancelled:
        return []
    if status.day is None:
        return [_("The meeting is put off and has no new day.")]
    if status.day > today:
        return [_("The meeting has not been held.")]
    found = [] if status.is_called else [_("The call was never sent.")]
    found += _of_notes(status)
    if not status.has_attendance:
        found.append(_("It is not noted who was there."))
    if status.open_actions:
        words = ngettext("%(count)s action is open.", "%(count)s actions are open.", status.open_actions)
        found.append(words % {"count": status.open_actions})
    return found


def _of_notes(status: MeetingStatus) -> list[str]:
    if status.corrects:
        return [_("A correction of the notes is being written. The package gets the approved versions.")]
    if status.is_approved:
        return []
    if not status.notes:
        return [_("There are no notes.")]
    return [_("The notes are not approved. What a draft says is not archived.")]


def received_words(count: int) -> str:
    """What is said of others' files that are no PDF at all; "" without any."""
    words = ngettext(
        "%(count)s document is no PDF. It is kept as received.",
        "%(count)s documents are no PDF. They are kept as received.",
        count,
    )
    return words % {"count": count} if count else ""


def with_status(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """With what `status_of` reads, in the same query."""
    sent = Call.objects.filter(meeting=OuterRef("pk"), kind=Call.Kind.CALL, state=Call.State.SENT)
    approved = MinutesVersion.objects.filter(minutes__meeting=OuterRef("pk"))
    there = Attendance.objects.filter(minutes__meeting=OuterRef("pk"))
    open_states = Q(items__item_actions__action__state__in=["open", "in_progress"])
    others = DocumentVersion.objects.exclude(content_type=PDF)
    return meetings.annotate(
        is_called=Exists(sent),
        notes_state=Coalesce("minutes__state", Value("")),
        is_approved=Exists(approved),
        corrects=Case(
            When(minutes__correction_note__gt="", then=True), default=False, output_field=BooleanField()
        ),
        has_attendance=Exists(there),
        open_actions=Count("items__item_actions__action", filter=open_states, distinct=True),
        other_files=Count(
            "items__item_documents__document",
            filter=Q(items__item_documents__document__versions__in=others),
            distinct=True,
        ),
        told=Coalesce(F("date"), F("postponed_from")),
    )


def status_of(row: Meeting) -> MeetingStatus:
    """Of a meeting loaded `with_status`."""
    return MeetingStatus(
        day=row.date,
        is_cancelled=row.cancelled_at is not None,
        is_called=row.is_called,
        notes=row.notes_state,
        is_approved=row.is_approved,
        corrects=row.corrects,
        has_attendance=row.has_attendance,
        open_actions=row.open_actions,
        other_files=row.other_files,
    )


def other_files(rows: Iterable[MeetingStatus]) -> int:
    return sum(row.other_files for row in rows)
