"""Proposed items that wait for an answer from the groups one staffs."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Group
from samverkan.pages.duties import Duty


def proposal_duties(staffed: Iterable[Group]) -> list[Duty]:
    """Of `staffed_groups`; no query (S000-37)."""
    return [_of_one(group) for group in staffed if group.proposed_items]


def _of_one(group: Group) -> Duty:
    text = ngettext("%(count)s proposed item", "%(count)s proposed items", group.proposed_items)
    return Duty(
        what=text % {"count": group.proposed_items},
        note=group.shown_name,
        url=reverse("meetings:proposals", args=[group.slug]),
        label=_("Answer"),
    )
