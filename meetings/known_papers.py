"""Whether a file, or a checksum, is of a paper that was made here, and what may be told of it (P32).

Who holds the whole file reads in it what is told here, so it is told whether the paper is public or not;
that a later version is there is told too, or the reader would go by a paper that no longer holds. A checksum
alone proves less: it is printed on copies without closed items, and handed on in mails and registers. Of what
is not public it is answered only that it is ours.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from groups.models import GroupSettings
from meetings.documents import ApprovalLine, Signature
from meetings.keeping import facts_of, notes_of
from meetings.models import Approval, ArchivePackage, Call, ItemApproval, MinutesVersion, PaperChecksum
from meetings.open_meetings import open_meetings
from meetings.papers import heading_of
from meetings.signing import signatures, signatures_hold
from samverkan.lib.facts import sha256

WITH_MEETING = (
    "call__meeting__group__structure",
    "version__minutes__meeting__group__structure",
)


@dataclass(frozen=True, kw_only=True)
class KnownPaper:
    """A paper in words. `day` is the meeting's, `made` when it was approved, sent or made.

    `holds`: whether facts and signatures are what the checksums say; None where nothing was signed.
    `later`: what replaces or follows it, with its day. `meeting_id` where the notes are open to everybody.
    """

    heading: str
    group: str
    made: datetime
    day: date | None = None
    version: int | None = None
    is_open_copy: bool = False
    approvals: tuple[ApprovalLine, ...] = ()
    signature: Signature | None = None
    holds: bool | None = None
    correction: str = ""
    later: str = ""
    later_on: datetime | None = None
    meeting_id: int | None = None
    kind: str = "notes"


def paper_of_file(checksum: str, today: date) -> KnownPaper | None:
    """The paper that just this file is, for somebody who holds it."""
    row = PaperChecksum.objects.select_related(*WITH_MEETING).filter(sha256=checksum).first()
    if row is None:
        package = ArchivePackage.objects.select_related("group", "meeting")
        found = package.filter(sha256=checksum, made_at__isnull=False).first()
        return _package(found) if found else None
    if row.call:
        return _call(row.call)
    return _notes(row.version, today, is_open_copy=row.is_open_copy)


def paper_of_checksum(checksum: str, today: date) -> tuple[bool, KnownPaper | None]:
    """(whether it is of something made here, the paper if it is open to everybody). The checksum may be of
    the file, of its contents or of the text that was signed."""
    version = _versions().filter(_of_version(checksum)).order_by("pk").first()
    if version:
        paper = _notes(version, today)
        return True, paper if paper.meeting_id else None
    rows: list[QuerySet] = [
        PaperChecksum.objects.filter(Q(sha256=checksum) | Q(contents_sha256=checksum)),
        Call.objects.filter(sha256=checksum, state=Call.State.SENT),
        ItemApproval.objects.filter(sha256=checksum),
        ArchivePackage.objects.filter(sha256=checksum, made_at__isnull=False),
    ]
    return any(row.exists() for row in rows), None


def _versions() -> QuerySet[MinutesVersion]:
    return MinutesVersion.objects.select_related("minutes__meeting__group__structure")


def _of_version(checksum: str) -> Q:
    """A text that was signed is told of once it is frozen."""
    signed = Approval.objects.filter(sha256=checksum).values_list("minutes", "number")[:1]
    of_signed = Q(pk__in=[])
    for minutes, number in signed:
        of_signed = Q(minutes=minutes, number=number)
    known = PaperChecksum.objects.filter(Q(sha256=checksum) | Q(contents_sha256=checksum))
    return Q(sha256=checksum) | Q(pk__in=known.values("version")) | of_signed


def _notes(version: MinutesVersion, today: date, *, is_open_copy: bool = False) -> KnownPaper:
    document, meeting = notes_of(version), version.minutes.meeting
    latest = MinutesVersion.objects.filter(minutes=version.minutes_id).order_by("-number").first()
    is_open = version.published_at and (
        open_meetings([meeting.group], today, GroupSettings.Public.NOTES).filter(pk=meeting.pk).exists()
    )
    is_later = latest.number > version.number
    return KnownPaper(
        heading=heading_of(document),
        group=document.meeting.group,
        day=document.meeting.day,
        made=version.approved_at,
        version=version.number,
        is_open_copy=is_open_copy,
        approvals=document.approvals,
        holds=_holds(version, document) if signatures(document) else None,
        correction=version.correction_note,
        later=_("version %(number)s") % {"number": latest.number} if is_later else "",
        later_on=latest.approved_at if is_later else None,
        meeting_id=meeting.pk if is_open else None,
    )


def _holds(version: MinutesVersion, document) -> bool:
    return sha256(document) == version.sha256 and signatures_hold(document)


def _call(call: Call) -> KnownPaper:
    document = facts_of(call)
    later = Call.objects.filter(meeting=call.meeting_id, state=Call.State.SENT, number__gt=call.number)
    last = later.order_by("-number").first()
    return KnownPaper(
        kind="call",
        heading=heading_of(document),
        group=document.meeting.group,
        day=document.meeting.day,
        made=call.sent_at,
        signature=document.signature,
        later=heading_of(facts_of(last)) if last else "",
        later_on=last.sent_at if last else None,
    )


def _package(package: ArchivePackage) -> KnownPaper:
    meeting = package.meeting
    made = package.made_at
    return KnownPaper(
        kind="package",
        heading=_("Archive package"),
        group=package.group.name_on(made.date()),
        day=meeting.date if meeting else None,
        made=made,
    )
