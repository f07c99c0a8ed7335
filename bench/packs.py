"""The board pack that the issue asks for: 40 attachments of ten pages, as the worker makes it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test.utils import override_settings
from django.utils import timezone

from groups.models import GroupRole
from meetings.actions import add_item, ask_for_pack, attach_document, create_meeting
from meetings.models import Pack
from meetings.packs import wanted_by
from meetings.tests.packs import pdf_bytes

ITEMS, PAPERS, PAGES = 20, 2, 10


@contextmanager
def asked_pack() -> Iterator[Pack]:
    """Asked for on a meeting of the installation; nothing of it stays."""
    with tempfile.TemporaryDirectory() as files, override_settings(MEDIA_ROOT=files), transaction.atomic():
        pack = _asked()
        yield pack
        pack.refresh_from_db()
        if pack.pages_total <= ITEMS * PAPERS * PAGES or pack.problems:
            raise ValueError(f"The pack has {pack.pages_total} pages: {pack.problems}")
        transaction.set_rollback(True)


def _asked() -> Pack:
    now = timezone.now()
    role = GroupRole.objects.in_force(timezone.localdate()).filter(kind="secretary").order_by("pk").first()
    sign = {"by": role.person, "now": now}
    day = timezone.localdate() + timedelta(days=60)
    meeting = create_meeting(role.group, date=day, start=time(9), end=time(12), place="Sal B", **sign)
    for at in range(ITEMS):
        item = add_item(meeting, title=f"Punkt {at}", **sign)
        for number in range(PAPERS):
            content = pdf_bytes(PAGES, words=f"{at} {number}")
            attach_document(item, file=SimpleUploadedFile("b.pdf", content), title=f"B {number}", **sign)
    fingerprint = wanted_by("group", meeting, Pack.Kind.PDF).fingerprint
    return ask_for_pack(meeting, kind=Pack.Kind.PDF, circle="group", fingerprint=fingerprint, **sign)
