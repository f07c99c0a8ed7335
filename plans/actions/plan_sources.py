"""What a plan starts from (S001-40)."""

from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from groups.models import DocumentVersion, Person, ReadingCircle
from plans.actions.plans import locked
from plans.models import ActivityPlan, PlanSource
from plans.web_addresses import refuse_no_address
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def add_plan_source(
    plan: ActivityPlan,
    *,
    title: str,
    by: Person,
    now: datetime,
    link: str = "",
    document: DocumentVersion | None = None,
) -> PlanSource:
    """An address, a document of the group's that all of it reads, or a title alone."""
    plan = locked(plan, "write")
    if not title.strip():
        raise Refused(_("Write what it is, e.g. Liv och hälsa ung 2017."), field="title", code="no_title")
    refuse_no_address(link)
    if document and not _is_ours(document, plan):
        raise Refused(
            _("The document is not one that everybody in the group reads. Choose another."),
            field="document",
            code="not_ours",
        )
    position = (plan.sources.aggregate(last=Max("position"))["last"] or 0) + 1
    return PlanSource.objects.create(
        plan=plan, title=title.strip(), link=link.strip(), document=document, position=position
    )


def _is_ours(version: DocumentVersion, plan: ActivityPlan) -> bool:
    document = version.document
    return document.group_id == plan.group_id and document.circle == ReadingCircle.GROUP


@verb
def remove_plan_source(source: PlanSource, *, by: Person, now: datetime) -> None:
    locked(source.plan, "write").sources.filter(pk=source.pk).delete()
