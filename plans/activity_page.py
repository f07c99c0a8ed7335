"""What each organisation does of an activity, side by side (S001-33, S000-41)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from plans.models import OrganizationSpecification

State = OrganizationSpecification.State
MARKS = {
    State.NOT_STARTED: "empty",
    State.PLANNED: "empty",
    State.ONGOING: "partly",
    State.DONE: "ok",
    State.NOT_APPLICABLE: "",
}


@dataclass(frozen=True)
class OwnPart:
    """What one organisation does of one activity; `is_said` is False where it has not answered."""

    organization: int
    name: str
    is_said: bool
    mark: str
    word: str
    text: str
    link: str
    on: date | None
    who: str


def own_parts(first: Iterable[int], names: Mapping[int, str]) -> dict[int, list[OwnPart]]:
    """`{first activity: the part of each organisation in `names`, in their order}`; one query."""
    wanted = list(first)
    rows = OrganizationSpecification.objects.filter(activity__in=wanted).select_related("by")
    found: dict[int, dict[int, OrganizationSpecification]] = {pk: {} for pk in wanted}
    for row in rows.order_by("pk"):
        if row.organization_id in names:
            found[row.activity_id][row.organization_id] = row
    return {
        pk: [_part(one, name, mine.get(one)) for one, name in names.items()] for pk, mine in found.items()
    }


def _part(organization: int, name: str, row: OrganizationSpecification | None) -> OwnPart:
    if row is None or row.at is None:
        word = _("Has not said yet") if row else _("Not asked")
        return OwnPart(organization, name, False, "empty", word, "", "", None, "")
    who = row.by_name or (row.by.name if row.by else "")
    word = str(row.get_state_display())
    return OwnPart(organization, name, True, MARKS[row.state], word, row.text, row.link, row.at, who)
