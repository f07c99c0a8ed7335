"""The paper of a report: asked for, counted while it is made, and kept."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction

from evaluations.models import Report, ReportPaper
from evaluations.report_tasks import make_report_paper
from groups.models import Person
from samverkan.lib.history import verb

UNDER_WAY = ("waiting", "running")
# A worker that died leaves one behind that never ends.
GIVEN_UP = timedelta(minutes=30)
# What is kept of a paper that could not be made; the page says it in the reader's language.
FAULT = "fault"


@verb
def ask_for_report_paper(report: Report, *, by: Person, now: datetime) -> ReportPaper:
    """Made by the worker; asked for twice it is one."""
    kept = Report.objects.select_for_update(no_key=True).only("state", "approved_at", "published_at")
    kept = kept.get(pk=report.pk)
    recent = ReportPaper.objects.filter(report=report, state__in=UNDER_WAY, asked_at__gt=now - GIVEN_UP)
    # What was asked for before it was approved is a draft's, and before it was published the groups' own.
    if since := kept.published_at or kept.approved_at:
        recent = recent.filter(asked_at__gte=since)
    if there := recent.first():
        return there
    paper = ReportPaper.objects.create(report=report, asked_at=now)
    transaction.on_commit(lambda: make_report_paper.enqueue(paper.pk))
    return paper


@verb
def begin_report_paper(paper: ReportPaper, *, of: int, by: None, now: datetime) -> bool:
    """False for one that is made already or being made."""
    rows = ReportPaper.objects.filter(pk=paper.pk, state=ReportPaper.State.WAITING)
    return bool(rows.update(state=ReportPaper.State.RUNNING, of=of))


@verb
def count_report_drawn(paper: ReportPaper, *, done: int, by: None, now: datetime) -> None:
    ReportPaper.objects.filter(pk=paper.pk).update(done=done)


@verb
def keep_report_paper(paper: ReportPaper, *, file: str, sha256: str, by: None, now: datetime) -> None:
    """`file` is its name in storage. The papers it replaces go, with their files; so does the file itself
    where the draft was thrown away meanwhile."""
    done = {"state": ReportPaper.State.DONE, "file": file, "sha256": sha256, "made_at": now}
    ReportPaper.objects.filter(pk=paper.pk).update(**done)
    for former in ReportPaper.objects.filter(report=paper.report_id, pk__lt=paper.pk):
        if former.file and former.file.name != file:
            transaction.on_commit(lambda kept=former.file: kept.storage.delete(kept.name))
        former.delete()
    if not ReportPaper.objects.filter(file=file).exists():
        transaction.on_commit(lambda: default_storage.delete(file))


@verb
def fail_report_paper(paper: ReportPaper, *, by: None, now: datetime) -> None:
    ReportPaper.objects.filter(pk=paper.pk).update(state=ReportPaper.State.FAILED, problem=FAULT)
