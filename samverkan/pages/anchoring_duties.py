"""What one is to take up at home (S001-34)."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.lib import spoken
from samverkan.pages.duties import Duty
from samverkan.pages.few_duties import few_or_one
from samverkan.pages.owed_rows import AT_HOME, OwedRow


def anchoring_duties(owed: Iterable[OwedRow], today: date) -> list[Duty]:
    """No query."""

    def told(row: OwedRow) -> Duty:
        words = {"name": row.meeting_of or "", "day": spoken.day(row.due_on)}
        return Duty(
            what=row.text,
            note=_("To take up in %(name)s by %(day)s") % words,
            url=reverse("anchoring:task", args=[row.pk]),
            label=_("Say how it went"),
            is_late=row.due_on < today,
        )

    rows = [row for row in owed if row.kind == AT_HOME]
    return few_or_one(rows, told, _counted, "anchoring:mine", today)


def _counted(number: int) -> str:
    return ngettext("%(count)s question to take up at home", "%(count)s questions to take up at home", number)
