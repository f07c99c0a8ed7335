"""A pack from asked to made: counted on its way, kept in storage at the end. Only the worker imports this."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from meetings.models import Meeting, Pack
from meetings.pack_facts import PackFacts
from meetings.pack_pdf import Made, make_pdf, temporary_folder
from meetings.pack_zip import make_zip
from meetings.packs import name_in_storage, wanted_by


def make(pk: int) -> None:
    """Nothing for a row that is gone or made. Where the papers have changed since it was asked for, it fails:
    the page then offers what is there now."""
    pack = Pack.objects.filter(pk=pk, made_at__isnull=True).first()
    if pack is None:
        return
    meeting = Meeting.objects.select_related("group__structure").get(pk=pack.meeting_id)
    try:
        now_wanted = wanted_by(pack.circle, meeting, pack.kind)
        if now_wanted.fingerprint != pack.fingerprint:
            _failed(pk)
            return
        with temporary_folder() as folder:
            made = _made(now_wanted.facts, Path(folder), partial(_progress, pk))
            _keep(pack, made)
    except Exception:
        _failed(pk)
        raise


def _made(facts: PackFacts, folder: Path, progress: Callable[[int, int], None]) -> Made:
    if facts.kind == Pack.Kind.PDF:
        return make_pdf(facts.document, folder, progress)
    return make_zip(facts, folder, progress)


def _keep(pack: Pack, made: Made) -> None:
    """Two workers may make one pack: the second's file takes the first's place, and they are alike."""
    name = name_in_storage(pack)
    default_storage.delete(name)
    with made.path.open("rb") as file:
        kept = default_storage.save(name, File(file))
    Pack.objects.filter(pk=pack.pk).update(
        file=kept,
        made_at=timezone.now(),
        failed_at=None,
        pages_done=made.pages,
        pages_total=made.pages,
        problems=list(made.problems),
    )


def _progress(pk: int, done: int, total: int) -> None:
    """Outside any transaction, so that the page that asks sees it."""
    Pack.objects.filter(pk=pk).update(pages_done=done, pages_total=total)


def _failed(pk: int) -> None:
    Pack.objects.filter(pk=pk).update(failed_at=timezone.now())
