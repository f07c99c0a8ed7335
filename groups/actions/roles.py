"""Who staffs a group; the right begins and ends with the role (ruling 7)."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, GroupRole, Person
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

Kind = GroupRole.Kind


@verb
def give_role(
    group: Group,
    *,
    person: Person,
    kind: str,
    by: Person | None,
    now: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
    replaces: bool = False,
) -> GroupRole:
    """Make somebody secretary, responsible official or the official's deputy.

    A group has one responsible official at a time (S001-49); `replaces` ends the former the day before.
    """
    starts_on = starts_on or timezone.localdate(now)
    lock_open(group)
    rows = group.roles.overlapping(starts_on, ends_on)
    if rows.filter(kind=kind, person=person).exists():
        raise Refused(
            _("%(name)s is already %(role)s.") % {"name": person.name, "role": Kind(kind).label.lower()},
            field="person",
        )
    if kind == Kind.RESPONSIBLE_OFFICIAL and (
        former := rows.filter(kind=kind).select_related("person").first()
    ):
        if not replaces:
            raise Refused(
                _(
                    "%(name)s is responsible official. There is one at a time: end that role the "
                    "day before, or choose deputy."
                )
                % {"name": former.person.name},
                field="person",
                code="occupied",
            )
        end_role(former, ends_on=starts_on - timedelta(days=1), by=by, now=now)
    try:
        return GroupRole.objects.create(
            group=group, person=person, kind=kind, starts_on=starts_on, ends_on=ends_on
        )
    except IntegrityError as error:
        raise Refused(_("Somebody else just gave a role in the group. Load the page again.")) from error


@verb
def end_role(role: GroupRole, *, ends_on: date, by: Person | None, now: datetime) -> GroupRole:
    if ends_on < role.starts_on:
        raise Refused(
            _("The role starts %(day)s and cannot end before that.") % {"day": day_plain(role.starts_on)},
            field="ends_on",
        )
    role.ends_on = ends_on
    role.save()
    return role
