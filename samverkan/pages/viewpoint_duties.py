"""What one is asked to think of (S001-24)."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.lib import spoken
from samverkan.pages.duties import Duty
from samverkan.pages.owed import VIEWPOINT, OwedRow

# More than these are told in one line.
MOST = 3


def viewpoint_duties(owed: Iterable[OwedRow], today: date) -> list[Duty]:
    """No query."""
    rows = [row for row in owed if row.kind == VIEWPOINT]
    if len(rows) > MOST:
        return [_of_many(rows, today)]
    return [
        Duty(
            what=row.text,
            note=_note(row.meeting_of or "", row.due_on),
            url=reverse("viewpoints:answer", args=[row.pk]),
            label=_("Say what you think"),
            is_late=row.due_on < today,
        )
        for row in rows
    ]


def _note(name: str, due_on: date) -> str:
    return _("Viewpoints of %(name)s by %(day)s") % {"name": name, "day": spoken.day(due_on)}


def _of_many(rows: list[OwedRow], today: date) -> Duty:
    text = ngettext("%(count)s material to think of", "%(count)s materials to think of", len(rows))
    due_on = rows[0].due_on
    return Duty(
        what=text % {"count": len(rows)},
        note=_("The first by %(day)s") % {"day": spoken.day(due_on)},
        url=reverse("viewpoints:mine"),
        label=_("See them"),
        is_late=due_on < today,
    )
