"""What one is to take up at home (S001-34)."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.lib import spoken
from samverkan.pages.duties import Duty
from samverkan.pages.owed import AT_HOME, OwedRow

# More than these are told in one line.
MOST = 3


def anchoring_duties(owed: Iterable[OwedRow], today: date) -> list[Duty]:
    """No query."""
    rows = [row for row in owed if row.kind == AT_HOME]
    if len(rows) > MOST:
        return [_of_many(rows, today)]
    return [
        Duty(
            what=row.text,
            note=_note(row.meeting_of or "", row.due_on),
            url=reverse("anchoring:task", args=[row.pk]),
            label=_("Say how it went"),
            is_late=row.due_on < today,
        )
        for row in rows
    ]


def _note(name: str, due_on: date) -> str:
    return _("To take up in %(name)s by %(day)s") % {"name": name, "day": spoken.day(due_on)}


def _of_many(rows: list[OwedRow], today: date) -> Duty:
    text = ngettext(
        "%(count)s question to take up at home", "%(count)s questions to take up at home", len(rows)
    )
    due_on = rows[0].due_on
    return Duty(
        what=text % {"count": len(rows)},
        note=_("The first by %(day)s") % {"day": spoken.day(due_on)},
        url=reverse("anchoring:mine"),
        label=_("See them"),
        is_late=due_on < today,
    )
