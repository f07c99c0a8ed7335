"""What the worker does when somebody has asked for an archive package."""

from django.tasks import task
from django.utils.module_loading import import_string


@task()
def make_archive_package(package: int) -> None:
    """Found by its name: with pikepdf it would cost every web process 19 MB, and none does it."""
    import_string("meetings.archive_making.make")(package)
