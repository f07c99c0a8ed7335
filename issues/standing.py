"""What is known of an issue, read for the question of where it may go."""

from datetime import date

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from groups.models import Group, GroupSettings
from issues.anchoring import TAKEN_UP
from issues.course import Standing
from issues.models import (
    Anchoring,
    AnchoringReport,
    Issue,
    MaterialVersion,
    OrganizationDecision,
    Position,
    Screening,
    StageEntry,
)
from samverkan.lib.dated import value_that_day

UNANSWERED = Q(state__in=["pending", "scheduled"])


def standing_of_issue(issue: Issue, on: date, forum: Group | None = None) -> Standing:
    """Asked when an issue moves; one query. `forum`: where it is to lie, if not where it lies."""
    lies_with = forum.pk if forum else None
    return standing_read(with_standing(Issue.objects.filter(pk=issue.pk), on, lies_with).get())


def with_standing(rows: QuerySet[Issue], on: date, forum: int | None = None) -> QuerySet[Issue]:
    """The issues with what `standing_read` reads, in the same query. `is_anchored` says of the database's
    rows what `anchoring.is_well_anchored` says of some that are read."""
    current = StageEntry.objects.filter(issue=OuterRef("pk"), left_on__isnull=True)
    lies_with = Coalesce(
        Subquery(current.values("forum")[:1]), F("home_group"), output_field=BigIntegerField()
    )
    rows = rows.annotate(lies_with=lies_with if forum is None else Value(forum, BigIntegerField()))
    asked = OrganizationDecision.objects.filter(path__version__material__issue=OuterRef("pk"))
    issued = MaterialVersion.objects.filter(material__issue=OuterRef("pk"), issued_at__isnull=False)
    anchorings = Anchoring.objects.filter(issue=OuterRef("pk"))
    screenings = Screening.objects.filter(issue=OuterRef("pk")).order_by("-pk")
    return rows.annotate(
        last_fits=Subquery(screenings.values("fits")[:1]),
        takes_positions=value_that_day(GroupSettings, "may_take_positions", on, group=OuterRef("lies_with")),
        has_issued=Exists(issued),
        is_asked_at_home=Exists(anchorings),
        is_waited_for_at_home=Exists(anchorings.filter(~_taken_up(), waived_reason="")),
        is_positioned=Exists(Position.objects.filter(issue=OuterRef("pk"), annulled_on__isnull=True)),
        decisions_asked=_count(asked),
        decisions_waited_for=_count(asked.filter(UNANSWERED)),
    )


def standing_read(issue: Issue) -> Standing:
    """What an issue of `with_standing` is known to be. No query."""
    takes = issue.takes_positions
    return Standing(
        fits=bool(issue.last_fits),
        has_home=issue.home_group_id is not None,
        # A group without settings has the defaults.
        may_take_positions=issue.lies_with is not None and (_DEFAULT if takes is None else takes),
        has_issued_material=issue.has_issued,
        is_anchored=issue.is_asked_at_home and not issue.is_waited_for_at_home,
        has_position=issue.is_positioned,
        asked_organizations=issue.decisions_asked or 0,
        waited_for=issue.decisions_waited_for or 0,
    )


_DEFAULT = GroupSettings._meta.get_field("may_take_positions").default


def _taken_up() -> Exists:
    return Exists(AnchoringReport.objects.filter(anchoring=OuterRef("pk"), kind__in=TAKEN_UP))


def _count(rows: QuerySet) -> Subquery:
    one = rows.order_by().values("path__version__material__issue")
    return Subquery(one.annotate(found=Count("pk")).values("found"))
