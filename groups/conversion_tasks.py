"""What the worker does with a file that has just been uploaded."""

from django.tasks import task
from django.utils.module_loading import import_string

from groups.models import DocumentVersion


@task()
def convert_version(version: int) -> None:
    """The work is found by its name: with pikepdf it would cost every web process 19 MB, and none does it."""
    row = DocumentVersion.objects.select_related("document").filter(pk=version).first()
    if row:
        import_string("groups.conversion.converted")(row)
