"""Between the meetings: a message to the group, and the chair's leave to send calls (ruling 13)."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.circle import circle_on
from groups.models import Group, Person
from groups.post import post_all
from meetings.actions.calls import letter_to
from meetings.models import CallDelegation, GroupMessage
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def send_group_message(
    group: Group, *, subject: str, body: str, once_key: UUID, by: Person, now: datetime
) -> GroupMessage:
    """A message to members, substitutes and officials. The same form sent twice is one message."""
    if kept := GroupMessage.objects.filter(once_key=once_key).first():
        return kept
    message = GroupMessage.objects.create(
        group=group, subject=subject, body=body, sent_by=by, sent_at=now, once_key=once_key
    )
    people = circle_on(group, timezone.localdate(now)).people
    post_all(
        [letter_to(person, "meetings.message", group, {"message": message.pk}) for person in people], now=now
    )
    return message


@verb
def delegate_calls(
    group: Group, *, by: Person, now: datetime, starts_on: date, ends_on: date | None = None, note: str = ""
) -> CallDelegation:
    """The chair leaves sending the calls to the secretary. Given twice, the one in force stands."""
    chair = circle_on(group, timezone.localdate(now)).chair
    if chair is None or chair.pk != by.pk:
        raise Refused(_("Only the chair can leave the calls to the secretary."), code="not_chair")
    if kept := CallDelegation.objects.overlapping(starts_on, ends_on).filter(group=group).first():
        return kept
    return CallDelegation.objects.create(
        group=group, given_by=by, starts_on=starts_on, ends_on=ends_on, note=note
    )


@verb
def end_delegation(delegation: CallDelegation, *, by: Person, now: datetime) -> None:
    """Ends at once; what was sent on it stays sent on it. One that began today leaves its history only."""
    yesterday = timezone.localdate(now) - timedelta(days=1)
    if delegation.starts_on > yesterday:
        delegation.delete()
        return
    delegation.ends_on = yesterday
    delegation.save()
