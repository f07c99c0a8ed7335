"""The link that one organisation answers by, without log-in."""

from datetime import date

from groups.models import Link
from issues.anchoring_access import BESIDE
from issues.anchoring_reached import reached
from issues.models import Anchoring


def living_task(link: Link, today: date) -> Anchoring | None:
    """What the link is about; None once it is taken back, not needed or closed, and for whoever would not be
    written to today: a seat or a contact that has ended (S000-33)."""
    rows = Anchoring.objects.filter(waived_reason="").select_related(*BESIDE)
    found = rows.prefetch_related("organization__names").filter(pk=link.object_id).first()
    if found is None:
        return None
    people = reached(found.issue, [found.organization_id], today)[found.organization_id]
    asked = {one.person.pk if one.person else None for one in people}
    return found if link.person_id in asked else None
