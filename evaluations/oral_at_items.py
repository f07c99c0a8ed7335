"""The oral evaluations held at a meeting's items, told on the page of the meeting (S000-03)."""

from django.urls import reverse
from django.utils.translation import pgettext

from evaluations.access import oral_evaluations_for
from evaluations.models import OralEvaluation
from groups.models import Person
from meetings.item_beside import TELLERS, Beside, Teller
from meetings.models import Meeting


def told(meeting: Meeting, reader: Person) -> dict[int, list[Beside]]:
    """To those of the group; one query."""
    rows = oral_evaluations_for(reader).filter(item__meeting=meeting.pk).order_by("pk")
    found: dict[int, list[Beside]] = {}
    for row in rows.defer("facts"):
        beside = Beside(
            pgettext("at an item", "Oral evaluation"),
            str(row.get_state_display()),
            reverse("oral:one", args=[row.pk]),
        )
        found.setdefault(row.item_id, []).append(beside)
    return found


TELLERS.append(Teller("oral_evaluations", OralEvaluation.objects.all, "item__meeting", told))
