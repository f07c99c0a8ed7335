"""What the worker does when somebody has asked for it."""

from datetime import date

from django.tasks import task

from meetings.models import Meeting
from meetings.prints import keep_print, print_of


@task()
def make_print(meeting: int, kind: str, today: str) -> None:
    """`today`, an ISO day, is the day of an address list. No names are kept with the task: it reads them
    itself."""
    row = Meeting.objects.filter(pk=meeting).select_related("group__structure").first()
    document = row and print_of(kind, row, date.fromisoformat(today))
    if document:
        keep_print(document)
