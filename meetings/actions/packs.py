"""Asking for a pack of a meeting's papers."""

from datetime import datetime
from functools import partial

from django.db import transaction

from groups.models import Person
from meetings.models import Meeting, Pack
from meetings.pack_tasks import make_pack
from meetings.packs import is_ready, is_under_way
from samverkan.lib.history import verb


@verb
def ask_for_pack(
    meeting: Meeting, *, kind: str, circle: str, fingerprint: str, by: Person, now: datetime
) -> Pack:
    """Let the worker make the pack. One that is made, or under way, is not made again; one that failed, was
    cleared or whose worker died is."""
    key = {"meeting": meeting, "kind": kind, "circle": circle, "fingerprint": fingerprint}
    pack, is_new = Pack.objects.get_or_create(**key, defaults={"asked_by": by, "asked_at": now})
    if not is_new:
        pack = Pack.objects.select_for_update(of=("self",)).get(pk=pack.pk)
        if is_ready(pack) or is_under_way(pack, now):
            return pack
        pack.asked_by, pack.asked_at = by, now
        pack.made_at = pack.failed_at = None
        pack.file, pack.problems, pack.pages_done, pack.pages_total = "", [], 0, 0
        pack.save()
    transaction.on_commit(partial(make_pack.enqueue, pack.pk))
    return pack
