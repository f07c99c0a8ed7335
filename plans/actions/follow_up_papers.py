"""The paper of a follow-up: asked for, counted while it is made, and kept."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from groups.models import Person
from plans.follow_up_tasks import make_follow_up_paper
from plans.models import FollowUp, FollowUpPaper
from samverkan.lib.history import verb

UNDER_WAY = ("waiting", "running")
# A worker that died leaves one behind that never ends.
GIVEN_UP = timedelta(minutes=30)


@verb
def ask_for_paper(follow_up: FollowUp, *, by: Person, now: datetime) -> FollowUpPaper:
    """Made by the worker; asked for twice it is one."""
    rows = FollowUp.objects.select_for_update(no_key=True).filter(pk=follow_up.pk)
    state = rows.values_list("state", flat=True).get()
    recent = FollowUpPaper.objects.filter(
        follow_up=follow_up, state__in=UNDER_WAY, asked_at__gt=now - GIVEN_UP
    )
    # What was asked for before it was published holds more than everybody reads.
    there = recent.first() if state != FollowUp.State.PUBLISHED else None
    if there is None and follow_up.published_at:
        there = recent.filter(asked_at__gte=follow_up.published_at).first()
    if there:
        return there
    paper = FollowUpPaper.objects.create(follow_up=follow_up, asked_at=now)
    transaction.on_commit(lambda: make_follow_up_paper.enqueue(paper.pk))
    return paper


@verb
def begin_paper(paper: FollowUpPaper, *, of: int, by: None, now: datetime) -> bool:
    """False for one that is made already or being made."""
    rows = FollowUpPaper.objects.filter(pk=paper.pk, state=FollowUpPaper.State.WAITING)
    return bool(rows.update(state=FollowUpPaper.State.RUNNING, of=of))


@verb
def count_drawn(paper: FollowUpPaper, *, done: int, by: None, now: datetime) -> None:
    FollowUpPaper.objects.filter(pk=paper.pk).update(done=done)


@verb
def keep_paper(paper: FollowUpPaper, *, file: str, sha256: str, by: None, now: datetime) -> None:
    """`file` is its name in storage. The papers it replaces go, with their files; so does the file itself
    where the draft was thrown away while it was drawn."""
    done = {"state": FollowUpPaper.State.DONE, "file": file, "sha256": sha256, "made_at": now}
    if not FollowUpPaper.objects.filter(pk=paper.pk).update(**done):
        if not FollowUpPaper.objects.filter(file=file).exists():
            transaction.on_commit(lambda: default_storage.delete(file))
        return
    for former in FollowUpPaper.objects.filter(follow_up=paper.follow_up_id, pk__lt=paper.pk):
        if former.file and former.file.name != file:
            transaction.on_commit(lambda kept=former.file: kept.storage.delete(kept.name))
        former.delete()


@verb
def fail_paper(paper: FollowUpPaper, *, by: None, now: datetime, problem: str = "") -> None:
    text = problem or _("Something went wrong here. It is in the log.")
    FollowUpPaper.objects.filter(pk=paper.pk).update(state=FollowUpPaper.State.FAILED, problem=text[:300])
