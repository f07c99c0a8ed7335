"""What a contact is asked on behalf of the organisation and has not answered (S001-33)."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.access import Standing
from plans.specification_waiting import PartWaiting, parts_waiting
from samverkan.pages.duties import Duty


def contact_duties(standing: Standing, now: datetime) -> list[Duty]:
    """No query but for a contact: one, or two where something was asked."""
    if not standing.organizations:
        return []
    return [_say(part) for part in parts_waiting(standing.person, standing.organizations, now)]


def _say(part: PartWaiting) -> Duty:
    note = ngettext("%(count)s activity to answer", "%(count)s activities to answer", part.count)
    return Duty(
        what=_("What do you do of the plan of %(name)s?") % {"name": part.group},
        note=note % {"count": part.count},
        url=reverse("activities:by_link", args=[part.token]),
        label=_("Say what you do"),
    )
