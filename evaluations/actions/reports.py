"""The report of an evaluation from begun to published, and withdrawn (S000-04)."""

import json
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.access import refuse_others
from evaluations.actions.report_papers import UNDER_WAY, ask_for_report_paper
from evaluations.gathered_report import gathered, last_day, surveys_left
from evaluations.models import Evaluation, Report, ReportLeftOut, ReportText
from evaluations.report_document import OPENING
from evaluations.report_groups import done_of
from evaluations.report_states import Move, may_be, why_not
from groups.models import Person
from plans.edition import refuse_changed
from samverkan.lib.facts import canonical_json, sha256
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import listed

TEXT = ("text",)
# As long as the column of a reason in the history.
LONGEST_REASON = 100


@verb
def begin_report(evaluation: Evaluation, *, by: Person, now: datetime) -> Report:
    """A draft that gathers anew each time it is opened; begun already, it is given."""
    refuse_others(evaluation.pk, by)
    Evaluation.objects.select_for_update(no_key=True).get(pk=evaluation.pk)
    return Report.objects.get_or_create(evaluation=evaluation)[0]


@verb
def write_report_text(
    report: Report, *, place: str, text: str, by: Person, now: datetime, seen: str = ""
) -> ReportText | None:
    """What stands before the part at `place`; nothing at all takes it away, and is None.

    `seen` is the mark of the text that the writer began from (`edition_of` over TEXT).
    """
    report, text = locked(report, "write", by), text.strip()
    if place not in gathered(report, now).places:
        raise Refused(_("That part is no longer in the report."), code="no_place")
    found = ReportText.objects.filter(report=report, place=place).first()
    there = found or ReportText(report=report, place=place, version=0)
    refuse_changed(there, TEXT, seen)
    if there.text == text:
        return found
    if not text:
        there.delete()
        return None
    there.text, there.by, there.at, there.version = text, by, now, there.version + 1
    there.save()
    return there


@verb
def choose_done(
    report: Report, *, group: int, keys: Collection[str], shown: Collection[str], by: Person, now: datetime
) -> list[ReportLeftOut]:
    """Of what the group has done and the writer was `shown` the report tells these (S000-42); gives those
    that are left out. A line that comes later is told."""
    report = locked(report, "write", by)
    if not report.evaluation.groups.filter(group=group).exists():
        raise Refused(_("That part is no longer in the report."), code="no_place")
    until = last_day(report.evaluation, timezone.localdate(now))
    offered = done_of(report.evaluation, [group], until)[group]
    ReportLeftOut.objects.filter(report=report, group=group, key__in=shown).delete()
    left = [one.key for one in offered if one.key in shown and one.key not in keys]
    rows = [ReportLeftOut(report=report, group_id=group, key=key) for key in left]
    return ReportLeftOut.objects.bulk_create(rows)


@verb
def discard_report(report: Report, *, reason: str, by: Person, now: datetime) -> None:
    """A draft is thrown away with its texts and papers, for a reason that its history keeps; what it gathered
    stands where it was, and it can be begun anew."""
    report, reason = locked(report, "discard", by), reason.strip()
    if not reason:
        text = _("Say why the draft is thrown away, as “Begun for the wrong period”.")
        raise Refused(text, field="reason", code="no_reason")
    # Locked: a worker that ends now finds its row gone and takes its own file away.
    for paper in report.papers.select_for_update():
        if paper.file:
            transaction.on_commit(lambda kept=paper.file: kept.storage.delete(kept.name))
    report._change_reason = reason[:LONGEST_REASON]
    report.delete()


@verb
def approve_report(report: Report, *, by: Person, now: datetime) -> Report:
    """The report stands as it is gathered now, frozen with its fingerprint, for good."""
    report = locked(report, "approve", by)
    _refuse_unready(report, now)
    document = gathered(report, now)
    if not any(text.place == OPENING for text in document.texts):
        text = _("The opening is not written yet. Write what the evaluation was for and what it came to.")
        raise Refused(text, code="no_opening")
    report.facts, report.sha256 = json.loads(canonical_json(document)), sha256(document)
    report.state, report.approved_at, report.approved_by = Report.State.APPROVED, now, by
    report.save(update_fields=["state", "facts", "sha256", "approved_at", "approved_by"])
    ask_for_report_paper(report, by=by, now=now)
    return report


@verb
def publish_report(report: Report, *, by: Person, now: datetime) -> Report:
    """From now on everybody reads it; the worker makes the paper for everybody."""
    report = locked(report, "publish", by)
    report.state, report.published_at = Report.State.PUBLISHED, now
    report.save(update_fields=["state", "published_at"])
    ask_for_report_paper(report, by=by, now=now)
    return report


@verb
def withdraw_report(report: Report, *, why: str, by: Person, now: datetime) -> Report:
    """From now on the groups alone read it again, as it was approved; its history keeps why. What everybody
    read is shut at once, and the worker makes the groups' paper, which replaces theirs."""
    report, why = locked(report, "withdraw", by), why.strip()
    if not why:
        text = _("Say why the report is withdrawn, as “Somebody is named in the opening”.")
        raise Refused(text, field="why", code="no_reason")
    report.state, report.published_at = Report.State.APPROVED, None
    report._change_reason = why[:LONGEST_REASON]
    report.save(update_fields=["state", "published_at"])
    # One under way says what everybody read; a worker that ends with it finds its row gone.
    report.papers.filter(state__in=UNDER_WAY).delete()
    ask_for_report_paper(report, by=by, now=now)
    return report


def locked(report: Report, move: Move, by: Person) -> Report:
    """The report again, locked; refused where the move cannot be made with it. For verbs."""
    rows = Report.objects.select_for_update(of=("self",)).select_related("evaluation__structure")
    found = rows.filter(pk=report.pk).first()
    if found is None:
        raise Refused(_("The draft has been thrown away. Gather the report anew."), code="gone")
    refuse_others(found.evaluation_id, by)
    if not may_be(found.state, move):
        raise Refused(why_not(found.state), code="wrong_state")
    return found


def _refuse_unready(report: Report, now: datetime) -> None:
    if report.evaluation.starts_on > timezone.localdate(now):
        raise Refused(_("The period of the evaluation has not begun."), code="too_early")
    if left := surveys_left(report.evaluation):
        text = _("%(surveys)s is not reported yet. An approved report does not change: report it first.")
        raise Refused(text % {"surveys": listed(left)}, code="survey_left")
