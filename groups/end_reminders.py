"""The mail that a trial or a group's time runs out: half a year and a month before, once to each (S001-18,
-29)."""

from datetime import datetime

from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.access import STAFF
from groups.ending import LastDay, last_days, reminder_due, reminder_words
from groups.mails import letter
from groups.models import Delivery, Group, GroupRole
from groups.post import Letter, daily, mail, post_all

KIND = "groups.ends_soon"


@daily
@transaction.atomic
def remind_of_ends(now: datetime) -> None:
    """A group that winds up already is not reminded: somebody has decided."""
    today = timezone.localdate(now)
    roles = GroupRole.objects.in_force(today).filter(group__state=Group.State.ACTIVE, kind__in=STAFF)
    letters = [
        _letter(role, last, months)
        for role in roles.select_related("group", "person")
        for last in last_days(role.group.trial_until, role.group.ends_on)
        if (months := reminder_due(last.day, today))
    ]
    post_all(letters, now=now)


def _letter(role: GroupRole, last: LastDay, months: int) -> Letter:
    about = f"{role.group_id}-{last.day.isoformat()}-{months}-{role.person_id}"
    return Letter(
        kind=KIND,
        person=role.person,
        name=role.person.name,
        address=role.person.address,
        group=role.group,
        references={"day": last.day.isoformat()},
        once_key=f"{KIND}-{about}",
    )


@mail(KIND, gettext_lazy("A trial or a group ends soon"))
def ends_soon(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when the group has been renewed or is winding up since."""
    group = delivery.group
    days = {last.day.isoformat(): last for last in last_days(group.trial_until, group.ends_on)}
    last = days.get(delivery.references["day"])
    if last is None or group.state != Group.State.ACTIVE:
        return None
    words = reminder_words(last)
    group_name = group.name_on(timezone.localdate())
    subject = _("%(group)s: time to evaluate") % {"group": group_name}
    context = {"words": words, "path": reverse("terms:close", args=[group.slug])}
    return letter(delivery, subject=subject, template="groups/ends_soon", context=context)
