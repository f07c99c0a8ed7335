"""Terms, and the step from one to the next (S000-06, P03, P09)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from django.db.models import ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.actions.appointments import end_office
from groups.actions.organizations import required
from groups.actions.roles import end_role
from groups.actions.seats import fill_up_seats
from groups.models import (
    Appointment,
    Group,
    Person,
    Seat,
    SeatRule,
    Structure,
    Term,
    TermChange,
    TermChangeStep,
)
from groups.term_change import left_words
from groups.term_rows import rules_to_renew, running_appointments, running_offices, running_roles
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

Step = TermChangeStep.Step


@verb
def add_term(
    structure: Structure,
    *,
    name: str,
    starts_on: date,
    ends_on: date,
    by: Person | None,
    now: datetime,
    overlaps: bool = False,
) -> Term:
    """A term. Where it shares days with another, `Refused` has code "overlap" until `overlaps` says that it
    is meant: a Finsam board's term begins 1 April (domain 3.3), so the database cannot refuse it."""
    term = Term(structure=structure, name=required(name, "name"), starts_on=starts_on, ends_on=ends_on)
    _refuse_impossible(term, overlaps)
    term.save()
    return term


@verb
def change_term(term: Term, *, by: Person | None, now: datetime, overlaps: bool = False, **fields) -> Term:
    """Change the name or the days; refused where appointments, requests or the next term would fall
    outside."""
    term = Term.objects.select_for_update(no_key=True).get(pk=term.pk)
    for name, value in fields.items():
        setattr(term, name, value)
    term.name = required(term.name, "name")
    _refuse_impossible(term, overlaps)
    _refuse_left_outside(term)
    term.save()
    return term


@verb
def remove_term(term: Term, *, by: Person | None, now: datetime) -> None:
    """Take away a term that was entered by mistake; one that something refers to stays."""
    try:
        term.delete()
    except ProtectedError as error:
        raise Refused(
            _("The term is in use and stays. Change its name or days instead."), code="in_use"
        ) from error


@verb
def start_term_change(
    from_term: Term,
    *,
    by: Person | None,
    now: datetime,
    to_term: Term | None = None,
    **new_term,
) -> TermChange:
    """Begin the guide from one term to the next, which is chosen or made of `new_term` (as `add_term`).

    Begun already, it is taken up where it was left.
    """
    Structure.objects.select_for_update(no_key=True).get(pk=from_term.structure_id)
    to_term = to_term or add_term(from_term.structure, **new_term, by=by, now=now)
    if to_term.structure_id != from_term.structure_id or to_term.starts_on <= from_term.ends_on:
        raise Refused(
            _("%(new)s does not come after %(old)s, which ends %(day)s. Choose a later term.")
            % {"new": to_term.name, "old": from_term.name, "day": day_plain(from_term.ends_on)},
            field="to_term",
            code="not_after",
        )
    values = {"structure": from_term.structure, "started_at": now, "started_by": by}
    return TermChange.objects.get_or_create(from_term=from_term, to_term=to_term, defaults=values)[0]


@verb
def end_term_appointments(
    change: TermChange,
    *,
    groups: Iterable[Group],
    by: Person | None,
    now: datetime,
    roles: bool = False,
    shown: int | None = None,
) -> int:
    """End, on the old term's last day, every appointment and office of the groups that outlasts it.

    What has ended stays as it was, what begins later or belongs to another term is left; so again it ends
    none. `roles` ends the roles of staff too. `shown` is how many the reader was told of: were there more,
    `Refused` has code "more". The answer is how many appointments ended.
    """
    change, groups = _open(change), [group.pk for group in groups]
    last = change.from_term.ends_on
    list(
        Seat.objects.select_for_update(no_key=True).filter(group__in=groups).order_by("pk").values_list("pk")
    )
    rows = list(running_appointments(change).filter(group__in=groups))
    if shown is not None and len(rows) > shown:
        raise Refused(
            _("There are %(now)d appointments by now; you were shown %(shown)d. Look at them again.")
            % {"now": len(rows), "shown": shown},
            code="more",
        )
    for row in rows:
        row.ends_on, row.end_reason = last, Appointment.EndReason.TERM_END
        row.save()
    for office in running_offices(change).filter(group__in=groups):
        end_office(office, ends_on=last, by=by, now=now)
    for role in running_roles(change).filter(group__in=groups) if roles else ():
        end_role(role, ends_on=last, by=by, now=now)
    return len(rows)


@verb
def make_next_seats(
    change: TermChange,
    *,
    groups: Sequence[Group],
    by: Person | None,
    now: datetime,
    renew: Iterable[int] = (),
) -> list[Seat]:
    """The new term's seats: the rules in `renew` that end with the old one are copied with their seats, and
    seats the rules in force ask for are made where they are missing. Again it makes none."""
    change, first = _open(change), change.to_term.starts_on
    wanted, made = set(renew), []
    for group in Group.objects.select_for_update(no_key=True).filter(pk__in=[row.pk for row in groups]):
        if group.ends_on and group.ends_on < first:
            continue
        for rule in rules_to_renew(change, group.seat_rules.all()):
            if rule.pk in wanted:
                made += _renewed(rule, change)
        for rule in group.seat_rules.in_force(first):
            made += fill_up_seats(rule, starts_on=first, by=by, now=now)
    return made


