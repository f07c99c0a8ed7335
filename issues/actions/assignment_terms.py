"""What is said when an assignment is given, and what of it is refused: who does it, and its days (S003-21,
S003-26)."""

from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _

from groups.models import Group, Organization, Person, ReadingCircle
from issues.models import AssignmentPerformer, Issue
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain, when

Part = AssignmentPerformer.Part


@dataclass(frozen=True)
class Doer:
    """Who does it or takes part: one of a group, an organisation, a person, or a role in words."""

    group: Group | None = None
    organization: Organization | None = None
    person: Person | None = None
    name: str = ""
    part: str = Part.PERFORMER


@dataclass(frozen=True)
class Days:
    """By when, and when it is decided on: two days (S003-26). `reports`: the days of reports on the way."""

    deliver_by: date
    decided_on: date | None = None
    decided_at_time: time | None = None
    reports: tuple[date, ...] = ()


def word_of(doer: Doer, on: date) -> str:
    named = doer.group or doer.organization
    return named.name_on(on) if named else doer.person.name if doer.person else doer.name


def refuse_wording(wording: str) -> None:
    if not wording.strip():
        text = _("Write what is to be done, e.g. “Present an annual wheel for the coming year”.")
        raise Refused(text, field="wording", code="empty")


def refuse_doers(commissioner: Group, doers: list[Doer], issue: Issue | None) -> None:
    if not any(doer.part == Part.PERFORMER for doer in doers):
        raise Refused(_("Choose at least one who does it."), field="performers", code="nobody")
    who = [(doer.group, doer.organization, doer.person, doer.name.lower()) for doer in doers]
    if twice := next((one for one, key in zip(doers, who, strict=True) if who.count(key) > 1), None):
        text = _("%(name)s is there twice. Each either does it or takes part.")
        raise Refused(text % {"name": word_of(twice, date.max)}, field="partners", code="twice")
    if any(doer.group == commissioner for doer in doers):
        text = _("A group commissions others. Write down an action for what the group does itself.")
        raise Refused(text, field="performers", code="itself")
    groups = [commissioner, *(doer.group for doer in doers if doer.group)]
    if closed := next((group for group in groups if group.state == Group.State.CLOSED), None):
        text = _("%(name)s is closed.") % {"name": closed.name_on(date.max)}
        raise Refused(text, field="performers", code="closed_group")
    if issue and issue.circle != ReadingCircle.GROUP and any(doer.organization for doer in doers):
        text = _(
            "The issue is closed, and an organisation's mailbox is in no circle. Choose groups or people."
        )
        raise Refused(text, field="performers", code="closed")


def refuse_days(days: Days, starts_on: date, today: date, kept: Days | None = None) -> None:
    """`kept`: the days as they were; those among them may have passed."""
    if days.deliver_by < starts_on:
        text = _("It begins on %(start)s. Write that day or a later one.") % {"start": day_plain(starts_on)}
        raise Refused(text, field="deliver_by", code="before_start")
    if days.deliver_by < today and not (kept and kept.deliver_by == days.deliver_by):
        text = _("%(day)s has been. Write a day to come.") % {"day": day_plain(days.deliver_by)}
        raise Refused(text, field="deliver_by", code="past")
    refuse_decided_before(days.deliver_by, days.decided_on)
    if days.decided_at_time and days.decided_on is None:
        text = _("There is a time, and no day. Write the day it is decided on as well.")
        raise Refused(text, field="decided_on", code="time_without_day")
    wrong = next((day for day in days.reports if not starts_on <= day <= days.deliver_by), None)
    if wrong:
        words = {"day": day_plain(wrong), "start": day_plain(starts_on), "last": day_plain(days.deliver_by)}
        text = _("%(day)s is no day on the way. Reports come from %(start)s to %(last)s.") % words
        raise Refused(text, field="reports", code="not_on_the_way")


def refuse_decided_before(deliver_by: date, decided_on: date | None) -> None:
    if decided_on and decided_on < deliver_by:
        words = {"day": when(decided_on), "last": day_plain(deliver_by)}
        text = _("It is delivered by %(last)s, and cannot be decided on earlier, %(day)s.") % words
        raise Refused(text, field="decided_on", code="decided_before")
