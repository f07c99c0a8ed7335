"""Proposed items that wait for an answer from the groups one staffs."""

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.access import STAFF, Standing
from groups.models import Group
from meetings.models import ItemProposal
from samverkan.lib.prepared import prepared
from samverkan.pages.duties import Duty


def proposal_duties(standing: Standing) -> list[Duty]:
    """One query for staff and the names where some wait, none for others (S000-37)."""
    staffed = standing.group_ids(STAFF)
    return [_of_one(group) for group in _waiting(sorted(staffed))] if staffed else []


@prepared
def _waiting(groups: list[int]) -> QuerySet[Group]:
    waits = Count("item_proposals", filter=Q(item_proposals__state=ItemProposal.State.PROPOSED))
    rows = Group.objects.filter(pk__in=groups).annotate(waits=waits).filter(waits__gt=0)
    return rows.prefetch_related("names").order_by("pk")


def _of_one(group: Group) -> Duty:
    text = ngettext("%(count)s proposed item", "%(count)s proposed items", group.waits)
    return Duty(
        what=text % {"count": group.waits},
        note=group.name_on(timezone.localdate()),
        url=reverse("meetings:proposals", args=[group.slug]),
        label=_("Answer"),
    )
