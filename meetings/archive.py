"""Archive packages as they are asked for and kept: one at a time of a meeting or of a group's term."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.utils.text import slugify

from meetings.models import ArchivePackage

FOLDER = "archive"
# Time enough to hand it over; it can be made again, and the row with its checksum stays.
KEPT = timedelta(days=14)
# Longer than a term of sixty meetings takes: whoever made it has died, and it may be asked for again.
GIVEN_UP_AFTER = timedelta(minutes=30)


def name_in_storage(package: ArchivePackage, sha256: str) -> str:
    return f"{FOLDER}/{package.pk}-{sha256}.zip"


def is_there(package: ArchivePackage) -> bool:
    return bool(package.file) and default_storage.exists(package.file)


def is_under_way(package: ArchivePackage, now: datetime) -> bool:
    """Asked for, and somebody may still be making it."""
    is_open = package.made_at is None and package.failed_at is None
    return is_open and now - package.asked_at < GIVEN_UP_AFTER


def file_name(package: ArchivePackage) -> str:
    """ "arkivpaket-aldre-2017-03-14.zip", "arkivpaket-aldre-2015-2018.zip" """
    of = package.meeting.told_date if package.meeting else package.term.name
    return f"arkivpaket-{package.group.slug}-{slugify(str(of).replace('–', '-'))}.zip"
