"""The way from an agenda item about looking back to the oral evaluation that is held there (S000-03): told on
the page of the meeting to those who write it down, until there is one."""

from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from evaluations.access import RECORDERS
from evaluations.oral_access import AFTER, LOOKING_BACK
from groups.access import STAFF, standing_of
from groups.models import Person
from meetings.item_beside import TELLERS, Beside, Teller
from meetings.models import AgendaItem, Meeting, Obligation

# So many evaluations of the same time are led to from one item.
OFFERED = 3
# Where in the address the chosen item stands.
ITEM = "punkt"


def about_looking_back() -> QuerySet[AgendaItem]:
    """Those that the annual wheel put there, and those whose title says so; none where one has begun."""
    says_so = Q()
    for word in LOOKING_BACK:
        says_so |= Q(title__icontains=word)
    return AgendaItem.objects.filter(says_so | asked_by_the_wheel(), oral_evaluations=None)


def asked_by_the_wheel() -> Q:
    return Q(obligations__obligation__key=Obligation.Key.ORAL_EVALUATION)


def told(meeting: Meeting, reader: Person) -> dict[int, list[Beside]]:
    """One query for those who write down what is said in the group, two where there is no evaluation, none
    for others."""
    standing = standing_of(reader)
    if meeting.cancelled_at or meeting.date is None or not standing.has(meeting.group_id, RECORDERS):
        return {}
    found: dict[int, list[Beside]] = {}
    for item, evaluation, title in _with_evaluations(meeting):
        place = reverse("oral:new", args=[evaluation, meeting.group.slug])
        text = _("Begin the oral evaluation in “%(title)s”") % {"title": title}
        step = Beside("", text, f"{place}?{urlencode({ITEM: item})}", is_step=True)
        if len(found.setdefault(item, [])) < OFFERED:
            found[item].append(step)
    if found or not standing.has(meeting.group_id, STAFF):
        return found
    step = Beside("", _("Begin an evaluation to look back in"), reverse("evaluations:new"), is_step=True)
    owed = about_looking_back().filter(asked_by_the_wheel(), meeting=meeting.pk)
    return {item: [step] for item in owed.values_list("pk", flat=True)}


def _with_evaluations(meeting: Meeting) -> QuerySet:
    """(item, evaluation, its title): the group's evaluations whose period is talked about that day, the
    latest first. They who write in a group read its evaluations."""
    way = "meeting__group__evaluations__evaluation"
    rows = about_looking_back().filter(
        **{f"{way}__starts_on__lte": meeting.date, f"{way}__ends_on__gte": meeting.date - AFTER},
        meeting=meeting.pk,
    )
    rows = rows.order_by("pk", f"-{way}__ends_on", f"-{way}").distinct()
    return rows.values_list("pk", way, f"{way}__title")


TELLERS.append(Teller("looking_back", about_looking_back, "meeting", told))
