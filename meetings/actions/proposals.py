"""Items that members propose: accepted, declined with a reason, moved to a later meeting, withdrawn
(S000-37)."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, GroupRole, Person
from groups.post import post_all
from meetings.actions.guards import refuse_unless_open
from meetings.actions.items import add_item
from meetings.actions.proposal_moves import late_for, letter_about, move_to
from meetings.models import AgendaItem, ItemProposal, Meeting
from samverkan.lib.history import verb
from samverkan.lib.ordering import rising
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused

State = ItemProposal.State
Kind = AgendaItem.Kind


@verb
def propose_item(
    group: Group,
    *,
    title: str,
    once_key: UUID,
    by: Person,
    now: datetime,
    meeting: Meeting | None = None,
    **fields,
) -> ItemProposal:
    """Propose an item to `meeting`, or to the next one there will be. After the group's last day it is taken
    and marked late. The same form sent twice is one proposal; the office is told once."""
    if kept := ItemProposal.objects.filter(once_key=once_key).first():
        return kept
    lock_open(group)
    if not (title := collapsed(title)):
        raise Refused(
            _("The item has no title. Write for example “Home care at night”."),
            field="title",
            code="no_title",
        )
    _refuse_meeting(group, meeting, now)
    proposal, is_new = ItemProposal.objects.get_or_create(
        once_key=once_key,
        defaults={
            "group": group,
            "meeting": meeting,
            "title": title,
            "proposed_by": by,
            "proposed_at": now,
            "is_late": late_for(group, meeting or next_meeting(group, now), now),
            **fields,
        },
    )
    if is_new:
        post_all(
            [letter_about(person, "meetings.item_proposed", proposal) for person in office_of(group, now)],
            now=now,
        )
    return proposal


@verb
def accept_proposal(
    proposal: ItemProposal, *, by: Person, now: datetime, meeting: Meeting | None = None
) -> AgendaItem:
    """Make it an item of its meeting, or of `meeting`; other business comes under that item of the agenda.
    Accepted twice it is one item."""
    proposal = _locked(proposal)
    if proposal.state == State.ACCEPTED and proposal.item:
        return proposal.item
    _refuse_unless_proposed(proposal)
    meeting = meeting or proposal.meeting or next_meeting(proposal.group, now)
    if meeting is None:
        raise Refused(
            _("No coming meeting is planned. Plan one first, or leave the proposal for the next one."),
            field="meeting",
            code="no_meeting",
        )
    _refuse_meeting(proposal.group, meeting, now)
    proposal.item = add_item(
        meeting,
        title=proposal.title,
        description=proposal.text,
        kind=proposal.kind,
        wanted_outcome=proposal.wanted_outcome,
        minutes=proposal.minutes,
        parent=_other_business(meeting) if proposal.kind == Kind.OTHER_BUSINESS else None,
        presenters=[{"person": proposal.proposed_by}],
        by=by,
        now=now,
    )
    move_to(proposal, meeting)
    return _handled(proposal, State.ACCEPTED, by, now).item


@verb
def decline_proposal(proposal: ItemProposal, *, reason: str, by: Person, now: datetime) -> ItemProposal:
    proposal = _locked(proposal)
    if proposal.state == State.DECLINED:
        return proposal
    _refuse_unless_proposed(proposal)
    if not reason.strip():
        raise Refused(
            _("Write why; %(name)s reads it.") % {"name": proposal.proposed_by.name},
            field="reason",
            code="no_reason",
        )
    proposal.reason = reason.strip()
    return _handled(proposal, State.DECLINED, by, now)


@verb
def move_proposal(
    proposal: ItemProposal, *, meeting: Meeting | None, by: Person, now: datetime, reason: str = ""
) -> ItemProposal:
    """Leave it for a later meeting: a named one, or None for the next that is planned. It stays proposed."""
    proposal = _locked(proposal)
    _refuse_unless_proposed(proposal)
    _refuse_meeting(proposal.group, meeting, now)
    if meeting == proposal.meeting and reason.strip() == proposal.reason:
        return proposal
    move_to(proposal, meeting)
    proposal.reason = reason.strip()
    return _handled(proposal, State.PROPOSED, by, now)


@verb
def withdraw_proposal(proposal: ItemProposal, *, by: Person, now: datetime) -> ItemProposal:
    """By the one who made it, while nobody has answered."""
    proposal = _locked(proposal)
    if proposal.state == State.WITHDRAWN:
        return proposal
    if proposal.proposed_by_id != by.pk:
        raise Refused(_("Only the one who proposed an item takes it back."), code="not_yours")
    _refuse_unless_proposed(proposal)
    proposal.state = State.WITHDRAWN
    proposal.save()
    return proposal


def next_meeting(group: Group, now: datetime) -> Meeting | None:
    """The first one from today on that is not cancelled."""
    today = timezone.localdate(now)
    rows = Meeting.objects.filter(group=group, date__gte=today, cancelled_at__isnull=True)
    return rows.order_by(*rising("date", "start"), "pk").first()


def office_of(group: Group, now: datetime) -> list[Person]:
    """Those who staff the group today, each once."""
    rows = GroupRole.objects.in_force(timezone.localdate(now)).filter(group=group).select_related("person")
    return list({row.person_id: row.person for row in rows.order_by("pk")}.values())


def _locked(proposal: ItemProposal) -> ItemProposal:
    rows = ItemProposal.objects.select_for_update(of=("self",))
    return rows.select_related("group__structure", "meeting", "item", "proposed_by").get(pk=proposal.pk)


def _refuse_unless_proposed(proposal: ItemProposal) -> None:
    if proposal.state == State.PROPOSED:
        return
    raise Refused(
        _("The proposal has been answered already: %(state)s.")
        % {"state": str(proposal.get_state_display()).lower()},
        code="answered",
    )


def _refuse_meeting(group: Group, meeting: Meeting | None, now: datetime) -> None:
    """A proposal goes to a coming meeting of its own group."""
    if meeting is None:
        return
    if meeting.group_id != group.pk:
        raise Refused(_("Choose a meeting of the group."), field="meeting", code="other_group")
    refuse_unless_open(meeting)
    if meeting.date and meeting.date < timezone.localdate(now):
        raise Refused(_("That meeting has been held. Choose a coming one."), field="meeting", code="held")


def _handled(proposal: ItemProposal, state: str, by: Person, now: datetime) -> ItemProposal:
    proposal.state, proposal.handled_by, proposal.handled_at = state, by, now
    proposal.save()
    if proposal.proposed_by_id != by.pk:
        post_all([letter_about(proposal.proposed_by, "meetings.proposal_answered", proposal)], now=now)
    return proposal


def _other_business(meeting: Meeting) -> AgendaItem | None:
    rows = meeting.items.filter(kind=Kind.OTHER_BUSINESS, parent=None, circle="group")
    return rows.order_by("-position").first()
