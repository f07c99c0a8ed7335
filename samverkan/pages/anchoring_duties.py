"""What one is to take up at home (S001-34)."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.access import SEATED, Standing
from issues.anchoring_waiting import waiting_at_home
from samverkan.lib import spoken
from samverkan.pages.duties import Duty

# More than these are told in one line.
MOST = 3


def anchoring_duties(standing: Standing, today: date) -> list[Duty]:
    """One query for who sits somewhere or is a contact, none for others."""
    if not (standing.group_ids(SEATED) or standing.organizations):
        return []
    rows = list(waiting_at_home(standing.person.pk, today))
    if len(rows) > MOST:
        return [_of_many(rows, today)]
    return [
        Duty(
            what=title,
            note=_note(name, due_on),
            url=reverse("anchoring:task", args=[pk]),
            label=_("Say how it went"),
            is_late=due_on < today,
        )
        for pk, title, name, due_on in rows
    ]


def _note(name: str, due_on: date) -> str:
    return _("To take up in %(name)s by %(day)s") % {"name": name, "day": spoken.day(due_on)}


def _of_many(rows: list[tuple], today: date) -> Duty:
    text = ngettext(
        "%(count)s question to take up at home", "%(count)s questions to take up at home", len(rows)
    )
    due_on = rows[0][3]
    return Duty(
        what=text % {"count": len(rows)},
        note=_("The first by %(day)s") % {"day": spoken.day(due_on)},
        url=reverse("anchoring:mine"),
        label=_("See them"),
        is_late=due_on < today,
    )
