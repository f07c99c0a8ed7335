"""The files of archive packages are cleared away in time; who had which made, and its checksum, stays."""

from datetime import datetime

from groups.post import daily
from groups.upkeep import clear_folder
from meetings.archive import FOLDER, KEPT
from meetings.models import ArchivePackage


@daily
def clear_archive_packages(now: datetime) -> None:
    ArchivePackage.objects.filter(made_at__lt=now - KEPT).exclude(file="").update(file="")
    clear_folder(FOLDER, before=now - KEPT)
