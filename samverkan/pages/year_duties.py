"""What a year asks of the groups one staffs and nobody has done, told in time (I-WHEEL1)."""

from collections import defaultdict
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.access import STAFF, Standing
from meetings.year_desk import Undone, undone, undone_words
from samverkan.pages.duties import Duty

# More groups than these are told in one line.
MOST = 4


def year_duties(standing: Standing, today: date) -> list[Duty]:
    """One query for staff, none for others; a line for each group, or one for all of many."""
    by_group: dict[str, list[Undone]] = defaultdict(list)
    for one in undone(standing.group_ids(STAFF), today):
        by_group[one.slug].append(one)
    if len(by_group) > MOST:
        return [_of_many(list(by_group.values()))]
    return [_of_one(found) for found in by_group.values()]


def _of_one(found: list[Undone]) -> Duty:
    first = found[0]
    return Duty(
        what=_("The annual wheel of %(group)s") % {"group": first.group},
        note=undone_words(found),
        url=reverse("year:group", args=[first.slug, first.year]),
        label=_("See the wheel"),
        is_late=any(one.is_late for one in found),
    )


def _of_many(groups: list[list[Undone]]) -> Duty:
    first = groups[0][0]
    text = ngettext(
        "%(count)s group has something left to do", "%(count)s groups have something left to do", len(groups)
    )
    return Duty(
        what=_("The annual wheels"),
        note=text % {"count": len(groups)},
        url=reverse("year:structure", args=[first.structure, first.year]),
        label=_("See the wheels"),
        is_late=any(one.is_late for found in groups for one in found),
    )
