"""Packs are cleared like every print: anybody may ask again."""

from datetime import datetime

from groups.post import daily
from groups.upkeep import clear_folder
from meetings.models import Pack
from meetings.packs import FOLDER, KEPT


@daily
def clear_packs(now: datetime) -> None:
    Pack.objects.filter(asked_at__lt=now - KEPT).delete()
    clear_folder(FOLDER, before=now - KEPT)
