"""What the pages of archive packages show."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Group, Term
from meetings.archive import KEPT, is_under_way
from meetings.archive_facts import meetings_in_term
from meetings.archive_lacking import lacking, other_files, received_words, status_of, with_status
from meetings.models import ArchivePackage, Meeting
from samverkan.lib import spoken


@dataclass(frozen=True)
class MeetingLine:
    pk: int
    words: str
    lacking: list[str]


@dataclass(frozen=True)
class PackageLine:
    """`state`: making, ready, cleared, failed. `problems` as the package keeps them."""

    pk: int
    state: str
    asked: str
    by: str
    words: str
    done: int = 0
    total: int = 0
    size: str = ""
    sha256: str = ""
    kept_until: str = ""
    problems: tuple[dict, ...] = ()
    received: str = ""


@dataclass(frozen=True)
class ArchivePage:
    """`lines` are the meetings of a term, or the one meeting; `received` says how many files are no PDF."""

    lines: list[MeetingLine]
    received: str
    packages: list[PackageLine]

    @property
    def is_making(self) -> bool:
        return any(line.state == "making" for line in self.packages)

    @property
    def lacking(self) -> list[MeetingLine]:
        return [line for line in self.lines if line.lacking]

    @property
    def said(self) -> str:
        """What is read aloud when a package under way is done."""
        latest = self.packages[0].state if self.packages else ""
        return {"ready": _("The package is ready."), "failed": _("The package could not be made.")}.get(
            latest, ""
        )


def archive_page(
    group: Group, now: datetime, *, meeting: Meeting | None = None, term: Term | None = None
) -> ArchivePage:
    """Two queries, whatever the term holds."""
    today = timezone.localdate(now)
    meetings = Meeting.objects.filter(pk=meeting.pk) if meeting else meetings_in_term(group, term)
    # The names that stand prefetched there are of the group, which is known.
    rows = list(with_status(meetings.prefetch_related(None).select_related(None)).order_by("told", "start"))
    statuses = [status_of(row) for row in rows]
    return ArchivePage(
        lines=[_meeting(row, lacking(one, today)) for row, one in zip(rows, statuses, strict=True)],
        received=received_words(other_files(statuses)),
        packages=package_lines(ArchivePackage.objects.filter(group=group, meeting=meeting, term=term), now),
    )


def package_lines(rows: QuerySet[ArchivePackage], now: datetime) -> list[PackageLine]:
    """The latest first; one query."""
    return [_package(row, now) for row in rows.select_related("asked_by")]


def terms_of(group: Group) -> list[tuple[Term, int]]:
    """The terms the group has shared a day with, and how many packages there are of each; two queries."""
    rows = Term.objects.filter(structure=group.structure_id, ends_on__gte=group.starts_on)
    made = ArchivePackage.objects.filter(group=group, term__isnull=False, made_at__isnull=False)
    counts: dict[int, int] = {}
    for pk in made.values_list("term", flat=True):
        counts[pk] = counts.get(pk, 0) + 1
    return [
        (term, counts.get(term.pk, 0))
        for term in rows.order_by("-starts_on")
        if group.ends_on is None or term.starts_on <= group.ends_on
    ]


def _meeting(row: Meeting, found: list[str]) -> MeetingLine:
    day: date | None = row.told_date
    kind = row.title or str(row.get_kind_display())
    return MeetingLine(row.pk, f"{spoken.day_capital(day)} · {kind}" if day else kind, found)


def _package(row: ArchivePackage, now: datetime) -> PackageLine:
    asked, by = spoken.moment(row.asked_at), row.asked_by.name
    if row.made_at is None:
        state = "making" if is_under_way(row, now) else "failed"
        return PackageLine(row.pk, state, asked, by, _done_of(row), row.files_done, row.files_total)
    is_kept = bool(row.file) and default_storage.exists(row.file)
    return PackageLine(
        row.pk,
        "ready" if is_kept else "cleared",
        asked,
        by,
        ngettext("%(total)s file", "%(total)s files", row.files_total) % {"total": row.files_total},
        row.files_done,
        row.files_total,
        spoken.size(row.size),
        row.sha256,
        spoken.day_plain(row.made_at + KEPT) if is_kept else "",
        tuple(row.problems),
        _received(row.as_received),
    )


def _done_of(row: ArchivePackage) -> str:
    if not row.files_total:
        return _("Waits for its turn.")
    words = ngettext("%(done)s of %(total)s file", "%(done)s of %(total)s files", row.files_total)
    return words % {"done": row.files_done, "total": row.files_total}


def _received(count: int) -> str:
    words = ngettext("%(count)s file is kept as received", "%(count)s files are kept as received", count)
    return words % {"count": count} if count else ""
