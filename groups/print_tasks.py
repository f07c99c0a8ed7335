"""What the worker renders when somebody has asked for it; ids only, the names it reads itself."""

from datetime import date

from django.tasks import task

from groups.directory import directory_document, directory_pdf
from groups.models import Group
from groups.prints import keep, name_in_storage


@task()
def make_directory(group: int, today: str, is_staff: bool) -> None:
    """`today` is an ISO day; `is_staff` whether the one who asked sees every number."""
    row = Group.objects.filter(pk=group).select_related("structure").first()
    if row:
        document = directory_document(row, date.fromisoformat(today), is_staff=is_staff)
        keep(name_in_storage(document), directory_pdf(document))
