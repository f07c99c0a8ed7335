"""How a group comes to its end, or goes on (domain 6.2, 6.5; S000-45, S001-16)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db.models import ProtectedError, Q
from django.utils.translation import gettext as _

from groups.actions.appointments import end_office
from groups.actions.guards import lock_open
from groups.actions.relations import relate
from groups.ending import Remaining, remaining_words
from groups.models import Appointment, Group, GroupRelation, Person
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain, listed

State = Group.State


@verb
def start_closing(group: Group, *, by: Person | None, now: datetime) -> Group:
    """The group winds up: it still meets and writes, and what is left is shown until it can be closed."""
    return _moved(_in_state(group, State.ACTIVE, State.CLOSING), State.CLOSING)


@verb
def close_group(
    group: Group,
    *,
    ends_on: date,
    reason: str,
    remaining: Callable[[], Remaining],
    by: Person | None,
    now: datetime,
    succeeded_by: Group | None = None,
) -> Group:
    """Close the group on a day; every appointment, office, role, seat, rule and relation of it ends then.

    `remaining` counts what must be brought to an end first; rooms above know it, and it is asked when the
    group is locked, so that no meeting slips in between. Code "remaining" names it.
    """
    group = _in_state(group, State.CLOSING)
    if ends_on < group.starts_on:
        raise Refused(
            _("The group started %(day)s and cannot end before that.") % {"day": day_plain(group.starts_on)},
            field="ends_on",
        )
    if not reason.strip():
        raise Refused(
            _("Write why the group is closed and who decided it, for example: the board 2018-11-28."),
            field="reason",
        )
    if left := remaining():
        raise Refused(
            _("The group cannot be closed yet: %(what)s. Bring that to an end first.")
            % {"what": listed(remaining_words(left).values())},
            code="remaining",
        )
    _end_everything(group, ends_on, by=by, now=now)
    group.ends_on, group.closing_reason = ends_on, reason.strip()
    group._change_reason = group.closing_reason
    if succeeded_by:
        starts_on = max(ends_on + timedelta(days=1), succeeded_by.starts_on)
        relate(succeeded_by, kind="succeeds", other=group, starts_on=starts_on, by=by, now=now)
    return _moved(group, State.CLOSED)


@verb
def renew_group(
    group: Group,
    *,
    reason: str,
    by: Person | None,
    now: datetime,
    ends_on: date | None = None,
    trial_until: date | None = None,
) -> Group:
    """Let the group go on to a later day, or until further notice (None). One that winds up is active again:
    that is what an evaluation may lead to (S000-45)."""
    group = _in_state(group, State.ACTIVE, State.CLOSING)
    for name, new in (("ends_on", ends_on), ("trial_until", trial_until)):
        before = getattr(group, name)
        if before and new and new < before:
            raise Refused(
                _("It is %(day)s already. Choose a later day, or leave it empty for until further notice.")
                % {"day": day_plain(before)},
                field=name,
            )
    if ends_on and trial_until and trial_until > ends_on:
        raise Refused(_("The trial would last longer than the group."), field="trial_until")
    if not reason.strip():
        raise Refused(
            _("Write who decided that the group goes on, for example: the board 2018-11-28."), field="reason"
        )
    group.ends_on, group.trial_until, group._change_reason = ends_on, trial_until, reason.strip()
    return _moved(group, State.ACTIVE)


def _in_state(group: Group, *allowed: str) -> Group:
    group = lock_open(group)
    if group.state not in allowed:
        raise Refused(
            _("The group is “%(state)s”, and that has to be another before this can be done.")
            % {"state": group.get_state_display().lower()},
            code="state",
        )
    return group


def _moved(group: Group, state: str) -> Group:
    group.state = state
    group.save()
    return group


def _end_everything(group: Group, last: date, *, by: Person | None, now: datetime) -> None:
    # `appoint` reads the group's state behind the seat's lock.
    list(group.seats.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    _refuse_later(group, last)
    for row in _beyond(group.appointments, last):
        row.ends_on, row.end_reason = last, Appointment.EndReason.CLOSED
        row.save()
    for office in _beyond(group.offices, last):
        end_office(office, ends_on=last, by=by, now=now)
    others = GroupRelation.objects.filter(other=group).exclude(kind=GroupRelation.Kind.SUCCEEDS)
    own = group.relations.exclude(kind=GroupRelation.Kind.SUCCEEDS)
    for rows in (group.roles, group.seats, group.seat_rules, own, others):
        for row in _beyond(rows, last):
            row.ends_on = last
            row.save()


def _beyond(rows, last: date):
    """Those that would outlast the day. What was to begin later never begins: it is taken away, history
    kept."""
    for row in rows.filter(starts_on__gt=last):
        try:
            row.delete()
        except ProtectedError as error:
            raise Refused(
                _("A nomination request asks for seats that begin later. Choose a day after that."),
                field="ends_on",
                code="later",
            ) from error
    return rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=last))


def _refuse_later(group: Group, last: date) -> None:
    """An appointment is never deleted, so one that begins later must be ended or moved by hand."""
    later = group.appointments.filter(starts_on__gt=last).select_related("person").order_by("starts_on")
    if names := [row.person.name for row in later]:
        raise Refused(
            _("%(names)s: appointed from a later day. Choose a day after that, or correct the appointment.")
            % {"names": listed(names)},
            field="ends_on",
            code="later",
        )