@verb
def mark_step(
    change: TermChange,
    *,
    group: Group,
    step: str,
    by: Person | None,
    now: datetime,
    note: str = "",
    passed_over: bool = False,
) -> TermChangeStep:
    """Say that a step is done for a group, or that it is passed over and why. Said again it is said anew."""
    change = _open(change)
    if passed_over and not note.strip():
        raise Refused(
            _("Write why, for example: the new group takes the actions over at its first meeting."),
            field="note",
            code="why",
        )
    if step == Step.APPOINTMENTS and not passed_over:
        raise Refused(
            _("Whether the appointments have ended is read from them. End them, or write why they run on."),
            code="fact",
        )
    values = {"note": note.strip(), "is_passed_over": passed_over, "done_at": now, "done_by": by}
    return TermChangeStep.objects.update_or_create(change=change, group=group, step=step, defaults=values)[0]


@verb
def unmark_step(change: TermChange, *, group: Group, step: str, by: Person | None, now: datetime) -> None:
    for row in _open(change).steps.filter(group=group, step=step):
        row.delete()


@verb
def finish_term_change(
    change: TermChange,
    *,
    left: Callable[[], list],
    by: Person | None,
    now: datetime,
    reason: str = "",
) -> TermChange:
    """End the guide. `left` tells what is left, as `term_change.left` does; rooms above know it.

    While something is, `Refused` names it (code "left"), until `reason` passes every step of it over.
    """
    if TermChange.objects.filter(pk=change.pk, finished_at__isnull=False).exists():
        return TermChange.objects.get(pk=change.pk)
    change, rows = _open(change), left()
    if rows and not reason.strip():
        raise Refused(
            _("Left to do: %(what)s. Do it, or write why it is passed over.")
            % {"what": "; ".join(left_words(rows))},
            field="reason",
            code="left",
        )
    for facts, state in rows:
        group = Group(pk=facts.id)
        mark_step(change, group=group, step=state.step, note=reason, passed_over=True, by=by, now=now)
    change.finished_at, change.finished_by = now, by
    change.save()
    return change


def _open(change: TermChange) -> TermChange:
    """The change again, locked: two who work in the guide at once come one after the other."""
    change = (
        TermChange.objects.select_for_update(no_key=True, of=("self",))
        .select_related("from_term", "to_term")
        .get(pk=change.pk)
    )
    if change.finished_at:
        raise Refused(
            _("The change of term was finished %(day)s.")
            % {"day": day_plain(timezone.localdate(change.finished_at))},
            code="finished",
        )
    return change


def _renewed(rule: SeatRule, change: TermChange) -> list[Seat]:
    """A copy of the rule for the new term; its seats keep their numbers. None where no seat ended with it."""
    former = list(rule.seats.filter(ends_on=rule.ends_on))
    if not former:
        return []
    days = {"starts_on": change.to_term.starts_on, "ends_on": change.to_term.ends_on}
    copy = _copied(rule, **days)
    return [_copied(seat, rule_id=copy.pk, **days) for seat in former]


def _copied(row, **changes):
    fields = row._meta.concrete_fields
    values = {field.attname: getattr(row, field.attname) for field in fields if not field.primary_key}
    return type(row).objects.create(**{**values, **changes})


def _refuse_impossible(term: Term, overlaps: bool) -> None:
    if term.ends_on < term.starts_on:
        raise Refused(
            _("The term ends before it starts. Write for example 2019-01-01 to 2022-12-31."), field="ends_on"
        )
    others = Term.objects.filter(structure=term.structure_id).exclude(pk=term.pk)
    if others.filter(name=term.name).exists():
        raise Refused(_("There is already a term called %(name)s.") % {"name": term.name}, field="name")
    if not overlaps and (other := others.overlapping(term.starts_on, term.ends_on).first()):
        raise Refused(
            _(
                "The term shares days with %(name)s, %(first)s to %(last)s. Mend the days, or tick that both"
                " are to apply, as when a board has a term of its own."
            )
            % {"name": other.name, "first": day_plain(other.starts_on), "last": day_plain(other.ends_on)},
            field="starts_on",
            code="overlap",
        )


def _refuse_left_outside(term: Term) -> None:
    """A term in use is not moved so that what belongs to it falls outside (I-SEAT4)."""
    outside = Q(starts_on__lt=term.starts_on) | Q(ends_on__gt=term.ends_on)
    count = term.appointments.filter(outside).count()
    if count:
        text = ngettext(
            "%(count)d appointment (groups: %(groups)d) would fall outside the term. Mend it first.",
            "%(count)d appointments (groups: %(groups)d) would fall outside the term. Mend them first.",
            count,
        )
        groups = term.appointments.filter(outside).order_by().values("group").distinct().count()
        raise Refused(text % {"count": count, "groups": groups}, field="ends_on", code="appointments")
    before = term.changes_to.filter(from_term__ends_on__gte=term.starts_on)
    after = term.changes_from.filter(to_term__starts_on__lte=term.ends_on)
    if other := (before | after).select_related("from_term", "to_term").first():
        raise Refused(
            _("The change of term from %(old)s to %(new)s has begun; the terms must follow one another.")
            % {"old": other.from_term.name, "new": other.to_term.name},
            field="ends_on",
            code="change",
        )
