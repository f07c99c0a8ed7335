"""What is known of an issue, read for the question of where it may go."""

from datetime import date

from django.db.models import Count, Q

from groups.models import Group
from issues.anchoring import is_well_anchored
from issues.course import Standing
from issues.models import Issue, MaterialVersion, OrganizationDecision, Screening

UNANSWERED = Q(state__in=["pending", "scheduled"])


def standing_of_issue(issue: Issue, on: date, forum: Group | None = None) -> Standing:
    """Asked when an issue moves and on its own page. `forum`: where it is to lie, if not where it lies."""
    last = Screening.objects.filter(issue=issue).order_by("-pk").values_list("fits", flat=True).first()
    forum = forum or _forum(issue)
    asked = OrganizationDecision.objects.filter(path__version__material__issue=issue)
    counted = asked.aggregate(all=Count("pk"), waited_for=Count("pk", filter=UNANSWERED))
    issued = MaterialVersion.objects.filter(material__issue=issue, issued_at__isnull=False)
    return Standing(
        fits=bool(last),
        has_home=issue.home_group_id is not None,
        may_take_positions=bool(forum and forum.settings_on(on).may_take_positions),
        has_issued_material=issued.exists(),
        is_anchored=is_well_anchored(issue.anchorings.prefetch_related("reports")),
        has_position=issue.positions.filter(annulled_on__isnull=True).exists(),
        asked_organizations=counted["all"],
        waited_for=counted["waited_for"],
    )


def _forum(issue: Issue) -> Group | None:
    entry = issue.stages.select_related("forum").filter(left_on__isnull=True).first()
    return entry.forum if entry and entry.forum else issue.home_group
