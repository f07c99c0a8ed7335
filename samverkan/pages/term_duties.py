"""What the turn of a term and a group's end ask of those who staff it (S000-06, S001-18, S001-29)."""

from datetime import date, timedelta

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from groups.access import STAFF, Standing
from groups.ending import last_days, overdue_words, reminder_due, reminder_words
from groups.models import Group, GroupName, Term, TermChange
from meetings.models import Meeting
from samverkan.lib.dated import value_that_day
from samverkan.lib.prepared import prepared
from samverkan.lib.spoken import day_plain
from samverkan.pages.duties import Duty

# How long before the last meeting of a term the handover is called to mind.
HANDOVER_SOON = timedelta(days=60)


def term_duties(standing: Standing, today: date) -> list[Duty]:
    """One query for staff, none for others; an administrator sees the groups they staff."""
    staffed = standing.group_ids(STAFF)
    if not staffed:
        return []
    groups = _staffed(staffed, today)
    return [*_begun(groups), *_to_begin(groups, today), *_ending(groups, today)]


def _begun(groups: list[Group]) -> list[Duty]:
    """A change of term that has begun and is not finished: once, however many groups one staffs."""
    begun = {group.change: group for group in groups if group.change}
    return [
        Duty(
            what=_("Change of term from %(old)s to %(new)s") % {"old": group.old_term, "new": group.new_term},
            note=_("Begun, not finished"),
            url=reverse("terms:guide", args=[change]),
            label=_("Go on"),
        )
        for change, group in begun.items()
    ]


def _to_begin(groups: list[Group], today: date) -> list[Duty]:
    """The last meeting of the term is near and nobody has begun the change (S000-06)."""
    found = []
    for group in groups:
        last = group.last_meeting
        if last and today <= last <= today + HANDOVER_SOON and not group.has_change:
            found.append(
                Duty(
                    what=_("The last meeting of %(group)s in the present constellation")
                    % {"group": group.shown_name},
                    note=_("%(day)s – evaluate and hand over") % {"day": day_plain(last)},
                    url=reverse("terms:start", args=[group.structure_slug]),
                    label=_("Begin the change of term"),
                )
            )
    return found


def _ending(groups: list[Group], today: date) -> list[Duty]:
    found = []
    for group in groups:
        if group.state != Group.State.ACTIVE:
            continue
        late = overdue_words(group.trial_until, group.ends_on, today)
        soon = [
            reminder_words(last)
            for last in last_days(group.trial_until, group.ends_on)
            if reminder_due(last.day, today)
        ]
        found += [
            Duty(
                what=group.shown_name,
                note=words,
                url=reverse("terms:close", args=[group.slug]),
                label=_("Renew or close"),
                is_late=words in late,
            )
            for words in (*late, *soon)
        ]
    return found


@prepared
def _staffed(groups: list[int], today: date) -> QuerySet[Group]:
    """The groups with an unfinished change of term, the running term's last meeting, and their ends."""
    structure = OuterRef("structure")
    unfinished = TermChange.objects.filter(structure=structure, finished_at__isnull=True).order_by("pk")
    running = Term.objects.in_force(today).filter(structure=OuterRef("group__structure")).order_by("ends_on")
    within = Meeting.objects.filter(group=OuterRef("pk"), cancelled_at__isnull=True, date__gte=today)
    within = within.annotate(term_ends=Subquery(running.values("ends_on")[:1])).filter(
        date__lte=F("term_ends")
    )
    terms = Term.objects.in_force(today).filter(changes_from__structure=structure)
    rows = Group.objects.filter(pk__in=groups).filter(~Q(state=Group.State.CLOSED))
    return rows.order_by("pk").annotate(
        shown_name=value_that_day(GroupName, "name", today, group=OuterRef("pk")),
        structure_slug=F("structure__slug"),
        change=Subquery(unfinished.values("pk")[:1]),
        old_term=Subquery(unfinished.values("from_term__name")[:1]),
        new_term=Subquery(unfinished.values("to_term__name")[:1]),
        has_change=Exists(terms),
        last_meeting=Subquery(
            within.order_by().values("group").annotate(latest=Max("date")).values("latest")[:1]
        ),
    )
