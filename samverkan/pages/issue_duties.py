"""Issues one owns and whose next day has come (S002-11)."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from groups.access import EVERYBODY
from groups.models import Person
from issues.issue_access import MOVERS, circles_of, may
from issues.models import Issue
from samverkan.lib import spoken
from samverkan.pages.duties import Duty
from samverkan.pages.owed_rows import ISSUE, OwedRow


def issue_duties(person: Person, owed: Iterable[OwedRow], today: date) -> list[Duty]:
    """No query. An owner who does not read the issue any longer is not told of it."""
    return [_of_one(row, today) for row in owed if row.kind == ISSUE and _reads(person, row)]


def _reads(person: Person, row: OwedRow) -> bool:
    issue = Issue(home_group_id=row.home_group, structure_id=row.structure, circle=row.circle)
    wanted = EVERYBODY if row.home_group else MOVERS
    return may(person, issue, wanted) and row.circle in circles_of(person, issue)


def _of_one(row: OwedRow, today: date) -> Duty:
    return Duty(
        what=row.text,
        note=_("What comes next was to be %(day)s") % {"day": spoken.day(row.due_on)},
        url=reverse("issue:page", args=[row.pk]),
        label=_("See the issue"),
        is_late=row.due_on < today,
    )
