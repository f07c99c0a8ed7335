"""How far each organisation has come with an issue at home: the rows and their words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from groups.models import OrganizationName, Person
from issues.anchoring import is_anchored
from issues.anchoring_access import seats_for
from issues.models import Anchoring, AnchoringReport, HomeBrief
from samverkan.lib.dated import value_that_day
from samverkan.lib.reading import sorting_key
from samverkan.lib.spoken import listed

Kind, Audience = AnchoringReport.Kind, AnchoringReport.Audience
TAKEN_UP, NOT_NEEDED = gettext_lazy("Taken up at home"), gettext_lazy("Not needed here")
LATE, BEGUN = pgettext_lazy("anchoring", "Late"), pgettext_lazy("anchoring", "Begun")
NOT_BEGUN = pgettext_lazy("anchoring", "Not begun")


@dataclass(frozen=True)
class ReportLine:
    """One thing that was done at home. `before`: the audience, the board and the body, those that are
    said."""

    pk: int
    kind: str
    on: date
    before: str = ""
    text: str = ""
    who: str = ""

    @property
    def word(self) -> str:
        return str(Kind(self.kind).label)


@dataclass(frozen=True)
class AnchoringLine:
    """One organisation's task. Its steps may come in any order, and some never (domain.md 6.5)."""

    pk: int
    issue: int
    title: str
    organization_id: int
    organization: str
    due_on: date
    today: date
    waived_reason: str = ""
    # The reader sits for the organisation.
    is_mine: bool = False
    reports: tuple[ReportLine, ...] = ()
    # The half page of the issue is written.
    has_brief: bool = False

    @property
    def is_anchored(self) -> bool:
        return is_anchored((report.kind for report in self.reports), self.waived_reason)

    @property
    def is_late(self) -> bool:
        return not self.is_anchored and self.due_on < self.today

    @property
    def steps(self) -> list[tuple[str, date | None]]:
        """(the step in words, the last day it was done), all four."""
        days = {report.kind: report.on for report in self.reports}
        return [(str(kind.label), days.get(kind)) for kind in Kind]

    @property
    def done(self) -> list[tuple[str, date]]:
        return [(word, day) for word, day in self.steps if day]

    @property
    def mark(self) -> str:
        if self.is_anchored:
            return "ok"
        if self.is_late:
            return "warn"
        return "partly" if self.reports else "empty"

    @property
    def word(self) -> str:
        if self.waived_reason:
            return str(NOT_NEEDED)
        if self.is_anchored:
            return str(TAKEN_UP)
        if self.is_late:
            return str(LATE)
        return str(BEGUN if self.reports else NOT_BEGUN)


COLUMNS = (
    "pk",
    "issue_id",
    "issue__title",
    "organization_id",
    "organization_name",
    "due_on",
    "waived_reason",
    "is_mine",
    "has_brief",
    "reports__pk",
    "reports__kind",
    "reports__on",
    "reports__audience",
    "reports__board__name",
    "reports__body",
    "reports__text",
    "reports__by__name",
    "reports__by_name",
)


def lines_of(rows: QuerySet[Anchoring], reader: Person | None, today: date) -> list[AnchoringLine]:
    """With their reports, the earliest first, in one query; organisations in Swedish order. `reader` is empty
    by link."""
    name = value_that_day(OrganizationName, "name", today, organization=OuterRef("organization"))
    brief = HomeBrief.objects.filter(issue=OuterRef("issue"))
    found = rows.annotate(
        organization_name=name, is_mine=Exists(seats_for(reader, today)), has_brief=Exists(brief.order_by())
    )
    found = found.order_by("pk", "reports__on", "reports__pk")
    values = found.values_list(*COLUMNS)
    lines = [_line(list(rows), today) for _pk, rows in groupby(values, key=lambda row: row[0])]
    return sorted(lines, key=lambda line: sorting_key(line.organization))


def _line(rows: list[tuple], today: date) -> AnchoringLine:
    pk, issue, title, organization_id, organization, due_on, waived, is_mine, has_brief = rows[0][:9]
    return AnchoringLine(
        pk=pk,
        issue=issue,
        title=title,
        organization_id=organization_id,
        organization=organization or f"#{organization_id}",
        due_on=due_on,
        today=today,
        waived_reason=waived,
        is_mine=is_mine,
        reports=tuple(_report(*row[9:]) for row in rows if row[9]),
        has_brief=has_brief,
    )


def _report(pk, kind, on, audience, board, body, text, by, by_name) -> ReportLine:
    heard = str(Audience(audience).label) if audience else ""
    return ReportLine(
        pk=pk,
        kind=kind,
        on=on,
        before=", ".join(word for word in (board, body, heard) if word),
        text=text,
        who=by_name or by or "",
    )


def missing(lines: Iterable[AnchoringLine]) -> list[str]:
    """The names of those that have not taken it up."""
    return [line.organization for line in lines if not line.is_anchored]


def summary(lines: list[AnchoringLine]) -> str:
    """ "9 av 10 har tagit upp frågan hemma. Sala kommun är kvar." Nobody asked: nothing (S003-29)."""
    if not lines:
        return ""
    waited_for = missing(lines)
    if not waited_for:
        return _("All %(count)d who were asked have taken it up at home.") % {"count": len(lines)}
    text = _("%(done)d of %(all)d have taken it up at home. Waited for: %(names)s.")
    names = {"done": len(lines) - len(waited_for), "all": len(lines), "names": listed(waited_for)}
    return text % names
