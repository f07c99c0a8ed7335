"""What a group leaves behind, counted over the rooms: meetings, notes, actions, nomination requests."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.ending import Remaining
from groups.models import Group, NominationRequest, TermChange
from groups.term_change import GroupFacts, OpenThing
from groups.term_facts import counted
from issues.models import Action
from meetings.last_day import is_ahead, is_behind
from meetings.models import Call, Meeting, Minutes
from plans.models import HandoverNote
from samverkan.lib.spoken import day_plain

OPEN = [Action.State.OPEN, Action.State.IN_PROGRESS]
APPROVED = [Minutes.State.APPROVED, Minutes.State.PUBLISHED]
# What a group has written to those who take over and not let go of.
UNSENT = [HandoverNote.State.PROPOSED, HandoverNote.State.ADOPTED]


@dataclass(frozen=True)
class LeftInRooms:
    """Numbers of one group. `called_later`: calls that the old circle got to meetings of the new term.
    `notes_written`: handover notes of the old term, of which `notes_unsent` are not handed over (S000-06)."""

    open_actions: int
    meetings_left: int
    unapproved_notes: int
    called_later: int
    notes_written: int
    notes_unsent: int
    last_meeting: date | None


def with_open_things(groups: list[GroupFacts], change: TermChange, today: date) -> list[GroupFacts]:
    """The groups of a change of term with what is still open in each; one query."""
    found = left_in_rooms([group.id for group in groups], change, today)
    return [
        replace(
            group,
            open_things=tuple(_things(group, found[group.id], change)),
            last_meeting=found[group.id].last_meeting,
        )
        for group in groups
    ]


def left_in_rooms(groups: list[int], change: TermChange, today: date) -> dict[int, LeftInRooms]:
    """By group; one query."""
    first, last = change.from_term.starts_on, change.from_term.ends_on
    within = Meeting.objects.filter(cancelled_at__isnull=True, date__range=(first, last))
    to_come = Meeting.objects.filter(cancelled_at__isnull=True).filter(
        Q(date__isnull=True) | Q(date__lte=last)
    )
    later = Call.objects.filter(
        kind=Call.Kind.CALL, state__in=[Call.State.APPROVED, Call.State.SENT], meeting__date__gt=last
    ).filter(meeting__cancelled_at__isnull=True)
    latest = (
        within.filter(group=OuterRef("pk")).order_by().values("group").annotate(n=Max("date")).values("n")
    )
    notes = HandoverNote.objects.filter(written_at__date__gte=first)
    rows = Group.objects.filter(pk__in=groups).annotate(
        notes_written=counted(notes, "from_group"),
        notes_unsent=counted(notes.filter(state__in=UNSENT), "from_group"),
        open_actions=counted(Action.objects.filter(state__in=OPEN)),
        meetings_left=counted(to_come.filter(Q(date__isnull=True) | is_ahead(today))),
        unapproved_notes=counted(_unapproved(today).filter(date__lte=last)),
        called_later=counted(later, "meeting__group"),
        last_meeting=Subquery(latest),
    )
    names = LeftInRooms.__dataclass_fields__
    return {row.pk: LeftInRooms(**{name: getattr(row, name) for name in names}) for row in rows}


def remaining_in(group: Group, today: date) -> Remaining:
    """What must be brought to an end before the group is closed (domain 6.5); one query."""
    to_come = Meeting.objects.filter(cancelled_at__isnull=True)
    requests = NominationRequest.objects.filter(sent_at__isnull=False, closed_at__isnull=True)
    row = Group.objects.annotate(
        future_meetings=counted(to_come.filter(Q(date__isnull=True) | is_ahead(today))),
        open_actions=counted(Action.objects.filter(state__in=OPEN)),
        unapproved_notes=counted(_unapproved(today)),
        open_requests=counted(requests, "recipients__seats__seat__group"),
    ).get(pk=group.pk)
    return Remaining(**{name: getattr(row, name) for name in Remaining.__dataclass_fields__})


def remaining_links(group: Group) -> dict[str, str]:
    """Where each number of `Remaining` is mended."""
    of_group = f"?group={group.slug}"
    return {
        "future_meetings": reverse("meetings:list") + of_group,
        "open_actions": f"{reverse('issues:list')}?grupp={group.slug}",
        "unapproved_notes": f"{reverse('meetings:list')}{of_group}&when=past",
    }


def _unapproved(today: date) -> QuerySet[Meeting]:
    """Meetings that have been, called or written about, whose notes are not approved."""
    been = Meeting.objects.filter(is_behind(today), cancelled_at__isnull=True)
    return been.exclude(minutes__state__in=APPROVED)


def _things(group: GroupFacts, found: LeftInRooms, change: TermChange) -> list[OpenThing]:
    meetings = f"{reverse('meetings:list')}?group={group.slug}"
    lines = [
        _about_notes(group, found),
        _line(
            found.open_actions,
            ngettext("%(count)d open action", "%(count)d open actions", found.open_actions),
            f"{reverse('issues:list')}?grupp={group.slug}",
        ),
        _line(
            found.meetings_left,
            ngettext(
                "%(count)d meeting of the old circle to come",
                "%(count)d meetings of the old circle to come",
                found.meetings_left,
            ),
            meetings,
        ),
        _line(
            found.unapproved_notes,
            ngettext(
                "notes of %(count)d meeting not approved",
                "notes of %(count)d meetings not approved",
                found.unapproved_notes,
            ),
            f"{meetings}&when=past",
        ),
        _line(
            found.called_later,
            ngettext(
                "%(count)d meeting of the new term already called, to the old circle",
                "%(count)d meetings of the new term already called, to the old circle",
                found.called_later,
            ),
            meetings,
        ),
    ]
    return [line for line in lines if line] + (_in_the_new_term(group, change) if group.continues else [])


def _about_notes(group: GroupFacts, found: LeftInRooms) -> OpenThing | None:
    """The last meeting of a term asks what is sent on to those who take over (S000-06)."""
    place = reverse("handover:group", args=[group.slug])
    if found.last_meeting and not found.notes_written:
        words = _("no handover note to those who take over, asked for at the last meeting %(day)s")
        return OpenThing(words % {"day": day_plain(found.last_meeting)}, place)
    text = ngettext(
        "%(count)d handover note not handed over",
        "%(count)d handover notes not handed over",
        found.notes_unsent,
    )
    return _line(found.notes_unsent, text, place)


def _in_the_new_term(group: GroupFacts, change: TermChange) -> list[OpenThing]:
    """Seats without a member on the new term's first day, and who is to lead."""
    if not group.seats:
        return []
    first = change.to_term.starts_on
    page = f"{reverse('groups:group', args=[group.slug])}?on={first.isoformat()}"
    offices = reverse("groups:offices", args=[group.slug])
    text = ngettext("%(count)d seat vacant %(day)s", "%(count)d seats vacant %(day)s", group.vacant)
    lines = [_line(group.vacant, text.replace("%(day)s", day_plain(first)), page)]
    lines.append(
        None
        if group.has_chair
        else OpenThing(_("nobody is chair %(day)s") % {"day": day_plain(first)}, offices)
    )
    if not group.has_vice_chair:
        lines.append(OpenThing(_("nobody is vice chair %(day)s") % {"day": day_plain(first)}, offices))
    return [line for line in lines if line]


def _line(count: int, text: str, url: str) -> OpenThing | None:
    return OpenThing(text % {"count": count}, url) if count else None
