"""What the worker renders when somebody has asked for it; ids only, the names it reads itself."""

from datetime import date, datetime

from django.tasks import task

from groups.directory import directory_document, directory_pdf
from groups.extract_document import extract_pdf
from groups.models import Group, Person
from groups.prints import FOLDER, keep, name_in_storage
from groups.register_extract import register_extract


@task()
def make_directory(group: int, today: str, is_staff: bool) -> None:
    """`today` is an ISO day; `is_staff` whether the one who asked sees every number."""
    row = Group.objects.filter(pk=group).select_related("structure").first()
    if row:
        document = directory_document(row, date.fromisoformat(today), is_staff=is_staff)
        keep(name_in_storage(document), directory_pdf(document))


@task()
def make_extract(person: int, at: str, token: str, everywhere: bool = False) -> None:
    """`at` is an ISO moment; the token is known to who asked alone, and `everywhere` for an administrator."""
    row = Person.objects.filter(pk=person, pseudonymised_at__isnull=True).first()
    if row:
        extract = register_extract(row, datetime.fromisoformat(at), everywhere=everywhere)
        keep(extract_name(person, token), extract_pdf(extract))


def extract_name(person: int, token: str) -> str:
    return f"{FOLDER}/extract-{person}-{token}.pdf"
