"""Which meeting another goes on from, and which follow it up (S004-10)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, F, OuterRef, QuerySet, StringAgg, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import gettext as _

from meetings.models import Meeting
from samverkan.lib import spoken

BETWEEN, INSIDE = "\x1f", "\x1e"  # never in a title


@dataclass(frozen=True)
class Linked:
    """Another meeting of the group, as a link says it."""

    pk: int
    words: str


@dataclass(frozen=True)
class Continuation:
    earlier: Linked | None = None
    later: tuple[Linked, ...] = ()


def with_continuation(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """What `continuation_of` reads, in the same query."""
    day = Coalesce(Cast("date", CharField()), Value(""))
    told = Concat(
        Cast("pk", CharField()), Value(INSIDE), day, Value(INSIDE), "kind", Value(INSIDE), "title",
        output_field=CharField(),
    )  # fmt: skip
    later = Meeting.objects.filter(earlier=OuterRef("pk"), cancelled_at__isnull=True).order_by()
    later = later.values("earlier").annotate(told=StringAgg(told, Value(BETWEEN))).values("told")
    return rows.annotate(
        later_told=Subquery(later),
        earlier_date=F("earlier__date"),
        earlier_kind=F("earlier__kind"),
        earlier_title=F("earlier__title"),
    )


def continuation_of(meeting: Meeting) -> Continuation:
    """Of a row from `with_continuation`; the later ones by day, those without a day last."""
    earlier = None
    if meeting.earlier_id:
        words = meeting_words(meeting.earlier_date, meeting.earlier_kind, meeting.earlier_title)
        earlier = Linked(meeting.earlier_id, words)
    found = [row.split(INSIDE) for row in meeting.later_told.split(BETWEEN)] if meeting.later_told else []
    later = (
        Linked(int(pk), meeting_words(date.fromisoformat(day) if day else None, kind, title))
        for pk, day, kind, title in sorted(found, key=lambda row: (not row[1], row[1], int(row[0])))
    )
    return Continuation(earlier, tuple(later))


def earlier_words(meeting: Meeting) -> str:
    """For a paper: the meeting it goes on from; "" and no query where there is none."""
    if meeting.earlier_id is None:
        return ""
    return meeting_words(meeting.earlier.date, meeting.earlier.kind, meeting.earlier.title)


def meeting_words(day: date | None, kind: str, title: str) -> str:
    """ "Internat 14 mars 2017", or its title in place of its kind."""
    what = title or str(Meeting.Kind(kind).label)
    return f"{what} {spoken.day_plain(day)}" if day else _("%(meeting)s, no day yet") % {"meeting": what}
