"""Asking each organisation to take an issue up at home, and what they are given for it (S001-34, S002-07)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.links import withdraw_links
from groups.models import Organization, Person, ReadingCircle
from groups.post import post_all, withdraw_deliveries
from issues.actions.events import tell
from issues.actions.issues import current_stage, locked
from issues.anchoring_reached import ANCHORING_LINK, ASKED_MAIL, REMINDER_MAIL, letters_about
from issues.course import FINISHED
from issues.models import Anchoring, HomeBrief, Issue
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain, listed

WRITTEN = ("what", "why", "proposal", "asked")


@verb
def write_home_brief(
    issue: Issue, *, by: Person, now: datetime, what: str, asked: str, why: str = "", proposal: str = ""
) -> HomeBrief:
    """The half page that each organisation takes home (S002-13). The same text again changes nothing."""
    issue = locked(issue)
    given = {name: text.strip() for name, text in zip(WRITTEN, (what, why, proposal, asked), strict=True)}
    for name, text in (("what", _("Write what it is about.")), ("asked", _("Write what is asked of them."))):
        if not given[name]:
            raise Refused(text, field=name, code="empty")
    brief = HomeBrief.objects.filter(issue=issue).first()
    if brief and all(getattr(brief, name) == text for name, text in given.items()):
        return brief
    text = _("The half page for the home boards is changed.") if brief else _("The half page is written.")
    brief = brief or HomeBrief(issue=issue)
    for name, value in given.items():
        setattr(brief, name, value)
    brief.save()
    tell(issue, "anchoring", now=now, by=by, text=text)
    return brief


@verb
def ask_for_anchoring(
    issue: Issue, *, organizations: Iterable[Organization], due_on: date, by: Person, now: datetime
) -> list[Anchoring]:
    """Give each organisation the task, with a link to its members and contacts. Asked again, an organisation
    gets the new day; the same day changes nothing."""
    issue, today = locked(issue), timezone.localdate(now)
    chosen = list({row.pk: row for row in organizations}.values())
    _refuse_asking(issue, chosen, due_on, today)
    there = {row.organization_id: row for row in issue.anchorings.filter(organization__in=chosen)}
    rows = [_asked(issue, row, there.get(row.pk), due_on, by=by, now=now) for row in chosen]
    asked = [row for row in rows if row]
    if asked:
        post_all(
            letters_about(ASKED_MAIL, issue, asked, now=now, today=today, key=f"asked-{now.isoformat()}"),
            now=now,
        )
        tell(issue, "anchoring", now=now, by=by, text=_asked_words(asked, due_on))
    return asked


def _asked(
    issue: Issue, organization: Organization, row: Anchoring | None, due_on: date, *, by, now
) -> Anchoring | None:
    """The row made or changed; None where there was nothing to change."""
    if row and row.due_on == due_on and not row.waived_reason:
        return None
    row = row or Anchoring(issue=issue, organization=organization)
    row.due_on, row.waived_reason, row.asked_at, row.asked_by = due_on, "", now, by
    row.save()
    row.organization = organization
    return row


def _asked_words(rows: list[Anchoring], due_on: date) -> str:
    text = ngettext(
        "To be taken up at home by %(day)s: %(names)s.",
        "To be taken up at home by %(day)s in %(count)d organisations: %(names)s.",
        len(rows),
    )
    names = listed(str(row.organization) for row in rows)
    return text % {"day": day_plain(due_on), "count": len(rows), "names": names}


def _refuse_asking(issue: Issue, organizations: list, due_on: date, today: date) -> None:
    if not organizations:
        raise Refused(_("Choose at least one organisation."), field="organizations", code="nobody")
    if due_on < today:
        raise Refused(
            _("%(day)s has been. Write a day to come.") % {"day": day_plain(due_on)},
            field="due_on",
            code="past",
        )
    if issue.circle != ReadingCircle.GROUP:
        raise Refused(
            _("The issue is closed, and others read what is asked at home. Open it to the group first."),
            code="closed",
        )
    entry = current_stage(issue)
    if entry.stage in FINISHED:
        raise Refused(
            _("The issue is in “%(stage)s”. Take it up again first.") % {"stage": entry.get_stage_display()},
            code="finished",
        )


@verb
def waive_anchoring(anchoring: Anchoring, *, reason: str, by: Person, now: datetime) -> Anchoring:
    """It is not needed in this organisation, and why. Its links die."""
    anchoring, issue = locked_anchoring(anchoring)
    if not reason.strip():
        text = _("Write why it is not needed, e.g. “Sala has no such board”.")
        raise Refused(text, field="reason", code="no_reason")
    if anchoring.waived_reason == reason.strip():
        return anchoring
    anchoring.waived_reason = reason.strip()
    anchoring.save()
    _end_mails(anchoring, now)
    text = _("Not needed at home: %(reason)s") % {"reason": anchoring.waived_reason}
    tell(issue, "anchoring", now=now, by=by, organization=anchoring.organization, text=text)
    return anchoring


@verb
def withdraw_anchoring(anchoring: Anchoring, *, by: Person, now: datetime) -> None:
    """Take back what was asked by mistake; what has been answered is never taken away."""
    anchoring, issue = locked_anchoring(anchoring)
    if anchoring.reports.exists():
        text = _("%(name)s has reported already. Say instead that it is not needed there.")
        raise Refused(text % {"name": anchoring.organization}, code="reported")
    _end_mails(anchoring, now)
    tell(issue, "anchoring", now=now, by=by, organization=anchoring.organization, text=_("Taken back."))
    anchoring.delete()


def _end_mails(anchoring: Anchoring, now: datetime) -> None:
    withdraw_links(ANCHORING_LINK, object_id=anchoring.pk, now=now)
    for kind in (ASKED_MAIL, REMINDER_MAIL):
        withdraw_deliveries(kind, references__anchoring=anchoring.pk)


def locked_anchoring(anchoring: Anchoring) -> tuple[Anchoring, Issue]:
    """The task again with its issue locked: what happens to one issue happens one at a time."""
    issue = locked(anchoring.issue)
    found = Anchoring.objects.select_related("organization").filter(pk=anchoring.pk).first()
    if found is None:
        raise Refused(_("It has been taken back, and nothing is asked any more."), code="withdrawn")
    found.issue = issue
    return found, issue
