"""What one is asked to think of (S001-24)."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.lib import spoken
from samverkan.pages.duties import Duty
from samverkan.pages.few_duties import few_or_one
from samverkan.pages.owed_rows import VIEWPOINT, OwedRow


def viewpoint_duties(owed: Iterable[OwedRow], today: date) -> list[Duty]:
    """No query."""

    def told(row: OwedRow) -> Duty:
        words = {"name": row.meeting_of or "", "day": spoken.day(row.due_on)}
        return Duty(
            what=row.text,
            note=_("Viewpoints of %(name)s by %(day)s") % words,
            url=reverse("viewpoints:answer", args=[row.pk]),
            label=_("Say what you think"),
            is_late=row.due_on < today,
        )

    rows = [row for row in owed if row.kind == VIEWPOINT]
    return few_or_one(rows, told, _counted, "viewpoints:mine", today)


def _counted(number: int) -> str:
    return ngettext("%(count)s material to think of", "%(count)s materials to think of", number)
