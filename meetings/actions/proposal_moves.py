"""A proposed item goes to another meeting, alone or with the item it has become; whoever proposed it is
told."""

from datetime import datetime

from django.utils import timezone

from groups.models import Group, Person
from groups.post import Letter, post_all
from meetings.models import ItemProposal, Meeting
from meetings.proposals import is_late

MOVED = "moved"


def move_to(proposal: ItemProposal, meeting: Meeting | None) -> None:
    """To another meeting it is in time or late by the day it was proposed; not saved."""
    if meeting != proposal.meeting:
        proposal.meeting = meeting
        proposal.is_late = late_for(proposal.group, meeting, proposal.proposed_at)


def late_for(group: Group, meeting: Meeting | None, proposed_at: datetime) -> bool:
    if meeting is None or meeting.date is None:
        return False
    days = group.settings_on(meeting.date).proposal_days
    return is_late(timezone.localdate(proposed_at), meeting.date, days)


def move_with_items(items: list[int], meeting: Meeting, *, by: Person, now: datetime) -> None:
    """The proposals that became these items, when the items have been moved to another meeting."""
    rows = ItemProposal.objects.filter(item__in=items).select_related("group", "meeting", "proposed_by")
    for proposal in rows:
        move_to(proposal, meeting)
        proposal.save()
        if proposal.proposed_by_id != by.pk:
            told = letter_about(proposal.proposed_by, "meetings.proposal_answered", proposal, state=MOVED)
            post_all([told], now=now)


def letter_about(person: Person, kind: str, proposal: ItemProposal, state: str = "") -> Letter:
    return Letter(
        kind=kind,
        person=person,
        name=person.name,
        address=person.address,
        group=proposal.group,
        references={"proposal": proposal.pk, "state": state or proposal.state},
    )
