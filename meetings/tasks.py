"""What the worker does when somebody has asked for it."""

from datetime import date

from django.tasks import task

from meetings.calling import Calling
from meetings.models import Meeting
from meetings.prints import keep_print, print_of


@task()
def make_call_preview(meeting: int, today: str) -> None:
    """The paper of a call as it would be sent `today`."""
    row = Meeting.objects.filter(pk=meeting).select_related("group__structure").first()
    if row and row.date and row.start:
        keep_print(Calling(row).document(issued=date.fromisoformat(today)))


@task()
def make_print(meeting: int, kind: str, today: str) -> None:
    """`today`, an ISO day, is the day of an address list. No names are kept with the task: it reads them
    itself."""
    row = Meeting.objects.filter(pk=meeting).select_related("group__structure").first()
    document = row and print_of(kind, row, date.fromisoformat(today))
    if document:
        keep_print(document)
