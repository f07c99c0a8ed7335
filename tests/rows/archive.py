"""The addresses of packages for the archive: for the office alone, who reads everything that is closed."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from meetings.actions import ask_for_archive_package
from meetings.models import ArchivePackage
from tests.house import Builder, House
from tests.rows.base import STAFF, Row, at, group, only


def term(house: House) -> list:
    return [house.cast.group.slug, house.cast.structure.terms.get(name="2015–2018").pk]


ROWS: dict[str, Row] = {
    "meetings:archive": Row(only(STAFF), at("approved")),
    "meetings:archive_group": Row(only(STAFF), group),
    "meetings:archive_term": Row(only(STAFF), term),
    "meetings:archive_file": Row(only(STAFF), lambda house: [house.more["archive_package"].pk]),
}


def furnish(build: Builder, house: House) -> None:
    """A package with a file; what is in one is tested where it is made."""
    package = ask_for_archive_package(
        house.cast.group, meeting=house.approved, by=house.cast.secretary, now=build.now
    )
    file = default_storage.save("archive/row.zip", ContentFile(b"PK"))
    ArchivePackage.objects.filter(pk=package.pk).update(
        file=file, size=2, sha256="0" * 64, made_at=build.now, files_total=9, files_done=9
    )
    house.more["archive_package"] = package
