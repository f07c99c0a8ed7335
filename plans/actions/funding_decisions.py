"""Reviewing and granting what local groups ask for, and hearing what it led to (S004-18, I-FUN3, I-FUN4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Delivery, Person
from groups.nominations import reminder_due
from meetings.actions.guards import lock
from meetings.models import AgendaItem
from plans.actions.funding import locked_request, moved, refuse_future, refuse_step, required
from plans.adopted_places import refuse_not_held
from plans.deciding_items import refuse_item_of_others
from plans.funding_mails_sent import DECIDED_MAIL, REPORT_DUE_MAIL, REPORTED_MAIL, tell_staff
from plans.funding_states import GIVEN, GRANTED, UNDER_REVIEW
from plans.models import FundingLine, FundingRequest
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@dataclass(frozen=True)
class Given:
    """What one line is granted; None where the line is not given in that measure."""

    posts: Decimal | None = None
    kronor: Decimal | None = None


@verb
def take_up_funding_request(request: FundingRequest, *, by: Person, now: datetime) -> FundingRequest:
    request = locked_request(request)
    if request.state != UNDER_REVIEW:
        refuse_step("take_up", request)
        moved(request, "take_up")
    return request


@verb
def grant_funding_request(
    request: FundingRequest,
    *,
    on: date,
    by: Person,
    now: datetime,
    lines: Mapping[int, Given] | None = None,
    decided_at: AgendaItem | None = None,
    report_by: date | None = None,
) -> FundingRequest:
    """Grant what each line asks for, or per line what `lines` says of it by its key (I-FUN3).

    Without `report_by` it is granted all the same, and warned about until there is a day (I-FUN4).
    """
    _lock_place(decided_at)
    request = locked_request(request)
    refuse_step("grant", request)
    _refuse_decision(request, on, decided_at, now)
    _refuse_report_day(report_by, on)
    rows = list(request.lines.all())
    given = {row.pk: Given(row.posts, row.kronor) for row in rows} if lines is None else lines
    _refuse_given(rows, given)
    for row in rows:
        row.granted_posts, row.granted_kronor = given[row.pk].posts, given[row.pk].kronor
        row.save()
    moved(request, "grant", decided_on=on, decided_at=decided_at, report_by=report_by)
    tell_staff(request, DECIDED_MAIL, to=request.applicant, now=now)
    return request


@verb
def reject_funding_request(
    request: FundingRequest,
    *,
    reason: str,
    on: date,
    by: Person,
    now: datetime,
    decided_at: AgendaItem | None = None,
) -> FundingRequest:
    _lock_place(decided_at)
    request = locked_request(request)
    refuse_step("reject", request)
    required(reason, _("Write why, e.g. “The money is used up this year”. The local group reads it."))
    _refuse_decision(request, on, decided_at, now)
    moved(request, "reject", reason=reason.strip(), decided_on=on, decided_at=decided_at)
    tell_staff(request, DECIDED_MAIL, to=request.applicant, now=now)
    return request


@verb
def set_report_day(request: FundingRequest, *, report_by: date, by: Person, now: datetime) -> FundingRequest:
    """The day by which the local group tells what the money led to; it may be moved until it has."""
    request = locked_request(request)
    if request.state != GRANTED:
        raise Refused(_("Only what is granted is reported on."), code="state")
    _refuse_report_day(report_by, request.decided_on)
    if request.report_by != report_by:
        request.report_by = report_by
        request.save()
    return request


@verb
def report_funding(request: FundingRequest, *, report: str, by: Person, now: datetime) -> FundingRequest:
    """What the money led to (S004-18). Told again, the new text holds; the old one is in the history."""
    request = locked_request(request)
    if request.state not in GIVEN:
        refuse_step("report", request)
    required(report, _("Write what the money led to, e.g. “Two coordinators since March”."), "report")
    is_new = request.state == GRANTED
    told_on = request.reported_on or timezone.localdate(now)
    moved(request, "report", report=report.strip(), reported_on=told_on)
    if is_new:
        tell_staff(request, REPORTED_MAIL, to=request.addressee, now=now)
    return request


@verb
def remind_of_report(request: FundingRequest, *, by: None, now: datetime) -> list[Delivery]:
    """What the daily job does: once the week before the day, once when it has passed, and again if it is
    moved."""
    request = locked_request(request)
    today = timezone.localdate(now)
    if request.state != GRANTED or request.report_by is None:
        return []
    when = reminder_due(request.report_by, today)
    if not when:
        return []
    key = f"{when}-{request.report_by}"
    return tell_staff(request, REPORT_DUE_MAIL, to=request.applicant, now=now, key=key)


def _lock_place(item: AgendaItem | None) -> None:
    """Before the request, as everywhere: no two wait in a ring."""
    if item:
        item.meeting = lock(item.meeting)


def _refuse_decision(request: FundingRequest, on: date, item: AgendaItem | None, now: datetime) -> None:
    refuse_future(on, timezone.localdate(now), "on")
    if on < request.submitted_on:
        text = _("It was handed in %(day)s and cannot have been decided before.")
        raise Refused(text % {"day": day_plain(request.submitted_on)}, field="on", code="too_early")
    refuse_item_of_others(item, request.addressee)
    if item:
        refuse_not_held(item, on, ("decided_at", "on"))


def _refuse_report_day(report_by: date | None, on: date) -> None:
    if report_by and report_by <= on:
        text = _("The report cannot be due %(day)s: it was granted %(granted)s. Write a later day.")
        words = {"day": day_plain(report_by), "granted": day_plain(on)}
        raise Refused(text % words, field="report_by", code="too_early")


def _refuse_given(rows: list[FundingLine], given: Mapping[int, Given]) -> None:
    """Every line is answered, with zero where nothing is given: what nobody said is not zero."""
    for row in rows:
        one = given.get(row.pk, Given())
        measures = [value for value in (one.posts, one.kronor) if value is not None]
        if not measures:
            text = _("Write what “%(category)s” is granted; 0 if nothing.")
            raise Refused(text % {"category": row.category}, field=f"line_{row.pk}", code="unanswered")
        if min(measures) < 0:
            raise Refused(_("Less than zero cannot be granted."), field=f"line_{row.pk}", code="below_zero")
    if not any(one.posts or one.kronor for one in given.values()):
        raise Refused(_("Nothing is granted. Turn the request down instead, and say why."), code="nothing")
